#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "condition.h"
#include "scope.h"
#include "store/marks.h"

/* So many deeds can be taken back. */
#define DEEDS_KEPT	100

/* What one bit does to the table; ?1 is the time. */
static const struct mark {
	unsigned bit;
	const char *unset, *set;	/* conditions: not so yet */
	const char *on, *off;
} marks[] = {
	{ MARK_READ, "read = 0", "read = 1", "read = 1, read_at = ?1", "read = 0, read_at = 0" },
	{ MARK_STARRED, "starred = 0", "starred = 1", "starred = 1", "starred = 0" },
	{ MARK_DELETED, "deleted = 0", "deleted > 0", "deleted = ?1", "deleted = 0" },
};

#define MARK_COUNT	(sizeof(marks) / sizeof(marks[0]))

/* Reading one article after the other is no deed that one takes back. */
static bool
is_deed(unsigned bit, bool on, size_t count)
{
	return count != 1 || bit != MARK_READ || !on;
}

/* Begin a deed; *deed is its number.  Old ones are forgotten. */
static int
add_deed(struct store *store, unsigned bit, bool on, int64_t now, int64_t *deed, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "INSERT INTO deed(at, bits, turned_on) VALUES(?1, ?2, ?3)", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, now);
	sql_int(st, 2, bit);
	sql_int(st, 3, on);
	if (sql_run(store, st, err) != 0)
		return -1;
	*deed = sqlite3_last_insert_rowid(store->db);
	st = sql_get(store, "DELETE FROM deed WHERE id <= ?1", err);
	if (st == NULL)
		return -1;
	sql_int(st, 1, *deed - DEEDS_KEPT);
	return sql_run(store, st, err);
}

static int
drop_deed(struct store *store, int64_t deed, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "DELETE FROM deed WHERE id = ?1", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, deed);
	return sql_run(store, st, err);
}

/* Run "UPDATE article SET ..." on one article.  1 changed, 0 it was so already, -1. */
static int
set_one(struct store *store, const struct mark *mark, bool on, int64_t id, int64_t now, struct error *err)
{
	struct buf sql = { 0 };
	sqlite3_stmt *st;

	buf_printf(&sql, "UPDATE article SET %s WHERE id = ?2 AND %s", on ? mark->on : mark->off,
	    on ? mark->unset : mark->set);
	st = sql_get(store, buf_text(&sql), err);
	buf_clear(&sql);
	if (st == NULL)
		return -1;
	sql_int(st, 1, now);
	sql_int(st, 2, id);
	if (sql_run(store, st, err) != 0)
		return -1;
	return sqlite3_changes(store->db) > 0;
}

static int
note_article(struct store *store, int64_t deed, int64_t id, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "INSERT OR IGNORE INTO deed_article VALUES(?1, ?2)", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, deed);
	sql_int(st, 2, id);
	return sql_run(store, st, err);
}

static int
set_listed(struct store *store, const struct mark *mark, const int64_t *ids, size_t count, bool on,
    int64_t now, struct error *err)
{
	bool journal = is_deed(mark->bit, on, count);
	int64_t deed = 0, noted = 0;

	if (journal && add_deed(store, mark->bit, on, now, &deed, err) != 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		int changed = set_one(store, mark, on, ids[i], now, err);

		if (changed < 0 || (changed > 0 && journal && note_article(store, deed, ids[i], err) != 0))
			return -1;
		noted += changed;
	}
	return journal && noted == 0 ? drop_deed(store, deed, err) : 0;
}

static int
compare_ids(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* In the order in which they lie in the file: many marks then write each page once. */
static int64_t *
sort_ids(const int64_t *ids, size_t count)
{
	int64_t *sorted = mem_zalloc(count, sizeof(*sorted));

	memcpy(sorted, ids, count * sizeof(*sorted));
	qsort(sorted, count, sizeof(*sorted), compare_ids);
	return sorted;
}

int
marks_set(struct store *store, const int64_t *ids, size_t count, unsigned bits, bool on, int64_t now,
    struct error *err)
{
	int64_t *sorted;
	bool own;
	int rc = 0;

	if (count == 0)
		return 0;
	if (sql_enter(store, &own, err) != 0)
		return -1;
	sorted = sort_ids(ids, count);
	for (size_t i = 0; i < MARK_COUNT && rc == 0; i++)
		if (bits & marks[i].bit)
			rc = set_listed(store, &marks[i], sorted, count, on, now, err);
	free(sorted);
	return sql_leave(store, own, rc, err);
}

/* Note in the deed the articles of a stream that will change. */
static int
note_stream(const struct scope *scope, const struct mark *mark, bool on, enum stream_kind kind, int64_t feed,
    int64_t newest_id, int64_t deed, struct error *err)
{
	struct buf sql = { 0 };
	sqlite3_stmt *st;

	buf_adds(&sql, "INSERT OR IGNORE INTO deed_article SELECT ?2, id FROM article WHERE ");
	scope_condition(scope, kind, &sql);
	buf_printf(&sql, " AND %s%s AND (?3 = 0 OR id <= ?3)", on ? mark->unset : mark->set,
	    feed != 0 ? " AND feed = ?1" : "");
	st = sql_get(scope->store, buf_text(&sql), err);
	buf_clear(&sql);
	if (st == NULL)
		return -1;
	sql_int(st, 1, feed);
	sql_int(st, 2, deed);
	sql_int(st, 3, newest_id);
	sql_int(st, 4, scope->want->kept_since);
	condition_bind(scope->want->query, st);
	return sql_run(scope->store, st, err);
}

static int
note_scope(const struct scope *scope, const struct mark *mark, bool on, int64_t newest_id, int64_t deed,
    struct error *err)
{
	size_t feeds = scope->by_feed ? scope->feed_count : 1;
	enum stream_kind done = on ? STREAM_READ : STREAM_UNREAD;

	for (int k = 0; k < scope->kind_count; k++)
		for (size_t i = 0; i < feeds; i++)
			if ((mark->bit != MARK_READ || scope->kinds[k] != done) &&
			    note_stream(scope, mark, on, scope->kinds[k], scope->by_feed ? scope->feeds[i].id : 0,
			    newest_id, deed, err) != 0)
				return -1;
	return 0;
}

static int
set_noted(struct store *store, const struct mark *mark, bool on, int64_t deed, int64_t now, struct error *err)
{
	struct buf sql = { 0 };
	sqlite3_stmt *st;

	buf_printf(&sql, "UPDATE article SET %s WHERE id IN (SELECT article FROM deed_article WHERE deed = ?2) AND %s",
	    on ? mark->on : mark->off, on ? mark->unset : mark->set);
	st = sql_get(store, buf_text(&sql), err);
	buf_clear(&sql);
	if (st == NULL)
		return -1;
	sql_int(st, 1, now);
	sql_int(st, 2, deed);
	return sql_run(store, st, err);
}

static int
set_scope_bit(const struct scope *scope, const struct mark *mark, bool on, int64_t newest_id, int64_t now,
    int64_t *changed, struct error *err)
{
	struct store *store = scope->store;
	int64_t deed;

	if (add_deed(store, mark->bit, on, now, &deed, err) != 0 ||
	    note_scope(scope, mark, on, newest_id, deed, err) != 0 ||
	    set_noted(store, mark, on, deed, now, err) != 0)
		return -1;
	*changed += sqlite3_changes(store->db);
	return sqlite3_changes(store->db) == 0 ? drop_deed(store, deed, err) : 0;
}

int
marks_set_scope(struct store *store, const struct headline_scope *want, int64_t newest_id, unsigned bits,
    bool on, int64_t now, int64_t *changed, struct error *err)
{
	struct arena a = { 0 };
	struct scope scope;
	int64_t all = 0;
	bool own;
	int rc;

	if (sql_enter(store, &own, err) != 0)
		return -1;
	rc = scope_resolve(&scope, store, want, &a, err);
	for (size_t i = 0; i < MARK_COUNT && rc == 0; i++)
		if (bits & marks[i].bit)
			rc = set_scope_bit(&scope, &marks[i], on, newest_id, now, &all, err);
	arena_clear(&a);
	if (changed != NULL)
		*changed = all;
	return sql_leave(store, own, rc, err);
}

int
marks_newest(struct store *store, int64_t *id, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "SELECT max(id) FROM article", err);

	return st != NULL ? sql_number(store, st, 0, id, err) : -1;
}

static int
set_matching(struct store *store, const struct mark *mark, const struct query *query, int64_t after,
    int64_t now, struct error *err)
{
	struct buf sql = { 0 };
	sqlite3_stmt *st;

	buf_printf(&sql, "UPDATE article SET %s WHERE id > ?2 AND %s", mark->on, mark->unset);
	condition_add(query, &sql);
	st = sql_get(store, buf_text(&sql), err);
	buf_clear(&sql);
	if (st == NULL)
		return -1;
	sql_int(st, 1, now);
	sql_int(st, 2, after);
	condition_bind(query, st);
	return sql_run(store, st, err);
}

int
marks_set_matching(struct store *store, const struct query *query, int64_t after, unsigned bits, int64_t now,
    int64_t *changed, struct error *err)
{
	int64_t all = 0;
	bool own;
	int rc = 0;

	if (sql_enter(store, &own, err) != 0)
		return -1;
	for (size_t i = 0; i < MARK_COUNT && rc == 0; i++)
		if (bits & marks[i].bit) {
			rc = set_matching(store, &marks[i], query, after, now, err);
			all += rc == 0 ? sqlite3_changes(store->db) : 0;
		}
	if (changed != NULL)
		*changed = all;
	return sql_leave(store, own, rc, err);
}

/* The newest deed.  1, 0 there is none, -1. */
static int
last_deed(struct store *store, int64_t *id, struct mark_deed *deed, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "SELECT id, at, bits, turned_on FROM deed ORDER BY id DESC LIMIT 1", err);
	int rc;

	if (st == NULL)
		return -1;
	rc = sql_step(store, st, err);
	if (rc == 1) {
		*id = sqlite3_column_int64(st, 0);
		deed->at = sqlite3_column_int64(st, 1);
		deed->bits = (unsigned)sqlite3_column_int(st, 2);
		deed->on = sqlite3_column_int(st, 3) != 0;
		sqlite3_reset(st);
	}
	return rc;
}

static int
take_back(struct store *store, int64_t id, struct mark_deed *deed, struct error *err)
{
	deed->count = 0;
	for (size_t i = 0; i < MARK_COUNT; i++) {
		if (marks[i].bit != deed->bits)
			continue;
		if (set_noted(store, &marks[i], !deed->on, id, deed->at, err) != 0)
			return -1;
		deed->count = sqlite3_changes(store->db);
	}
	return drop_deed(store, id, err);
}

int
marks_undo(struct store *store, struct mark_deed *deed, struct error *err)
{
	struct mark_deed last;
	bool own;
	int64_t id;
	int found;

	if (sql_enter(store, &own, err) != 0)
		return -1;
	found = last_deed(store, &id, &last, err);
	if (found == 1 && take_back(store, id, &last, err) != 0)
		found = -1;
	if (deed != NULL && found == 1)
		*deed = last;
	return sql_leave(store, own, found < 0 ? -1 : 0, err) == 0 ? found : -1;
}
