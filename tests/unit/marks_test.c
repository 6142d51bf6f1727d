#include "base/arena.h"
#include "store/articles.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/scratch.h"
#include "tap.h"

#define NOW	1800000000

static struct store *store;
static int64_t ids[12];

static void
fill(void)
{
	static const struct feed_listing list[] = {
		{ "https://a.example/", "", "News", "x" }, { "https://b.example/", "", "", "" },
	};
	enum article_change change;

	feeds_sync(store, list, 2, NULL);
	store_begin(store, NULL);
	for (int i = 0; i < 12; i++) {
		char key[16];
		struct article a = scratch_article(1 + i % 2, key, "Title");

		snprintf(key, sizeof(key), "%d", i);
		articles_put(store, &a, NOW + i, &change, &ids[i], NULL);
	}
	store_commit(store, NULL);
}

static int64_t
unread(int64_t feed)
{
	struct arena a = { 0 };
	int64_t n = feeds_get(store, feed, &a, NULL)->unread;

	arena_clear(&a);
	return n;
}

static unsigned
marks_of(int64_t id)
{
	struct arena a = { 0 };
	unsigned marks = articles_get(store, id, &a, NULL)->marks;

	arena_clear(&a);
	return marks;
}

static void
test_scopes(void)
{
	struct headline_scope folder = { .folder = "News" }, all = { 0 };
	struct mark_deed deed;
	int64_t changed;

	ok(marks_set_scope(store, &folder, ids[6], MARK_READ, true, NOW, &changed, NULL) == 0, "mark a folder read");
	is_number(changed, 4, "as far as the user could see");
	is_number(unread(1), 2, "which counts");
	is_number(unread(2), 6, "not in the other feed");
	ok(marks_set_scope(store, &all, 0, MARK_READ, true, NOW, &changed, NULL) == 0 && changed == 8, "mark all read");
	is_number(unread(1) + unread(2), 0, "nothing is unread");
	store_close(store);
	store = store_open(scratch_path("cache.db"), STORE_WRITE, NULL);
	marks_set(store, &ids[0], 1, MARK_READ, false, NOW, NULL);
	is_number(marks_undo(store, &deed, NULL), 1, "the unread mark is taken back");
	is_number(deed.bits, MARK_READ, "it was a read mark");
	ok(!deed.on && deed.count == 1, "cleared on one article");
	is_number(marks_undo(store, &deed, NULL), 1, "marking all, too, after a restart");
	ok(deed.on && deed.count == 8, "set on eight");
	is_number(unread(1), 2, "and the folder is as it was");
	is_number(marks_undo(store, NULL, NULL), 1, "marking the folder");
	is_number(unread(1) + unread(2), 12, "all are unread");
	is_number(marks_undo(store, NULL, NULL), 0, "there is no more");
}

static void
test_lists(void)
{
	marks_set(store, ids, 1, MARK_READ, true, NOW, NULL);
	is_number(marks_undo(store, NULL, NULL), 0, "reading an article is no deed");
	marks_set(store, ids, 3, MARK_READ | MARK_STARRED, true, NOW, NULL);
	is_number(marks_of(ids[2]), MARK_READ | MARK_STARRED, "two marks at once");
	marks_undo(store, NULL, NULL);
	is_number(marks_of(ids[2]), MARK_READ, "are two deeds");
	marks_undo(store, NULL, NULL);
	is_number(marks_of(ids[2]), 0, "taken back one after the other");
	is_number(marks_of(ids[0]), MARK_READ, "but what was read before stays read");
	marks_set(store, ids + 5, 2, MARK_DELETED, true, NOW, NULL);
	is_number(marks_of(ids[5]), MARK_DELETED, "deleted");
	marks_undo(store, NULL, NULL);
	is_number(marks_of(ids[5]), 0, "and back");
	ok(marks_set(store, ids, 0, MARK_READ, true, NOW, NULL) == 0, "no articles are no error");
	ok(marks_set(store, (int64_t[]){ 99999 }, 1, MARK_STARRED, true, NOW, NULL) == 0, "nor one that is gone");
	is_number(marks_undo(store, NULL, NULL), 0, "and no deed");
}

int
main(void)
{
	scratch_make();
	store = store_open(scratch_path("cache.db"), STORE_WRITE, NULL);
	fill();
	test_scopes();
	test_lists();
	store_close(store);
	scratch_remove();
	return tap_end();
}
