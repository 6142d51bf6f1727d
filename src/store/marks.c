#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "condition.h"
#include "scope.h"
#include "store/marks.h"
#include "tag_rows.h"

/* So many deeds can be taken back. */
#define DEEDS_KEPT	100

/*
 * What one bit does.  Values of all statements: ?1 the time, ?2 the number of
 * an article or a deed, ?6 that of a tag.
 */
static const struct mark {
	unsigned bit;
	const char *unset, *set;	/* conditions on an article: not so yet */
	const char *on, *off;		/* statements, up to which articles */
} marks[] = {
	{ MARK_READ, "read = 0", "read = 1", "UPDATE article SET read = 1, read_at = ?1 WHERE read = 0 AND id ",
	    "UPDATE article SET read = 0, read_at = 0 WHERE read = 1 AND id " },
	{ MARK_STARRED, "starred = 0", "starred = 1", "UPDATE article SET starred = 1 WHERE starred = 0 AND id ",
	    "UPDATE article SET starred = 0 WHERE starred = 1 AND id " },
	{ MARK_DELETED, "deleted = 0", "deleted > 0", "UPDATE article SET deleted = ?1 WHERE deleted = 0 AND id ",
	    "UPDATE article SET deleted = 0 WHERE deleted > 0 AND id " },
	{ MARK_TAGGED, "id NOT IN (SELECT article FROM article_tag WHERE tag = ?6)",
	    "id IN (SELECT article FROM article_tag WHERE tag = ?6)",
	    "INSERT INTO article_tag(tag, feed, date, article) SELECT ?6, feed, date, id FROM article WHERE NOT EXISTS"
	    " (SELECT 1 FROM article_tag WHERE article = id AND tag = ?6) AND id ",
	    "DELETE FROM article_tag WHERE tag = ?6 AND article " },
};

#define MARK_COUNT	(sizeof(marks) / sizeof(marks[0]))
#define AT_TAG		6

/* One mark that is set or cleared. */
struct change {
	const struct mark *mark;
	int64_t tag;			/* 0 unless the mark is one */
	bool on;
	bool passing;			/* no deed of the user's */
	int64_t now;
};

/* Begin a deed; *deed is its number.  Old ones are forgotten. */
static int
add_deed(struct store *store, const struct change *change, int64_t *deed, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "INSERT INTO deed(at, bits, turned_on, tag) VALUES(?1, ?2, ?3, ?4)", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, change->now);
	sql_int(st, 2, change->mark->bit);
	sql_int(st, 3, change->on);
	sql_int(st, 4, change->tag);
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

/* Make the change on the articles that a condition on their numbers names.  0 or -1; how many in *changed. */
static int
make_change(struct store *store, const struct change *change, const char *which, int64_t value,
    const struct query *query, int64_t *changed, struct error *err)
{
	struct buf sql = { 0 };
	sqlite3_stmt *st;

	buf_printf(&sql, "%s%s", change->on ? change->mark->on : change->mark->off, which);
	condition_add(query, &sql);
	st = sql_get(store, buf_text(&sql), err);
	buf_clear(&sql);
	if (st == NULL)
		return -1;
	sql_int(st, 1, change->now);
	sql_int(st, 2, value);
	sql_int(st, AT_TAG, change->tag);
	condition_bind(query, st);
	if (sql_run(store, st, err) != 0)
		return -1;
	*changed = sqlite3_changes(store->db);
	return 0;
}

static int
change_noted(struct store *store, const struct change *change, int64_t deed, int64_t *changed, struct error *err)
{
	return make_change(store, change, "IN (SELECT article FROM deed_article WHERE deed = ?2)", deed, NULL, changed, err);
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
change_listed(struct store *store, const struct change *change, const int64_t *ids, size_t count, struct error *err)
{
	int64_t deed = 0, noted = 0, changed;

	if (!change->passing && add_deed(store, change, &deed, err) != 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		if (make_change(store, change, "= ?2", ids[i], NULL, &changed, err) != 0)
			return -1;
		if (changed > 0 && !change->passing && note_article(store, deed, ids[i], err) != 0)
			return -1;
		noted += changed;
	}
	return !change->passing && noted == 0 ? drop_deed(store, deed, err) : 0;
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

/* What bits and tag mean as changes, one after the other.  False when there are no more. */
static bool
next_change(struct change *change, unsigned bits, size_t *i)
{
	for (; *i < MARK_COUNT; ++*i)
		if (bits & marks[*i].bit) {
			change->mark = &marks[(*i)++];
			return true;
		}
	return false;
}

static int
change_ids(struct store *store, struct change *change, unsigned bits, const int64_t *ids, size_t count,
    struct error *err)
{
	int64_t *sorted = sort_ids(ids, count);
	size_t i = 0;
	int rc = 0;

	while (rc == 0 && next_change(change, bits, &i))
		rc = change_listed(store, change, sorted, count, err);
	free(sorted);
	return rc;
}

static int
set_marks(struct store *store, const int64_t *ids, size_t count, unsigned bits, struct change *change,
    struct error *err)
{
	bool own;

	if (count == 0)
		return 0;
	if (sql_enter(store, &own, err) != 0)
		return -1;
	return sql_leave(store, own, change_ids(store, change, bits, ids, count, err), err);
}

int
marks_set(struct store *store, const int64_t *ids, size_t count, unsigned bits, bool on, int64_t now,
    struct error *err)
{
	struct change change = { .on = on, .now = now };

	return set_marks(store, ids, count, bits, &change, err);
}

int
marks_open(struct store *store, int64_t id, int64_t now, struct error *err)
{
	struct change change = { .on = true, .passing = true, .now = now };

	return set_marks(store, &id, 1, MARK_READ, &change, err);
}

/* The number of the tag that is put on or taken off. */
static int
find_tag(struct store *store, const char *tag, struct change *change, struct error *err)
{
	return change->on ? tag_make(store, tag, &change->tag, err) : tag_find(store, tag, &change->tag, err);
}

int
marks_tag(struct store *store, const int64_t *ids, size_t count, const char *tag, bool on, int64_t now,
    struct error *err)
{
	struct change change = { .on = on, .now = now };
	bool own;
	int rc;

	if (count == 0)
		return 0;
	if (sql_enter(store, &own, err) != 0)
		return -1;
	rc = find_tag(store, tag, &change, err);
	if (rc == 0)
		rc = change_ids(store, &change, MARK_TAGGED, ids, count, err);
	return sql_leave(store, own, rc, err);
}

/* Note in the deed the articles of a stream that will change. */
static int
note_stream(const struct scope *scope, const struct change *change, const struct stream *stream,
    int64_t newest_id, int64_t deed, struct error *err)
{
	struct buf sql = { 0 };
	sqlite3_stmt *st;

	buf_adds(&sql, "INSERT OR IGNORE INTO deed_article SELECT ?2, id FROM article WHERE ");
	scope_condition(scope, stream, &sql);
	buf_printf(&sql, " AND %s AND (?3 = 0 OR id <= ?3)", change->on ? change->mark->unset : change->mark->set);
	st = sql_get(scope->store, buf_text(&sql), err);
	buf_clear(&sql);
	if (st == NULL)
		return -1;
	scope_bind(scope, stream, st);
	sql_int(st, 2, deed);
	sql_int(st, 3, newest_id);
	sql_int(st, AT_TAG, change->tag);
	return sql_run(scope->store, st, err);
}

static int
note_scope(const struct scope *scope, const struct change *change, int64_t newest_id, int64_t deed,
    struct error *err)
{
	enum stream_kind done = change->on ? STREAM_READ : STREAM_UNREAD;
	size_t feeds = scope->by_feed ? scope->feed_count : 1;

	for (int k = 0; k < scope->kind_count; k++)
		for (size_t i = 0; i < feeds; i++) {
			struct stream stream = { .kind = scope->kinds[k] };

			if (scope->by_feed) {
				stream.feed = scope->feeds[i].id;
				stream.tagged = scope->feeds[i].tagged;
			}
			if ((change->mark->bit != MARK_READ || stream.kind != done) &&
			    note_stream(scope, change, &stream, newest_id, deed, err) != 0)
				return -1;
		}
	return 0;
}

static int
change_scope(const struct scope *scope, const struct change *change, int64_t newest_id, int64_t *changed,
    struct error *err)
{
	struct store *store = scope->store;
	int64_t deed, count;

	if (add_deed(store, change, &deed, err) != 0 ||
	    note_scope(scope, change, newest_id, deed, err) != 0 ||
	    change_noted(store, change, deed, &count, err) != 0)
		return -1;
	*changed += count;
	return count == 0 ? drop_deed(store, deed, err) : 0;
}

static int
change_scopes(struct store *store, struct change *change, unsigned bits, const struct headline_scope *want,
    int64_t newest_id, int64_t *changed, struct error *err)
{
	struct arena a = { 0 };
	struct scope scope;
	int64_t all = 0;
	size_t i = 0;
	int rc = scope_resolve(&scope, store, want, &a, err);

	while (rc == 0 && next_change(change, bits, &i))
		rc = change_scope(&scope, change, newest_id, &all, err);
	arena_clear(&a);
	if (changed != NULL)
		*changed = all;
	return rc;
}

int
marks_set_scope(struct store *store, const struct headline_scope *want, int64_t newest_id, unsigned bits,
    bool on, int64_t now, int64_t *changed, struct error *err)
{
	struct change change = { .on = on, .now = now };
	bool own;

	if (sql_enter(store, &own, err) != 0)
		return -1;
	return sql_leave(store, own, change_scopes(store, &change, bits, want, newest_id, changed, err), err);
}

int
marks_tag_scope(struct store *store, const struct headline_scope *want, int64_t newest_id, const char *tag,
    bool on, int64_t now, int64_t *changed, struct error *err)
{
	struct change change = { .on = on, .now = now };
	bool own;
	int rc;

	if (sql_enter(store, &own, err) != 0)
		return -1;
	rc = find_tag(store, tag, &change, err);
	if (rc == 0)
		rc = change_scopes(store, &change, MARK_TAGGED, want, newest_id, changed, err);
	return sql_leave(store, own, rc, err);
}

int
marks_newest(struct store *store, int64_t *id, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "SELECT max(id) FROM article", err);

	return st != NULL ? sql_number(store, st, 0, id, err) : -1;
}

int
marks_set_matching(struct store *store, const struct query *query, int64_t after, unsigned bits, const char *tag,
    int64_t now, struct error *err)
{
	struct change change = { .on = true, .now = now };
	int64_t changed;
	size_t i = 0;
	bool own;
	int rc = 0;

	if (sql_enter(store, &own, err) != 0)
		return -1;
	if (bits & MARK_TAGGED)
		rc = find_tag(store, tag, &change, err);
	while (rc == 0 && next_change(&change, bits, &i))
		rc = make_change(store, &change, "> ?2", after, query, &changed, err);
	return sql_leave(store, own, rc, err);
}

/* The newest deed.  1, 0 there is none, -1. */
static int
last_deed(struct store *store, int64_t *id, struct change *change, struct mark_deed *deed, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "SELECT deed.id, at, bits, turned_on, tag, name FROM deed"
	    " LEFT JOIN tag ON tag.id = tag ORDER BY deed.id DESC LIMIT 1", err);
	const char *name;
	int rc;

	if (st == NULL)
		return -1;
	rc = sql_step(store, st, err);
	if (rc == 1) {
		*id = sqlite3_column_int64(st, 0);
		*deed = (struct mark_deed){ .at = sqlite3_column_int64(st, 1) };
		deed->bits = (unsigned)sqlite3_column_int(st, 2);
		deed->on = sqlite3_column_int(st, 3) != 0;
		name = (const char *)sqlite3_column_text(st, 5);
		snprintf(deed->tag, sizeof(deed->tag), "%s", name != NULL ? name : "");
		*change = (struct change){ .on = !deed->on, .now = deed->at, .tag = sqlite3_column_int64(st, 4) };
		sqlite3_reset(st);
	}
	return rc;
}

static int
take_back(struct store *store, struct mark_deed *deed, struct error *err)
{
	struct change change;
	int64_t id;
	size_t i = 0;
	int found = last_deed(store, &id, &change, deed, err);

	if (found != 1)
		return found;
	while (next_change(&change, deed->bits, &i))
		if (change_noted(store, &change, id, &deed->count, err) != 0)
			return -1;
	return drop_deed(store, id, err) == 0 ? 1 : -1;
}

int
marks_undo(struct store *store, struct mark_deed *deed, struct error *err)
{
	struct mark_deed last;
	bool own;
	int found;

	if (sql_enter(store, &own, err) != 0)
		return -1;
	found = take_back(store, &last, err);
	if (deed != NULL && found == 1)
		*deed = last;
	return sql_leave(store, own, found < 0 ? -1 : 0, err) == 0 ? found : -1;
}
