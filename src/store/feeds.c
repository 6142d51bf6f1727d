#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "condition.h"
#include "sql.h"
#include "store/feeds.h"

static int
set_listing(struct store *store, const struct feed_listing *listing, int64_t position, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "INSERT INTO feed(url, name, folder, tags, position, subscribed) VALUES(?1, ?2, ?3, ?4, ?5, 1)"
	    " ON CONFLICT(url) DO UPDATE SET name = ?2, folder = ?3, tags = ?4, position = ?5, subscribed = 1", err);

	if (st == NULL)
		return -1;
	sql_text(st, 1, listing->url);
	sql_text(st, 2, listing->title);
	sql_text(st, 3, listing->folder);
	sql_text(st, 4, listing->tags);
	sql_int(st, 5, position);
	return sql_run(store, st, err);
}

static bool
same_listing(sqlite3_stmt *st, const struct feed_listing *listing)
{
	const char *const want[] = { listing->url, listing->title, listing->folder, listing->tags };

	for (int i = 0; i < 4; i++)
		if (strcmp((const char *)sqlite3_column_text(st, i), want[i]) != 0)
			return false;
	return true;
}

/* 1 when the store already has exactly this list, 0 when not, -1 with err. */
static int
is_synced(struct store *store, const struct feed_listing *list, size_t count, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "SELECT url, name, folder, tags FROM feed WHERE subscribed = 1 ORDER BY position", err);
	size_t i = 0;
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = sql_step(store, st, err)) == 1 && i < count && same_listing(st, &list[i]))
		i++;
	sqlite3_reset(st);
	return rc < 0 ? -1 : rc == 0 && i == count;
}

/* One statement on the feed of an address.  Rows changed, or -1. */
static int
run_on_url(struct store *store, const char *text, const char *url, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, text, err);

	if (st == NULL)
		return -1;
	sql_text(st, 1, url);
	return sql_run(store, st, err) != 0 ? -1 : sqlite3_changes(store->db);
}

static int
run_on_move(struct store *store, const char *sql, int64_t id, const char *url, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, sql, err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	sql_text(st, 2, url);
	return sql_run(store, st, err);
}

/* Another address for a feed.  What servers said holds on where they named it themselves, for it was asked there. */
static int
move(struct store *store, int64_t id, const char *url, struct error *err)
{
	if (run_on_move(store,
	    "UPDATE feed SET etag = '', last_modified = '', errors = 0, error = '', failing_since = 0, gone = 0, next_poll = 0"
	    " WHERE id = ?1 AND permanent_url <> ?2", id, url, err) != 0)
		return -1;
	return run_on_move(store,
	    "UPDATE feed SET url = ?2, permanent_url = '', moved_url = '', moved_since = 0 WHERE id = ?1", id, url, err);
}

/*
 * A new address may be the one where a feed has moved to that is listed no
 * more: the user has followed it, and its articles and marks go along.
 */
static int
follow_move(struct store *store, const char *url, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "SELECT id FROM feed WHERE permanent_url = ?1 AND subscribed = 0 ORDER BY last_success DESC LIMIT 1", err);
	int64_t id;

	if (st == NULL)
		return -1;
	sql_text(st, 1, url);
	if (sql_number(store, st, 0, &id, err) < 0)
		return -1;
	return id != 0 ? move(store, id, url, err) : 0;
}

/* Whether any feed that is listed no more has moved: mostly none has, and no address need be looked up. */
static int
any_moved(struct store *store, int64_t *any, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "SELECT EXISTS (SELECT 1 FROM feed WHERE subscribed = 0 AND permanent_url <> '')", err);

	return st != NULL ? sql_number(store, st, 0, any, err) : -1;
}

static int
write_list(struct store *store, const struct feed_listing *list, size_t count, struct error *err)
{
	bool *known = mem_zalloc(count, sizeof(*known));
	int rc = sql_exec(store, "UPDATE feed SET subscribed = 0 WHERE subscribed = 1", err);
	int64_t moved = 0;

	for (size_t i = 0; i < count && rc >= 0; i++) {
		rc = run_on_url(store, "UPDATE feed SET subscribed = 1 WHERE url = ?1", list[i].url, err);
		known[i] = rc > 0;
	}
	if (rc >= 0)
		rc = any_moved(store, &moved, err);
	for (size_t i = 0; i < count && rc >= 0 && moved != 0; i++)
		if (!known[i])
			rc = follow_move(store, list[i].url, err);
	for (size_t i = 0; i < count && rc >= 0; i++)
		rc = set_listing(store, &list[i], (int64_t)i, err);
	free(known);
	return rc < 0 ? -1 : 0;
}

int
feeds_sync(struct store *store, const struct feed_listing *list, size_t count, struct error *err)
{
	int synced = is_synced(store, list, count, err);
	bool own;

	if (synced != 0)
		return synced < 0 ? -1 : 0;
	if (sql_enter(store, &own, err) != 0)
		return -1;
	return sql_leave(store, own, write_list(store, list, count, err), err);
}

#define RECORD \
	"SELECT id, url, name, title, link, folder, tags, position, unread, total, newest," \
	" etag, last_modified, permanent_url, moved_url, moved_since, last_poll, last_success, next_poll," \
	" retry_after, failing_since, errors, error, http_status, gone, interval, body_bytes, latency_ms," \
	" skip_hours, skip_days, (SELECT print FROM poison p WHERE p.feed = id) FROM feed JOIN tally ON feed = id "

static void
read_state(sqlite3_stmt *st, struct feed_state *s, struct arena *a)
{
	s->etag = sql_copy(st, 11, a);
	s->last_modified = sql_copy(st, 12, a);
	s->permanent_url = sql_copy(st, 13, a);
	s->moved_url = sql_copy(st, 14, a);
	s->moved_since = sqlite3_column_int64(st, 15);
	s->last_poll = sqlite3_column_int64(st, 16);
	s->last_success = sqlite3_column_int64(st, 17);
	s->next_poll = sqlite3_column_int64(st, 18);
	s->retry_after = sqlite3_column_int64(st, 19);
	s->failing_since = sqlite3_column_int64(st, 20);
	s->errors = sqlite3_column_int(st, 21);
	s->error = sql_copy(st, 22, a);
	s->http_status = sqlite3_column_int(st, 23);
	s->gone = sqlite3_column_int(st, 24) != 0;
	s->interval = sqlite3_column_int64(st, 25);
	s->body_bytes = sqlite3_column_int64(st, 26);
	s->latency_ms = sqlite3_column_int(st, 27);
	s->skip_hours = (uint32_t)sqlite3_column_int64(st, 28);
	s->skip_days = (uint32_t)sqlite3_column_int64(st, 29);
	s->poison = sqlite3_column_int64(st, 30);
}

static void
read_record(sqlite3_stmt *st, struct feed_record *f, struct arena *a)
{
	const char *name;

	f->id = sqlite3_column_int64(st, 0);
	f->url = sql_copy(st, 1, a);
	name = sql_copy(st, 2, a);
	f->feed_title = sql_copy(st, 3, a);
	f->title = *name != '\0' ? name : *f->feed_title != '\0' ? f->feed_title : f->url;
	f->link = sql_copy(st, 4, a);
	f->folder = sql_copy(st, 5, a);
	f->tags = sql_copy(st, 6, a);
	f->position = sqlite3_column_int64(st, 7);
	f->unread = sqlite3_column_int64(st, 8);
	f->total = sqlite3_column_int64(st, 9);
	f->newest = sqlite3_column_int64(st, 10);
	read_state(st, &f->state, a);
}

struct feed_record *
feeds_list_matching(struct store *store, const struct query *query, struct arena *a, size_t *count,
    struct error *err)
{
	struct feed_record *list = arena_alloc(a, sizeof(*list));
	struct buf sql = { 0 };
	size_t cap = 1;
	sqlite3_stmt *st;
	int rc;

	*count = 0;
	buf_adds(&sql, RECORD "WHERE subscribed = 1");
	condition_add(query, &sql);
	buf_adds(&sql, " ORDER BY position");
	st = sql_get(store, buf_text(&sql), err);
	buf_clear(&sql);
	if (st == NULL)
		return NULL;
	condition_bind(query, st);
	while ((rc = sql_step(store, st, err)) == 1) {
		list = arena_grow(a, list, *count, &cap, sizeof(*list));
		read_record(st, &list[(*count)++], a);
	}
	if (rc == 0)
		return list;
	*count = 0;
	return NULL;
}

struct feed_record *
feeds_list(struct store *store, struct arena *a, size_t *count, struct error *err)
{
	return feeds_list_matching(store, NULL, a, count, err);
}

static struct feed_record *
read_one(struct store *store, sqlite3_stmt *st, struct arena *a, struct error *err)
{
	struct feed_record *f = NULL;
	int rc = sql_step(store, st, err);

	if (rc == 0)
		error_set(err, ERROR_MISSING, "%s: there is no such feed", store->path);
	if (rc == 1) {
		f = arena_alloc(a, sizeof(*f));
		read_record(st, f, a);
		sqlite3_reset(st);
	}
	return f;
}

struct feed_record *
feeds_get(struct store *store, int64_t id, struct arena *a, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, RECORD "WHERE id = ?1", err);

	if (st == NULL)
		return NULL;
	sql_int(st, 1, id);
	return read_one(store, st, a, err);
}

struct feed_record *
feeds_find(struct store *store, const char *url, struct arena *a, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, RECORD "WHERE url = ?1", err);

	if (st == NULL)
		return NULL;
	sql_text(st, 1, url);
	return read_one(store, st, a, err);
}

int
feeds_keep(struct store *store, const struct feed_listing *listing, bool subscribed, int64_t *id, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "INSERT INTO feed(url, name, subscribed, position, next_poll)"
	    " SELECT ?1, ?2, ?3, coalesce(max(position) + 1, 0), ?4 FROM feed WHERE 1 ON CONFLICT(url) DO NOTHING", err);

	if (st == NULL)
		return -1;
	sql_text(st, 1, listing->url);
	sql_text(st, 2, listing->title);
	sql_int(st, 3, subscribed);
	sql_int(st, 4, INT64_MAX);
	if (sql_run(store, st, err) != 0)
		return -1;
	st = sql_get(store, "SELECT id FROM feed WHERE url = ?1", err);
	if (st == NULL)
		return -1;
	sql_text(st, 1, listing->url);
	return sql_number(store, st, 0, id, err);
}

/* One feed must have been there to be changed. */
static int
run_on_feed(struct store *store, sqlite3_stmt *st, struct error *err)
{
	if (sql_run(store, st, err) != 0)
		return -1;
	if (sqlite3_changes(store->db) == 0)
		return error_set(err, ERROR_MISSING, "%s: there is no such feed", store->path);
	return 0;
}

int
feeds_set_state(struct store *store, int64_t id, const struct feed_state *s, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "UPDATE feed SET etag = ?2, last_modified = ?3, permanent_url = ?4, moved_url = ?5, moved_since = ?6,"
	    " last_poll = ?7, last_success = ?8, next_poll = ?9, retry_after = ?10, failing_since = ?11, errors = ?12,"
	    " error = ?13, http_status = ?14, gone = ?15, interval = ?16, body_bytes = ?17, latency_ms = ?18,"
	    " skip_hours = ?19, skip_days = ?20 WHERE id = ?1", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	sql_text(st, 2, s->etag);
	sql_text(st, 3, s->last_modified);
	sql_text(st, 4, s->permanent_url);
	sql_text(st, 5, s->moved_url);
	sql_int(st, 6, s->moved_since);
	sql_int(st, 7, s->last_poll);
	sql_int(st, 8, s->last_success);
	sql_int(st, 9, s->next_poll);
	sql_int(st, 10, s->retry_after);
	sql_int(st, 11, s->failing_since);
	sql_int(st, 12, s->errors);
	sql_text(st, 13, s->error);
	sql_int(st, 14, s->http_status);
	sql_int(st, 15, s->gone);
	sql_int(st, 16, s->interval);
	sql_int(st, 17, s->body_bytes);
	sql_int(st, 18, s->latency_ms);
	sql_int(st, 19, s->skip_hours);
	sql_int(st, 20, s->skip_days);
	return run_on_feed(store, st, err);
}

int
feeds_set_poison(struct store *store, int64_t id, int64_t print, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, print != 0 ? "REPLACE INTO poison VALUES(?1, ?2)" :
	    "DELETE FROM poison WHERE feed = ?1", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	if (print != 0)
		sql_int(st, 2, print);
	return sql_run(store, st, err);
}

int
feeds_set_about(struct store *store, int64_t id, const struct feed_about *about, struct error *err)
{
	/* Mostly nothing has changed, and then nothing is written. */
	sqlite3_stmt *st = sql_get(store,
	    "UPDATE feed SET title = ?2, link = ?3, description = ?4, language = ?5 WHERE id = ?1"
	    " AND (title <> ?2 OR link <> ?3 OR description <> ?4 OR language <> ?5)", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	sql_text(st, 2, about->title);
	sql_text(st, 3, about->link);
	sql_text(st, 4, about->description);
	sql_text(st, 5, about->language);
	return sql_run(store, st, err);
}

/* Whether another feed than id has the address: 1, 0, or -1. */
static int
is_taken(struct store *store, int64_t id, const char *url, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "SELECT count(*) FROM feed WHERE url = ?1 AND id <> ?2", err);
	int64_t count;

	if (st == NULL)
		return -1;
	sql_text(st, 1, url);
	sql_int(st, 2, id);
	return sql_number(store, st, 0, &count, err) < 0 ? -1 : count > 0;
}

int
feeds_move(struct store *store, int64_t id, const char *url, struct error *err)
{
	int taken = is_taken(store, id, url, err);

	if (taken != 0)
		return taken < 0 ? -1 : error_set(err, ERROR_USAGE, "%s: is or was subscribed already", url);
	return move(store, id, url, err);
}

/* Dates of read or unread articles, newest first; how many, or -1. */
static int
dates_of(struct store *store, int64_t id, bool is_read, int64_t *dates, int max, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "SELECT date FROM article WHERE feed = ?1 AND read = ?2 AND deleted = 0 ORDER BY date DESC LIMIT ?3", err);
	int rc, n = 0;

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	sql_int(st, 2, is_read);
	sql_int(st, 3, max);
	while ((rc = sql_step(store, st, err)) == 1)
		dates[n++] = sqlite3_column_int64(st, 0);
	return rc == 0 ? n : -1;
}

int
feeds_recent_dates(struct store *store, int64_t id, int64_t *dates, int max, struct error *err)
{
	/* Each half is read off its index, in order: to let SQLite merge them costs four times as much. */
	int64_t *halves = mem_alloc(2 * (size_t)max * sizeof(*halves)), *unread = halves, *read = halves + max;
	int unread_count = dates_of(store, id, false, unread, max, err), read_count, n = -1, i = 0, j = 0;

	read_count = unread_count < 0 ? -1 : dates_of(store, id, true, read, max, err);
	if (read_count >= 0)
		for (n = 0; n < max && (i < unread_count || j < read_count); n++)
			dates[n] = j == read_count || (i < unread_count && unread[i] >= read[j]) ? unread[i++] : read[j++];
	free(halves);
	return n;
}
