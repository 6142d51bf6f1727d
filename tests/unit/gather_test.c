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
fill(struct store *s)
{
	char *body = malloc(BODY), key[32];
	enum article_change change;
	int rc = store_begin(s, NULL);

	memset(body, 'x', BODY);
	body[BODY - 1] = '\0';
	for (int i = 0; i < ARTICLES && rc == 0; i++) {
		struct article a = scratch_article(1, key, "Title");

		snprintf(key, sizeof(key), "key %d", i);
		a.content = body;
		rc = articles_put(s, &a, NOW, &change, NULL, NULL);
	}
	free(body);
	return rc;
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
	ok(fill(s) == 0, "more than fits SQLite's memory");
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
	fault_restore();		/* forgets what it noted */
	sqlite3_vfs_unregister(&fault.vfs);
	scratch_remove();
	return tap_end();
}
