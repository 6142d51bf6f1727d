#include <stdio.h>

#include "volumes.h"

#define TEXT_OF(number)	#number
#define TEXT(number)	TEXT_OF(number)

static void
name_old(int64_t n, char table[VOLUME_TABLE])
{
	snprintf(table, VOLUME_TABLE, "search_%d", (int)n);
}

static void
name_new(int64_t article, char table[VOLUME_TABLE])
{
	snprintf(table, VOLUME_TABLE, "search_new_%d", (int)(article / VOLUME_NEW % 2));
}

/* A command to FTS5 about one of its tables (sqlite.org/fts5.html, 6). */
static int
command(struct store *store, const char *table, const char *words, struct error *err)
{
	char text[128];

	snprintf(text, sizeof(text), "INSERT INTO %s(%s) VALUES('%s')", table, table, words);
	return sql_exec(store, text, err);
}

int
volumes_load(struct store *store, struct volumes *v, struct error *err)
{
	if (sql_ask(store, "SELECT value FROM meta WHERE name = 'indexed'", 0, 0, &v->indexed, err) != 0 ||
	    sql_ask(store, "SELECT value FROM meta WHERE name = 'fresh'", 0, 0, &v->fresh, err) != 0)
		return -1;
	return sql_ask(store, "SELECT max(id) FROM article", 0, 0, &v->newest, err);
}

/* As long as a volume grows, FTS5 has it in a dozen segments, each of which a search looks into. */
int
volumes_settle(struct store *store, const struct volumes *v, size_t pages, struct error *err)
{
	char table[VOLUME_TABLE], text[128];
	int64_t full;

	if (sql_ask(store, "SELECT n FROM search_volume WHERE n = ?1 / " TEXT(VOLUME_OLD) " - 1", v->indexed, -1, &full, err) != 0)
		return -1;
	if (full < 0)
		return 0;
	name_old(full, table);
	snprintf(text, sizeof(text), "INSERT INTO %s(%s, rank) VALUES('merge', %d)", table, table, -(int)pages);
	return sql_exec(store, text, err);
}

int
volumes_save(struct store *store, const struct volumes *v, struct error *err)
{
	if (sql_do(store, "UPDATE meta SET value = ?1 WHERE name = 'indexed' AND value <> ?1", v->indexed, err) != 0)
		return -1;
	return sql_do(store, "UPDATE meta SET value = ?1 WHERE name = 'fresh' AND value <> ?1", v->fresh, err);
}

/* The first article that the small volumes can have. */
static int64_t
first_new(const struct volumes *v)
{
	int64_t first = (v->indexed / VOLUME_NEW - 1) * VOLUME_NEW;

	return first > v->fresh ? first : v->fresh;
}

/* Count a row of an old volume, which is made when it is the first. */
static int
count_row(struct store *store, int64_t n, const char *table, struct error *err)
{
	char text[160];

	if (sql_do(store, "UPDATE search_volume SET rows = rows + 1 WHERE n = ?1", n, err) != 0)
		return -1;
	if (sqlite3_changes(store->db) > 0)
		return 0;
	snprintf(text, sizeof(text), "CREATE VIRTUAL TABLE %s USING fts5(title, author, body, full, content='',"
	    " tokenize='words')", table);
	if (sql_exec(store, text, err) != 0)
		return -1;
	return sql_do(store, "INSERT INTO search_volume VALUES(?1, 1)", n, err);
}

/* Note an article that was not in the index; those that others follow by thousands are never among the newest. */
static int
advance(struct store *store, struct volumes *v, int64_t article, struct error *err)
{
	bool turns = article / VOLUME_NEW != v->indexed / VOLUME_NEW;
	char table[VOLUME_TABLE];

	v->indexed = article;
	if (article / VOLUME_NEW < v->newest / VOLUME_NEW - 1) {
		v->fresh = article + 1;
		return 0;
	}
	name_new(article, table);
	return turns ? command(store, table, "delete-all", err) : 0;
}

int
volumes_of_article(struct store *store, struct volumes *v, int64_t article, char tables[2][VOLUME_TABLE],
    struct error *err)
{
	name_old(article / VOLUME_OLD, tables[0]);
	name_new(article, tables[1]);
	if (count_row(store, article / VOLUME_OLD, tables[0], err) != 0)
		return -1;
	if (article > v->indexed && advance(store, v, article, err) != 0)
		return -1;
	return article >= first_new(v) ? 2 : 1;
}

int
volumes_below(struct store *store, const struct volumes *v, int64_t article, struct volume *volume,
    struct error *err)
{
	int64_t n, first = first_new(v);

	volume->last = article - 1 < v->indexed ? article - 1 : v->indexed;
	if (volume->last >= first) {
		volume->first = volume->last / VOLUME_NEW * VOLUME_NEW;
		if (volume->first < first)
			volume->first = first;
		name_new(volume->last, volume->table);
		return volume->last > 0;
	}
	if (sql_ask(store, "SELECT max(n) FROM search_volume WHERE n <= ?1 / " TEXT(VOLUME_OLD), volume->last, -1, &n, err) != 0)
		return -1;
	volume->first = n * VOLUME_OLD;
	if (volume->last >= volume->first + VOLUME_OLD)
		volume->last = volume->first + VOLUME_OLD - 1;
	name_old(n, volume->table);
	return n >= 0 && volume->last > 0;
}

int
volumes_rows(struct store *store, int64_t *rows, struct error *err)
{
	return sql_ask(store, "SELECT sum(rows) FROM search_volume", 0, 0, rows, err);
}

/* Drop the old volumes below the n-th. */
static int
drop_below(struct store *store, int64_t n, struct error *err)
{
	char table[VOLUME_TABLE], text[64];
	int64_t lowest;

	for (;;) {
		if (sql_ask(store, "SELECT min(n) FROM search_volume", 0, -1, &lowest, err) != 0)
			return -1;
		if (lowest < 0 || lowest >= n)
			return 0;
		name_old(lowest, table);
		snprintf(text, sizeof(text), "DROP TABLE %s", table);
		if (sql_exec(store, text, err) != 0 || sql_do(store, "DELETE FROM search_volume WHERE n = ?1", lowest, err) != 0)
			return -1;
	}
}

int
volumes_drop_empty(struct store *store, struct error *err)
{
	int64_t oldest;

	if (sql_ask(store, "SELECT min(id) FROM article", 0, -1, &oldest, err) != 0)
		return -1;
	return drop_below(store, oldest / VOLUME_OLD, err);
}

int
volumes_reset(struct store *store, struct error *err)
{
	struct volumes none = { 0 };

	if (drop_below(store, INT64_MAX, err) != 0 || command(store, "search_new_0", "delete-all", err) != 0 ||
	    command(store, "search_new_1", "delete-all", err) != 0)
		return -1;
	return volumes_save(store, &none, err);
}

int
volumes_check(struct store *store, struct error *err)
{
	char table[VOLUME_TABLE];
	int64_t n = -1;

	for (int i = 0; i < 2; i++) {
		name_new((int64_t)i * VOLUME_NEW, table);
		if (command(store, table, "integrity-check", err) != 0)
			return -1;
	}
	for (;;) {
		if (sql_ask(store, "SELECT min(n) FROM search_volume WHERE n > ?1", n, -1, &n, err) != 0)
			return -1;
		if (n < 0)
			return 0;
		name_old(n, table);
		if (command(store, table, "integrity-check", err) != 0)
			return -1;
	}
}
