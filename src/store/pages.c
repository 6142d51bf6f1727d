#include "sql.h"
#include "store/pages.h"

/* Enough of a text to judge it by. */
#define SAMPLE_BYTES	"20000"

int
pages_samples(struct store *store, int64_t feed, size_t max, struct arena *a, struct page_sample **out,
    size_t *count, struct error *err)
{
	/* Each half is read off its index; only what they give is sorted. */
	sqlite3_stmt *st = sql_get(store,
	    "SELECT substr(content, 1, " SAMPLE_BYTES "), substr(html, 1, " SAMPLE_BYTES "), tries FROM"
	    " (SELECT id, date FROM (SELECT id, date FROM article WHERE feed = ?1 AND read = 0 AND deleted = 0"
	    "   AND link <> '' ORDER BY date DESC LIMIT ?2)"
	    "  UNION ALL SELECT id, date FROM (SELECT id, date FROM article WHERE feed = ?1 AND read = 1 AND deleted = 0"
	    "   AND link <> '' ORDER BY date DESC LIMIT ?2) ORDER BY date DESC LIMIT ?2) AS newest"
	    " LEFT JOIN body b ON b.article = newest.id LEFT JOIN page p ON p.article = newest.id"
	    " LEFT JOIN page_try t ON t.article = newest.id", err);
	size_t cap = 0;
	int rc;

	*out = NULL;
	*count = 0;
	if (st == NULL)
		return -1;
	sql_int(st, 1, feed);
	sql_int(st, 2, (int64_t)max);
	while ((rc = sql_step(store, st, err)) == 1) {
		struct page_sample *s;

		*out = arena_grow(a, *out, *count, &cap, sizeof(*s));
		s = &(*out)[(*count)++];
		s->content = sql_copy(st, 0, a);
		s->full = sql_copy(st, 1, a);
		s->failed = s->full[0] == '\0' && sqlite3_column_int(st, 2) > 0;
	}
	return rc;
}

int
pages_find(struct store *store, const struct page_search *search, struct arena *a, struct page_wanted **out,
    size_t *count, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "SELECT id, link, coalesce(tries, 0) FROM"
	    " (SELECT id, link, date FROM article WHERE feed = ?1 AND read = 0 AND deleted = 0"
	    "   ORDER BY date DESC LIMIT ?2) AS newest"
	    " LEFT JOIN page p ON p.article = newest.id LEFT JOIN page_try t ON t.article = newest.id"
	    " WHERE p.article IS NULL AND link <> '' AND coalesce(next, 0) <= ?3 AND (?4 OR NOT EXISTS"
	    "  (SELECT 1 FROM enclosure e WHERE e.article = newest.id AND (type LIKE 'audio/%' OR type LIKE 'video/%')))"
	    " ORDER BY date DESC LIMIT ?5", err);
	size_t cap = 0;
	int rc;

	*out = NULL;
	*count = 0;
	if (st == NULL)
		return -1;
	sql_int(st, 1, search->feed);
	sql_int(st, 2, (int64_t)search->recent);
	sql_int(st, 3, search->now);
	sql_int(st, 4, search->media);
	sql_int(st, 5, (int64_t)search->max);
	while ((rc = sql_step(store, st, err)) == 1) {
		struct page_wanted *w;

		*out = arena_grow(a, *out, *count, &cap, sizeof(*w));
		w = &(*out)[(*count)++];
		w->article = sqlite3_column_int64(st, 0);
		w->link = sql_copy(st, 1, a);
		w->tries = sqlite3_column_int(st, 2);
	}
	return rc;
}

int
pages_fail(struct store *store, int64_t article, int tries, int64_t next, const char *sentence, struct error *err)
{
	/* Gone meanwhile: nothing to remember. */
	sqlite3_stmt *st = sql_get(store,
	    "REPLACE INTO page_try(article, tries, next, error) SELECT id, ?2, ?3, ?4 FROM article WHERE id = ?1", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, article);
	sql_int(st, 2, tries);
	sql_int(st, 3, next);
	sql_text(st, 4, sentence);
	return sql_run(store, st, err);
}

int
pages_set_again(struct store *store, int64_t feed, int64_t next, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, next == PAGES_NEVER ? "DELETE FROM page_feed WHERE feed = ?1" :
	    "REPLACE INTO page_feed(feed, next) VALUES(?1, ?2)", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, feed);
	if (next != PAGES_NEVER)
		sql_int(st, 2, next);
	return sql_run(store, st, err);
}

int
pages_is_again(struct store *store, int64_t feed, int64_t now, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "SELECT next FROM page_feed WHERE feed = ?1", err);
	int64_t next;

	if (st == NULL)
		return -1;
	sql_int(st, 1, feed);
	if (sql_number(store, st, PAGES_NEVER, &next, err) != 0)
		return -1;
	return next <= now;
}

int
pages_hold_host(struct store *store, const char *host, int64_t until, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "REPLACE INTO page_host(host, until) VALUES(?1, ?2)", err);

	if (st == NULL)
		return -1;
	sql_text(st, 1, host);
	sql_int(st, 2, until);
	return sql_run(store, st, err);
}

int
pages_host_held(struct store *store, const char *host, int64_t now, int64_t *until, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "SELECT until FROM page_host WHERE host = ?1", err);

	*until = 0;
	if (st == NULL)
		return -1;
	sql_text(st, 1, host);
	if (sql_number(store, st, 0, until, err) != 0)
		return -1;
	if (*until <= now)
		*until = 0;
	return 0;
}

int
pages_known_since(struct store *store, int64_t feed, int64_t *since, struct error *err)
{
	/* Each half gives its oldest off its index. */
	sqlite3_stmt *st = sql_get(store,
	    "SELECT coalesce(min(seen), 0) FROM"
	    " (SELECT * FROM (SELECT seen FROM article WHERE feed = ?1 AND read = 0 AND deleted = 0 ORDER BY date LIMIT 1)"
	    "  UNION ALL SELECT * FROM (SELECT seen FROM article WHERE feed = ?1 AND read = 1 AND deleted = 0 ORDER BY date LIMIT 1))",
	    err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, feed);
	return sql_number(store, st, 0, since, err) < 0 ? -1 : 0;
}
