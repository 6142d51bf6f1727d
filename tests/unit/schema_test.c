#include <sqlite3.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/query.h"
#include "store/sql.h"
#include "store/schema.h"
#include "store/scratch.h"
#include "store/search.h"
#include "store/upkeep.h"
#include "tap.h"

/* A database out of tests/store/schema-VERSION.sql. */
static bool
load(const char *name, int version)
{
	const char *top = getenv("TOP");
	struct buf sql = { 0 };
	char path[512];
	sqlite3 *db;
	int rc;

	snprintf(path, sizeof(path), "%s/tests/store/schema-%d.sql", top != NULL ? top : ".", version);
	if (file_read(path, 1 << 20, &sql, NULL) != 0)
		return false;
	sqlite3_open(scratch_path(name), &db);
	rc = sqlite3_exec(db, buf_text(&sql), NULL, NULL, NULL);
	sqlite3_close(db);
	buf_clear(&sql);
	return rc == SQLITE_OK;
}

static char *
plain(void *context, const char *html)
{
	(void)context;
	return strdup(html);
}

static bool
is_found(struct store *s, const char *text)
{
	static const struct search_texts texts = { plain, NULL };
	struct search_request request = { .text = text, .limit = 9 };
	struct search_result r = { 0 };
	struct arena a = { 0 };
	size_t fed, count;

	search_feed(s, &texts, 100, &fed, NULL);
	search_run(s, &request, NULL, &a, &r, NULL);
	count = r.count;
	arena_clear(&a);
	return count > 0;
}

/* Feeds of that description. */
static size_t
described(struct store *s, const char *text)
{
	struct query *q = query_new(text, QUERY_FEEDS, 1790001000, NULL);
	struct arena a = { 0 };
	size_t count = 0;

	feeds_list_matching(s, q, &a, &count, NULL);
	query_free(q);
	arena_clear(&a);
	return count;
}

/* What every golden database holds. */
static void
check_content(struct store *s, int version)
{
	struct arena a = { 0 };
	struct article *article = articles_get(s, 1, &a, NULL);
	struct feed_record *feed = feeds_find(s, "https://two.example/feed", &a, NULL);
	enum article_change change;
	struct article again;
	const char **problems;

	ok(article != NULL && article->marks == (MARK_READ | MARK_STARRED) && article->enclosure_count == 1 &&
	    strcmp(article->title, "Title 0 ü") == 0 && strcmp(article->feed_title, "One") == 0, "an article is as it was");
	ok(article != NULL && strcmp(article->own_tags, version >= 4 ? "later" : "") == 0, "so are its tags");
	ok(feed != NULL && feed->total == 2 && feed->unread == 2 && strcmp(feed->state.etag, "\"v1\"") == 0 &&
	    feed->state.errors == 2, "a feed is");
	is_number((long long)described(s, "description = \"All about it\""), version >= 6, "its description is");
	article = articles_get(s, 2, &a, NULL);
	ok(article != NULL && strcmp(article->full, "<p>full</p>") == 0, "extracted text is");
	again = *article;
	again.full = "";
	again.feed_title = NULL;
	store_begin(s, NULL);
	articles_put(s, &again, 1790001000, &change, NULL, NULL);
	store_commit(s, NULL);
	is_number(change, ARTICLE_SAME, "what is polled again is known");
	ok(is_found(s, "title text"), "articles are found");
	is_number(marks_undo(s, NULL, NULL), 1, "deeds can be taken back");
	ok(articles_get(s, 3, &a, NULL)->marks == 0, "which was a deletion");
	ok(marks_tag(s, (int64_t[]){ 1 }, 1, "new", true, 1790001000, NULL) == 0, "articles can be tagged");
	is_number(upkeep_check(s, &a, &problems, NULL), 0, "all is well");
	arena_clear(&a);
}

static void
check_version(int version)
{
	struct error err = { 0 };
	char name[32], backup[48];
	struct store *s;

	snprintf(name, sizeof(name), "v%d.db", version);
	snprintf(backup, sizeof(backup), "v%d.db.bak-%d", version, version);
	if (!ok(load(name, version), "a cache of version %d", version))
		return;
	if (version < SCHEMA_VERSION)
		ok(store_open(scratch_path(name), STORE_READ, &err) == NULL, "is not read as it is: %s", err.text);
	s = store_open(scratch_path(name), STORE_WRITE, &err);
	if (!ok(s != NULL, "but migrated %s", err.text))
		return;
	if (version < SCHEMA_VERSION)
		ok(access(scratch_path(backup), F_OK) == 0, "and the old one is kept");
	check_content(s, version);
	store_close(s);
	s = store_open(scratch_path(name), STORE_READ, &err);
	ok(s != NULL, "after that it is read, too");
	store_close(s);
}

/* All that a database consists of, in the words that made it, and the names of what it keeps of itself. */
static char *
describe(const char *name)
{
	static const char *const texts[] = {
		"SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1",
		"SELECT name FROM meta ORDER BY 1",
	};
	struct buf out = { 0 };
	sqlite3 *db = NULL;
	sqlite3_stmt *st;

	sqlite3_open(scratch_path(name), &db);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		sqlite3_prepare_v2(db, texts[i], -1, &st, NULL);
		while (sqlite3_step(st) == SQLITE_ROW)
			buf_printf(&out, "%s\n", (const char *)sqlite3_column_text(st, 0));
		sqlite3_finalize(st);
	}
	sqlite3_close(db);
	return buf_detach(&out);
}

/* The same of a database once it was opened to be written to. */
static char *
open_and_describe(const char *name)
{
	store_close(store_open(scratch_path(name), STORE_WRITE, NULL));
	return describe(name);
}

/* What a new database is spared on its way makes no difference. */
static void
test_new(void)
{
	char *made = open_and_describe("new.db"), *migrated;

	load("old.db", 1);
	migrated = open_and_describe("old.db");
	ok(strlen(made) > 1000 && strcmp(made, migrated) == 0, "a new database is as one of version 1 becomes");
	if (strcmp(made, migrated) != 0)
		fprintf(stderr, "new:\n%s\nmigrated:\n%s\n", made, migrated);
	free(made);
	free(migrated);
}

int
main(void)
{
	scratch_make();
	for (int version = 1; version <= SCHEMA_VERSION; version++)
		check_version(version);
	test_new();
	scratch_remove();
	return tap_end();
}
