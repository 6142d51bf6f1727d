#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "base/mem.h"
#include "complete.h"
#include "errand.h"
#include "hand.h"
#include "headline_rows.h"
#include "marking.h"
#include "reflow.h"
#include "row.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/query.h"
#include "taste.h"
#include "title.h"
#include "update.h"
#include "views.h"
#include "window.h"

struct headlines_view {
	struct view view;
	struct arena arena;		/* of the scope's strings and the name */
	struct headline_scope scope;
	const char *name;
	const char *own_filter;		/* by which the list was opened, "" none */
	struct buf filter;		/* in force, "" none */
	struct query *query;		/* of the filter; NULL none */
	int64_t anchor;			/* where the selected range begins, 0 none is selected */
	struct window window;
	bool read;			/* the window was opened */
	unsigned settings_age;		/* of the settings that the scope follows */
	struct headline_rows rows;
};

static struct headlines_view *
self(struct view *view)
{
	return (struct headlines_view *)(void *)view;
}

/* Begin again with another scope. */
static void
set_scope(struct headlines_view *v, const struct headline_scope *scope, const char *name)
{
	struct arena old = v->arena;

	v->arena = (struct arena){ 0 };
	v->scope = *scope;
	if (scope->folder != NULL)
		v->scope.folder = arena_strdup(&v->arena, scope->folder);
	if (scope->tag != NULL)
		v->scope.tag = arena_strdup(&v->arena, scope->tag);
	v->name = arena_strdup(&v->arena, name);
	v->own_filter = arena_strdup(&v->arena, v->own_filter);
	taste_apply(v->view.session, &v->scope, v->own_filter);
	v->settings_age = v->view.session->settings_age;
	v->anchor = 0;
	v->rows = (struct headline_rows){ 0 };
	arena_clear(&old);
	if (v->read)
		window_close(&v->window);
	v->read = false;
	v->view.stale = true;
}

/* Show other articles than until now, also of what was read just now. */
static void
show_others(struct headlines_view *v)
{
	v->scope.kept_since = v->view.session->now + 1;
	v->window.scope = v->scope;
}

/* The setting show-read is for each list that has no habit of its own. */
static void
follow_settings(struct headlines_view *v)
{
	unsigned before = v->scope.marks_off;

	v->settings_age = v->view.session->settings_age;
	taste_apply(v->view.session, &v->scope, v->own_filter);
	if (v->scope.marks_off != before)
		show_others(v);
}

static void
reread(struct view *view)
{
	struct headlines_view *v = self(view);

	if (v->settings_age != view->session->settings_age)
		follow_settings(v);
	if (v->read)
		window_reread(&v->window, view_rows(view));
	else
		window_open(&v->window, view->session->reader, &v->scope, view_rows(view));
	v->read = true;
}

/* Reading may have gone on to another feed: its list is the one to come back to. */
static void
follow_feed(struct headlines_view *v)
{
	struct session *session = v->view.session;
	struct headline_scope scope = v->scope;
	struct arena a = { 0 };
	struct feed_record *feed;
	struct error err;

	feed = feeds_get(reader_store(session->reader), session->article_feed, &a, &err);
	if (feed != NULL) {
		scope.feed = session->feed = feed->id;
		set_scope(v, &scope, feed->title);
	}
	arena_clear(&a);
}

static void
shown(struct view *view)
{
	struct headlines_view *v = self(view);
	const struct session *session = view->session;

	if (v->scope.feed != 0 && session->article_feed != 0 && v->scope.feed != session->article_feed)
		follow_feed(v);
	view_refresh(view);
	window_select(&v->window, session->article, view_rows(view));
}

/* Why the feed could not be fetched, "" it could; in the arena. */
static const char *
trouble_of(const struct headlines_view *v, struct arena *a)
{
	struct error ignored;
	struct feed_record *feed = v->scope.feed != 0 ?
	    feeds_get(reader_store(v->view.session->reader), v->scope.feed, a, &ignored) : NULL;

	return feed != NULL ? feed->state.error : "";
}

static void
draw_empty(struct headlines_view *v)
{
	struct session *session = v->view.session;
	struct arena a = { 0 };
	const char *why, *what, *trouble = trouble_of(v, &a);

	if (v->window.err.text[0] != '\0') {
		why = v->window.err.text;
		what = "The file of the cache cannot be read.";
	} else if (v->query != NULL && strcmp(buf_text(&v->filter), v->own_filter) == 0) {
		why = "Nothing fits this query now.";
		what = "Press {quit} to go back.";
	} else if (v->query != NULL) {
		why = "Nothing matches the filter.";
		what = "Press {filter} to change it; an empty one shows all.";
	} else if (v->scope.marks_off & MARK_READ) {
		why = "Everything here is read.";
		what = "Press {show-read} to show read articles, {quit} to go back.";
	} else if (update_is_asking(session->update, v->scope.feed)) {
		why = "Nothing here yet: the feed is being fetched.";
		what = "New articles appear by themselves.";
	} else if (*trouble != '\0') {
		why = trouble;
		what = "Press {reload} to try again, {info} to see more of the feed, {quit} to go back.";
	} else {
		why = "There are no articles here yet.";
		what = "Press {reload} to fetch the feed, {quit} to go back.";
	}
	reflow_empty(session, &v->view.area, why, what);
	arena_clear(&a);
}

/*
 * Ranges: from an anchor to the selection, as far as the window holds them
 */

/* The rows of the range; false when none is selected or its anchor is not held any more. */
static bool
find_range(const struct headlines_view *v, int *first, int *last)
{
	int i, selected = v->window.list.selected;

	if (v->anchor == 0)
		return false;
	for (i = 0; i < v->window.list.count && v->window.items[i].id != v->anchor; i++)
		continue;
	if (i >= v->window.list.count)
		return false;
	*first = i < selected ? i : selected;
	*last = i < selected ? selected : i;
	return true;
}

static bool
in_range(const struct headlines_view *v, int row)
{
	int first, last;

	return find_range(v, &first, &last) && row >= first && row <= last;
}

static void
draw(struct view *view)
{
	struct headlines_view *v = self(view);
	struct session *session = view->session;
	struct list *list = &v->window.list;
	int i, n;

	list_settle(list, view_rows(view));
	v->rows.one_feed = v->scope.feed != 0;
	if (list->count == 0)
		draw_empty(v);
	else
		headline_rows_measure(&v->rows, session, &view->area, &v->window.items[list->top], list->count - list->top);
	for (i = 0; i < view->area.rows && (n = list->top + i) < list->count; i++) {
		if (n == list->selected)
			row_rest(session, &view->area, view->area.y + i);
		headline_rows_draw(&v->rows, session, &view->area, view->area.y + i, &v->window.items[n],
		    (int)(v->window.before > 0 ? v->window.before : 0) + n + 1, n == list->selected || in_range(v, n));
	}
}

static void
describe(struct view *view, struct buf *left, struct buf *right, struct buf *last)
{
	struct headlines_view *v = self(view);
	int64_t position = window_position(&v->window);

	(void)last;
	buf_adds(left, v->name);
	if (v->query != NULL && strcmp(buf_text(&v->filter), v->own_filter) != 0)
		buf_adds(right, "filtered ");
	if (v->anchor != 0)
		buf_adds(right, "selecting ");
	if (v->scope.marks_off & MARK_READ)
		buf_adds(right, "unread ");
	if (*taste_sort_name(&v->scope) != '\0')
		buf_printf(right, "%s ", taste_sort_name(&v->scope));
	if (position > 0)
		buf_printf(right, "%" PRId64, position);
	else if (right->len > 0)
		buf_truncate(right, right->len - 1);
	if (position > 0 && v->window.total > 0)
		buf_printf(right, "/%" PRId64, v->window.total);
}

/* The letters of articlelist-title-format, as in newsboat. */
static bool
title_field(struct view *view, char letter, struct buf *out)
{
	struct headlines_view *v = self(view);

	switch (letter) {
	case 'T': buf_adds(out, v->name); break;
	case 'F': buf_adds(out, buf_text(&v->filter)); break;
	case 'U': title_feed_address(view->session, v->scope.feed, out); break;
	case 'u': title_count(view->session, &v->scope, MARK_READ, out); break;
	case 't': title_count(view->session, &v->scope, 0, out); break;
	default: return false;
	}
	return true;
}

static void
open_article(struct headlines_view *v, int64_t id)
{
	struct headline_scope scope = v->scope;

	article_view_open(v->view.session, id, &scope);
}

static void
select_unread(struct headlines_view *v, bool backwards)
{
	const struct headline *h = window_selected(&v->window);
	struct session *session = v->view.session;
	int64_t id = h != NULL ? act_find_unread(session, &v->scope, h->id, backwards) : 0;

	/* From the end once more from the beginning. */
	if (id == 0 && h != NULL)
		id = act_find_unread(session, &v->scope, 0, backwards);
	if (id == 0 || (h != NULL && id == h->id))
		status_say(&session->status, session->now, "Nothing else is unread here; Tab goes on in the other feeds.");
	else
		window_select(&v->window, id, view_rows(&v->view));
}

static void
open_unread_anywhere(struct headlines_view *v)
{
	const struct headline *h = window_selected(&v->window);
	struct session *session = v->view.session;
	int64_t id = act_find_unread_anywhere(session, h != NULL ? h->feed : v->scope.feed, h != NULL ? h->id : 0);

	if (id == 0)
		status_say(&session->status, session->now, "Everything is read.");
	else
		article_view_open(session, id, NULL);
}

/* The list of the next (or previous) feed, or the next one with unread articles, in the user's order. */
static void
step_feed(struct headlines_view *v, int step, bool unread)
{
	struct session *session = v->view.session;
	struct headline_scope scope = v->scope;
	struct feed_record *feeds;
	struct arena a = { 0 };
	struct error err;
	size_t count, i;

	feeds = feeds_list(reader_store(session->reader), &a, &count, &err);
	for (i = 0; feeds != NULL && i < count; i++)
		if (feeds[i].id == v->scope.feed)
			break;
	/* Below the first one the index wraps round to beyond the last. */
	if (feeds != NULL && i < count)
		do
			i += (size_t)step;
		while (i < count && unread && feeds[i].unread == 0);
	if (feeds == NULL || i >= count)
		status_say(&session->status, session->now, "This is the %s feed%s.", step > 0 ? "last" : "first",
		    unread ? " with unread articles" : "");
	else {
		scope.feed = session->feed = feeds[i].id;
		session->article = session->article_feed = 0;
		scope.kept_since = session->now;
		set_scope(v, &scope, feeds[i].title);
	}
	arena_clear(&a);
}

static void
toggle_read_shown(struct headlines_view *v)
{
	struct session *session = v->view.session;

	v->scope.marks_off ^= MARK_READ;
	taste_keep(session, &v->scope, v->own_filter);
	show_others(v);
	status_say(&session->status, session->now, v->scope.marks_off & MARK_READ ? "Unread articles." : "All articles.");
	view_spoil(session);
}

/* Read the list from its top when it is seen next. */
static void
begin_again(struct headlines_view *v)
{
	if (v->read)
		window_close(&v->window);
	v->read = false;
	v->view.stale = true;
	v->anchor = 0;
}

static void
sort_by(struct session *session, enum headline_sort sort, bool reverse)
{
	struct headlines_view *v = self(session->top);

	v->scope.sort = sort;
	v->scope.reverse = reverse;
	taste_keep(session, &v->scope, v->own_filter);
	begin_again(v);
}

/* Show only what matches; "" shows all again.  False, and it was said why, when it is no filter. */
static bool
set_filter(struct headlines_view *v, const char *filter)
{
	struct session *session = v->view.session;
	struct query *query = NULL;
	struct error err;

	if (*filter != '\0' && (query = query_new(filter, QUERY_ARTICLES, session->now, &err)) == NULL) {
		status_warn(&session->status, session->now, "filter: %s", err.text);
		return false;
	}
	buf_reset(&v->filter);
	buf_adds(&v->filter, filter);
	if (v->query != NULL)
		query_free(v->query);
	v->query = query;
	v->scope.query = query;
	v->scope.hasty = true;
	begin_again(v);
	return true;
}

static void
filter_answered(void *context, const char *answer)
{
	struct session *session = context;

	/* What is wrong in it is said above the question, which stays open. */
	if (answer != NULL && !set_filter(self(session->top), answer))
		filter_ask(session, answer, filter_answered);
}

/* "-" shows all again, as an empty answer does; "?" offers those that have names. */
static void
ask_filter(struct headlines_view *v)
{
	struct session *session = v->view.session;
	const char *given = session->given.argument;

	if (strcmp(given, "?") == 0)
		filter_pick(session, filter_answered);
	else if (*given != '\0')
		set_filter(v, strcmp(given, "-") == 0 ? "" : given);
	else
		filter_ask(session, "", filter_answered);
}

static void
toggle_range(struct headlines_view *v)
{
	const struct headline *h = window_selected(&v->window);
	struct session *session = v->view.session;

	if (v->anchor != 0 || h == NULL) {
		v->anchor = 0;
		return;
	}
	v->anchor = h->id;
	status_say(&session->status, session->now, "Move to select; what marks then marks them all, v gives up.");
}

/* What a mark is meant for: the range, else the selected article.  False when the range cannot be told. */
static bool
find_meant(struct headlines_view *v, struct sweep *sweep)
{
	const struct headline *h = window_selected(&v->window);
	struct session *session = v->view.session;
	int first = 0, last = -1, i;

	*sweep = (struct sweep){ 0 };
	if (v->anchor != 0 && !find_range(v, &first, &last)) {
		status_warn(&session->status, session->now, "The range is too long.");
		v->anchor = 0;
		return false;
	}
	for (i = first; i <= last; i++)
		sweep_add(sweep, v->window.items[i].id);
	if (v->anchor == 0 && h != NULL)
		sweep_add(sweep, h->id);
	return sweep->count > 0;
}

/* Mark all of the range: on when one of them is without (or on is asked for), else off. */
static bool
mark_range(struct headlines_view *v, unsigned bit, bool on)
{
	struct sweep sweep;
	int first, last, i;

	if (v->anchor == 0)
		return false;
	if (find_meant(v, &sweep) && find_range(v, &first, &last)) {
		for (i = first; i <= last; i++)
			on = on || !(v->window.items[i].marks & bit);
		marking_set(v->view.session, &sweep, bit, on);
	}
	v->anchor = 0;
	sweep_clear(&sweep);
	return true;
}

static void
tag_answered(void *context, const char *answer)
{
	struct session *session = context;
	struct headlines_view *v = self(session->top);
	struct sweep sweep;

	if (answer != NULL && find_meant(v, &sweep)) {
		marking_tag(session, &sweep, answer);
		sweep_clear(&sweep);
	}
	v->anchor = 0;
}

static void
older_answered(void *context, const char *answer)
{
	struct session *session = context;
	struct headlines_view *v = self(session->top);

	if (answer != NULL && *answer != '\0')
		marking_older(session, &v->scope, buf_text(&v->filter), answer);
}

static void
ask_older(struct headlines_view *v)
{
	struct session *session = v->view.session;

	if (session->given.argument[0] != '\0')
		older_answered(session, session->given.argument);
	else
		prompt_ask(&session->prompt, "Read what is older than (days, 2w, 2026-11):", "", older_answered, NULL, session);
}

/* Commands that mark many; false when it is none of these. */
static bool
mark_many(struct headlines_view *v, enum command command)
{
	const struct headline *h = window_selected(&v->window);

	switch (command) {
	case COMMAND_SELECT: toggle_range(v); break;
	case COMMAND_MARK_ABOVE_READ:
		if (h != NULL)
			marking_side(v->view.session, &v->scope, HEADLINES_BEFORE, h->id);
		break;
	case COMMAND_MARK_BELOW_READ:
		if (h != NULL)
			marking_side(v->view.session, &v->scope, HEADLINES_AFTER, h->id);
		break;
	case COMMAND_MARK_OLDER_READ: ask_older(v); break;
	case COMMAND_TAG: tag_ask(v->view.session, tag_answered); break;
	case COMMAND_MARK_READ: return mark_range(v, MARK_READ, true);
	case COMMAND_TOGGLE_READ: return mark_range(v, MARK_READ, false);
	case COMMAND_STAR: return mark_range(v, MARK_STARRED, false);
	case COMMAND_DELETE: return mark_range(v, MARK_DELETED, true);
	default: return false;
	}
	return true;
}

static void
toggle_mark(struct headlines_view *v, unsigned bit, bool move_on)
{
	struct headline *h = window_selected(&v->window);

	if (h == NULL)
		return;
	view_mark(v->view.session, h->id, bit, !(h->marks & bit));
	h->marks ^= bit;
	if (move_on)
		window_command(&v->window, COMMAND_DOWN, view_rows(&v->view));
}

static void
mark_read(struct headlines_view *v, bool move_on)
{
	struct headline *h = window_selected(&v->window);

	if (h != NULL && !(h->marks & MARK_READ))
		toggle_mark(v, MARK_READ, move_on);
	else if (h != NULL && move_on)
		window_command(&v->window, COMMAND_DOWN, view_rows(&v->view));
}

static bool
command(struct view *view, enum command command)
{
	struct headlines_view *v = self(view);
	struct headline *h = window_selected(&v->window);
	struct session *session = view->session;

	if (window_command(&v->window, command, view_rows(view)) || mark_many(v, command) ||
	    (h != NULL && hand_command(session, command, h->id, NULL)))
		return true;
	switch (command) {
	case COMMAND_SORT: taste_ask_sort(session, &v->scope, session->given.argument, sort_by); break;
	case COMMAND_OPEN:
		if (h != NULL)
			open_article(v, h->id);
		break;
	case COMMAND_NEXT_UNREAD: select_unread(v, false); break;
	case COMMAND_PREVIOUS_UNREAD: select_unread(v, true); break;
	case COMMAND_NEXT_UNREAD_ANYWHERE: open_unread_anywhere(v); break;
	case COMMAND_NEXT: window_command(&v->window, COMMAND_DOWN, view_rows(view)); break;
	case COMMAND_PREVIOUS: window_command(&v->window, COMMAND_UP, view_rows(view)); break;
	case COMMAND_NEXT_FEED: step_feed(v, 1, false); break;
	case COMMAND_PREVIOUS_FEED: step_feed(v, -1, false); break;
	case COMMAND_NEXT_UNREAD_FEED: step_feed(v, 1, true); break;
	case COMMAND_PREVIOUS_UNREAD_FEED: step_feed(v, -1, true); break;
	case COMMAND_MARK_READ: mark_read(v, true); break;
	case COMMAND_TOGGLE_READ: toggle_mark(v, MARK_READ, true); break;
	case COMMAND_STAR: toggle_mark(v, MARK_STARRED, false); break;
	case COMMAND_MARK_FEED_READ: act_mark_read(session, &v->scope, v->name); break;
	case COMMAND_SHOW_READ: toggle_read_shown(v); break;
	case COMMAND_COPY:
		if (h != NULL)
			act_copy(session, h->link);
		break;
	case COMMAND_DELETE:
		if (h != NULL)
			view_mark(session, h->id, MARK_DELETED, true);
		break;
	case COMMAND_INFO:
		if (h != NULL || v->scope.feed != 0)
			health_view_open(session, h != NULL ? h->feed : v->scope.feed);
		break;
	case COMMAND_FILTER:
		ask_filter(v);
		break;
	case COMMAND_RELOAD:
		if (v->scope.feed != 0)
			update_feed(session, v->scope.feed);
		else
			update_all(session);
		break;
	case COMMAND_WHOLE:
		if (h != NULL)
			errand_whole(session, h->id);
		break;
	case COMMAND_LATER:
		if (h != NULL)
			errand_later(session, h->link);
		break;
	case COMMAND_BROWSER:
		if (h != NULL)
			act_browse(session, h->link);
		break;
	case COMMAND_BROWSER_READ:
		if (h != NULL)
			act_browse(session, h->link);
		mark_read(v, false);
		break;
	default: return false;
	}
	return true;
}

static const char *
text(struct view *view, int row, struct buf *scratch)
{
	struct headlines_view *v = self(view);

	(void)scratch;
	return window_reach(&v->window, row) ? v->window.items[row].title : NULL;
}

static void
close_view(struct view *view)
{
	struct headlines_view *v = self(view);

	if (v->read)
		window_close(&v->window);
	if (v->query != NULL)
		query_free(v->query);
	buf_clear(&v->filter);
	arena_clear(&v->arena);
	free(v);
}

static const struct view_ops ops = {
	.where = WHERE_HEADLINES,
	.draw = draw,
	.command = command,
	.reread = reread,
	.shown = shown,
	.describe = describe,
	.title = SETTING_ARTICLELIST_TITLE_FORMAT,
	.title_field = title_field,
	.text = text,
	.hint = "{open} read   {next-unread} next unread   {toggle-read} unread   {star} star   {mark-feed-read} all read   {help} help   {quit} back",
	.close = close_view,
};

void
headlines_view_open(struct session *session, const struct headline_scope *scope, const char *name,
    const char *filter)
{
	struct headlines_view *v = mem_zalloc(1, sizeof(*v));

	v->view.ops = &ops;
	v->view.list = &v->window.list;
	session->article = session->article_feed = 0;
	v->own_filter = filter;
	view_push(session, &v->view);
	set_scope(v, scope, name);
	if (*filter != '\0')
		set_filter(v, filter);
}
