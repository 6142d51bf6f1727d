#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "app/remedy.h"
#include "base/mem.h"
#include "complete.h"
#include "counts.h"
#include "hint.h"
#include "list.h"
#include "mend.h"
#include "reflow.h"
#include "row.h"
#include "smart.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/query.h"
#include "text/width.h"
#include "tree.h"
#include "update.h"
#include "views.h"

#define COUNT_COLUMNS	6
#define DATE_COLUMNS	12
/* Narrower windows show no dates. */
#define DATES_FROM	50

struct feeds_view {
	struct view view;
	struct arena arena;		/* of the records and rows */
	struct feed_record *records;
	unsigned *looks;		/* of their rows, by highlight-feed; 0 none */
	size_t count;
	struct tree tree;
	struct list list;
	const char **hidden;		/* addresses of feeds that are not shown */
	size_t hidden_count;
	int drawing;			/* the row being drawn */
	int date_columns;		/* of all dates that are seen */
	int64_t unread;
	int64_t kept_since;
	struct error err;
};

static struct feeds_view *
self(struct view *view)
{
	return (struct feeds_view *)(void *)view;
}

static const struct tree_row *
selected_row(const struct feeds_view *v)
{
	return v->list.selected < v->list.count ? &v->tree.rows[v->list.selected] : NULL;
}

static void
select_feed(struct feeds_view *v, int64_t id)
{
	int i;

	for (i = 0; i < v->list.count; i++)
		if (v->tree.rows[i].feed != NULL && v->tree.rows[i].feed->id == id)
			v->list.selected = i;
}

/* Put the selection on the heading of a folder. */
static void
select_folder(struct feeds_view *v, const char *folder)
{
	int i;

	for (i = 0; i < v->list.count; i++)
		if (v->tree.rows[i].feed == NULL && v->tree.rows[i].query == NULL && strcmp(v->tree.rows[i].folder, folder) == 0)
			v->list.selected = i;
}

/* Past the queries, which stand above all feeds. */
static void
select_first(struct feeds_view *v)
{
	int i = 0;

	while (i < v->list.count && v->tree.rows[i].query != NULL)
		i++;
	if (i < v->list.count)
		v->list.selected = i;
}

/* Queries into the tree, those that everybody has first, hidden feeds into their list. */
static void
take_subs(struct feeds_view *v)
{
	const struct session *session = v->view.session;
	const struct subs *subs = reader_subs(session->reader);
	const struct smart_feed *smart;
	size_t i;

	for (i = 0; v->count > 0 && !subs->builtin && (smart = smart_feed(session, i)) != NULL; i++)
		tree_add_query(&v->tree, &v->arena, smart->title, smart->query);
	v->hidden = arena_zalloc(&v->arena, subs->count + 1, sizeof(*v->hidden));
	v->hidden_count = 0;
	for (i = 0; i < subs->count; i++) {
		if (subs->items[i].kind == SUB_QUERY)
			tree_add_query(&v->tree, &v->arena, subs->items[i].title, subs->items[i].query);
		else if (subs->items[i].hidden)
			v->hidden[v->hidden_count++] = subs->items[i].url;
	}
}

static bool
is_hidden(const struct feeds_view *v, const struct feed_record *feed)
{
	size_t i;

	for (i = 0; i < v->hidden_count; i++)
		if (strcmp(v->hidden[i], feed->url) == 0)
			return true;
	return false;
}

static bool
is_shown(const struct feed_record *feed, const void *context)
{
	const struct feeds_view *v = context;
	const struct session *session = v->view.session;

	return !is_hidden(v, feed) && (session->show_read_feeds || feed->unread > 0 || feed->id == session->feed ||
	    feed->id == session->new_feed || feed->state.error[0] != '\0');
}

static void
make_rows(struct feeds_view *v)
{
	const struct session *session = v->view.session;
	size_t i;

	v->tree = (struct tree){ 0 };
	take_subs(v);
	tree_add(&v->tree, &v->arena, v->records, v->count, &session->kept, is_shown, v);
	v->list.count = v->tree.count;
	v->unread = 0;
	for (i = 0; i < v->count; i++)
		if (!is_hidden(v, &v->records[i]))
			v->unread += v->records[i].unread;
}

static void
reread(struct view *view)
{
	struct feeds_view *v = self(view);
	const struct tree_row *row = selected_row(v);
	int64_t feed = row != NULL && row->feed != NULL ? row->feed->id : 0;
	char *folder = mem_strdup(row != NULL && row->feed == NULL ? row->folder : "");
	bool first = v->records == NULL;

	counts_spoil(view->session->counts,
	    format_uses(settings_text(reader_settings(view->session->reader), SETTING_FEEDLIST_FORMAT), "cu"));
	arena_clear(&v->arena);
	v->err = (struct error){ 0 };
	v->records = feeds_list(reader_store(view->session->reader), &v->arena, &v->count, &v->err);
	if (v->records == NULL)
		v->count = 0;
	v->looks = row_feed_looks(view->session, v->records, v->count, &v->arena);
	make_rows(v);
	if (first)
		select_first(v);
	if (view->session->new_feed != 0)
		feed = view->session->feed = view->session->new_feed;
	view->session->new_feed = 0;
	if (*folder != '\0')
		select_folder(v, folder);
	else
		select_feed(v, feed != 0 ? feed : view->session->feed);
	free(folder);
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
	const char *why, *what;

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
	reflow_empty(v->view.session, &v->view.area, why, what);
}

/* The letters of feedlist-format, as in newsboat. */
static bool
write_field(struct buf *out, char letter, const void *thing)
{
	const struct feeds_view *v = thing;
	const struct tree_row *row = &v->tree.rows[v->drawing];
	const struct feed_record *feed = row->feed;

	switch (letter) {
	case 'i': buf_printf(out, "%d", v->drawing + 1); break;
	case 'n': buf_adds(out, row->unread > 0 ? "N" : " "); break;
	case 'S': buf_adds(out, feed != NULL && feed->state.error[0] != '\0' ? "!" : " "); break;
	case 't': buf_adds(out, row->name); break;
	case 'T': buf_adds(out, feed != NULL ? feed->tags : ""); break;
	case 'F': buf_adds(out, row->folder); break;
	case 'l': buf_adds(out, feed != NULL ? feed->link : ""); break;
	case 'L': buf_adds(out, feed != NULL ? feed->url : ""); break;
	case 'U': counts_write(out, row->unread, row->more_unread); break;
	case 'c': counts_write(out, row->total, row->more_total); break;
	case 'u':
		buf_addc(out, '(');
		counts_write(out, row->unread, row->more_unread);
		buf_addc(out, '/');
		counts_write(out, row->total, row->more_total);
		buf_addc(out, ')');
		break;
	case 'D':
		if (feed != NULL && feed->newest > 0)
			row_date(v->view.session, out, feed->newest);
		break;
	default: return false;
	}
	return true;
}

/* What stands before the name: nothing, or how the folder is. */
static const char *
sign_of(const struct feeds_view *v, const struct tree_row *row)
{
	bool signs = screen_has_signs(v->view.session->screen);

	if (row->feed != NULL || row->query != NULL)
		return "";
	return row->folded ? (signs ? "\xe2\x96\xb8 " : "+ ") : signs ? "\xe2\x96\xbe " : "- ";
}

/* What the user highlighted stands back where the selection is. */
static unsigned
look_of(const struct feeds_view *v, const struct tree_row *row, unsigned state)
{
	unsigned own = row->feed != NULL && state == 0 ? v->looks[row->feed - v->records] : 0;

	return own != 0 ? own : (row->feed == NULL ? LOOK_FOLDER : row->unread > 0 ? LOOK_UNREAD : LOOK_READ) | state;
}

/* Count, mark, name, date. */
static void
draw_columns(struct feeds_view *v, const struct tree_row *row, int y, unsigned state)
{
	struct session *session = v->view.session;
	const struct feed_record *feed = row->feed;
	struct area *area = &v->view.area;
	bool dates = area->columns >= DATES_FROM, asking = feed != NULL && update_is_asking(session->update, feed->id);
	int x = area->x + COUNT_COLUMNS + 1, width, right;
	struct buf text = { 0 };

	screen_fill(session->screen, y, area->x, area->columns, LOOK_TEXT | state);
	if (row->unread > 0) {
		counts_write(&text, row->unread, row->more_unread);
		screen_put(session->screen, y, x - 1 - (int)text.len, COUNT_COLUMNS,
		    (feed != NULL ? LOOK_COUNT_UNREAD : LOOK_DIM) | state, buf_text(&text), text.len);
	}
	if (asking || (feed != NULL && feed->state.error[0] != '\0'))
		screen_put(session->screen, y, x, 1, LOOK_WARNING | state, asking ? "~" : "!", 1);
	x += 2 + 2 * row->depth;
	right = area->x + row_columns(area->columns, 0) - 1;
	width = right - x - (dates ? v->date_columns + 2 : 0);
	buf_reset(&text);
	buf_printf(&text, "%s%s", sign_of(v, row), row->name);
	screen_text(session->screen, y, x, width, look_of(v, row, state), buf_text(&text));
	row_highlight(session, HIGHLIGHT_FEEDS, y, x, width, buf_text(&text));
	buf_reset(&text);
	if (dates && feed != NULL && feed->newest > 0) {
		row_date(session, &text, feed->newest);
		x = right - width_text(buf_text(&text), text.len);
		screen_put(session->screen, y, x, right - x, LOOK_DIM | state, buf_text(&text), text.len);
	}
	buf_clear(&text);
}

static void
draw_row(struct feeds_view *v, int n, int y)
{
	const struct tree_row *row = &v->tree.rows[n];
	struct session *session = v->view.session;
	unsigned state = n == v->list.selected ? LOOK_SELECTED : 0;
	const char *spoken = row->feed != NULL ? "%t, %U unread%?S?, fails?" :
	    row->query != NULL ? "%t, %U unread, query" : "%t, %U unread, folder";
	const struct format format = { .text = row_format(session, SETTING_FEEDLIST_FORMAT, spoken), .field = write_field };

	v->drawing = n;
	if (n == v->list.selected)
		row_rest(session, &v->view.area, y);
	if (format.text != NULL)
		row_draw(session, &v->view.area, y, look_of(v, row, state), HIGHLIGHT_FEEDS, &format, v);
	else
		draw_columns(v, row, y, state);
}

/* What is known by now of how many articles the queries hold. */
static void
take_counts(struct feeds_view *v)
{
	int i;

	for (i = 0; i < v->list.count; i++) {
		struct tree_row *row = &v->tree.rows[i];
		struct counted counted;

		if (row->query == NULL)
			continue;
		counted = counts_of(v->view.session->counts, row->query);
		row->unread = counted.unread;
		row->total = counted.total;
		row->more_unread = counted.more_unread;
		row->more_total = counted.more_total;
	}
}

/* Names have what the dates leave, the same on every page unless the user's own form is longer. */
static void
measure_dates(struct feeds_view *v)
{
	int i;

	v->date_columns = DATE_COLUMNS;
	for (i = v->list.top; i < v->list.top + v->view.area.rows && i < v->list.count; i++) {
		const struct feed_record *feed = v->tree.rows[i].feed;

		if (feed != NULL && feed->newest > 0)
			v->date_columns = row_date_columns(v->view.session, feed->newest, v->date_columns);
	}
}

static void
draw(struct view *view)
{
	struct feeds_view *v = self(view);
	int i, n;

	list_settle(&v->list, view_rows(view));
	take_counts(v);
	measure_dates(v);
	if (v->list.count == 0)
		draw_empty(v);
	for (i = 0; i < view->area.rows && (n = v->list.top + i) < v->list.count; i++)
		draw_row(v, n, view->area.y + i);
}

/* What the last poll said, and the key that mends it where another address is known. */
static void
describe_trouble(struct feeds_view *v, const struct feed_record *feed, struct buf *last)
{
	struct arena a = { 0 };

	buf_adds(last, feed->state.error);
	if (last->len > 0 && remedy_address(feed, &a)[0] != '\0')
		hint_write(v->view.session, "   {move-feed} goes there", last);
	arena_clear(&a);
}

static void
describe(struct view *view, struct buf *left, struct buf *right, struct buf *last)
{
	struct feeds_view *v = self(view);
	const struct tree_row *row = selected_row(v);

	buf_adds(left, "coranto");
	if (v->unread > 0)
		buf_printf(right, "%" PRId64 " unread", v->unread);
	else if (v->count > 0)
		buf_adds(right, "all read");
	if (row != NULL && row->feed != NULL)
		describe_trouble(v, row->feed, last);
}

/* The letters of feedlist-title-format: newsboat's, and %U for the unread articles. */
static bool
title_field(struct view *view, char letter, struct buf *out)
{
	struct feeds_view *v = self(view);
	size_t unread = 0, i;

	switch (letter) {
	case 'u':
		for (i = 0; i < v->count; i++)
			unread += v->records[i].unread > 0;
		buf_printf(out, "%zu", unread);
		break;
	case 't': buf_printf(out, "%zu", v->count); break;
	case 'U': buf_printf(out, "%" PRId64, v->unread); break;
	default: return letter == 'T' || letter == 'F';
	}
	return true;
}

static void
scope_of(const struct feeds_view *v, const struct tree_row *row, struct headline_scope *scope)
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
	const struct tree_row *row = selected_row(v);
	struct headline_scope scope;

	if (row == NULL)
		return;
	v->view.session->feed = row->feed != NULL ? row->feed->id : 0;
	scope_of(v, row, &scope);
	headlines_view_open(v->view.session, &scope, row->name, row->query != NULL ? row->query : "");
}

/* Select the next (or previous) feed with unread articles. */
static void
step_unread(struct feeds_view *v, int step)
{
	int i, n = v->list.selected;

	for (i = 0; i < v->list.count; i++) {
		n = (n + step + v->list.count) % v->list.count;
		if (v->tree.rows[n].feed != NULL && v->tree.rows[n].unread > 0) {
			v->list.selected = n;
			return;
		}
	}
	status_say(&v->view.session->status, v->view.session->now, "Everything is read.");
}

static void
open_next_unread(struct feeds_view *v)
{
	const struct tree_row *row = selected_row(v);
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
	if (strcmp(session->given.argument, "?") == 0)
		filter_pick(session, filter_answered);
	else if (session->given.argument[0] != '\0')
		filter_answered(session, session->given.argument);
	else
		filter_ask(session, "", filter_answered);
}

static void
mark_row(struct feeds_view *v)
{
	const struct tree_row *row = selected_row(v);
	struct headline_scope scope;
	struct session *session = v->view.session;

	if (row == NULL || row->query != NULL)
		return;
	scope_of(v, row, &scope);
	act_mark_read(session, &scope, row->name);
}

/* Fold or unfold the selected folder, or the one that the selected feed is in. */
static void
fold(struct feeds_view *v)
{
	const struct tree_row *row = selected_row(v);
	struct session *session = v->view.session;
	char *folder;

	if (row == NULL || row->folder[0] == '\0') {
		status_say(&session->status, session->now, "There is no folder here to fold.");
		return;
	}
	folder = mem_strdup(row->folder);
	kept_fold(&session->kept, folder, !row->folded);
	reread(&v->view);
	select_folder(v, folder);
	free(folder);
}

static bool
command(struct view *view, enum command command)
{
	struct feeds_view *v = self(view);
	const struct tree_row *row = selected_row(v);
	struct session *session = view->session;

	if (list_command(&v->list, command, view_rows(view)) ||
	    mend_command(session, command, row != NULL && row->feed != NULL ? row->feed->id : 0))
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
	case COMMAND_FOLD: fold(v); break;
	case COMMAND_INFO:
		if (row != NULL && row->feed != NULL)
			health_view_open(session, row->feed->id);
		break;
	case COMMAND_FILTER:
		ask_filter(session);
		break;
	case COMMAND_SHOW_READ:
		/* What is opened from here follows. */
		session->show_read = session->show_read_feeds = !session->show_read_feeds;
		session->feed = 0;
		status_say(&session->status, session->now, session->show_read ? "All feeds." : "Feeds with unread articles.");
		view_spoil(session);
		break;
	default: return false;
	}
	return true;
}

static const char *
text(struct view *view, int row, struct buf *scratch)
{
	struct feeds_view *v = self(view);

	(void)scratch;
	if (row >= v->list.count)
		return NULL;
	return v->tree.rows[row].name;
}

static enum work
go_on(struct view *view)
{
	return counts_go_on(view->session->counts, view->session);
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
	.go_on = go_on,
	.shown = shown,
	.describe = describe,
	.title = SETTING_FEEDLIST_TITLE_FORMAT,
	.title_field = title_field,
	.text = text,
	.hint = "{open} open   {next-unread} next unread   {reload} {reload-all} fetch   {add} add   {help} help   {quit} leave",
	.close = close_view,
};

void
feeds_view_open(struct session *session)
{
	struct feeds_view *v = mem_zalloc(1, sizeof(*v));

	v->view.ops = &ops;
	v->view.list = &v->list;
	v->view.stale = true;
	view_push(session, &v->view);
}
