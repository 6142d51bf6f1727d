#include "base/arena.h"
#include "store/articles.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/scratch.h"
#include "store/tag.h"
#include "store/upkeep.h"
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
	marks_open(store, ids[0], NOW, NULL);
	ok(marks_of(ids[0]) == MARK_READ && marks_undo(store, NULL, NULL) == 0, "opening an article reads it, which is no deed");
	marks_set(store, &ids[1], 1, MARK_READ, true, NOW, NULL);
	ok(marks_undo(store, NULL, NULL) == 1 && marks_of(ids[1]) == 0, "marking one as read is");
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

static int64_t
tagged(const char *name, bool unread)
{
	struct arena a = { 0 };
	size_t count, i;
	struct tag *tags = tag_list(store, &a, &count, NULL);
	int64_t n = 0;

	for (i = 0; i < count; i++)
		if (strcmp(tags[i].name, name) == 0)
			n = unread ? tags[i].unread : tags[i].total;
	arena_clear(&a);
	return n;
}

static bool
tags_are(int64_t id, const char *want)
{
	struct arena a = { 0 };
	bool same = strcmp(articles_get(store, id, &a, NULL)->own_tags, want) == 0;

	arena_clear(&a);
	return same;
}

static void
test_tags(void)
{
	struct headline_scope folder = { .folder = "News" }, later = { .tag = "later" }, x = { .tag = "x" };
	struct arena a = { 0 };
	struct mark_deed deed;
	const char **problems;
	int64_t changed;

	ok(marks_tag(store, ids, 3, "later", true, NOW, NULL) == 0 && tagged("later", false) == 3, "three are tagged");
	marks_tag(store, ids, 1, "later", true, NOW, NULL);
	ok(marks_tag(store, NULL, 0, "none", true, NOW, NULL) == 0 && tagged("none", false) == 0, "none are not");
	marks_tag(store, ids, 1, "art", true, NOW, NULL);
	ok(tags_are(ids[0], "art later") && tags_are(ids[2], "later") && tags_are(ids[3], ""), "tags of articles");
	marks_set(store, ids, 1, MARK_READ, true, NOW, NULL);
	marks_set(store, ids + 1, 1, MARK_DELETED, true, NOW, NULL);
	ok(tagged("later", false) == 2 && tagged("later", true) == 1, "counts follow the marks");
	marks_undo(store, NULL, NULL);
	ok(tagged("later", false) == 3 && tagged("later", true) == 2, "and come back");
	ok(marks_tag_scope(store, &folder, 0, "later", true, NOW, &changed, NULL) == 0, "a folder is tagged");
	ok(changed == 4 && tagged("later", false) == 7, "as far as it was not");
	ok(marks_set_scope(store, &later, 0, MARK_STARRED, true, NOW, &changed, NULL) == 0 && changed == 7,
	    "what has a tag is a scope");
	marks_undo(store, NULL, NULL);
	ok(marks_set_scope(store, &x, 0, MARK_STARRED, true, NOW, &changed, NULL) == 0 && changed == 6,
	    "so is what is of feeds that have it");
	marks_undo(store, NULL, NULL);
	store_close(store);
	store = store_open(scratch_path("cache.db"), STORE_WRITE, NULL);
	is_number(marks_undo(store, &deed, NULL), 1, "tagging a folder is taken back after a restart");
	ok(deed.bits == MARK_TAGGED && deed.on && deed.count == 4 && strcmp(deed.tag, "later") == 0, "which tag is said");
	is_number(tagged("later", false), 3, "what had it before keeps it");
	ok(marks_tag_scope(store, &later, 0, "later", false, NOW, &changed, NULL) == 0 && changed == 3, "a tag goes");
	ok(tagged("later", false) == 0 && tags_are(ids[0], "art"), "everywhere");
	marks_undo(store, &deed, NULL);
	ok(!deed.on && tagged("later", false) == 3 && tagged("later", true) == 2, "and comes back");
	marks_tag(store, ids, 12, "none", false, NOW, NULL);
	ok(marks_tag(store, ids, 1, "two words", true, NOW, NULL) != 0, "a tag is one word");
	is_number(upkeep_check(store, &a, &problems, NULL), 0, "the counts are right");
	arena_clear(&a);
}

int
main(void)
{
	scratch_make();
	store = store_open(scratch_path("cache.db"), STORE_WRITE, NULL);
	fill();
	test_scopes();
	test_lists();
	test_tags();
	store_close(store);
	scratch_remove();
	return tap_end();
}
