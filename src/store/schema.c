#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "schema.h"

/* Before a step that makes what a later one drops, and before that one: a new database does without both. */
#define PASSING	"-- passing\n"

/*
 * Version 1.
 *
 * article is what lists need; body, page and enclosure what one article needs
 * when it is opened.  read is part of the indexes by date, so that unread ones
 * are one range and a whole list the merge of two.
 *
 * tally is kept by the triggers below and by tally.c; tomb remembers what has expired, so
 * that it does not come back with the next poll.
 */
#define NEWEST \
	"newest = CASE WHEN OLD.date < newest THEN newest ELSE max(" \
	" coalesce((SELECT max(date) FROM article WHERE feed = OLD.feed AND read = 0 AND deleted = 0), 0)," \
	" coalesce((SELECT max(date) FROM article WHERE feed = OLD.feed AND read = 1 AND deleted = 0), 0)) END"

static const char *const version_1[] = {
	"CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;",
	"INSERT INTO meta VALUES('seed', randomblob(16));",

	"CREATE TABLE feed("
	" id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT NOT NULL UNIQUE,"
	" subscribed INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL DEFAULT 0,"
	" name TEXT NOT NULL DEFAULT '', folder TEXT NOT NULL DEFAULT '', tags TEXT NOT NULL DEFAULT '',"
	" title TEXT NOT NULL DEFAULT '', link TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '',"
	" etag TEXT NOT NULL DEFAULT '', last_modified TEXT NOT NULL DEFAULT '',"
	" permanent_url TEXT NOT NULL DEFAULT '', moved_url TEXT NOT NULL DEFAULT '',"
	" moved_since INTEGER NOT NULL DEFAULT 0, last_poll INTEGER NOT NULL DEFAULT 0,"
	" last_success INTEGER NOT NULL DEFAULT 0, next_poll INTEGER NOT NULL DEFAULT 0,"
	" retry_after INTEGER NOT NULL DEFAULT 0, failing_since INTEGER NOT NULL DEFAULT 0,"
	" errors INTEGER NOT NULL DEFAULT 0, error TEXT NOT NULL DEFAULT '',"
	" http_status INTEGER NOT NULL DEFAULT 0, gone INTEGER NOT NULL DEFAULT 0,"
	" interval INTEGER NOT NULL DEFAULT 0, body_bytes INTEGER NOT NULL DEFAULT 0,"
	" latency_ms INTEGER NOT NULL DEFAULT 0, skip_hours INTEGER NOT NULL DEFAULT 0,"
	" skip_days INTEGER NOT NULL DEFAULT 0);",

	"CREATE TABLE tally(feed INTEGER PRIMARY KEY REFERENCES feed(id) ON DELETE CASCADE,"
	" total INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0, newest INTEGER NOT NULL DEFAULT 0);",

	"CREATE TABLE article("
	" id INTEGER PRIMARY KEY AUTOINCREMENT, feed INTEGER NOT NULL REFERENCES feed(id),"
	" read INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0,"
	" deleted INTEGER NOT NULL DEFAULT 0,"	/* when */
	" read_at INTEGER NOT NULL DEFAULT 0, date INTEGER NOT NULL, seen INTEGER NOT NULL,"
	" words INTEGER NOT NULL DEFAULT 0, print INTEGER NOT NULL, twin INTEGER NOT NULL,"
	" key TEXT NOT NULL, title TEXT NOT NULL, author TEXT NOT NULL, link TEXT NOT NULL);",
	"CREATE UNIQUE INDEX article_key ON article(feed, key);",
	"CREATE INDEX article_twin ON article(feed, twin) WHERE twin <> 0;",
	"CREATE INDEX article_feed_date ON article(feed, read, date) WHERE deleted = 0;",
	PASSING "CREATE INDEX article_feed_title ON article(feed, read, title COLLATE NOCASE) WHERE deleted = 0;",
	PASSING "CREATE INDEX article_date ON article(read, date) WHERE deleted = 0;",
	"CREATE INDEX article_starred ON article(date) WHERE starred = 1;",
	"CREATE INDEX article_feed_starred ON article(feed, date) WHERE starred = 1;",
	"CREATE INDEX article_deleted ON article(date) WHERE deleted > 0;",
	"CREATE INDEX article_read_at ON article(read_at) WHERE read_at > 0;",

	"CREATE TABLE body(article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,"
	" published INTEGER, updated INTEGER, language TEXT NOT NULL, comments TEXT NOT NULL,"
	" image TEXT NOT NULL, tags TEXT NOT NULL, content TEXT NOT NULL);",
	"CREATE TABLE page(article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,"
	" html TEXT NOT NULL);",
	"CREATE TABLE enclosure(article INTEGER REFERENCES article(id) ON DELETE CASCADE, n INTEGER,"
	" url TEXT NOT NULL, type TEXT NOT NULL, title TEXT NOT NULL, length INTEGER NOT NULL,"
	" seconds INTEGER NOT NULL, PRIMARY KEY(article, n)) WITHOUT ROWID;",
	"CREATE TABLE tomb(feed INTEGER REFERENCES feed(id) ON DELETE CASCADE, key TEXT,"
	" twin INTEGER NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY(feed, key)) WITHOUT ROWID;",
	"CREATE INDEX tomb_twin ON tomb(feed, twin) WHERE twin <> 0;",

	/* What the user did, newest last: enough to take it back. */
	"CREATE TABLE deed(id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL,"
	" bits INTEGER NOT NULL, turned_on INTEGER NOT NULL);",
	"CREATE TABLE deed_article(deed INTEGER REFERENCES deed(id) ON DELETE CASCADE, article INTEGER,"
	" PRIMARY KEY(deed, article)) WITHOUT ROWID;",

	"CREATE TRIGGER feed_added AFTER INSERT ON feed BEGIN"
	" INSERT INTO tally(feed) VALUES(NEW.id);"
	" END;",
	PASSING "CREATE TRIGGER article_added AFTER INSERT ON article WHEN NEW.deleted = 0 BEGIN"
	" UPDATE tally SET total = total + 1, unread = unread + 1 - NEW.read, newest = max(newest, NEW.date)"
	"  WHERE feed = NEW.feed;"
	" END;",
	"CREATE TRIGGER article_read AFTER UPDATE OF read ON article"
	" WHEN NEW.deleted = 0 AND OLD.deleted = 0 AND NEW.read <> OLD.read BEGIN"
	" UPDATE tally SET unread = unread + OLD.read - NEW.read WHERE feed = NEW.feed;"
	" END;",
	"CREATE TRIGGER article_undeleted AFTER UPDATE OF deleted ON article"
	" WHEN NEW.deleted = 0 AND OLD.deleted > 0 BEGIN"
	" UPDATE tally SET total = total + 1, unread = unread + 1 - NEW.read, newest = max(newest, NEW.date)"
	"  WHERE feed = NEW.feed;"
	" END;",
	"CREATE TRIGGER article_deleted AFTER UPDATE OF deleted ON article"
	" WHEN NEW.deleted > 0 AND OLD.deleted = 0 BEGIN"
	" UPDATE tally SET total = total - 1, unread = unread - 1 + OLD.read, " NEWEST
	"  WHERE feed = OLD.feed;"
	" END;",
	"CREATE TRIGGER article_gone AFTER DELETE ON article WHEN OLD.deleted = 0 BEGIN"
	" UPDATE tally SET total = total - 1, unread = unread - 1 + OLD.read, " NEWEST
	"  WHERE feed = OLD.feed;"
	" END;",
	NULL
};

/*
 * Version 2: the search.  The index holds no text of its own; search_todo are
 * articles that have changed since they were indexed, search_edition how often.
 */
static const char *const version_2[] = {
	PASSING "CREATE VIRTUAL TABLE search USING fts5(title, author, body, full, content='', tokenize='words');",
	"CREATE TABLE search_todo(article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE);",
	"CREATE TABLE search_edition(article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,"
	" n INTEGER NOT NULL);",
	"INSERT INTO meta VALUES('indexed', 0);",
	PASSING "INSERT INTO meta VALUES('index_rows', 0);",
	NULL
};

/* Version 3: marks do not touch the index by title, which is large and in no order of theirs. */
static const char *const version_3[] = {
	PASSING "DROP INDEX article_feed_title;",
	"CREATE INDEX article_feed_title ON article(feed, title COLLATE NOCASE) WHERE deleted = 0;",
	NULL
};

/*
 * Version 4: tags of the user's on articles.  article_tag is a list of each tag
 * in each feed, by date; tag_tally counts it, article.tagged the tags of one
 * article: nothing of this costs what has none.  Rows of article_tag go by a
 * trigger and not by a reference, for the counts must know the article they were of.
 */
static const char *const version_4[] = {
	"ALTER TABLE article ADD COLUMN tagged INTEGER NOT NULL DEFAULT 0;",
	"ALTER TABLE deed ADD COLUMN tag INTEGER NOT NULL DEFAULT 0;",
	"CREATE TABLE tag(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);",
	"CREATE TABLE article_tag(tag INTEGER REFERENCES tag(id), feed INTEGER, date INTEGER, article INTEGER,"
	" PRIMARY KEY(tag, feed, date, article)) WITHOUT ROWID;",
	"CREATE INDEX article_tag_article ON article_tag(article, tag);",
	"CREATE TABLE tag_tally(tag INTEGER REFERENCES tag(id), feed INTEGER REFERENCES feed(id) ON DELETE CASCADE,"
	" total INTEGER NOT NULL, unread INTEGER NOT NULL, PRIMARY KEY(tag, feed)) WITHOUT ROWID;",

	"CREATE TRIGGER article_tagged AFTER INSERT ON article_tag BEGIN"
	" UPDATE article SET tagged = tagged + 1 WHERE id = NEW.article;"
	" INSERT OR IGNORE INTO tag_tally VALUES(NEW.tag, NEW.feed, 0, 0);"
	" UPDATE tag_tally SET (total, unread) = (SELECT tag_tally.total + (deleted = 0),"
	"   tag_tally.unread + (deleted = 0 AND read = 0) FROM article WHERE id = NEW.article)"
	"  WHERE tag = NEW.tag AND feed = NEW.feed;"
	" END;",
	"CREATE TRIGGER article_untagged AFTER DELETE ON article_tag"
	" WHEN EXISTS (SELECT 1 FROM article WHERE id = OLD.article) BEGIN"
	" UPDATE article SET tagged = tagged - 1 WHERE id = OLD.article;"
	" UPDATE tag_tally SET (total, unread) = (SELECT tag_tally.total - (deleted = 0),"
	"   tag_tally.unread - (deleted = 0 AND read = 0) FROM article WHERE id = OLD.article)"
	"  WHERE tag = OLD.tag AND feed = OLD.feed;"
	" END;",
	"CREATE TRIGGER tagged_article_changed AFTER UPDATE OF read, deleted ON article WHEN NEW.tagged > 0 BEGIN"
	" UPDATE tag_tally SET total = total + (NEW.deleted = 0) - (OLD.deleted = 0),"
	"   unread = unread + (NEW.deleted = 0 AND NEW.read = 0) - (OLD.deleted = 0 AND OLD.read = 0)"
	"  WHERE feed = NEW.feed AND tag IN (SELECT tag FROM article_tag WHERE article = NEW.id);"
	" END;",
	"CREATE TRIGGER tagged_article_gone AFTER DELETE ON article WHEN OLD.tagged > 0 BEGIN"
	" UPDATE tag_tally SET total = total - (OLD.deleted = 0), unread = unread - (OLD.deleted = 0 AND OLD.read = 0)"
	"  WHERE feed = OLD.feed AND tag IN (SELECT tag FROM article_tag WHERE article = OLD.id);"
	" DELETE FROM article_tag WHERE article = OLD.id;"
	" END;",

	/* Where the reader left off. */
	"CREATE TABLE place(article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,"
	" source INTEGER NOT NULL, block INTEGER NOT NULL, offset INTEGER NOT NULL, at INTEGER NOT NULL);",
	NULL
};

/*
 * Version 5: what adds an article counts it (tally.h).  Remembered are documents
 * that no parser survived, pages that gave no article, feeds whose pages are to
 * be looked at again, hosts of pages that want to be left alone.
 */
static const char *const version_5[] = {
	PASSING "DROP TRIGGER article_added;",
	"CREATE TABLE poison(feed INTEGER PRIMARY KEY REFERENCES feed(id) ON DELETE CASCADE, print INTEGER NOT NULL);",
	"CREATE TABLE page_try(article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,"
	" tries INTEGER NOT NULL, next INTEGER NOT NULL, error TEXT NOT NULL);",
	"CREATE TABLE page_feed(feed INTEGER PRIMARY KEY REFERENCES feed(id) ON DELETE CASCADE,"
	" next INTEGER NOT NULL);",
	"CREATE TABLE page_host(host TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;",
	NULL
};

/* Version 6: what a feed says it is, for filters. */
static const char *const version_6[] = {
	"ALTER TABLE feed ADD COLUMN description TEXT NOT NULL DEFAULT '';",
	NULL
};

/*
 * Version 7: the search index in volumes (volumes.h), fed anew.  The index of
 * all articles by date has their feeds, so that a list of many feeds finds its
 * own ones without looking at the others.
 */
static const char *const version_7[] = {
	PASSING "DROP TABLE search;",
	PASSING "DELETE FROM search_todo;",
	PASSING "DELETE FROM search_edition;",
	"CREATE TABLE search_volume(n INTEGER PRIMARY KEY, rows INTEGER NOT NULL);",
	"CREATE VIRTUAL TABLE search_new_0 USING fts5(title, author, body, full, content='', tokenize='words');",
	"CREATE VIRTUAL TABLE search_new_1 USING fts5(title, author, body, full, content='', tokenize='words');",
	PASSING "DELETE FROM meta WHERE name = 'index_rows';",
	PASSING "UPDATE meta SET value = 0 WHERE name = 'indexed';",
	"INSERT INTO meta VALUES('fresh', 0);",
	PASSING "DROP INDEX article_date;",
	"CREATE INDEX article_date ON article(read, date, id, feed) WHERE deleted = 0;",
	NULL
};

/* steps[n] leads from version n to n + 1. */
static const char *const *const steps[SCHEMA_VERSION] = {
	version_1, version_2, version_3, version_4, version_5, version_6, version_7
};

/* In one statement: another process may be making the database. */
static int
ask_marks(struct store *store, int *application, int *version, bool *is_empty, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "SELECT application_id, user_version, NOT EXISTS (SELECT 1 FROM sqlite_schema)"
	    " FROM pragma_application_id, pragma_user_version", err);

	if (st == NULL || sql_step(store, st, err) != 1)
		return -1;
	*application = sqlite3_column_int(st, 0);
	*version = sqlite3_column_int(st, 1);
	*is_empty = sqlite3_column_int(st, 2) != 0;
	sqlite3_reset(st);
	return 0;
}

int
schema_check(struct store *store, int *version, struct error *err)
{
	int application;
	bool is_empty;

	if (ask_marks(store, &application, version, &is_empty, err) != 0)
		return -1;
	if (application == 0 && *version == 0 && is_empty)
		return 0;
	if (application != SCHEMA_APPLICATION)
		return error_set(err, ERROR_FORMAT, "%s: a database of another program", store->path);
	if (*version > SCHEMA_VERSION)
		return error_set(err, ERROR_NEWER,
		    "%s: written by a newer version of coranto (cache format %d, this program knows %d)",
		    store->path, *version, SCHEMA_VERSION);
	if (*version < 1)
		return error_set(err, ERROR_CORRUPT, "%s: damaged, there is no cache format %d (coranto store --recover "
		    "copies what is readable)", store->path, *version);
	return 0;
}

int
schema_copy(struct store *store, const char *path, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "VACUUM INTO ?1", err);
	mode_t mask;
	int rc;

	if (st == NULL)
		return -1;
	sql_text(st, 1, path);
	mask = umask(077);
	rc = sql_run(store, st, err);
	umask(mask);
	return rc;
}

/* A copy as it was before, kept for the user. */
static int
back_up(struct store *store, int version, struct error *err)
{
	char *path = sqlite3_mprintf("%s.bak-%d", store->path, version);
	int rc;

	if (path == NULL)
		mem_die();
	unlink(path);
	rc = schema_copy(store, path, err);
	sqlite3_free(path);
	return rc;
}

static bool
is_passing(const char *step)
{
	return strncmp(step, PASSING, sizeof(PASSING) - 1) == 0;
}

static int
run_steps(struct store *store, struct error *err)
{
	char text[96];
	int version;

	if (schema_check(store, &version, err) != 0)
		return -1;
	for (int v = version; v < SCHEMA_VERSION; v++)
		for (const char *const *step = steps[v]; *step != NULL; step++)
			if ((version > 0 || !is_passing(*step)) && sql_exec(store, *step, err) != 0)
				return -1;
	snprintf(text, sizeof(text), "PRAGMA application_id = %d; PRAGMA user_version = %d",
	    SCHEMA_APPLICATION, SCHEMA_VERSION);
	return version < SCHEMA_VERSION ? sql_exec(store, text, err) : 0;
}

int
schema_migrate(struct store *store, struct error *err)
{
	int version;
	bool own;

	if (schema_check(store, &version, err) != 0)
		return -1;
	if (version == SCHEMA_VERSION)
		return 0;
	if (version > 0 && back_up(store, version, err) != 0)
		return -1;
	if (sql_enter(store, &own, err) != 0)
		return -1;
	/* Another process may have been faster: run_steps looks again under the lock. */
	return sql_leave(store, own, run_steps(store, err), err);
}
