#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "store/articles.h"
#include "store/fault_vfs.h"
#include "store/feeds.h"
#include "store/scratch.h"
#include "store/upkeep.h"
#include "tap.h"

/*
 * The log in large writes: few of them, for more than SQLite keeps in memory,
 * which it then reads out of the log again; and others see all of it at once.
 */
#define NOW		1800000000
#define ARTICLES	600
#define BODY		8000		/* bytes, about a page */
#define PAGES_A_WRITE	4		/* at least; a write has fifteen */

static int64_t
total_of(struct store *s)
{
	struct arena a = { 0 };
	struct feed_record *f = feeds_get(s, 1, &a, NULL);
	int64_t total = f != NULL ? f->total : -1;

	arena_clear(&a);
	return total;
}

/* A transaction of several megabytes; 0 or -1. */
static int
fill(struct store *s, char letter)
{
	char *body = malloc(BODY), key[32];
	enum article_change change;
	int rc = store_begin(s, NULL);

	memset(body, letter, BODY);
	body[BODY - 1] = '\0';
	for (int i = 0; i < ARTICLES && rc == 0; i++) {
		struct article a = scratch_article(1, key, "Title");

		snprintf(key, sizeof(key), "%c %d", letter, i);
		a.content = body;
		rc = articles_put(s, &a, NOW, &change, NULL, NULL);
	}
	free(body);
	return rc;
}

static int
put_one(struct store *s, const char *key)
{
	struct article a = scratch_article(1, key, "Title");
	enum article_change change;

	return articles_put(s, &a, NOW, &change, NULL, NULL);
}

/* Articles whose body is of this letter. */
static int
count_bodies(struct store *s, char letter)
{
	struct arena a = { 0 };
	int count = 0;

	for (int64_t id = 1; id <= ARTICLES; id++) {
		struct article *article = articles_get(s, id, &a, NULL);

		count += article != NULL && strlen(article->content) == BODY - 1 && article->content[0] == letter;
		arena_clear(&a);
	}
	return count;
}

/* What was written and taken back is not written again, over what another wrote meanwhile. */
static void
test_taken_back(const struct feed_listing *list)
{
	struct store *s = store_open(scratch_path("back.db"), STORE_WRITE, NULL), *other;
	const char **problems;
	struct arena a = { 0 };

	feeds_sync(s, list, 1, NULL);
	other = store_open(scratch_path("back.db"), STORE_WRITE, NULL);
	fill(s, 'x');
	store_rollback(s);
	ok(fill(other, 'y') == 0 && store_commit(other, NULL) == 0 && put_one(s, "ours") == 0, "another writes, then we");
	is_number(total_of(s), ARTICLES + 1, "all is there");
	is_number(total_of(other), ARTICLES + 1, "for both");
	is_number(count_bodies(other, 'y'), ARTICLES, "as it was written last");
	is_number(upkeep_check(other, &a, &problems, NULL), 0, "and all is whole");
	arena_clear(&a);
	store_close(other);
	store_close(s);
}

/* One reads the log on and on while the other makes it longer, takes it over and begins it anew. */
static void
test_by_turns(const struct feed_listing *list)
{
	struct store *one = store_open(scratch_path("turns.db"), STORE_WRITE, NULL), *other;
	const char **problems;
	struct arena a = { 0 };
	char key[16];
	int i, seen = 0;

	feeds_sync(one, list, 1, NULL);
	other = store_open(scratch_path("turns.db"), STORE_WRITE, NULL);
	for (i = 0; i < 6; i++) {
		struct store *writer = i % 2 == 0 ? one : other, *reader = i % 2 == 0 ? other : one;

		snprintf(key, sizeof(key), "turn %d", i);
		if (i < 2 ? fill(writer, (char)('p' + i)) == 0 && store_commit(writer, NULL) == 0 : put_one(writer, key) == 0)
			seen += total_of(reader) == (i < 2 ? (i + 1) * ARTICLES : 2 * ARTICLES + i - 1);
		seen += count_bodies(reader, 'p') == ARTICLES;
	}
	is_number(seen, 12, "each sees what the other wrote");
	is_number(upkeep_check(one, &a, &problems, NULL), 0, "and it is whole");
	arena_clear(&a);
	store_close(other);
	store_close(one);
	one = store_open(scratch_path("turns.db"), STORE_READ, NULL);
	ok(total_of(one) == 2 * ARTICLES + 4 && count_bodies(one, 'p') == ARTICLES, "also without the log");
	store_close(one);
}

int
main(void)
{
	static const struct feed_listing list[] = { { .url = "https://a.example/", .title = "", .folder = "", .tags = "" } };
	struct store *s, *other;
	const char **problems;
	struct arena a = { 0 };

	scratch_make();
	fault_install();
	s = store_open(scratch_path("db"), STORE_WRITE, NULL);
	feeds_sync(s, list, 1, NULL);
	other = store_open(scratch_path("db"), STORE_READ, NULL);
	fault_arm(FAULT_ERROR, 0);
	ok(fill(s, 'x') == 0, "more than fits SQLite's memory");
	is_number(total_of(s), ARTICLES, "is read in its own transaction");
	is_number(total_of(other), 0, "and by nobody else");
	ok(store_commit(s, NULL) == 0, "it is kept");
	is_number(total_of(other), ARTICLES, "others see it at once");
	ok(fault.count < ARTICLES / PAGES_A_WRITE, "%ld writes", fault.count);
	is_number(upkeep_check(s, &a, &problems, NULL), 0, "it is whole");
	arena_clear(&a);
	store_close(other);
	store_close(s);
	s = store_open(scratch_path("db"), STORE_READ, NULL);
	is_number(total_of(s), ARTICLES, "also when it is opened again");
	store_close(s);
	test_taken_back(list);
	test_by_turns(list);
	fault_restore();		/* forgets what it noted */
	sqlite3_vfs_unregister(&fault.vfs);
	scratch_remove();
	return tap_end();
}
