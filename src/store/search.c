#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "budget.h"
#include "search_line.h"
#include "snippet.h"

/* So many of the newest that match are ranked. */
#define RANKED_ROWS	1000

/*
 * A row of the index is an article's number times LIMIT_SEARCH_EDITIONS, plus
 * how often it was indexed before: the index holds no text, so that what it
 * has of an older edition cannot be taken out, only be passed over.
 */
#define EDITIONS	8
#define EDITIONS_TEXT	"8"

_Static_assert(EDITIONS == LIMIT_SEARCH_EDITIONS, "one number, also in SQL");

static int
get_number(struct store *store, const char *text, int64_t *number, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, text, err);

	return st != NULL ? sql_number(store, st, 0, number, err) : -1;
}

static int
run_with(struct store *store, const char *text, int64_t one, int64_t two, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, text, err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, one);
	if (sqlite3_bind_parameter_count(st) > 1)
		sql_int(st, 2, two);
	return sql_run(store, st, err);
}

int
search_pending(struct store *store, int64_t *pending, struct error *err)
{
	return get_number(store,
	    "SELECT max(0, coalesce((SELECT max(id) FROM article), 0) - (SELECT value FROM meta WHERE name = 'indexed'))"
	    " + (SELECT count(*) FROM search_todo)", pending, err);
}

static int
reset(struct store *store, struct error *err)
{
	return sql_exec(store, "INSERT INTO search(search) VALUES('delete-all');"
	    "DELETE FROM search_todo; DELETE FROM search_edition;"
	    "UPDATE meta SET value = 0 WHERE name IN ('indexed', 'index_rows')", err);
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

	if (get_number(store, "SELECT value FROM meta WHERE name = 'index_rows'", &rows, err) != 0 ||
	    get_number(store, "SELECT sum(total) FROM tally", &articles, err) != 0)
		return -1;
	return rows > 2 * articles + 10000 ? reset(store, err) : 0;
}

static int
insert_row(struct store *store, int64_t row, const struct article *article, const struct search_texts *texts,
    struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "INSERT INTO search(rowid, title, author, body, full) VALUES(?1, ?2, ?3, ?4, ?5)", err);
	char *body, *full;
	int rc;

	if (st == NULL)
		return -1;
	body = texts->plain(texts->context, article->content);
	full = texts->plain(texts->context, article->full);
	sql_int(st, 1, row);
	sql_text(st, 2, article->title);
	sql_text(st, 3, article->author);
	sql_text(st, 4, body);
	sql_text(st, 5, full);
	rc = sql_run(store, st, err);
	sqlite3_clear_bindings(st);
	free(body);
	free(full);
	return rc;
}

/* 0 also for an article that is gone meanwhile. */
static int
index_article(struct store *store, int64_t id, int64_t edition, const struct search_texts *texts,
    struct error *err)
{
	struct error gone = { 0 };
	struct arena a = { 0 };
	struct article *article = articles_get(store, id, &a, &gone);
	int rc = 0;

	if (article != NULL)
		rc = insert_row(store, id * EDITIONS + edition, article, texts, err);
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

/* An edited article gets a row of its next edition, unless it has had too many. */
static int
index_again(struct store *store, int64_t id, const struct search_texts *texts, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "SELECT n FROM search_edition WHERE article = ?1", err);
	int64_t edition;

	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	if (sql_number(store, st, 0, &edition, err) != 0)
		return -1;
	if (run_with(store, "DELETE FROM search_todo WHERE article = ?1", id, 0, err) != 0)
		return -1;
	if (++edition >= EDITIONS)
		return 0;
	if (run_with(store, "REPLACE INTO search_edition VALUES(?1, ?2)", id, edition, err) != 0)
		return -1;
	return index_article(store, id, edition, texts, err);
}

static int
feed_batch(struct store *store, const struct search_texts *texts, int64_t *ids, size_t max, size_t *fed,
    struct error *err)
{
	size_t edited, added;

	if (reset_stale(store, err) != 0 ||
	    list_ids(store, "SELECT article FROM search_todo LIMIT ?1", max, ids, &edited, err) != 0)
		return -1;
	for (size_t i = 0; i < edited; i++)
		if (index_again(store, ids[i], texts, err) != 0)
			return -1;
	if (list_ids(store, "SELECT id FROM article WHERE id > (SELECT value FROM meta WHERE name = 'indexed')"
	    " ORDER BY id LIMIT ?1", max - edited, ids, &added, err) != 0)
		return -1;
	for (size_t i = 0; i < added; i++)
		if (index_article(store, ids[i], 0, texts, err) != 0)
			return -1;
	*fed = edited + added;
	if (added > 0 && run_with(store, "UPDATE meta SET value = ?1 WHERE name = 'indexed'", ids[added - 1], 0, err) != 0)
		return -1;
	return run_with(store, "UPDATE meta SET value = value + ?1 WHERE name = 'index_rows'", (int64_t)*fed, 0, err);
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

#define VISIBLE \
	"article.deleted = 0 AND article.feed NOT IN (SELECT id FROM feed WHERE subscribed = 0)"

#define FOUND(columns) \
	"SELECT article.id " columns " FROM search CROSS JOIN article ON article.id = search.rowid / " EDITIONS_TEXT \
	" WHERE search MATCH ?2 AND search.rowid % " EDITIONS_TEXT \
	" = coalesce((SELECT n FROM search_edition e WHERE e.article = article.id), 0) AND " VISIBLE

static void
write_statement(const struct search_line *line, enum search_order order, struct buf *sql)
{
	if (line->match.len == 0)
		buf_adds(sql, "SELECT id FROM article WHERE " VISIBLE);
	else if (order == SEARCH_NEWEST)
		buf_adds(sql, FOUND(""));
	else
		buf_adds(sql, "SELECT id FROM (" FOUND(", relevance(search) AS score"));
	if (line->where.count > 0 || line->where.sql.len > 0)
		condition_add(&line->where, sql);
	if (line->match.len == 0)
		buf_adds(sql, " ORDER BY id DESC LIMIT ?1");
	else if (order == SEARCH_NEWEST)
		buf_adds(sql, " ORDER BY search.rowid DESC LIMIT ?1");
	else
		buf_printf(sql, " ORDER BY search.rowid DESC LIMIT %d) ORDER BY score DESC, id DESC LIMIT ?1", RANKED_ROWS);
}

static int
find_ordered(struct store *store, const struct search_line *line, enum search_order order, size_t max,
    int64_t *ids, size_t *count, struct error *err)
{
	struct buf sql = { 0 };
	sqlite3_stmt *st;
	int rc;

	write_statement(line, order, &sql);
	st = sql_get(store, buf_text(&sql), err);
	buf_clear(&sql);
	*count = 0;
	if (st == NULL)
		return -1;
	sql_int(st, 1, (int64_t)max);
	if (line->match.len > 0)
		sql_text(st, 2, buf_text(&line->match));
	condition_bind(&line->where, st);
	while ((rc = sql_step(store, st, err)) == 1 && *count < max)
		ids[(*count)++] = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	return rc < 0 ? -1 : 0;
}

/* Who types waits for every letter; what cannot be ranked in time comes by date. */
static int
find_hastily(struct store *store, const struct search_line *line, enum search_order order, size_t max,
    int64_t *ids, size_t *count, bool *partial, struct error *err)
{
	struct error own = { 0 };
	struct budget budget;
	int rc;

	budget_start(&budget, store, LIMIT_QUERY_STEPS);
	rc = find_ordered(store, line, order, max, ids, count, &own);
	budget_stop(&budget);
	*partial = budget.spent;
	if (budget.spent && order == SEARCH_RANKED) {
		budget_start(&budget, store, LIMIT_QUERY_STEPS);
		rc = find_ordered(store, line, SEARCH_NEWEST, max, ids, count, &own);
		budget_stop(&budget);
	}
	return rc == 0 || budget.spent ? 0 : error_set(err, own.kind, "%s", own.text);
}

static int
find_ids(struct store *store, const struct search_line *line, const struct search_request *request,
    int64_t *ids, size_t *count, bool *partial, struct error *err)
{
	if (request->typing)
		return find_hastily(store, line, request->order, request->limit + 1, ids, count, partial, err);
	return find_ordered(store, line, request->order, request->limit + 1, ids, count, err);
}

/* From the feed's text, or where that does not match from the whole one. */
static void
add_snippet(struct store *store, const struct search_line *line, const struct search_texts *texts,
    struct arena *a, struct search_hit *hit)
{
	struct arena work = { 0 };
	struct article *article = articles_get(store, hit->headline.id, &work, NULL);
	char *text;
	bool found;

	if (article != NULL) {
		text = texts->plain(texts->context, article->content);
		found = snippet_make(store, text, line, a, hit);
		free(text);
		if (!found && *article->full != '\0') {
			text = texts->plain(texts->context, article->full);
			snippet_make(store, text, line, a, hit);
			free(text);
		}
	}
	arena_clear(&work);
}

static int
fill_result(struct store *store, const struct search_line *line, const struct search_request *request,
    const struct search_texts *texts, struct arena *a, struct search_result *result, struct error *err)
{
	int64_t *ids = arena_zalloc(a, request->limit + 1, sizeof(*ids));
	struct headlines headlines;
	size_t count;

	if (find_ids(store, line, request, ids, &count, &result->partial, err) != 0 ||
	    search_pending(store, &result->pending, err) != 0)
		return -1;
	result->more = count > request->limit;
	if (result->more)
		count = request->limit;
	if (headlines_get(store, ids, count, a, &headlines, err) != 0)
		return -1;
	result->hits = arena_zalloc(a, headlines.count + 1, sizeof(*result->hits));
	result->count = headlines.count;
	for (size_t i = 0; i < headlines.count; i++) {
		result->hits[i].headline = headlines.items[i];
		result->hits[i].snippet = "";
		if (texts != NULL)
			add_snippet(store, line, texts, a, &result->hits[i]);
	}
	return 0;
}

int
search_run(struct store *store, const struct search_request *request, const struct search_texts *texts,
    struct arena *a, struct search_result *result, struct error *err)
{
	struct search_line line;
	bool own;
	int rc;

	*result = (struct search_result){ 0 };
	rc = search_line_parse(store, request, &line, err);
	if (rc == 0)
		rc = sql_enter_read(store, &own, err);
	if (rc == 0) {
		rc = fill_result(store, &line, request, texts, a, result, err);
		rc = sql_leave(store, own, rc, err);
	}
	search_line_clear(&line);
	return rc;
}
