#include <stdio.h>
#include <stdlib.h>

#include "search_rows.h"
#include "store/search.h"
#include "volumes.h"

int
search_pending(struct store *store, int64_t *pending, struct error *err)
{
	return sql_ask(store,
	    "SELECT max(0, coalesce((SELECT max(id) FROM article), 0) - (SELECT value FROM meta WHERE name = 'indexed'))"
	    " + (SELECT count(*) FROM search_todo)", 0, 0, pending, err);
}

static int
reset(struct store *store, struct error *err)
{
	if (volumes_reset(store, err) != 0)
		return -1;
	return sql_exec(store, "DELETE FROM search_todo; DELETE FROM search_edition", err);
}

int
search_reset(struct store *store, struct error *err)
{
	bool own;

	if (sql_enter(store, &own, err) != 0)
		return -1;
	return sql_leave(store, own, reset(store, err), err);
}

/* Rows of expired articles and old editions stay in the index; when they are most of it, it is begun anew. */
static int
reset_stale(struct store *store, struct error *err)
{
	int64_t rows, articles;

	if (volumes_drop_empty(store, err) != 0 || volumes_rows(store, &rows, err) != 0 ||
	    sql_ask(store, "SELECT sum(total) FROM tally", 0, 0, &articles, err) != 0)
		return -1;
	return rows > 2 * articles + 10000 ? reset(store, err) : 0;
}

/* What is being taken in. */
struct feeding {
	struct store *store;
	const struct search_texts *texts;
	struct volumes volumes;
};

static int
insert_row(struct store *store, const char *table, int64_t row, const struct article *article, const char *body,
    const char *full, struct error *err)
{
	sqlite3_stmt *st;
	char text[128];
	int rc;

	snprintf(text, sizeof(text), "INSERT INTO %s(rowid, title, author, body, full) VALUES(?1, ?2, ?3, ?4, ?5)", table);
	st = sql_get(store, text, err);
	if (st == NULL)
		return -1;
	sql_int(st, 1, row);
	sql_text(st, 2, article->title);
	sql_text(st, 3, article->author);
	sql_text(st, 4, body);
	sql_text(st, 5, full);
	rc = sql_run(store, st, err);
	sqlite3_clear_bindings(st);
	return rc;
}

static int
insert_article(struct feeding *f, const struct article *article, int64_t edition, struct error *err)
{
	char tables[2][VOLUME_TABLE];
	int count = volumes_of_article(f->store, &f->volumes, article->id, tables, err), rc = 0;
	char *body, *full;

	if (count < 0)
		return -1;
	body = f->texts->plain(f->texts->context, article->content);
	full = f->texts->plain(f->texts->context, article->full);
	for (int i = 0; i < count && rc == 0; i++)
		rc = insert_row(f->store, tables[i], article->id * SEARCH_EDITIONS + edition, article, body, full, err);
	free(body);
	free(full);
	return rc;
}

/* 0 also for an article that is gone meanwhile. */
static int
index_article(struct feeding *f, int64_t id, int64_t edition, struct error *err)
{
	struct error gone = { 0 };
	struct arena a = { 0 };
	struct article *article = articles_get(f->store, id, &a, &gone);
	int rc = 0;

	if (article != NULL)
		rc = insert_article(f, article, edition, err);
	else if (gone.kind != ERROR_MISSING)
		rc = error_set(err, gone.kind, "%s", gone.text);
	arena_clear(&a);
	return rc;
}

/* Up to max numbers of a statement whose value ?1 is max. */
static int
list_ids(struct store *store, const char *text, size_t max, int64_t *ids, size_t *count, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, text, err);
	int rc;

	*count = 0;
	if (st == NULL)
		return -1;
	sql_int(st, 1, (int64_t)max);
	while ((rc = sql_step(store, st, err)) == 1 && *count < max)
		ids[(*count)++] = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	return rc < 0 ? -1 : 0;
}

static int
set_edition(struct store *store, int64_t id, int64_t edition, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "REPLACE INTO search_edition VALUES(?1, ?2)", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	sql_int(st, 2, edition);
	return sql_run(store, st, err);
}

/* An edited article gets a row of its next edition, unless it has had too many. */
static int
index_again(struct feeding *f, int64_t id, struct error *err)
{
	int64_t edition;

	if (sql_ask(f->store, "SELECT n FROM search_edition WHERE article = ?1", id, 0, &edition, err) != 0 ||
	    sql_do(f->store, "DELETE FROM search_todo WHERE article = ?1", id, err) != 0)
		return -1;
	if (++edition >= SEARCH_EDITIONS)
		return 0;
	if (set_edition(f->store, id, edition, err) != 0)
		return -1;
	return index_article(f, id, edition, err);
}

static int
feed_batch(struct store *store, const struct search_texts *texts, int64_t *ids, size_t max, size_t *fed,
    struct error *err)
{
	struct feeding f = { .store = store, .texts = texts };
	size_t edited, added;

	if (reset_stale(store, err) != 0 || volumes_load(store, &f.volumes, err) != 0 ||
	    list_ids(store, "SELECT article FROM search_todo LIMIT ?1", max, ids, &edited, err) != 0)
		return -1;
	for (size_t i = 0; i < edited; i++)
		if (index_again(&f, ids[i], err) != 0)
			return -1;
	if (list_ids(store, "SELECT id FROM article WHERE id > (SELECT value FROM meta WHERE name = 'indexed')"
	    " ORDER BY id LIMIT ?1", max - edited, ids, &added, err) != 0)
		return -1;
	for (size_t i = 0; i < added; i++)
		if (index_article(&f, ids[i], 0, err) != 0)
			return -1;
	*fed = edited + added;
	if (volumes_settle(store, &f.volumes, *fed, err) != 0)
		return -1;
	return volumes_save(store, &f.volumes, err);
}

int
search_feed(struct store *store, const struct search_texts *texts, size_t max, size_t *fed, struct error *err)
{
	struct arena a = { 0 };
	int64_t pending;
	bool own;
	int rc;

	*fed = 0;
	/* Nothing to do must not take the lock. */
	if (max == 0 || search_pending(store, &pending, err) != 0)
		return max == 0 ? 0 : -1;
	if (pending == 0)
		return 0;
	if (sql_enter(store, &own, err) != 0)
		return -1;
	rc = feed_batch(store, texts, arena_zalloc(&a, max, sizeof(int64_t)), max, fed, err);
	arena_clear(&a);
	return sql_leave(store, own, rc, err);
}

