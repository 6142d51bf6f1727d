#include <fcntl.h>
#include <sqlite3.h>

#include "base/arena.h"
#include "store/expire.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/scratch.h"
#include "store/search.h"
#include "store/tag.h"
#include "store/upkeep.h"
#include "tap.h"

#define NOW	1800000000

static const struct feed_listing list[] = {
	{ "https://a.example/", "", "", "" }, { "https://b.example/", "", "", "" },
};

static char *
plain(void *context, const char *html)
{
	(void)context;
	return strdup(html);
}

static const struct search_texts texts = { plain, NULL };

static struct store *
make(const char *name, int count)
{
	struct store *s = store_open(scratch_path(name), STORE_WRITE, NULL);
	enum article_change change;
	size_t fed;

	feeds_sync(s, list, 2, NULL);
	store_begin(s, NULL);
	for (int i = 0; i < count; i++) {
		char key[16], content[800];
		struct article a = scratch_article(1 + i % 2, key, key);
		int64_t id;

		snprintf(key, sizeof(key), "key%d", i);
		memset(content, 'a' + i % 26, sizeof(content));
		content[sizeof(content) - 1] = '\0';
		a.content = content;
		articles_put(s, &a, NOW, &change, &id, NULL);
		if (i % 10 == 0)
			marks_set(s, &id, 1, MARK_STARRED, true, NOW, NULL);
		if (i % 25 == 0)
			marks_tag(s, &id, 1, "later", true, NOW, NULL);
	}
	store_commit(s, NULL);
	search_feed(s, &texts, 100, &fed, NULL);
	return s;
}

/* Behind the store's back. */
static void
meddle(const char *name, const char *sql)
{
	sqlite3 *db;

	sqlite3_open(scratch_path(name), &db);
	sqlite3_exec(db, sql, NULL, NULL, NULL);
	sqlite3_close(db);
}

static void
test_stats_and_check(void)
{
	struct store *s = make("stats.db", 50);
	struct upkeep_stats stats;
	struct arena a = { 0 };
	const char **problems;
	int n;

	ok(upkeep_stats(s, &stats, NULL) == 0, "figures");
	ok(stats.feeds == 2 && stats.articles == 50 && stats.unread == 50 && stats.starred == 5 && stats.index_rows == 50 &&
	    stats.index_pending == 0 && stats.bytes + stats.log_bytes > 40000, "which are right");
	is_number(upkeep_check(s, &a, &problems, NULL), 0, "no problem");
	store_close(s);
	meddle("stats.db", "UPDATE tally SET unread = 7 WHERE feed = 2; DELETE FROM body WHERE article = 3;"
	    "UPDATE tag_tally SET total = 9 WHERE feed = 2; UPDATE article SET tagged = 2 WHERE id = 4");
	s = store_open(scratch_path("stats.db"), STORE_WRITE, NULL);
	n = upkeep_check(s, &a, &problems, NULL);
	is_number(n, 4, "four problems");
	is_text(n > 0 ? problems[0] : "", "feed 2 counts 25 articles and 7 unread, but has 25 and 25", "the first");
	is_text(n > 1 ? problems[1] : "", "tag 1 counts 9 articles and 1 unread of feed 2, but has 1 and 1", "the second");
	is_text(n > 2 ? problems[2] : "", "article 4 counts 2 tags", "the third");
	is_text(n > 3 ? problems[3] : "", "article 3 has no body", "the fourth");
	ok(upkeep_rebuild(s, NULL) == 0, "rebuild");
	is_number(upkeep_check(s, &a, &problems, NULL), 0, "makes it good");
	upkeep_stats(s, &stats, NULL);
	is_number(stats.index_pending, 50, "and the search index is to be filled");
	store_close(s);
	arena_clear(&a);
}

static void
test_purge_and_vacuum(void)
{
	struct store *s = make("purge.db", 200);
	struct upkeep_stats stats;
	int64_t feeds, articles, before;
	struct arena a = { 0 };
	const char **problems;
	size_t n;

	feeds_sync(s, list, 1, NULL);
	upkeep_stats(s, &stats, NULL);
	ok(stats.feeds == 1 && stats.hidden_feeds == 1 && stats.articles == 200, "a hidden feed loses nothing");
	is_number(tag_list(s, &a, &n, NULL)->total, 4, "but its tags are not listed");
	ok(upkeep_purge(s, &feeds, &articles, NULL) == 0 && feeds == 1 && articles == 100, "until it is purged");
	is_number(upkeep_check(s, &a, &problems, NULL), 0, "its tags are gone then");
	upkeep_stats(s, &stats, NULL);
	before = stats.free_bytes;
	ok(upkeep_give_back(s, NULL) == 0 && upkeep_stats(s, &stats, NULL) == 0 && stats.free_bytes == before,
	    "a few free pages stay for what comes");
	ok(upkeep_vacuum(s, false, NULL) == 0, "pages are given back");
	upkeep_stats(s, &stats, NULL);
	before = stats.bytes;
	ok(stats.articles == 100 && stats.free_bytes == 0, "all of them");
	ok(upkeep_vacuum(s, true, NULL) == 0, "the file is written anew");
	upkeep_stats(s, &stats, NULL);
	ok(stats.bytes <= before, "and no larger");
	ok(upkeep_backup(s, scratch_path("copy.db"), NULL) == 0, "a copy is made");
	ok(upkeep_backup(s, scratch_path("copy.db"), NULL) != 0, "but not over another one");
	store_close(s);
	s = store_open(scratch_path("copy.db"), STORE_READ, NULL);
	ok(s != NULL && upkeep_check(s, &a, &problems, NULL) == 0, "which is whole");
	store_close(s);
	arena_clear(&a);
}

static void
test_give_back(void)
{
	struct store *s = make("much.db", 4000);
	struct upkeep_stats before, after;

	upkeep_vacuum(s, false, NULL);
	upkeep_stats(s, &before, NULL);
	expire_forget(s, 1, 100, NULL);
	expire_forget(s, 2, 100, NULL);
	ok(upkeep_give_back(s, NULL) == 0 && upkeep_stats(s, &after, NULL) == 0, "much that is free is given back");
	ok(after.free_bytes == 0 && after.bytes < before.bytes * 3 / 4, "to the file system (%lld of %lld bytes)",
	    (long long)after.bytes, (long long)before.bytes);
	store_close(s);
}

/* Overwrite some pages in the middle. */
static void
damage(const char *name, long from, long to)
{
	char junk[8192];
	int fd = open(scratch_path(name), O_RDWR);

	memset(junk, 0xA5, sizeof(junk));
	for (long page = from; page < to; page++)
		if (pwrite(fd, junk, sizeof(junk), page * 8192) < 0)
			perror("pwrite");
	close(fd);
}

static void
test_recover(void)
{
	struct upkeep_recovery r;
	struct upkeep_stats stats;
	struct error err = { 0 };
	struct arena a = { 0 };
	const char **problems;
	struct store *s = make("bad.db", 3000);
	size_t count;
	char path[300];

	store_close(s);
	damage("bad.db", 60, 64);
	s = store_open(scratch_path("bad.db"), STORE_WRITE, &err);
	ok(s != NULL && upkeep_check(s, &a, &problems, &err) > 0, "damage is found");
	store_close(s);
	snprintf(path, sizeof(path), "%s", scratch_path("bad.db"));
	ok(upkeep_recover(path, NOW, &a, &r, &err) == 0, "recovered %s", err.text);
	printf("# %lld whole, %lld lost\n", (long long)r.articles, (long long)r.lost);
	ok(r.feeds == 2 && r.articles + r.lost <= 3000 && r.articles > 2800, "nearly everything is taken over");
	ok(r.aside != NULL && access(r.aside, F_OK) == 0 && strstr(r.aside, "bad.db.corrupt-20270115-080000") != NULL,
	    "the damaged one is kept");
	s = store_open(path, STORE_WRITE, &err);
	ok(s != NULL && upkeep_check(s, &a, &problems, &err) == 0, "the new one is whole");
	upkeep_stats(s, &stats, NULL);
	ok(stats.starred > 270, "with its stars");
	ok(tag_list(s, &a, &count, NULL)->total > 100, "and its tags");
	store_close(s);
	arena_clear(&a);
}

static void
test_recover_nothing(void)
{
	struct upkeep_recovery r;
	struct arena a = { 0 };
	struct store *s = make("worse.db", 30);
	char path[300];

	store_close(s);
	damage("worse.db", 0, 3);
	snprintf(path, sizeof(path), "%s", scratch_path("worse.db"));
	ok(store_open(path, STORE_WRITE, NULL) == NULL, "without its first page it is no database");
	ok(upkeep_recover(path, NOW, &a, &r, NULL) == 0 && r.articles == 0, "nothing can be read");
	s = store_open(path, STORE_WRITE, NULL);
	ok(s != NULL, "but there is a new one");
	store_close(s);
	arena_clear(&a);
}

static bool
is_copy(const char *name, int64_t articles)
{
	struct store *s = store_open(scratch_path(name), STORE_READ, NULL);
	struct upkeep_stats stats = { 0 };
	bool good = s != NULL && upkeep_stats(s, &stats, NULL) == 0 && stats.articles == articles;

	store_close(s);
	return good;
}

static void
test_weekly(void)
{
	static const char *const names[] = { "weekly.db.weekly", "weekly.db.weekly-1" };
	struct store *s = make("weekly.db", 30);
	struct error err = { 0 };

	ok(upkeep_backup_weekly(s, NOW, NULL) == 0 && access(scratch_path(names[0]), F_OK) != 0, "no copy at first");
	upkeep_backup_weekly(s, NOW + 6 * 86400, NULL);
	ok(access(scratch_path(names[0]), F_OK) != 0, "nor in the first week");
	ok(upkeep_backup_weekly(s, NOW + 8 * 86400, NULL) == 0 && is_copy(names[0], 30), "then there is one");
	marks_set(s, (int64_t[]){ 1 }, 1, MARK_DELETED, true, NOW, NULL);
	upkeep_backup_weekly(s, NOW + 9 * 86400, NULL);
	ok(is_copy(names[0], 30) && access(scratch_path(names[1]), F_OK) != 0, "not every day");
	upkeep_backup_weekly(s, NOW + 16 * 86400, NULL);
	ok(is_copy(names[0], 29) && is_copy(names[1], 30), "a week later there are two");
	upkeep_backup_weekly(s, NOW + 24 * 86400, NULL);
	ok(is_copy(names[0], 29) && is_copy(names[1], 29), "and not more");
	upkeep_vacuum(s, false, NULL);
	store_close(s);
	damage("weekly.db", 20, 24);
	s = store_open(scratch_path("weekly.db"), STORE_WRITE, NULL);
	ok(upkeep_backup_weekly(s, NOW + 32 * 86400, &err) != 0 && err.kind == ERROR_CORRUPT, "damage is found: %s", err.text);
	ok(is_copy(names[0], 29) && access(scratch_path("weekly.db.weekly-new"), F_OK) != 0, "and does not get into the copies");
	store_close(s);
}

int
main(void)
{
	scratch_make();
	test_stats_and_check();
	test_purge_and_vacuum();
	test_give_back();
	test_weekly();
	test_recover();
	test_recover_nothing();
	scratch_remove();
	return tap_end();
}
