#include <sqlite3.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/mem.h"
#include "sql.h"
#include "store/newsboat_cache.h"

struct newsboat_cache {
	sqlite3 *db;
	sqlite3_stmt *rows;
	char *path;
};

static int
fail(const struct newsboat_cache *cache, struct error *err)
{
	return error_set(err, ERROR_FORMAT, "%s: no cache of newsboat's: %s", cache->path,
	    cache->db != NULL ? sqlite3_errmsg(cache->db) : "cannot be opened");
}

static int
prepare(struct newsboat_cache *cache)
{
	sqlite3_limit(cache->db, SQLITE_LIMIT_LENGTH, LIMIT_WIRE_BYTES);
	sqlite3_db_config(cache->db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
	sqlite3_db_config(cache->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)NULL);
	return sqlite3_prepare_v2(cache->db, "SELECT guid, title, author, url, content, enclosure_url,"
	    " enclosure_type, flags, pubDate, unread, deleted FROM rss_item WHERE feedurl = ?1"
	    " ORDER BY pubDate DESC, id LIMIT ?2", -1, &cache->rows, NULL);
}

struct newsboat_cache *
newsboat_cache_open(const char *path, struct error *err)
{
	struct newsboat_cache *cache = mem_zalloc(1, sizeof(*cache));

	cache->path = mem_strdup(path);
	if (sqlite3_open_v2(path, &cache->db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
	    prepare(cache) == SQLITE_OK)
		return cache;
	fail(cache, err);
	newsboat_cache_close(cache);
	return NULL;
}

void
newsboat_cache_close(struct newsboat_cache *cache)
{
	sqlite3_finalize(cache->rows);
	sqlite3_close(cache->db);
	free(cache->path);
	free(cache);
}

static void
take_row(sqlite3_stmt *st, struct arena *a, struct newsboat_item *item)
{
	item->guid = sql_copy(st, 0, a);
	item->title = sql_copy(st, 1, a);
	item->author = sql_copy(st, 2, a);
	item->link = sql_copy(st, 3, a);
	item->content = sql_copy(st, 4, a);
	item->enclosure_url = sql_copy(st, 5, a);
	item->enclosure_type = sql_copy(st, 6, a);
	item->flags = sql_copy(st, 7, a);
	item->published = sqlite3_column_int64(st, 8);
	item->unread = sqlite3_column_int(st, 9) != 0;
	item->deleted = sqlite3_column_int(st, 10) != 0;
}

int
newsboat_cache_read(struct newsboat_cache *cache, const char *feed_url, size_t max, struct arena *a,
    struct newsboat_item **items, size_t *count, struct error *err)
{
	size_t cap = 0;
	int got;

	*items = NULL;
	*count = 0;
	sqlite3_bind_text(cache->rows, 1, feed_url, -1, SQLITE_STATIC);
	sqlite3_bind_int64(cache->rows, 2, (sqlite3_int64)max);
	while ((got = sqlite3_step(cache->rows)) == SQLITE_ROW) {
		*items = arena_grow(a, *items, *count, &cap, sizeof(**items));
		take_row(cache->rows, a, &(*items)[(*count)++]);
	}
	if (got != SQLITE_DONE)
		fail(cache, err);
	sqlite3_reset(cache->rows);
	return got == SQLITE_DONE ? 0 : -1;
}
