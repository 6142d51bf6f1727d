#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "app/downloads.h"
#include "app/opener.h"
#include "base/mem.h"
#include "list.h"
#include "outside.h"
#include "reflow.h"
#include "row.h"
#include "transfers.h"
#include "text/width.h"
#include "views.h"

#define ROWS	2

struct enclosures_view {
	struct view view;
	struct arena arena;
	struct article *article;
	struct list list;
};

static struct enclosures_view *
self(struct view *view)
{
	return (struct enclosures_view *)(void *)view;
}

static const struct article_enclosure *
selected(const struct enclosures_view *v)
{
	return v->list.count > 0 ? &v->article->enclosures[v->list.selected] : NULL;
}

/* "audio/mpeg, 24.1 MB, 35 min" */
static void
about(struct buf *out, const struct article_enclosure *e)
{
	buf_adds(out, e->type[0] != '\0' ? e->type : "unknown type");
	if (e->length > 0) {
		buf_adds(out, ", ");
		transfers_size(out, e->length);
	}
	if (e->seconds >= 3600)
		buf_printf(out, ", %" PRId64 ":%02d h", e->seconds / 3600, (int)(e->seconds / 60 % 60));
	else if (e->seconds >= 60)
		buf_printf(out, ", %" PRId64 " min", e->seconds / 60);
	else if (e->seconds > 0)
		buf_printf(out, ", %" PRId64 " s", e->seconds);
}

static void
draw(struct view *view)
{
	struct enclosures_view *v = self(view);
	struct screen *screen = view->session->screen;
	struct area *area = &view->area;
	int right = area->x + area->columns - 1, i, n;
	struct buf text = { 0 };

	list_settle(&v->list, view_list_rows(view));
	if (v->list.count == 0)
		reflow_empty(view->session, area, "Nothing is attached to this article.", "Press {quit} to go back.");
	for (i = 0; i < view_list_rows(view) && (n = v->list.top + i) < v->list.count; i++) {
		const struct article_enclosure *e = &v->article->enclosures[n];
		unsigned state = n == v->list.selected ? LOOK_SELECTED : 0;
		int y = area->y + i * ROWS;

		if (n == v->list.selected)
			row_rest(view->session, area, y);
		buf_reset(&text);
		about(&text, e);
		screen_fill(screen, y, area->x, area->columns, LOOK_TEXT | state);
		screen_text(screen, y, area->x + 2, right - area->x - 2, LOOK_TEXT | state, buf_text(&text));
		screen_text(screen, y + 1, area->x + 4, right - area->x - 4, LOOK_DIM, e->title[0] != '\0' ? e->title : e->url);
	}
	buf_clear(&text);
}

/* Where it was downloaded to, "" nowhere; in the arena. */
static const char *
find_file(const char *url, struct arena *a)
{
	const char *path = "";
	struct downloads d;
	struct error ignored;
	size_t i;

	if (downloads_read(&d, &ignored) < 0)
		return "";
	for (i = 0; i < d.count; i++)
		if (d.items[i].state == DOWNLOAD_HERE && strcmp(d.items[i].url, url) == 0)
			path = downloads_path(a, &d.items[i]);
	downloads_clear(&d);
	return path;
}

void
act_play(struct session *session, const char *url, const char *file)
{
	struct opener_subject subject = { .url = url, .title = "", .author = "", .feed = "", .date = "", .description = "" };
	struct arena a = { 0 };
	struct opener opener;
	struct error err;

	if (file == NULL)
		file = find_file(url, &a);
	if (opener_play(&opener, &a, reader_settings(session->reader), url, file, &err) < 0)
		status_warn(&session->status, session->now, "%s", err.text);
	else if (outside_run(session, &opener, &subject))
		status_say(&session->status, session->now, "Played %s", *file != '\0' ? file : url);
	arena_clear(&a);
}

static bool
command(struct view *view, enum command command)
{
	struct enclosures_view *v = self(view);
	const struct article_enclosure *e = selected(v);

	if (list_command(&v->list, command, view_list_rows(view)))
		return true;
	if (e == NULL)
		return false;
	switch (command) {
	case COMMAND_OPEN: act_play(view->session, e->url, NULL); break;
	case COMMAND_BROWSER: act_browse(view->session, e->url); break;
	case COMMAND_COPY: act_copy(view->session, e->url); break;
	case COMMAND_DOWNLOAD: transfers_add(view->session, e->url, e->type, v->article->title); break;
	default: return false;
	}
	return true;
}

static void
describe(struct view *view, struct buf *left, struct buf *right, struct buf *last)
{
	struct enclosures_view *v = self(view);

	(void)last;
	buf_adds(left, "Attached");
	if (v->article != NULL)
		buf_printf(left, ": %s", v->article->title);
	if (v->list.count > 0)
		buf_printf(right, "%d/%d", v->list.selected + 1, v->list.count);
}

static const char *
text(struct view *view, int row, struct buf *scratch)
{
	const struct enclosures_view *v = self(view);

	if (row >= v->list.count)
		return NULL;
	buf_printf(scratch, "%s %s", v->article->enclosures[row].title, v->article->enclosures[row].url);
	return buf_text(scratch);
}

static void
close_view(struct view *view)
{
	struct enclosures_view *v = self(view);

	arena_clear(&v->arena);
	free(v);
}

static const struct view_ops ops = {
	.row_lines = ROWS,
	.where = WHERE_LINKS,
	.draw = draw,
	.command = command,
	.describe = describe,
	.text = text,
	.hint = "{open} play   {download} download   {downloads} queue   {browser} browser   {copy} copy   {quit} back",
	.close = close_view,
};

void
enclosures_view_open(struct session *session, int64_t article)
{
	struct enclosures_view *v = mem_zalloc(1, sizeof(*v));
	struct error err;

	v->view.ops = &ops;
	v->view.list = &v->list;
	v->article = articles_get(reader_store(session->reader), article, &v->arena, &err);
	v->list.count = v->article != NULL ? (int)v->article->enclosure_count : 0;
	view_push(session, &v->view);
}
