#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "base/mem.h"
#include "complete.h"
#include "hint.h"
#include "list.h"
#include "smart.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/query.h"
#include "text/date.h"
#include "update.h"
#include "views.h"

#define COUNT_COLUMNS	6
#define DATE_COLUMNS	12
/* Narrower windows show no dates. */
#define DATES_FROM	50

/* A row is a feed, a query, or the heading of a folder. */
struct row {
	const struct feed_record *feed;
	const char *query;		/* NULL none */
	const char *folder;		/* also the title of a query */
	int64_t unread;
};

struct feeds_view {
	struct view view;
	struct arena arena;		/* of the records and rows */
	struct feed_record *records;
	size_t count;
	struct row *rows;
	struct list list;
	int64_t unread;
	int64_t kept_since;
	struct error err;
};

static struct feeds_view *
self(struct view *view)
{
	return (struct feeds_view *)(void *)view;
}

static bool
is_hidden(const struct session *session, const char *url)
{
	const struct subs *subs = reader_subs(session->reader);
	size_t i;

	for (i = 0; i < subs->count; i++)
		if (subs->items[i].hidden && strcmp(subs->items[i].url, url) == 0)
			return true;
	return false;
}

static const struct row *
selected_row(const struct feeds_view *v)
{
	return v->list.selected < v->list.count ? &v->rows[v->list.selected] : NULL;
}

static void
select_feed(struct feeds_view *v, int64_t id)
{
	int i;

	for (i = 0; i < v->list.count; i++)
		if (v->rows[i].feed != NULL && v->rows[i].feed->id == id)
			v->list.selected = i;
}

/* Past the queries, which stand above all feeds. */
static void
select_first(struct feeds_view *v)
{
	int i = 0;

	while (i < v->list.count && v->rows[i].query != NULL)
		i++;
	if (i < v->list.count)
		v->list.selected = i;
}

static int64_t
unread_below(const struct feeds_view *v, const char *folder)
{
	size_t len = strlen(folder), i;
	int64_t unread = 0;

	for (i = 0; i < v->count; i++)
		if (strncmp(v->records[i].folder, folder, len) == 0 &&
		    (v->records[i].folder[len] == '\0' || v->records[i].folder[len] == '/'))
			unread += v->records[i].unread;
	return unread;
}

/* Queries come first: those that everybody has, then the user's. */
static void
add_queries(struct feeds_view *v)
{
	const struct session *session = v->view.session;
	const struct subs *subs = reader_subs(session->reader);
	const struct smart_feed *smart;
	size_t i;

	for (i = 0; v->count > 0 && !subs->builtin && (smart = smart_feed(session, i)) != NULL; i++)
		v->rows[v->list.count++] = (struct row){ .query = smart->query, .folder = smart->title };
	for (i = 0; i < subs->count; i++)
		if (subs->items[i].kind == SUB_QUERY)
			v->rows[v->list.count++] = (struct row){ .query = subs->items[i].query, .folder = subs->items[i].title };
}

/* Which records are shown, with a heading before each folder. */
static void
make_rows(struct feeds_view *v)
{
	const struct session *session = v->view.session;
	const struct subs *subs = reader_subs(session->reader);
	const char *folder = "";
	size_t i;

	v->rows = arena_zalloc(&v->arena, 2 * v->count + subs->count + SMART_FEEDS + 1, sizeof(*v->rows));
	v->list.count = 0;
	v->unread = 0;
	add_queries(v);
	for (i = 0; i < v->count; i++) {
		const struct feed_record *feed = &v->records[i];

		if (is_hidden(session, feed->url))
			continue;
		v->unread += feed->unread;
		if (!session->show_read && feed->unread == 0 && feed->id != session->feed && feed->id != session->new_feed &&
		    feed->state.error[0] == '\0')
			continue;
		if (strcmp(folder, feed->folder) != 0 && feed->folder[0] != '\0')
			v->rows[v->list.count++] = (struct row){ .folder = feed->folder,
			    .unread = unread_below(v, feed->folder) };
		folder = feed->folder;
		v->rows[v->list.count++] = (struct row){ .feed = feed, .folder = folder, .unread = feed->unread };
	}
}

static void
reread(struct view *view)
{
	struct feeds_view *v = self(view);
	const struct row *row = selected_row(v);
	int64_t feed = row != NULL && row->feed != NULL ? row->feed->id : 0;
	bool first = v->records == NULL;

	arena_clear(&v->arena);
	v->err = (struct error){ 0 };
	v->records = feeds_list(reader_store(view->session->reader), &v->arena, &v->count, &v->err);
	if (v->records == NULL)
		v->count = 0;
	make_rows(v);
	if (first)
		select_first(v);
	if (view->session->new_feed != 0)
		feed = view->session->feed = view->session->new_feed;
	view->session->new_feed = 0;
	select_feed(v, feed != 0 ? feed : view->session->feed);
	list_settle(&v->list, view_rows(view));
}

static void
shown(struct view *view)
{
	select_feed(self(view), view->session->feed);
	list_settle(&self(view)->list, view_rows(view));
}

/* Why the list is empty, and what to press. */
static void
draw_empty(struct feeds_view *v)
{
	struct screen *screen = v->view.session->screen;
	struct area *area = &v->view.area;
	const char *why, *what;
	struct buf text = { 0 };

	if (v->err.text[0] != '\0') {
		why = v->err.text;
		what = "The file of the cache cannot be read.";
	} else if (v->count > 0) {
		why = "Everything is read.";
		what = "Press {show-read} to show read feeds, {reload-all} to fetch them all, {add} to add another one.";
	} else {
		why = "You have no feeds yet.";
		what = "Press {add} and type the address of one, or write addresses into the feeds file.";
	}
	screen_field(screen, area->y + area->rows / 3, area->x + 4, area->columns - 8, LOOK_TEXT, why);
	hint_write(v->view.session, what, &text);
	screen_field(screen, area->y + area->rows / 3 + 2, area->x + 4, area->columns - 8, LOOK_DIM, buf_text(&text));
	buf_clear(&text);
}

static void
draw_feed(struct feeds_view *v, const struct row *row, int y, bool selected)
{
	const struct session *session = v->view.session;
	const struct feed_record *feed = row->feed;
	struct area *area = &v->view.area;
	unsigned state = selected ? LOOK_SELECTED : 0;
	bool dates = area->columns >= DATES_FROM, asking = update_is_asking(session->update, feed->id);
	int indent = row->folder[0] != '\0' ? 2 : 0, x = area->x + COUNT_COLUMNS + 1, width;
	struct buf text = { 0 };

	screen_fill(session->screen, y, area->x, area->columns, LOOK_TEXT | state);
	if (row->unread > 0)
		buf_printf(&text, "%*" PRId64, COUNT_COLUMNS, row->unread);
	screen_put(session->screen, y, area->x, COUNT_COLUMNS, LOOK_COUNT_UNREAD | state, buf_text(&text), text.len);
	if (asking || feed->state.error[0] != '\0')
		screen_put(session->screen, y, x, 1, LOOK_WARNING | state, asking ? "~" : "!", 1);
	x += 2 + indent;
	width = area->x + area->columns - x - 1 - (dates ? DATE_COLUMNS + 2 : 0);
	screen_field(session->screen, y, x, width, (row->unread > 0 ? LOOK_UNREAD : LOOK_READ) | state, feed->title);
	buf_reset(&text);
	if (dates && feed->newest > 0) {
		date_format_short(&text, feed->newest, session->now);
		x = area->x + area->columns - 1 - (int)text.len;
		screen_put(session->screen, y, x, DATE_COLUMNS, LOOK_DIM | state, buf_text(&text), text.len);
	}
	buf_clear(&text);
}

static void
draw_folder(struct feeds_view *v, const struct row *row, int y, bool selected)
{
	struct screen *screen = v->view.session->screen;
	struct area *area = &v->view.area;
	unsigned look = LOOK_FOLDER | (selected ? LOOK_SELECTED : 0);
	char count[32];

	screen_fill(screen, y, area->x, area->columns, LOOK_TEXT | (selected ? LOOK_SELECTED : 0));
	if (row->unread > 0) {
		snprintf(count, sizeof(count), "%*" PRId64, COUNT_COLUMNS, row->unread);
		screen_put(screen, y, area->x, COUNT_COLUMNS, look, count, strlen(count));
	}
	screen_put(screen, y, area->x + COUNT_COLUMNS + 3, area->columns - COUNT_COLUMNS - 4, look, row->folder,
	    strlen(row->folder));
}

static void
draw(struct view *view)
{
	struct feeds_view *v = self(view);
	int i, n;

	list_settle(&v->list, view_rows(view));
	if (v->list.count == 0)
		draw_empty(v);
	for (i = 0; i < view->area.rows && (n = v->list.top + i) < v->list.count; i++) {
		if (v->rows[n].feed != NULL)
			draw_feed(v, &v->rows[n], view->area.y + i, n == v->list.selected);
		else
			draw_folder(v, &v->rows[n], view->area.y + i, n == v->list.selected);
	}
}

static void
describe(struct view *view, struct buf *left, struct buf *right, struct buf *last)
{
	struct feeds_view *v = self(view);
	const struct row *row = selected_row(v);

	buf_adds(left, "coranto");
	if (v->unread > 0)
		buf_printf(right, "%" PRId64 " unread", v->unread);
	else if (v->count > 0)
		buf_adds(right, "all read");
	if (row != NULL && row->feed != NULL)
		buf_adds(last, row->feed->state.error);
}

static void
scope_of(const struct feeds_view *v, const struct row *row, struct headline_scope *scope)
{
	*scope = (struct headline_scope){ .kept_since = v->view.session->now };
	if (row->feed != NULL)
		scope->feed = row->feed->id;
	else if (row->query == NULL)
		scope->folder = row->folder;
	if (!v->view.session->show_read)
		scope->marks_off = MARK_READ;
}

static void
open_row(struct feeds_view *v)
{
	const struct row *row = selected_row(v);
	struct headline_scope scope;

	if (row == NULL)
		return;
	v->view.session->feed = row->feed != NULL ? row->feed->id : 0;
	scope_of(v, row, &scope);
	headlines_view_open(v->view.session, &scope, row->feed != NULL ? row->feed->title : row->folder,
	    row->query != NULL ? row->query : "");
}

/* Select the next (or previous) feed with unread articles. */
static void
step_unread(struct feeds_view *v, int step)
{
	int i, n = v->list.selected;

	for (i = 0; i < v->list.count; i++) {
		n = (n + step + v->list.count) % v->list.count;
		if (v->rows[n].feed != NULL && v->rows[n].unread > 0) {
			v->list.selected = n;
			return;
		}
	}
	status_say(&v->view.session->status, v->view.session->now, "Everything is read.");
}

static void
open_next_unread(struct feeds_view *v)
{
	const struct row *row = selected_row(v);
	struct session *session = v->view.session;
	int64_t id = act_find_unread_anywhere(session, row != NULL && row->feed != NULL ? row->feed->id : 0, 0);

	if (id == 0)
		status_say(&session->status, session->now, "Everything is read.");
	else
		article_view_open(session, id, NULL);
}

/* All articles that match, of all feeds. */
static void
filter_answered(void *context, const char *answer)
{
	const struct headline_scope everything = { 0 };
	struct session *session = context;
	struct query *query;
	struct error err;

	if (answer == NULL || *answer == '\0')
		return;
	query = query_new(answer, QUERY_ARTICLES, session->now, &err);
	if (query != NULL) {
		query_free(query);
		headlines_view_open(session, &everything, answer, answer);
		return;
	}
	/* What is wrong in it is said above the question, which stays open. */
	status_warn(&session->status, session->now, "filter: %s", err.text);
	filter_ask(session, answer, filter_answered);
}

static void
ask_filter(struct session *session)
{
	if (session->given.argument[0] != '\0') {
		filter_answered(session, session->given.argument);
		return;
	}
	filter_ask(session, "", filter_answered);
}

static void
mark_row(struct feeds_view *v)
{
	const struct row *row = selected_row(v);
	struct headline_scope scope;
	struct session *session = v->view.session;

	if (row == NULL || row->query != NULL)
		return;
	scope_of(v, row, &scope);
	act_mark_read(session, &scope, row->feed != NULL ? row->feed->title : row->folder);
}

static bool
command(struct view *view, enum command command)
{
	struct feeds_view *v = self(view);
	const struct row *row = selected_row(v);
	struct session *session = view->session;

	if (list_command(&v->list, command, view_rows(view)))
		return true;
	switch (command) {
	case COMMAND_OPEN: open_row(v); break;
	case COMMAND_NEXT_UNREAD: step_unread(v, 1); break;
	case COMMAND_PREVIOUS_UNREAD: step_unread(v, -1); break;
	case COMMAND_NEXT_UNREAD_FEED: step_unread(v, 1); break;
	case COMMAND_PREVIOUS_UNREAD_FEED: step_unread(v, -1); break;
	case COMMAND_NEXT_FEED:
	case COMMAND_NEXT: list_command(&v->list, COMMAND_DOWN, view_rows(view)); break;
	case COMMAND_PREVIOUS_FEED:
	case COMMAND_PREVIOUS: list_command(&v->list, COMMAND_UP, view_rows(view)); break;
	case COMMAND_NEXT_UNREAD_ANYWHERE: open_next_unread(v); break;
	case COMMAND_MARK_FEED_READ: mark_row(v); break;
	case COMMAND_RELOAD:
		if (row != NULL && row->feed != NULL)
			update_feed(session, row->feed->id);
		break;
	case COMMAND_BROWSER:
		if (row != NULL && row->feed != NULL)
			act_browse(session, row->feed->link);
		break;
	case COMMAND_COPY:
		if (row != NULL && row->feed != NULL)
			act_copy(session, row->feed->url);
		break;
	case COMMAND_INFO:
		if (row != NULL && row->feed != NULL)
			health_view_open(session, row->feed->id);
		break;
	case COMMAND_FILTER:
		ask_filter(session);
		break;
	case COMMAND_SHOW_READ:
		session->show_read = !session->show_read;
		session->feed = 0;
		status_say(&session->status, session->now, session->show_read ? "All feeds." : "Feeds with unread articles.");
		view_spoil(session);
		break;
	default: return false;
	}
	return true;
}

static int
place(struct view *view)
{
	return self(view)->list.selected;
}

static void
go(struct view *view, int row)
{
	self(view)->list.selected = row;
	list_settle(&self(view)->list, view_rows(view));
}

static const char *
text(struct view *view, int row, struct buf *scratch)
{
	struct feeds_view *v = self(view);

	(void)scratch;
	if (row >= v->list.count)
		return NULL;
	return v->rows[row].feed != NULL ? v->rows[row].feed->title : v->rows[row].folder;
}

static void
close_view(struct view *view)
{
	struct feeds_view *v = self(view);

	arena_clear(&v->arena);
	free(v);
}

static const struct view_ops ops = {
	.where = WHERE_FEEDS,
	.draw = draw,
	.command = command,
	.reread = reread,
	.shown = shown,
	.describe = describe,
	.place = place,
	.go = go,
	.text = text,
	.hint = "{open} open   {next-unread} next unread   {reload} {reload-all} fetch   {add} add   {help} help   {quit} leave",
	.close = close_view,
};

void
feeds_view_open(struct session *session)
{
	struct feeds_view *v = mem_zalloc(1, sizeof(*v));

	v->view.ops = &ops;
	v->view.stale = true;
	view_push(session, &v->view);
}
