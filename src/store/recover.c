#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "sql.h"
#include "store/upkeep.h"
#include "tally.h"

/* When not even the highest number can be read, so many are tried after the last good one. */
#define BLIND_ROWS	100000

static const char *const files[] = { "", "-wal", "-shm" };

/* The database and what belongs to it; the log goes with it, it may hold the newest articles. */
static int
move_aside(const char *path, const char *aside, struct error *err)
{
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		char *from = sqlite3_mprintf("%s%s", path, files[i]), *to = sqlite3_mprintf("%s%s", aside, files[i]);
		int rc = rename(from, to);

		if (rc != 0 && (i == 0 || errno != ENOENT))
			error_set_errno(err, "%s", path);
		else
			rc = 0;
		sqlite3_free(from);
		sqlite3_free(to);
		if (rc != 0)
			return -1;
	}
	return 0;
}

/*
 * Two handles and not one with the damaged file attached: what fails in one
 * file of a transaction fails the whole of it.
 */
struct recovering {
	struct store *old, *new;
	struct upkeep_recovery *result;
};

/* Statements on the old one may fail as they like.  1 a number, 0 none, -1 damaged. */
static int
try_number(struct store *old, const char *text, int64_t value, int64_t *number)
{
	sqlite3_stmt *st = sql_get(old, text, NULL);
	int rc;

	if (st == NULL)
		return -1;
	sql_int(st, 1, value);
	rc = sql_step(old, st, NULL);
	if (rc == 1)
		*number = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	return rc;
}

/* How the rows of a table are found: one after another, and one by its number. */
struct rows {
	const char *next, *same, *highest;
};

static const struct rows feed_rows = {
	"SELECT id FROM feed WHERE id > ?1 ORDER BY id LIMIT 1", "SELECT id FROM feed WHERE id = ?1",
	"SELECT seq FROM sqlite_sequence WHERE name = 'feed' AND ?1 = 0",
};

static const struct rows article_rows = {
	"SELECT id FROM article WHERE id > ?1 ORDER BY id LIMIT 1", "SELECT id FROM article WHERE id = ?1",
	"SELECT seq FROM sqlite_sequence WHERE name = 'article' AND ?1 = 0",
};

/* The next row that can be read after id; 0 when there is none. */
static int64_t
next_row(struct store *old, const struct rows *rows, int64_t id, int64_t highest)
{
	int64_t next = 0;

	if (try_number(old, rows->next, id, &next) >= 0)
		return next;
	while (++id <= highest)
		if (try_number(old, rows->same, id, &next) == 1)
			return next;
	return 0;
}

static int64_t
highest_row(struct store *old, const struct rows *rows)
{
	int64_t highest;

	return try_number(old, rows->highest, 0, &highest) == 1 ? highest : BLIND_ROWS;
}

/* What of one thing is in a table, and where it goes. */
struct part {
	const char *from, *to;
};

static const struct part
	of_database = { "SELECT * FROM meta WHERE name = 'seed' AND ?1 = 0", "REPLACE INTO meta VALUES(?1, ?2)" },
	of_feed = { "SELECT * FROM feed WHERE id = ?1",
	    "INSERT INTO feed VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,"
	    " ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, coalesce(?30, ''))" },
	tombs_of_feed = { "SELECT * FROM tomb WHERE feed = ?1", "INSERT OR IGNORE INTO tomb VALUES(?1, ?2, ?3, ?4)" },
	of_article = { "SELECT * FROM article WHERE id = ?1",
	    "INSERT INTO article VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, 0)" },
	body_of_article = { "SELECT * FROM body WHERE article = ?1",
	    "INSERT INTO body VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)" },
	page_of_article = { "SELECT * FROM page WHERE article = ?1", "INSERT INTO page VALUES(?1, ?2)" },
	enclosures_of_article = { "SELECT * FROM enclosure WHERE article = ?1",
	    "INSERT OR IGNORE INTO enclosure VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)" },
	tags = { "SELECT * FROM tag WHERE ?1 = 0", "INSERT OR IGNORE INTO tag VALUES(?1, ?2)" },
	tags_of_article = { "SELECT t.tag, a.feed, a.date, a.id FROM article_tag t JOIN article a ON a.id = t.article"
	    " WHERE t.article = ?1", "INSERT OR IGNORE INTO article_tag VALUES(?1, ?2, ?3, ?4)" };

/* Rows copied, or -1 when one was damaged or fits no more. */
static int
copy_part(struct recovering *r, const struct part *part, int64_t id)
{
	sqlite3_stmt *from = sql_get(r->old, part->from, NULL), *to;
	int rc, copied = 0;

	if (from == NULL)
		return -1;
	sql_int(from, 1, id);
	while ((rc = sql_step(r->old, from, NULL)) == 1) {
		to = sql_get(r->new, part->to, NULL);
		for (int i = 0; to != NULL && i < sqlite3_column_count(from); i++)
			sqlite3_bind_value(to, i + 1, sqlite3_column_value(from, i));
		if (to == NULL || sql_run(r->new, to, NULL) != 0)
			break;
		copied++;
	}
	sqlite3_reset(from);
	return rc == 0 ? copied : -1;
}

static void
mark_incomplete(struct store *new, int64_t id)
{
	static const char *const texts[] = {
		"INSERT OR IGNORE INTO body VALUES(?1, NULL, NULL, '', '', '', '', '')",
		"UPDATE article SET print = 0 WHERE id = ?1",
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		sqlite3_stmt *st = sql_get(new, texts[i], NULL);

		if (st != NULL) {
			sql_int(st, 1, id);
			sql_run(new, st, NULL);
		}
	}
}

/* Its body may be lost; a poll brings it again when the feed still has it, for its print is unknown. */
static bool
copy_article(struct recovering *r, int64_t id)
{
	bool whole;

	if (copy_part(r, &of_article, id) != 1)
		return false;
	whole = copy_part(r, &page_of_article, id) >= 0;
	whole = copy_part(r, &enclosures_of_article, id) >= 0 && whole;
	copy_part(r, &tags_of_article, id);	/* older versions have none */
	if (copy_part(r, &body_of_article, id) == 1)
		return whole;
	mark_incomplete(r->new, id);
	return false;
}

static int
copy_rows(struct recovering *r, struct error *err)
{
	int64_t highest = highest_row(r->old, &feed_rows), id = 0;

	copy_part(r, &of_database, 0);
	copy_part(r, &tags, 0);
	while ((id = next_row(r->old, &feed_rows, id, highest)) != 0)
		if (copy_part(r, &of_feed, id) == 1) {
			r->result->feeds++;
			copy_part(r, &tombs_of_feed, id);
		}
	highest = highest_row(r->old, &article_rows);
	while ((id = next_row(r->old, &article_rows, id, highest)) != 0)
		if (copy_article(r, id))
			r->result->articles++;
		else
			r->result->lost++;
	/* A full disk has ended the transaction by itself. */
	if (sqlite3_get_autocommit(r->new->db))
		return error_set(err, ERROR_FULL, "%s: no space left on the disk", r->new->path);
	return tally_count(r->new, err);
}

/* As far as it can be read at all, whatever its format: the tables to copy are the same since the first version. */
static struct store *
open_damaged(const char *path)
{
	struct store *old = mem_zalloc(1, sizeof(*old));
	int64_t version;

	old->path = mem_strdup(path);
	map_init(&old->statements);
	if (sqlite3_open_v2(path, &old->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
	    sql_exec(old, "PRAGMA trusted_schema = OFF", NULL) == 0 &&
	    try_number(old, "PRAGMA user_version", 0, &version) == 1)
		return old;
	store_close(old);
	return NULL;
}

static int
take_over(const char *path, struct upkeep_recovery *result, struct error *err)
{
	struct recovering r = { .new = store_open(path, STORE_WRITE, err), .result = result };
	int rc = 0;

	if (r.new == NULL)
		return -1;
	r.old = open_damaged(result->aside);
	if (r.old != NULL) {
		rc = store_begin(r.new, err);
		if (rc == 0)
			rc = sql_leave(r.new, true, copy_rows(&r, err), err);
		store_close(r.old);
	}
	store_close(r.new);
	return rc;
}

/* A store of a newer program is not damaged: what this one does not know of it would be lost. */
static bool
is_newer(const char *path, struct error *err)
{
	struct error why = { 0 };
	struct store *store = store_open(path, STORE_READ, &why);

	if (store == NULL && why.kind == ERROR_NEWER && err != NULL)
		*err = why;
	store_close(store);
	return store == NULL && why.kind == ERROR_NEWER;
}

int
upkeep_recover(const char *path, int64_t now, struct arena *a, struct upkeep_recovery *r, struct error *err)
{
	char date[32], *aside;
	time_t when = (time_t)now;
	struct tm tm;

	*r = (struct upkeep_recovery){ 0 };
	if (is_newer(path, err))
		return -1;
	gmtime_r(&when, &tm);
	strftime(date, sizeof(date), "%Y%m%d-%H%M%S", &tm);
	aside = arena_printf(a, "%s.corrupt-%s", path, date);
	if (move_aside(path, aside, err) != 0)
		return -1;
	r->aside = aside;
	return take_over(path, r, err);
}
