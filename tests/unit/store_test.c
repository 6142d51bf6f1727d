#include <fcntl.h>

#include "base/arena.h"
#include "store/articles.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/scratch.h"
#include "store/store.h"
#include "tap.h"

#define NOW	1800000000

static const struct feed_listing one_feed = { "https://one.example/", "", "", "" };

static void
write_file(const char *name, const char *text)
{
	FILE *f = fopen(scratch_path(name), "w");

	fputs(text, f);
	fclose(f);
}

static void
test_open(void)
{
	struct error err = { 0 };
	struct store *s;
	struct stat st;

	ok(store_open(scratch_path("none.db"), STORE_READ, &err) == NULL && err.kind == ERROR_MISSING,
	    "reading does not make a cache");
	s = store_open(scratch_path("sub/cache.db"), STORE_WRITE, &err);
	ok(s != NULL, "writing makes it, and its folder");
	store_close(s);
	ok(stat(scratch_path("sub/cache.db"), &st) == 0 && (st.st_mode & 077) == 0, "for nobody else");
	s = store_open(scratch_path("sub/cache.db"), STORE_READ, &err);
	ok(s != NULL, "then it can be read");
	store_close(s);
	unlink(scratch_path("sub/cache.db"));
	rmdir(scratch_path("sub"));
	write_file("text", "this is no database, but long enough to be looked at as one, perhaps\n");
	err.kind = ERROR_NONE;
	ok(store_open(scratch_path("text"), STORE_WRITE, &err) == NULL && err.kind == ERROR_CORRUPT, "a text is no cache");
	ok(strncmp(err.text, scratch_path("text"), strlen(scratch_path("text"))) == 0, "which is said of its path");
	ok(stat(scratch_path("text"), &st) == 0 && st.st_size == 69, "and nothing is touched");
}

static void
test_two_handles(void)
{
	struct store *a = store_open(scratch_path("two.db"), STORE_WRITE, NULL);
	struct store *b = store_open(scratch_path("two.db"), STORE_WRITE, NULL);
	struct article article = scratch_article(1, "k", "T");
	enum article_change change;
	struct error err = { 0 };
	struct arena arena = { 0 };
	int64_t id, version;

	feeds_sync(a, &one_feed, 1, NULL);
	version = store_data_version(b);
	store_begin(a, NULL);
	articles_put(a, &article, NOW, &change, &id, NULL);
	store_set_patience(b, 0);
	ok(marks_set(b, &id, 1, MARK_READ, true, NOW, &err) != 0 && err.kind == ERROR_BUSY,
	    "without patience a mark comes back while another writes");
	ok(feeds_get(b, 1, &arena, NULL)->total == 0, "who reads does not wait and sees nothing of it");
	store_rollback(a);
	ok(articles_get(b, id, &arena, NULL) == NULL, "what was taken back is not there");
	store_begin(a, NULL);
	articles_put(a, &article, NOW, &change, &id, NULL);
	ok(store_commit(a, NULL) == 0 && articles_get(b, id, &arena, NULL) != NULL, "what was committed is");
	ok(store_data_version(b) != version, "the other one can tell that somebody wrote");
	ok(marks_set(b, &id, 1, MARK_READ, true, NOW, NULL) == 0 && feeds_get(a, 1, &arena, NULL)->unread == 0,
	    "and marks");
	arena_clear(&arena);
	store_close(a);
	store_close(b);
}

int
main(void)
{
	scratch_make();
	test_open();
	test_two_handles();
	scratch_remove();
	return tap_end();
}
