#include <inttypes.h>

#include "store/feeds.h"
#include "store/marks.h"
#include "text/format.h"
#include "text/width.h"
#include "title.h"

/* What the form of a top line is filled from. */
struct title {
	struct view *view;
	const char *place;		/* what stands on the right by default */
};

/* Letters that mean the same everywhere, else the view's. */
static bool
write_field(struct buf *out, char letter, const void *thing)
{
	const struct title *title = thing;

	switch (letter) {
	case 'N': buf_adds(out, "coranto"); break;
	case 'V': buf_adds(out, VERSION); break;
	case 'p': buf_adds(out, title->place); break;
	default: return title->view->ops->title_field(title->view, letter, out);
	}
	return true;
}

static bool
write_form(struct view *view, const struct buf *right, int columns, struct buf *out)
{
	const struct settings *settings = reader_settings(view->session->reader);
	const struct title title = { view, buf_text(right) };
	const char *form = view->ops->title_field != NULL ? settings_text(settings, view->ops->title) : "";
	const struct format format = { .text = form, .field = write_field };

	format_write(&format, &title, columns, out);
	return *form != '\0';
}

/* What is on the right comes first, but leaves half of the room to what is on the left. */
static int
columns_of_right(const struct buf *left, const struct buf *right, int room)
{
	int width = width_text(buf_text(right), right->len), rest = room - width_text(buf_text(left), left->len);

	if (rest < room / 2)
		rest = room / 2;
	return width < rest ? width : rest;
}

void
title_draw(struct session *session, int columns, const struct buf *left, const struct buf *right)
{
	int width = columns_of_right(left, right, columns - 4);
	struct buf line = { 0 }, title = { 0 };

	screen_fill(session->screen, 0, 0, columns, LOOK_BAR);
	if (write_form(session->top, right, columns - 2, &line))
		screen_field(session->screen, 0, 1, columns - 2, LOOK_BAR, buf_text(&line));
	else {
		screen_field(session->screen, 0, 1, columns - width - 4, LOOK_BAR, buf_text(left));
		screen_text(session->screen, 0, columns - width - 1, width, LOOK_BAR, buf_text(right));
	}
	buf_adds(&title, "coranto");
	if (session->top->below != NULL)
		buf_printf(&title, ": %s", buf_text(left));
	screen_title(session->screen, buf_text(&title));
	buf_clear(&line);
	buf_clear(&title);
}

void
title_count(struct session *session, const struct headline_scope *scope, unsigned off, struct buf *out)
{
	struct headline_scope counted = *scope;
	struct error ignored;
	int64_t total;

	counted.marks_off = off;
	counted.kept_since = 0;
	if (headlines_count(reader_store(session->reader), &counted, 0, &total, NULL, &ignored) == 0 && total >= 0)
		buf_printf(out, "%" PRId64, total);
}

void
title_feed_address(struct session *session, int64_t feed, struct buf *out)
{
	struct arena a = { 0 };
	struct error ignored;
	const struct feed_record *record = feed != 0 ? feeds_get(reader_store(session->reader), feed, &a, &ignored) : NULL;

	if (record != NULL)
		buf_adds(out, record->url);
	arena_clear(&a);
}

bool
title_of_article(struct session *session, const struct article *article, char letter, struct buf *out)
{
	struct headline_scope feed = { .feed = article->feed };

	switch (letter) {
	case 'T': buf_adds(out, article->title); break;
	case 'F': buf_adds(out, article->feed_title != NULL ? article->feed_title : ""); break;
	case 'u': title_count(session, &feed, MARK_READ, out); break;
	case 't': title_count(session, &feed, 0, out); break;
	default: return false;
	}
	return true;
}
