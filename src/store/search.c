#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "search_line.h"
#include "search_rows.h"
#include "snippet.h"
#include "volumes.h"

/* At least so many of the newest that match are ranked. */
#define RANKED_ROWS	1000

/* Values of a step's statement. */
#define AT_LIMIT	1
#define AT_MATCH	2
#define AT_FROM		3		/* the first row or article, ... */
#define AT_TO		4		/* ... and the one after the last */

struct candidate {
	int64_t article;
	double score;
};

struct search {
	struct store *store;
	struct search_line line;
	enum search_order order;
	size_t limit;
	struct candidate *found;	/* the newest first */
	size_t count, cap, enough;
	struct volumes volumes;		/* as they were at the last step */
	int64_t oldest, newest;		/* articles when it began */
	int64_t below;			/* from here on up all were looked at */
};

#define VISIBLE \
	"article.deleted = 0 AND article.feed NOT IN (SELECT id FROM feed WHERE subscribed = 0)"

static void
add_conditions(const struct search *s, struct buf *sql)
{
	if (s->line.where.sql.len > 0)
		condition_add(&s->line.where, sql);
}

/* The articles of a volume that match. */
static void
write_match(const struct search *s, const char *table, struct buf *sql)
{
	buf_adds(sql, "SELECT article.id, ");
	if (s->order == SEARCH_RANKED)
		buf_printf(sql, "relevance(%s)", table);
	else
		buf_adds(sql, "0");
	buf_printf(sql, " FROM %s CROSS JOIN article ON article.id = %s.rowid / " SEARCH_EDITIONS_TEXT
	    " WHERE %s MATCH ?%d AND %s.rowid >= ?%d AND %s.rowid < ?%d AND %s.rowid %% " SEARCH_EDITIONS_TEXT
	    " = coalesce((SELECT n FROM search_edition e WHERE e.article = article.id), 0) AND " VISIBLE,
	    table, table, table, AT_MATCH, table, AT_FROM, table, AT_TO, table);
	add_conditions(s, sql);
	buf_printf(sql, " ORDER BY %s.rowid DESC LIMIT ?%d", table, AT_LIMIT);
}

/* Those that are as wanted, when no words are. */
static void
write_conditions(const struct search *s, struct buf *sql)
{
	buf_printf(sql, "SELECT id, 0 FROM article WHERE id >= ?%d AND id < ?%d AND " VISIBLE, AT_FROM, AT_TO);
	add_conditions(s, sql);
	buf_printf(sql, " ORDER BY id DESC LIMIT ?%d", AT_LIMIT);
}

static sqlite3_stmt *
prepare_step(struct search *s, const struct volume *volume, struct error *err)
{
	int64_t rows = s->line.match.len > 0 ? SEARCH_EDITIONS : 1;
	struct buf sql = { 0 };
	sqlite3_stmt *st;

	if (s->line.match.len > 0)
		write_match(s, volume->table, &sql);
	else
		write_conditions(s, &sql);
	st = sql_get(s->store, buf_text(&sql), err);
	buf_clear(&sql);
	if (st == NULL)
		return NULL;
	sql_int(st, AT_LIMIT, (int64_t)(s->enough - s->count));
	sql_int(st, AT_FROM, volume->first * rows);
	sql_int(st, AT_TO, (volume->last + 1) * rows);
	if (s->line.match.len > 0)
		sql_text(st, AT_MATCH, buf_text(&s->line.match));
	condition_bind(&s->line.where, st);
	return st;
}

static int
take_step(struct search *s, const struct volume *volume, struct error *err)
{
	sqlite3_stmt *st = prepare_step(s, volume, err);
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = sql_step(s->store, st, err)) == 1) {
		s->found = mem_grow(s->found, s->count, &s->cap, sizeof(*s->found));
		s->found[s->count++] = (struct candidate){ sqlite3_column_int64(st, 0), sqlite3_column_double(st, 1) };
	}
	s->below = volume->first;
	return rc;
}

/* What is looked at next.  1, 0 nothing, -1. */
static int
find_volume(struct search *s, struct volume *volume, struct error *err)
{
	int64_t articles = s->below > s->newest ? VOLUME_NEW : VOLUME_OLD;

	if (s->line.match.len > 0)
		return volumes_below(s->store, &s->volumes, s->below, volume, err);
	volume->last = s->below - 1;
	volume->first = s->below - articles;
	return volume->last >= s->oldest;
}

static bool
is_done(const struct search *s)
{
	return s->count >= s->enough || s->below <= s->oldest;
}

/* Where the search begins and ends: what is added to the store later is not looked at. */
static int
find_ends(struct search *s, struct error *err)
{
	if (sql_ask(s->store, "SELECT min(id) FROM article", 0, INT64_MAX, &s->oldest, err) != 0 ||
	    volumes_load(s->store, &s->volumes, err) != 0)
		return -1;
	s->newest = s->volumes.newest;
	s->below = s->newest + 1;
	return 0;
}

struct search *
search_begin(struct store *store, const struct search_request *request, struct error *err)
{
	struct search *s = mem_zalloc(1, sizeof(*s));

	s->store = store;
	s->order = request->order;
	s->limit = request->limit;
	s->enough = request->limit + 1;
	if (search_line_parse(store, request, &s->line, err) != 0 || find_ends(s, err) != 0) {
		search_end(s);
		return NULL;
	}
	if (s->order == SEARCH_RANKED && s->line.match.len > 0 && s->enough < RANKED_ROWS)
		s->enough = RANKED_ROWS;
	return s;
}

static int
step(struct search *s, struct error *err)
{
	struct volume volume = { 0 };
	int rc = volumes_load(s->store, &s->volumes, err);

	if (rc == 0)
		rc = find_volume(s, &volume, err);
	if (rc == 0)
		s->below = s->oldest;
	return rc > 0 ? take_step(s, &volume, err) : rc;
}

int
search_step(struct search *s, struct error *err)
{
	bool own;

	if (is_done(s))
		return 0;
	if (sql_enter_read(s->store, &own, err) != 0 || sql_leave(s->store, own, step(s, err), err) != 0)
		return -1;
	return !is_done(s);
}

void
search_end(struct search *s)
{
	if (s == NULL)
		return;
	search_line_clear(&s->line);
	free(s->found);
	free(s);
}

static int
compare_candidates(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return (x->article < y->article) - (x->article > y->article);
}

/* The best so many. */
static int64_t *
choose(const struct search *s, size_t count, struct arena *a)
{
	struct candidate *sorted = arena_zalloc(a, s->count + 1, sizeof(*sorted));
	int64_t *ids = arena_zalloc(a, count + 1, sizeof(*ids));

	if (s->count > 0)
		memcpy(sorted, s->found, s->count * sizeof(*sorted));
	qsort(sorted, s->count, sizeof(*sorted), compare_candidates);
	for (size_t i = 0; i < count; i++)
		ids[i] = sorted[i].article;
	return ids;
}

static int
percent_searched(const struct search *s)
{
	int64_t all = s->newest + 1 - s->oldest;

	return is_done(s) || all <= 0 ? 100 : (int)(100 * (s->newest + 1 - s->below) / all);
}

static int
fill_result(const struct search *s, struct arena *a, struct search_result *result, struct error *err)
{
	size_t count = s->count < s->limit ? s->count : s->limit;
	struct headlines headlines;

	result->more = s->count > count;
	result->searched = percent_searched(s);
	/* Conditions alone are put to the articles, not to the index. */
	if ((s->line.match.len > 0 && search_pending(s->store, &result->pending, err) != 0) ||
	    headlines_get(s->store, choose(s, count, a), count, a, &headlines, err) != 0)
		return -1;
	result->hits = arena_zalloc(a, headlines.count + 1, sizeof(*result->hits));
	result->count = headlines.count;
	for (size_t i = 0; i < headlines.count; i++)
		result->hits[i].headline = headlines.items[i];
	return 0;
}

int
search_found(const struct search *s, struct arena *a, struct search_result *result, struct error *err)
{
	bool own;

	*result = (struct search_result){ 0 };
	if (sql_enter_read(s->store, &own, err) != 0)
		return -1;
	return sql_leave(s->store, own, fill_result(s, a, result, err), err);
}

/* From the feed's text, or where that does not match from the whole one. */
void
search_snippet(const struct search *s, const struct search_texts *texts, struct arena *a, struct search_hit *hit)
{
	struct arena work = { 0 };
	struct article *article = articles_get(s->store, hit->headline.id, &work, NULL);
	char *text;
	bool found;

	hit->snippet = "";
	if (article != NULL) {
		text = texts->plain(texts->context, article->content);
		found = snippet_make(s->store, text, &s->line, a, hit);
		free(text);
		if (!found && *article->full != '\0') {
			text = texts->plain(texts->context, article->full);
			snippet_make(s->store, text, &s->line, a, hit);
			free(text);
		}
	}
	arena_clear(&work);
}

static int
run(struct store *store, const struct search_request *request, const struct search_texts *texts, struct arena *a,
    struct search_result *result, struct error *err)
{
	struct search *s = search_begin(store, request, err);
	int rc;

	if (s == NULL)
		return -1;
	while ((rc = search_step(s, err)) == 1)
		;
	if (rc == 0)
		rc = search_found(s, a, result, err);
	for (size_t i = 0; rc == 0 && i < result->count; i++) {
		result->hits[i].snippet = "";
		if (texts != NULL)
			search_snippet(s, texts, a, &result->hits[i]);
	}
	search_end(s);
	return rc;
}

int
search_run(struct store *store, const struct search_request *request, const struct search_texts *texts,
    struct arena *a, struct search_result *result, struct error *err)
{
	bool own;

	*result = (struct search_result){ 0 };
	if (sql_enter_read(store, &own, err) != 0)
		return -1;
	return sql_leave(store, own, run(store, request, texts, a, result, err), err);
}
