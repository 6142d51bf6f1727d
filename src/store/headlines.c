#include <string.h>

#include "base/limits.h"
#include "budget.h"
#include "scope.h"
#include "store/articles.h"
#include "store/marks.h"
#include "tag_rows.h"

/* To say where an article stands so many rows are looked at, not more. */
#define COUNT_ROWS	5000
/* So many articles are put to a query only to know how many match. */
#define QUERY_ROWS	20000
/* So many articles of all feeds are looked at for each one of a list, before its feeds are opened one by one. */
#define ROWS_PER_FEED	4

struct entry {
	int64_t id, date;
	const char *title;		/* "" unless titles sort */
};

/* The best entries so far, in the order of the walk; those before base are settled. */
struct window {
	struct arena *arena;
	struct entry *items;
	size_t base, count, want;
	bool by_title, up;
	struct budget budget;
};

static int
compare_entries(const struct window *w, const struct entry *a, const struct entry *b)
{
	int order;

	if (w->by_title) {
		order = sqlite3_stricmp(a->title, b->title);
		if (order == 0)
			order = (a->id > b->id) - (a->id < b->id);
	} else {
		order = (a->date < b->date) - (a->date > b->date);
		if (order == 0)
			order = (a->id < b->id) - (a->id > b->id);
	}
	return w->up ? -order : order;
}

/* Nothing that follows the entry in its stream can be among the best. */
static bool
window_is_past(const struct window *w, const struct entry *entry)
{
	return w->count == w->want && compare_entries(w, entry, &w->items[w->count - 1]) >= 0;
}

static void
window_add(struct window *w, const struct entry *entry)
{
	size_t low = w->base, high = w->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_entries(w, entry, &w->items[middle]) < 0)
			high = middle;
		else
			low = middle + 1;
	}
	if (w->count == w->want)
		w->count--;
	memmove(&w->items[low + 1], &w->items[low], (w->count - low) * sizeof(*entry));
	w->items[low] = *entry;
	w->items[low].title = arena_strdup(w->arena, entry->title);
	w->count++;
}

/* *rows may be looked at, and are counted down. */
static int
read_stream(const struct scope *scope, const struct stream *stream, struct window *w, size_t *rows,
    struct error *err)
{
	struct entry entry;
	sqlite3_stmt *st;
	int rc = 0;

	if (stream->count == 0)
		return 0;
	st = scope_stream(scope, stream, err);
	if (st == NULL)
		return -1;
	for (; *rows > 0 && (rc = sql_step(scope->store, st, err)) == 1; --*rows) {
		entry.id = sqlite3_column_int64(st, 0);
		entry.date = sqlite3_column_int64(st, 2);
		entry.title = (const char *)sqlite3_column_text(st, 3);
		if (window_is_past(w, &entry))
			break;
		if (stream->feed != 0 || scope_has_feed(scope, sqlite3_column_int64(st, 1)))
			window_add(w, &entry);
	}
	sqlite3_reset(st);
	return rc < 0 && !w->budget.spent ? -1 : 0;
}

/* The streams of a segment, from the place of stream on. */
static int
read_streams(const struct scope *part, struct stream *stream, struct window *w, size_t *rows, struct error *err)
{
	for (size_t i = 0; *rows > 0 && !w->budget.spent && scope_nth_stream(part, i, stream); i++)
		if (read_stream(part, stream, w, rows, err) != 0)
			return -1;
	return 0;
}

/*
 * Many feeds mostly have enough articles close together among those of all,
 * which costs a screen; opening the feeds costs as much as there are of them.
 * 1 the segment is read, 0 nothing is, -1.
 */
static int
read_whole(const struct scope *part, struct stream *stream, struct window *w, struct error *err)
{
	size_t rows = part->feed_count * ROWS_PER_FEED;
	struct scope whole = *part;

	if (!part->by_feed || part->any_tagged || scope_by_title(part) || part->want->query != NULL || rows < 2 * (w->want - w->base))
		return 0;
	whole.whole = true;
	if (read_streams(&whole, stream, w, &rows, err) != 0)
		return -1;
	if (rows > 0)
		return 1;
	w->count = w->base;
	return 0;
}

static int
read_segment(const struct scope *part, struct stream *stream, struct window *w, struct error *err)
{
	size_t rows = SIZE_MAX;
	int rc;

	w->base = w->count;
	rc = read_whole(part, stream, w, err);
	if (rc == 0)
		rc = read_streams(part, stream, w, &rows, err);
	return rc < 0 ? -1 : 0;
}

/* Go through the segments, beginning at the place (NULL: at the end where the walk begins). */
static int
walk(const struct scope *scope, const struct place *place, bool inclusive, struct window *w, struct error *err)
{
	size_t segments = scope_segments(scope);
	size_t left = place == NULL ? segments : w->up ? place->segment + 1 : segments - place->segment;

	for (; left > 0 && w->count < w->want && !w->budget.spent; left--) {
		size_t n = w->up ? left - 1 : segments - left;
		struct stream stream = { .up = w->up, .inclusive = inclusive };
		struct headline_scope want;
		struct scope part;

		scope_segment(scope, n, &part, &want);
		stream.place = place != NULL && place->segment == n ? place : NULL;
		if (read_segment(&part, &stream, w, err) != 0)
			return -1;
	}
	return 0;
}

/* Fill the window, within the budget of a hasty scope. */
static int
fill_window(const struct scope *scope, const struct place *place, bool inclusive, struct window *w,
    struct error *err)
{
	struct error own = { 0 };
	int rc;

	if (!scope->want->hasty || scope->want->query == NULL)
		return walk(scope, place, inclusive, w, err);
	budget_start(&w->budget, scope->store, LIMIT_QUERY_STEPS);
	rc = walk(scope, place, inclusive, w, &own);
	budget_stop(&w->budget);
	return rc == 0 ? 0 : error_set(err, own.kind, "%s", own.text);
}

static bool
find_feed(const struct scope *scope, int64_t feed, size_t *at)
{
	for (*at = 0; *at < scope->feed_count; (*at)++)
		if (scope->feeds[*at].id == feed)
			return true;
	return false;
}

/* Where an article stands or would stand.  1 found, 0 there is no such place, -1. */
static int
find_place(const struct scope *scope, int64_t id, struct place *place, struct arena *a, struct error *err)
{
	sqlite3_stmt *st = sql_get(scope->store, "SELECT feed, date, title, read, read_at FROM article WHERE id = ?1", err);
	int64_t kept = scope->want->kept_since;
	bool read;
	int rc;

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	rc = sql_step(scope->store, st, err);
	if (rc != 1)
		return rc < 0 ? -1 : 0;
	place->id = id;
	place->segment = 0;
	place->date = sqlite3_column_int64(st, 1);
	place->title = sql_copy(st, 2, a);
	read = sqlite3_column_int(st, 3) != 0 && (kept == 0 || sqlite3_column_int64(st, 4) < kept);
	if (scope->want->sort == SORT_FEED && !find_feed(scope, sqlite3_column_int64(st, 0), &place->segment))
		rc = 0;
	else if (scope->want->sort == SORT_UNREAD && scope_segments(scope) == 2)
		place->segment = read;
	sqlite3_reset(st);
	return rc;
}

static int
read_headline(struct store *store, int64_t id, struct headline *h, struct arena *a, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "SELECT a.feed, date, read + 2 * starred + 4 * (deleted > 0), a.title, author, a.link,"
	    " coalesce(nullif(f.name, ''), nullif(f.title, ''), f.url), words, " TAGS_OF_ARTICLE
	    " FROM article a JOIN feed f ON f.id = a.feed WHERE a.id = ?1", err);
	int rc;

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	rc = sql_step(store, st, err);
	if (rc != 1)
		return rc;
	h->id = id;
	h->feed = sqlite3_column_int64(st, 0);
	h->date = sqlite3_column_int64(st, 1);
	h->marks = (unsigned)sqlite3_column_int(st, 2);
	h->title = sql_copy(st, 3, a);
	h->author = sql_copy(st, 4, a);
	h->link = sql_copy(st, 5, a);
	h->feed_title = sql_copy(st, 6, a);
	h->words = sqlite3_column_int64(st, 7);
	h->own_tags = sql_copy(st, 8, a);
	sqlite3_reset(st);
	return 1;
}

int
headlines_get(struct store *store, const int64_t *ids, size_t count, struct arena *a, struct headlines *out,
    struct error *err)
{
	*out = (struct headlines){ .items = arena_zalloc(a, count + 1, sizeof(*out->items)) };
	for (size_t i = 0; i < count; i++) {
		int rc = read_headline(store, ids[i], &out->items[out->count], a, err);

		if (rc < 0)
			return -1;
		out->count += (size_t)rc;
	}
	return 0;
}

/* The window as headlines, in the order of the list. */
static int
fill_headlines(struct store *store, const struct window *w, bool backwards, struct headlines *out,
    struct error *err)
{
	int64_t *ids = arena_zalloc(w->arena, w->count + 1, sizeof(*ids));

	for (size_t i = 0; i < w->count; i++)
		ids[i] = w->items[backwards ? w->count - 1 - i : i].id;
	return headlines_get(store, ids, w->count, w->arena, out, err);
}

static void
window_init(struct window *w, struct arena *a, const struct scope *scope, bool backwards, size_t limit)
{
	*w = (struct window){ .arena = a, .want = limit, .by_title = scope_by_title(scope) };
	w->up = backwards != scope->want->reverse;
	w->items = arena_zalloc(a, limit + 1, sizeof(*w->items));
}

static int
read_window(struct store *store, const struct headline_scope *want, enum headline_where where,
    int64_t anchor, size_t limit, struct arena *a, struct headlines *out, struct error *err)
{
	bool backwards = where == HEADLINES_LAST || where == HEADLINES_BEFORE;
	bool anchored = where != HEADLINES_FIRST && where != HEADLINES_LAST;
	struct place place;
	struct scope scope;
	struct window w;
	int found = 0;

	if (scope_resolve(&scope, store, want, a, err) != 0)
		return -1;
	if (anchored)
		found = find_place(&scope, anchor, &place, a, err);
	if (found < 0)
		return -1;
	if (where == HEADLINES_BEFORE && !found)
		return 0;
	window_init(&w, a, &scope, backwards, limit);
	if (fill_window(&scope, found ? &place : NULL, where == HEADLINES_FROM, &w, err) != 0)
		return -1;
	if (fill_headlines(store, &w, backwards, out, err) != 0)
		return -1;
	out->partial = w.budget.spent;
	return 0;
}

int
headlines_read(struct store *store, const struct headline_scope *scope, enum headline_where where,
    int64_t anchor, size_t limit, struct arena *a, struct headlines *out, struct error *err)
{
	bool own;
	int rc;

	*out = (struct headlines){ 0 };
	if (sql_enter_read(store, &own, err) != 0)
		return -1;
	rc = read_window(store, scope, where, anchor, limit, a, out, err);
	return sql_leave(store, own, rc, err);
}

/* All articles of a segment. */
static int
count_segment(const struct scope *part, int64_t *count, struct error *err)
{
	struct stream stream = { 0 };
	int64_t n;

	*count = 0;
	for (size_t i = 0; scope_nth_stream(part, i, &stream); i++) {
		if (scope_count(part, &stream, &n, err) != 0)
			return -1;
		*count += n;
	}
	return 0;
}

/* The articles of a segment on one side of a place; over COUNT_ROWS the count stops. */
static int
count_side(const struct scope *part, const struct place *place, bool up, bool inclusive, int64_t *count,
    struct error *err)
{
	struct stream stream = { .up = up, .inclusive = inclusive, .place = place };

	*count = 0;
	for (size_t i = 0; *count <= COUNT_ROWS && scope_nth_stream(part, i, &stream); i++) {
		sqlite3_stmt *st = stream.count != 0 ? scope_stream(part, &stream, err) : NULL;
		int rc = st != NULL || stream.count == 0 ? 0 : -1;

		while (st != NULL && *count <= COUNT_ROWS && (rc = sql_step(part->store, st, err)) == 1)
			*count += stream.feed != 0 || scope_has_feed(part, sqlite3_column_int64(st, 1));
		sqlite3_reset(st);
		if (rc < 0)
			return -1;
	}
	return 0;
}

/* The articles of a place's segment above it, from whichever end is near; -1 when neither is. */
static int
count_above_within(const struct scope *part, const struct place *place, bool inclusive, int64_t *above,
    struct error *err)
{
	int64_t below;

	if (count_side(part, place, true, inclusive, above, err) != 0)
		return -1;
	if (*above <= COUNT_ROWS)
		return 0;
	if (count_side(part, place, false, !inclusive, &below, err) != 0 || count_segment(part, above, err) != 0)
		return -1;
	*above = below <= COUNT_ROWS ? *above - below : -1;
	return 0;
}

static int
count_above(const struct scope *scope, const struct place *place, bool inclusive, int64_t *above,
    struct error *err)
{
	struct headline_scope want;
	struct scope part;
	int64_t n;

	scope_segment(scope, place->segment, &part, &want);
	if (count_above_within(&part, place, inclusive, above, err) != 0)
		return -1;
	for (size_t i = 0; i < place->segment && *above >= 0; i++) {
		scope_segment(scope, i, &part, &want);
		if (count_segment(&part, &n, err) != 0)
			return -1;
		*above += n;
	}
	return 0;
}

/* May all articles of the scope be looked at?  1, 0, -1. */
static int
is_countable(const struct scope *scope, struct error *err)
{
	struct headline_scope want = *scope->want;
	struct scope all = *scope;
	int64_t count;

	if (want.query == NULL)
		return 1;
	want.query = NULL;
	all.want = &want;
	return count_segment(&all, &count, err) != 0 ? -1 : count <= QUERY_ROWS;
}

static int
count_scope(struct store *store, const struct headline_scope *want, int64_t anchor, int64_t *total,
    int64_t *before, struct arena *a, struct error *err)
{
	struct place place;
	struct scope scope;
	int found = 0, countable;

	if (scope_resolve(&scope, store, want, a, err) != 0 || (countable = is_countable(&scope, err)) < 0)
		return -1;
	if (!countable) {
		*total = -1;
		if (before != NULL && anchor != 0)
			*before = -1;
		return 0;
	}
	if (count_segment(&scope, total, err) != 0)
		return -1;
	if (before != NULL && anchor != 0)
		found = find_place(&scope, anchor, &place, a, err);
	if (found <= 0)
		return found;
	if (count_above(&scope, &place, want->reverse, before, err) != 0)
		return -1;
	if (want->reverse && *before >= 0)
		*before = *total - *before;
	return 0;
}

int
headlines_count(struct store *store, const struct headline_scope *scope, int64_t anchor,
    int64_t *total, int64_t *before, struct error *err)
{
	struct arena a = { 0 };
	bool own;
	int rc;

	*total = 0;
	if (before != NULL)
		*before = 0;
	if (sql_enter_read(store, &own, err) != 0)
		return -1;
	rc = count_scope(store, scope, anchor, total, before, &a, err);
	arena_clear(&a);
	return sql_leave(store, own, rc, err);
}

/* The anchor stands in the list as it is shown, the walk goes over its unread articles only. */
static int
seek_unread(struct store *store, const struct headline_scope *want, int64_t anchor, bool backwards,
    int64_t *id, struct arena *a, struct error *err)
{
	struct headline_scope unread = *want;
	struct scope scope;
	struct place place;
	struct window w;
	int found = 0;

	if (want->marks_on & MARK_READ)
		return 0;
	if (scope_resolve(&scope, store, want, a, err) != 0)
		return -1;
	if (anchor != 0)
		found = find_place(&scope, anchor, &place, a, err);
	if (found < 0)
		return -1;
	unread.marks_off |= MARK_READ;
	unread.kept_since = 0;
	if (scope_resolve(&scope, store, &unread, a, err) != 0)
		return -1;
	window_init(&w, a, &scope, backwards, 1);
	if (found && want->sort == SORT_UNREAD && place.segment == 1) {
		if (!w.up)
			return 0;
		found = 0;
	}
	if (fill_window(&scope, found ? &place : NULL, false, &w, err) != 0)
		return -1;
	*id = w.count > 0 ? w.items[0].id : 0;
	return 0;
}

int64_t
headlines_next_unread(struct store *store, const struct headline_scope *scope, int64_t anchor,
    bool backwards, struct error *err)
{
	struct arena a = { 0 };
	int64_t id = 0;
	bool own;
	int rc;

	if (sql_enter_read(store, &own, err) != 0)
		return 0;
	rc = seek_unread(store, scope, anchor, backwards, &id, &a, err);
	arena_clear(&a);
	return sql_leave(store, own, rc, err) == 0 ? id : 0;
}
