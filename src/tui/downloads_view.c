#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "app/downloads.h"
#include "base/mem.h"
#include "list.h"
#include "reflow.h"
#include "row.h"
#include "transfers.h"
#include "text/width.h"
#include "views.h"

#define BAR_COLUMNS	10
/* Narrower windows show no bars. */
#define BARS_FROM	70

struct downloads_view {
	struct view view;
	struct downloads downloads;
	struct list list;
	int state_columns;		/* of the longest state that is seen */
	struct error err;
};

static struct downloads_view *
self(struct view *view)
{
	return (struct downloads_view *)(void *)view;
}

/* The newest first. */
static struct download *
row(const struct downloads_view *v, int n)
{
	return n < v->list.count ? &v->downloads.items[v->downloads.count - 1 - (size_t)n] : NULL;
}

static void
reread(struct view *view)
{
	struct downloads_view *v = self(view);
	struct error err;

	downloads_clear(&v->downloads);
	v->err = (struct error){ 0 };
	if (downloads_read(&v->downloads, &err) < 0)
		v->err = err;
	v->list.count = (int)v->downloads.count;
	list_settle(&v->list, view_rows(view));
}

/* "40% of 24.1 MB", "done, 24.1 MB", "stopped at 40%" */
static void
say_state(const struct downloads_view *v, const struct download *d, int64_t *have, int64_t *total, struct buf *out)
{
	bool runs;

	*have = transfers_have(v->view.session->transfers, d->id, total);
	runs = *have >= 0;
	if (*have <= 0)
		*have = downloads_have(d);
	if (*total < 0)
		*total = d->size;
	if (!runs)
		buf_printf(out, "%s ", downloads_state_name(d->state));
	if (d->state == DOWNLOAD_HERE || *total <= 0)
		transfers_size(out, *have);
	else {
		buf_printf(out, "%d%% of ", (int)(*have * 100 / *total));
		transfers_size(out, *total);
	}
}

static void
add_bar(struct buf *out, int64_t have, int64_t total)
{
	int i, full = total > 0 ? (int)(have * BAR_COLUMNS / total) : 0;

	buf_addc(out, '[');
	for (i = 0; i < BAR_COLUMNS; i++)
		buf_addc(out, i < full ? '=' : ' ');
	buf_addc(out, ']');
}

static void
draw_row(struct downloads_view *v, const struct download *d, int y, bool selected)
{
	struct screen *screen = v->view.session->screen;
	struct area *area = &v->view.area;
	unsigned state = selected ? LOOK_SELECTED : 0;
	int right = area->x + row_columns(area->columns, 0) - 1, x = area->x + 2;
	int64_t have, total;
	struct buf text = { 0 }, bar = { 0 };

	say_state(v, d, &have, &total, &text);
	screen_fill(screen, y, area->x, area->columns, LOOK_TEXT | state);
	if (area->columns >= BARS_FROM) {
		add_bar(&bar, have, d->state == DOWNLOAD_HERE ? have : total);
		x += screen_put(screen, y, x, BAR_COLUMNS + 2, LOOK_DIM | state, buf_text(&bar), bar.len) + 2;
	}
	screen_text(screen, y, x, right - v->state_columns - 2 - x, (d->state == DOWNLOAD_HERE ? LOOK_READ : LOOK_UNREAD) | state,
	    d->title[0] != '\0' ? d->title : d->url);
	screen_text(screen, y, right - width_text(buf_text(&text), text.len), v->state_columns,
	    (d->state == DOWNLOAD_FAILED ? LOOK_WARNING : LOOK_DIM) | state, buf_text(&text));
	buf_clear(&text);
	buf_clear(&bar);
}

static void
draw_empty(struct downloads_view *v)
{
	struct session *session = v->view.session;

	if (v->err.text[0] != '\0')
		reflow_empty(session, &v->view.area, v->err.text, "");
	else
		reflow_empty(session, &v->view.area, "Nothing was downloaded yet.",
		    "In an article {enclosures} lists what is attached to it, and {download} fetches it. Press {quit} to go back.");
}

/* Titles have what the states leave. */
static void
measure_states(struct downloads_view *v)
{
	struct buf text = { 0 };
	int64_t have, total;
	int i, width;

	v->state_columns = 0;
	for (i = v->list.top; i < v->list.top + v->view.area.rows && i < v->list.count; i++) {
		buf_reset(&text);
		say_state(v, row(v, i), &have, &total, &text);
		width = width_text(buf_text(&text), text.len);
		if (width > v->state_columns)
			v->state_columns = width;
	}
	buf_clear(&text);
}

static void
draw(struct view *view)
{
	struct downloads_view *v = self(view);
	struct area *area = &view->area;
	int i, n;

	list_settle(&v->list, view_rows(view));
	measure_states(v);
	if (v->list.count == 0)
		draw_empty(v);
	for (i = 0; i < area->rows && (n = v->list.top + i) < v->list.count; i++) {
		if (n == v->list.selected)
			row_rest(view->session, area, area->y + i);
		draw_row(v, row(v, n), area->y + i, n == v->list.selected);
	}
}

static void
set_state(struct downloads_view *v, const struct download *d, enum download_state state, const char *said)
{
	struct session *session = v->view.session;
	struct error err;

	if (downloads_set(d->id, state, DOWNLOAD_SAME, NULL, NULL, &err) < 0)
		status_warn(&session->status, session->now, "%s", err.text);
	else
		status_say(&session->status, session->now, "%s", said);
	view_spoil(session);
}

static void
forget(struct downloads_view *v, const struct download *d)
{
	struct session *session = v->view.session;
	bool here = d->state == DOWNLOAD_HERE;
	struct error err;

	if (downloads_forget(d->id, &err) < 0)
		status_warn(&session->status, session->now, "%s", err.text);
	else
		status_say(&session->status, session->now, here ? "Out of the list; the file stays." : "Given up.");
	view_spoil(session);
}

static bool
command(struct view *view, enum command command)
{
	struct downloads_view *v = self(view);
	struct download *d = row(v, v->list.selected);
	struct arena a = { 0 };

	if (list_command(&v->list, command, view_rows(view)))
		return true;
	if (d == NULL)
		return false;
	switch (command) {
	case COMMAND_OPEN:
		act_play(view->session, d->url, d->state == DOWNLOAD_HERE ? downloads_path(&a, d) : "");
		break;
	case COMMAND_BROWSER: act_browse(view->session, d->url); break;
	case COMMAND_COPY: act_copy(view->session, d->url); break;
	case COMMAND_STOP:
		if (d->state == DOWNLOAD_WAITING)
			set_state(v, d, DOWNLOAD_STOPPED, "Stopped; its part stays.");
		break;
	case COMMAND_DOWNLOAD:
		if (d->state != DOWNLOAD_HERE)
			set_state(v, d, DOWNLOAD_WAITING, "It waits for its turn.");
		transfers_start(view->session);
		break;
	case COMMAND_DELETE: forget(v, d); break;
	default: return false;
	}
	arena_clear(&a);
	return true;
}

static void
describe(struct view *view, struct buf *left, struct buf *right, struct buf *last)
{
	struct downloads_view *v = self(view);
	const struct download *d = row(v, v->list.selected);

	buf_adds(left, "Downloads");
	if (v->list.count > 0)
		buf_printf(right, "%d/%d", v->list.selected + 1, v->list.count);
	if (d != NULL)
		buf_adds(last, d->state == DOWNLOAD_FAILED ? d->error : "");
}

static const char *
text(struct view *view, int n, struct buf *scratch)
{
	const struct download *d = row(self(view), n);

	if (d == NULL)
		return NULL;
	buf_printf(scratch, "%s %s", d->title, d->url);
	return buf_text(scratch);
}

static void
close_view(struct view *view)
{
	struct downloads_view *v = self(view);

	downloads_clear(&v->downloads);
	free(v);
}

static const struct view_ops ops = {
	.where = WHERE_LINKS,
	.draw = draw,
	.command = command,
	.reread = reread,
	.describe = describe,
	.text = text,
	.hint = "{open} play   {download} again   {stop} stop   {delete} remove   {quit} back",
	.close = close_view,
};

void
downloads_view_open(struct session *session)
{
	struct downloads_view *v = mem_zalloc(1, sizeof(*v));

	v->view.ops = &ops;
	v->view.list = &v->list;
	v->view.stale = true;
	view_push(session, &v->view);
}
