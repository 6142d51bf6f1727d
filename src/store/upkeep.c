#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "schema.h"
#include "sql.h"
#include "store/search.h"
#include "store/upkeep.h"
#include "tally.h"

#define PROBLEMS_MAX	100
#define WEEK		(7 * 86400)

/* So much of the file must be free to be given back, which new articles would use soon otherwise: a megabyte, a quarter. */
#define GIVE_BACK_PAGES	128
#define GIVE_BACK_PART	4
/* So many pages in one transaction: a moment. */
#define GIVE_BACK	"PRAGMA incremental_vacuum(500)"

static int
get_number(struct store *store, const char *text, int64_t *number, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, text, err);

	return st != NULL ? sql_number(store, st, 0, number, err) : -1;
}

static int64_t
file_bytes(const char *path, const char *suffix)
{
	struct stat st;
	char *name = sqlite3_mprintf("%s%s", path, suffix);
	int64_t bytes = name != NULL && stat(name, &st) == 0 ? (int64_t)st.st_size : 0;

	sqlite3_free(name);
	return bytes;
}

int
upkeep_stats(struct store *store, struct upkeep_stats *s, struct error *err)
{
	const struct { const char *text; int64_t *number; } numbers[] = {
		{ "PRAGMA user_version", &s->version },
		{ "SELECT f.freelist_count * p.page_size FROM pragma_freelist_count f, pragma_page_size p", &s->free_bytes },
		{ "SELECT count(*) FROM feed WHERE subscribed = 1", &s->feeds },
		{ "SELECT count(*) FROM feed WHERE subscribed = 0", &s->hidden_feeds },
		{ "SELECT sum(total) FROM tally", &s->articles },
		{ "SELECT sum(unread) FROM tally", &s->unread },
		{ "SELECT count(*) FROM article WHERE starred = 1", &s->starred },
		{ "SELECT count(*) FROM article WHERE deleted > 0", &s->deleted },
		{ "SELECT count(*) FROM tomb", &s->tombs },
		{ "SELECT value FROM meta WHERE name = 'index_rows'", &s->index_rows },
		{ "SELECT count(*) FROM deed", &s->deeds },
	};

	*s = (struct upkeep_stats){ 0 };
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (get_number(store, numbers[i].text, numbers[i].number, err) != 0)
			return -1;
	s->bytes = file_bytes(store->path, "");
	s->log_bytes = file_bytes(store->path, "-wal");
	return search_pending(store, &s->index_pending, err);
}

#define TAGGED \
	"SELECT tag, article.feed, count(*) AS total, sum(read = 0) AS unread FROM article_tag" \
	" JOIN article ON id = article WHERE deleted = 0 GROUP BY tag, article.feed"

#define TAGS_COUNTED	"(SELECT count(*) FROM article_tag WHERE article = id)"

/* Each gives a row for every problem. */
static const char *const checks[] = {
	"SELECT integrity_check FROM pragma_integrity_check(100) WHERE integrity_check <> 'ok'",
	"SELECT 'a row of ' || \"table\" || ' belongs to a missing row of ' || parent FROM pragma_foreign_key_check LIMIT 100",
	"SELECT 'feed ' || t.feed || ' counts ' || t.total || ' articles and ' || t.unread || ' unread, but has '"
	" || coalesce(c.total, 0) || ' and ' || coalesce(c.unread, 0)"
	" FROM tally t LEFT JOIN (SELECT feed, count(*) AS total, sum(read = 0) AS unread FROM article"
	"  WHERE deleted = 0 GROUP BY feed) c ON c.feed = t.feed"
	" WHERE t.total <> coalesce(c.total, 0) OR t.unread <> coalesce(c.unread, 0) LIMIT 100",
	"SELECT 'feed ' || id || ' is not counted' FROM feed WHERE id NOT IN (SELECT feed FROM tally) LIMIT 100",
	"SELECT 'tag ' || t.tag || ' counts ' || t.total || ' articles and ' || t.unread || ' unread of feed ' || t.feed"
	" || ', but has ' || coalesce(c.total, 0) || ' and ' || coalesce(c.unread, 0)"
	" FROM tag_tally t LEFT JOIN (" TAGGED ") c ON c.tag = t.tag AND c.feed = t.feed"
	" WHERE t.total <> coalesce(c.total, 0) OR t.unread <> coalesce(c.unread, 0) LIMIT 100",
	"SELECT 'article ' || id || ' counts ' || tagged || ' tags' FROM article WHERE tagged <> " TAGS_COUNTED " LIMIT 100",
	"SELECT 'article ' || id || ' has no body' FROM article WHERE id NOT IN (SELECT article FROM body) LIMIT 100",
};

static int
add_problems(struct store *store, const char *text, struct arena *a, const char **list, int *count,
    struct error *err)
{
	sqlite3_stmt *st = sql_get(store, text, err);
	int rc;

	if (st == NULL)
		return -1;
	while ((rc = sql_step(store, st, err)) == 1 && *count < PROBLEMS_MAX)
		list[(*count)++] = sql_copy(st, 0, a);
	sqlite3_reset(st);
	return rc < 0 ? -1 : 0;
}

int
upkeep_check(struct store *store, struct arena *a, const char ***problems, struct error *err)
{
	const char **list = arena_zalloc(a, PROBLEMS_MAX + 1, sizeof(*list));
	struct error found = { 0 };
	int count = 0;

	*problems = list;
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
		if (add_problems(store, checks[i], a, list, &count, &found) != 0 && count < PROBLEMS_MAX) {
			if (found.kind != ERROR_CORRUPT)
				return error_set(err, found.kind, "%s", found.text);
			list[count++] = arena_strdup(a, found.text);
		}
	if (!sqlite3_db_readonly(store->db, "main") && count < PROBLEMS_MAX &&
	    sql_exec(store, "INSERT INTO search(search) VALUES('integrity-check')", &found) != 0) {
		if (found.kind != ERROR_CORRUPT)
			return error_set(err, found.kind, "%s", found.text);
		list[count++] = "the search index is damaged (coranto store --rebuild makes it anew)";
	}
	return count;
}

int
upkeep_check_left(struct store *store, struct error *err)
{
	sqlite3_stmt *st;
	int64_t left, problems;

	if (get_number(store, "SELECT value FROM meta WHERE name = 'left'", &left, err) != 0)
		return -1;
	if (left == 0)
		return 0;
	st = sql_get(store, "SELECT count(*) FROM pragma_quick_check(1) WHERE quick_check <> 'ok'", err);
	if (st == NULL || sql_number(store, st, 0, &problems, err) != 0)
		return -1;
	if (problems > 0)
		return error_set(err, ERROR_CORRUPT, "%s: damaged when the computer stopped (coranto store --recover copies"
		    " what is readable)", store->path);
	return sql_exec(store, "DELETE FROM meta WHERE name = 'left'", err);
}

static int
rebuild(struct store *store, struct error *err)
{
	if (sql_exec(store, "REINDEX", err) != 0 || tally_count(store, err) != 0 || sql_exec(store,
	    "UPDATE article SET tagged = " TAGS_COUNTED
	    " WHERE tagged > 0 OR id IN (SELECT article FROM article_tag);"
	    "DELETE FROM tag_tally; INSERT INTO tag_tally " TAGGED ";"
	    "INSERT INTO body SELECT id, NULL, NULL, '', '', '', '', '' FROM article"
	    " WHERE id NOT IN (SELECT article FROM body)", err) != 0)
		return -1;
	return search_reset(store, err);
}

int
upkeep_rebuild(struct store *store, struct error *err)
{
	bool own;

	if (sql_enter(store, &own, err) != 0)
		return -1;
	return sql_leave(store, own, rebuild(store, err), err);
}

int
upkeep_vacuum(struct store *store, bool whole, struct error *err)
{
	if (sql_exec(store, whole ? "VACUUM" : "PRAGMA incremental_vacuum", err) != 0)
		return -1;
	return sql_exec(store, "PRAGMA wal_checkpoint(TRUNCATE)", err);
}

int
upkeep_give_back(struct store *store, struct error *err)
{
	int64_t free, pages, before;

	if (get_number(store, "PRAGMA freelist_count", &free, err) != 0 ||
	    get_number(store, "PRAGMA page_count", &pages, err) != 0)
		return -1;
	if (free < GIVE_BACK_PAGES || free * GIVE_BACK_PART < pages)
		return 0;
	do {
		before = free;
		if (sql_exec(store, GIVE_BACK, err) != 0 || get_number(store, "PRAGMA freelist_count", &free, err) != 0)
			return -1;
	} while (free > 0 && free < before);
	return sql_exec(store, "PRAGMA wal_checkpoint(TRUNCATE)", err);
}

int
upkeep_backup(struct store *store, const char *path, struct error *err)
{
	if (access(path, F_OK) == 0)
		return error_set(err, ERROR_USAGE, "%s: is already there", path);
	return schema_copy(store, path, err);
}

static int
note_copy(struct store *store, int64_t now, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "REPLACE INTO meta VALUES('copied', ?1)", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, now);
	return sql_run(store, st, err);
}

/* The new copy is whole and on the disk before it takes the place of the last one. */
static int
put_in_place(const char *new, const char *last, const char *older, struct error *err)
{
	int fd = open(new, O_RDONLY | O_CLOEXEC), rc = fd < 0 ? -1 : fsync(fd);

	if (fd >= 0)
		close(fd);
	if (rc != 0 || (rename(last, older) != 0 && errno != ENOENT) || rename(new, last) != 0)
		return error_set_errno(err, "%s", new);
	return 0;
}

static int
copy_store(struct store *store, struct error *err)
{
	struct arena a = { 0 };
	const char *new = arena_printf(&a, "%s.weekly-new", store->path);
	const char *last = arena_printf(&a, "%s.weekly", store->path);
	int rc;

	unlink(new);
	rc = schema_copy(store, new, err);
	if (rc == 0)
		rc = put_in_place(new, last, arena_printf(&a, "%s-1", last), err);
	if (rc != 0)
		unlink(new);
	arena_clear(&a);
	return rc;
}

int
upkeep_backup_weekly(struct store *store, int64_t now, struct error *err)
{
	int64_t last;

	if (get_number(store, "SELECT value FROM meta WHERE name = 'copied'", &last, err) != 0)
		return -1;
	if (last != 0 && now - last < WEEK && last <= now)
		return 0;
	/* Not in the first week: there is nothing yet that an update does not bring. */
	if (last != 0 && file_bytes(store->path, "") <= LIMIT_STORE_COPY_BYTES && copy_store(store, err) != 0)
		return -1;
	return note_copy(store, now, err);
}

/* One statement on the feed of a number. */
static int
run_on(struct store *store, const char *text, int64_t feed, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, text, err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, feed);
	return sql_run(store, st, err);
}

static int
purge_feed(struct store *store, int64_t feed, int64_t *articles, struct error *err)
{
	if (run_on(store, "DELETE FROM article WHERE feed = ?1", feed, err) != 0)
		return -1;
	*articles += sqlite3_changes(store->db);
	return run_on(store, "DELETE FROM feed WHERE id = ?1 AND subscribed = 0", feed, err);
}

int
upkeep_purge(struct store *store, int64_t *feeds, int64_t *articles, struct error *err)
{
	*feeds = *articles = 0;
	for (;;) {
		int64_t feed = 0;
		bool own;
		int rc;

		/* A transaction each: the poller need not wait for all of them. */
		if (sql_enter(store, &own, err) != 0)
			return -1;
		rc = get_number(store, "SELECT id FROM feed WHERE subscribed = 0 LIMIT 1", &feed, err);
		if (rc == 0 && feed != 0)
			rc = purge_feed(store, feed, articles, err);
		if (sql_leave(store, own, rc, err) != 0)
			return -1;
		if (feed == 0)
			return 0;
		(*feeds)++;
	}
}
