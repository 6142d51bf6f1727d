#include "store/feeds.h"
#include "store/marks.h"
#include "store/scope.h"
#include "store/scratch.h"
#include "tap.h"

/* The plan of a statement, its lines put together. */
static const char *
plan_of(struct store *s, sqlite3_stmt *st, struct arena *a)
{
	char *sql = arena_printf(a, "EXPLAIN QUERY PLAN %s", sqlite3_sql(st)), *all = arena_strdup(a, "");
	sqlite3_stmt *plan;

	if (sqlite3_prepare_v2(s->db, sql, -1, &plan, NULL) != SQLITE_OK)
		return sqlite3_errmsg(s->db);
	while (sqlite3_step(plan) == SQLITE_ROW)
		all = arena_printf(a, "%s%s;", all, (const char *)sqlite3_column_text(plan, 3));
	sqlite3_finalize(plan);
	return all;
}

/*
 * Every stream of unread and read articles is a range of an index in its order; nothing is
 * sorted.
 */
static void
check_plan(struct store *s, enum headline_sort sort, enum stream_kind kind, int64_t feed, bool up, bool placed)
{
	static const char *const places[2][2] = { { "date<?", "date>?" }, { "title>?", "title<?" } };
	struct headline_scope want = { .feed = feed, .sort = sort };
	struct place place = { .id = 1, .date = 5, .title = "T" };
	struct stream stream = { .kind = kind, .feed = feed, .count = 500, .of = 1000, .up = up,
		.place = placed ? &place : NULL };
	struct arena a = { 0 };
	struct scope scope;
	const char *plan;

	scope_resolve(&scope, s, &want, &a, NULL);
	plan = plan_of(s, scope_stream(&scope, &stream, NULL), &a);
	ok(strstr(plan, "USING INDEX") != NULL && strstr(plan, "B-TREE") == NULL &&
	    (!placed || strstr(plan, places[sort == SORT_TITLE][up]) != NULL), "sort %d, kind %d, feed %d, %s%s: %s",
	    sort, kind, (int)feed, up ? "up" : "down", placed ? ", placed" : "", plan);
	arena_clear(&a);
}

/* A few unread articles of many are not picked out of all of them. */
static void
check_sparse(struct store *s)
{
	struct headline_scope want = { .feed = 1, .sort = SORT_TITLE };
	struct stream stream = { .kind = STREAM_UNREAD, .feed = 1, .count = 5, .of = 100000 };
	struct arena a = { 0 };
	struct scope scope;

	scope_resolve(&scope, s, &want, &a, NULL);
	ok(strstr(plan_of(s, scope_stream(&scope, &stream, NULL), &a), "article_feed_date (feed=? AND read=?)") != NULL,
	    "few of many are sorted");
	arena_clear(&a);
}

int
main(void)
{
	static const struct feed_listing list[] = { { "https://a.example/", "", "", "" } };
	static const enum stream_kind kinds[] = { STREAM_UNREAD, STREAM_READ, STREAM_STARRED };
	struct store *s;

	scratch_make();
	s = store_open(scratch_path("cache.db"), STORE_WRITE, NULL);
	feeds_sync(s, list, 1, NULL);
	for (int i = 0; i < 3; i++)
		for (int way = 0; way < 4; way++) {
			check_plan(s, SORT_DATE, kinds[i], 1, way & 1, way & 2);
			if (kinds[i] != STREAM_STARRED)
				check_plan(s, SORT_TITLE, kinds[i], 1, way & 1, way & 2);
			check_plan(s, SORT_DATE, kinds[i], 0, way & 1, way & 2);
		}
	check_sparse(s);
	store_close(s);
	scratch_remove();
	return tap_end();
}
