#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "app/body.h"
#include "base/mem.h"
#include "list.h"
#include "row.h"
#include "store/marks.h"
#include "store/search.h"
#include "text/date.h"
#include "text/width.h"
#include "views.h"

/* The best so many are shown; who wants others says more words. */
#define HITS_MAX	200
#define HIT_ROWS	2
#define DATE_COLUMNS	12

struct search_view {
	struct view view;
	struct arena arena;		/* of the result */
	struct search_result result;
	struct buf words;
	struct list list;
	struct error err;		/* what cannot be understood in the words */
};

static struct search_view *
self(struct view *view)
{
	return (struct search_view *)(void *)view;
}

static void
search(struct search_view *v, bool typing)
{
	struct search_request request = { .text = buf_text(&v->words), .typing = typing, .order = SEARCH_RANKED,
	    .limit = HITS_MAX, .now = v->view.session->now };

	arena_clear(&v->arena);
	v->result = (struct search_result){ 0 };
	v->err = (struct error){ 0 };
	if (v->words.len > 0 && search_run(reader_store(v->view.session->reader), &request, typing ? NULL : body_texts(),
	    &v->arena, &v->result, &v->err) < 0)
		v->result.count = 0;
	v->list.count = (int)v->result.count;
}

static int
hits_seen(const struct view *view)
{
	int hits = view->area.rows / HIT_ROWS;

	return hits > 0 ? hits : 1;
}

static void
typed(void *context, const char *line)
{
	struct session *session = context;
	struct search_view *v = self(session->top);

	buf_reset(&v->words);
	buf_adds(&v->words, line);
	v->list = (struct list){ 0 };
	search(v, true);
}

static void
answered(void *context, const char *answer)
{
	struct session *session = context;
	struct search_view *v = self(session->top);

	if (answer == NULL || *answer == '\0') {
		view_pop(session);
		return;
	}
	buf_reset(&v->words);
	buf_adds(&v->words, answer);
	search(v, false);
}

/* Search for words, or ask for others. */
static void
seek(struct search_view *v, const char *words)
{
	struct session *session = v->view.session;

	if (*words != '\0') {
		answered(session, words);
		return;
	}
	prompt_ask(&session->prompt, "Search:", buf_text(&v->words), answered, typed, session);
	prompt_remember(&session->prompt, &session->history, 's');
}

/* The feed and where the words were found, marked. */
static void
draw_snippet(struct screen *screen, const struct search_hit *hit, int y, int x, int width)
{
	struct buf text = { 0 };
	size_t lead, i;

	buf_printf(&text, "%s%s", hit->headline.feed_title, hit->snippet[0] != '\0' ? ": " : "");
	lead = text.len;
	buf_adds(&text, hit->snippet);
	screen_field(screen, y, x, width, LOOK_DIM, buf_text(&text));
	if (width_text(buf_text(&text), text.len) > width)
		width--;	/* the ellipsis */
	for (i = 0; i < hit->mark_count; i++) {
		const struct search_mark *mark = &hit->marks[i];
		int before = width_text(buf_text(&text), lead + mark->at);

		if (before < width)
			screen_put(screen, y, x + before, width - before, LOOK_MATCH, hit->snippet + mark->at, mark->len);
	}
	buf_clear(&text);
}

static void
draw_hit(struct search_view *v, const struct search_hit *hit, int y, bool selected)
{
	struct session *session = v->view.session;
	struct area *area = &v->view.area;
	unsigned state = selected ? LOOK_SELECTED : 0;
	bool unread = !(hit->headline.marks & MARK_READ);
	int right = area->x + area->columns - 1, x = area->x + 4;
	struct buf date = { 0 };

	if (selected)
		row_rest(session, area, y);
	screen_fill(session->screen, y, area->x, area->columns, LOOK_TEXT | state);
	if (unread)
		screen_put(session->screen, y, area->x + 1, 1, LOOK_COUNT_UNREAD | state, "\xe2\x80\xa2", 3);
	date_format_short(&date, hit->headline.date, session->now);
	screen_put(session->screen, y, right - width_text(buf_text(&date), date.len), DATE_COLUMNS, LOOK_DIM | state,
	    buf_text(&date), date.len);
	screen_field(session->screen, y, x, right - DATE_COLUMNS - 2 - x, (unread ? LOOK_UNREAD : LOOK_READ) | state,
	    hit->headline.title);
	buf_clear(&date);
	draw_snippet(session->screen, hit, y + 1, x, right - x);
}

static void
draw(struct view *view)
{
	struct search_view *v = self(view);
	struct screen *screen = view->session->screen;
	struct area *area = &view->area;
	const char *why = v->words.len == 0 ? "Type words; those that hold all of them are shown." :
	    v->err.text[0] != '\0' ? v->err.text : "Nothing holds all these words.";
	int i, n;

	list_settle(&v->list, hits_seen(view));
	if (v->list.count == 0)
		screen_field(screen, area->y + area->rows / 3, area->x + 4, area->columns - 8, LOOK_DIM, why);
	for (i = 0; i < hits_seen(view) && (n = v->list.top + i) < v->list.count; i++)
		draw_hit(v, &v->result.hits[n], area->y + i * HIT_ROWS, n == v->list.selected);
}

static bool
command(struct view *view, enum command command)
{
	struct search_view *v = self(view);
	struct session *session = view->session;
	const struct search_hit *hit = v->list.count > 0 ? &v->result.hits[v->list.selected] : NULL;

	if (list_command(&v->list, command, hits_seen(view)))
		return true;
	switch (command) {
	case COMMAND_OPEN:
		if (hit != NULL)
			article_view_open(session, hit->headline.id, NULL);
		break;
	case COMMAND_BROWSER:
		if (hit != NULL)
			act_browse(session, hit->headline.link);
		break;
	case COMMAND_COPY:
		if (hit != NULL)
			act_copy(session, hit->headline.link);
		break;
	case COMMAND_SEARCH:
		seek(v, session->given.argument);
		break;
	default: return false;
	}
	return true;
}

static void
reread(struct view *view)
{
	search(self(view), view->session->prompt.asking);
}

static void
describe(struct view *view, struct buf *left, struct buf *right, struct buf *last)
{
	struct search_view *v = self(view);

	buf_adds(left, "Search");
	if (v->words.len > 0)
		buf_printf(left, ": %s", buf_text(&v->words));
	if (v->list.count > 0)
		buf_printf(right, "%d/%d%s", v->list.selected + 1, v->list.count, v->result.more ? "+" : "");
	if (v->result.pending > 0)
		buf_printf(last, "%" PRId64 " articles are not indexed yet", v->result.pending);
}

static void
close_view(struct view *view)
{
	struct search_view *v = self(view);

	arena_clear(&v->arena);
	buf_clear(&v->words);
	free(v);
}

static struct list *
list(struct view *view)
{
	return &self(view)->list;
}

static const struct view_ops ops = {
	.list = list,
	.row_lines = HIT_ROWS,
	.where = WHERE_RESULTS,
	.draw = draw,
	.command = command,
	.reread = reread,
	.describe = describe,
	.hint = "{open} read   {search} other words   {browser} browser   {help} help   {quit} back",
	.close = close_view,
};

void
search_view_open(struct session *session, const char *words)
{
	struct search_view *v = mem_zalloc(1, sizeof(*v));

	v->view.ops = &ops;
	view_push(session, &v->view);
	seek(v, words);
}
