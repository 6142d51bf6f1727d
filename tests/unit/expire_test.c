#include "base/arena.h"
#include "store/articles.h"
#include "store/expire.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/scratch.h"
#include "store/upkeep.h"
#include "tap.h"

#define NOW	1800000000
#define DAY	86400

static struct store *store;
static int64_t id_room[200];
static int64_t *const ids = id_room + 100;

/* Article n of feed 1, n days old. */
static enum article_change
put(int n, int64_t now)
{
	enum article_change change;
	char key[16], title[16];
	struct article a = scratch_article(1, key, title);

	snprintf(key, sizeof(key), "k%d", n);
	snprintf(title, sizeof(title), "T%d", n);
	a.twin = title;
	a.published = NOW - n * DAY;
	store_begin(store, NULL);
	articles_put(store, &a, now, &change, &ids[n], NULL);
	store_commit(store, NULL);
	return change;
}

static int64_t
expire(struct expire_rule rule, int64_t now, size_t max)
{
	struct error err = { 0 };
	int64_t n;

	if (expire_feed(store, 1, &rule, now, max, &n, &err) != 0)
		printf("# %s\n", err.text);
	return n;
}

static int64_t
total(void)
{
	struct arena a = { 0 };
	int64_t n = feeds_get(store, 1, &a, NULL)->total;

	arena_clear(&a);
	return n;
}

static bool
is_there(int n)
{
	struct arena a = { 0 };
	bool there = articles_get(store, ids[n], &a, NULL) != NULL;

	arena_clear(&a);
	return there;
}

static int64_t
tombs(void)
{
	struct upkeep_stats stats;

	upkeep_stats(store, &stats, NULL);
	return stats.tombs;
}

static void
test_days(void)
{
	is_number(expire((struct expire_rule){ 0 }, NOW, 100), 0, "no rule keeps all");
	is_number(expire((struct expire_rule){ .days = 10 }, NOW, 100), 0, "unread ones stay");
	marks_set(store, ids, 20, MARK_READ, true, NOW, NULL);
	marks_set(store, &ids[15], 1, MARK_STARRED, true, NOW, NULL);
	is_number(expire((struct expire_rule){ .days = 10 }, NOW, 3), 3, "the oldest go, not more than asked");
	ok(!is_there(19) && !is_there(17) && is_there(16), "which are these");
	is_number(expire((struct expire_rule){ .days = 10 }, NOW, 100), 5, "the rest go");
	ok(is_there(15) && is_there(10) && !is_there(11), "without the starred one");
	marks_tag(store, &ids[15], 1, "kept", true, NOW, NULL);
	marks_set(store, &ids[15], 1, MARK_STARRED, false, NOW, NULL);
	is_number(expire((struct expire_rule){ .days = 10 }, NOW, 100), 0, "nor a tagged one");
	marks_set(store, &ids[15], 1, MARK_STARRED, true, NOW, NULL);
	marks_tag(store, &ids[15], 1, "kept", false, NOW, NULL);
	is_number(total(), 12, "what is left is counted");
}

/* Two expired articles come back under new guids. */
static void
test_new_guids(void)
{
	struct article both[] = { scratch_article(1, "new17", "T17"), scratch_article(1, "new16", "T16") };
	struct article_outcome out[2];

	both[0].twin = "T17";
	both[1].twin = "T16";
	for (int poll = 0; poll < 2; poll++) {
		store_begin(store, NULL);
		articles_put_document(store, both, 2, NOW, out, NULL);
		store_commit(store, NULL);
		ok(out[0].change == ARTICLE_SAME && out[1].change == ARTICLE_SAME, "nor under new guids");
	}
	is_number(tombs(), 8, "the tombs bear them");
}

static void
test_tombs(void)
{
	int64_t n;

	is_number(tombs(), 8, "each leaves a tomb");
	is_number(put(19, NOW + 50 * DAY), ARTICLE_SAME, "and does not come back with the next poll");
	test_new_guids();
	is_number(total(), 12, "that is, nothing was added");
	expire_deleted(store, NOW + 200 * DAY, 100, &n, NULL);
	is_number(tombs(), 8, "tombs stay as long as the feed has nothing new");
	put(-100, NOW + 100 * DAY);
	expire_deleted(store, NOW + 100 * DAY, 100, &n, NULL);
	is_number(tombs(), 1, "then only that of what the feed had since");
	is_number(put(18, NOW + 100 * DAY), ARTICLE_NEW, "what comes back after that is new");
}

static void
test_count(void)
{
	is_number(total(), 14, "fourteen articles");
	is_number(expire((struct expire_rule){ .count = 5 }, NOW, 100), 7, "five are kept, unread ones and the starred one");
	is_number(total(), 7, "is seven");
	is_number(expire((struct expire_rule){ .count = 5 }, NOW, 100), 0, "and that is it");
	is_number(expire((struct expire_rule){ .count = 1, .unread = true }, NOW, 100), 5, "unread ones, too, when asked");
}

/* A feed without dates: all are of the moment they came in. */
static void
test_one_date(void)
{
	struct arena a = { 0 };
	enum article_change change;
	struct headlines h;
	int64_t n;

	store_begin(store, NULL);
	for (int i = 0; i < 20; i++) {
		char key[16];
		struct article one = scratch_article(2, key, key);

		snprintf(key, sizeof(key), "d%d", i);
		articles_put(store, &one, NOW, &change, NULL, NULL);
	}
	store_commit(store, NULL);
	expire_feed(store, 2, &(struct expire_rule){ .count = 5, .unread = true }, NOW, 100, &n, NULL);
	is_number(n, 15, "of articles of one date the number that is wanted stays");
	headlines_read(store, &(struct headline_scope){ .feed = 2 }, HEADLINES_FIRST, 0, 9, &a, &h, NULL);
	ok(h.count == 5 && strcmp(h.items[0].title, "d19") == 0 && strcmp(h.items[4].title, "d15") == 0,
	    "the upper ones of the list");
	arena_clear(&a);
}

static void
test_deleted(void)
{
	int64_t id, n;
	struct article a = scratch_article(1, "del", "Del");
	enum article_change change;

	store_begin(store, NULL);
	articles_put(store, &a, NOW + 200 * DAY, &change, &id, NULL);
	store_commit(store, NULL);
	marks_set(store, &id, 1, MARK_DELETED, true, NOW + 200 * DAY, NULL);
	expire_deleted(store, NOW + 201 * DAY, 100, &n, NULL);
	is_number(n, 0, "a deletion can be taken back for a while");
	expire_deleted(store, NOW + 231 * DAY, 100, &n, NULL);
	is_number(n, 1, "not for ever");
	store_begin(store, NULL);
	articles_put(store, &a, NOW + 200 * DAY, &change, &id, NULL);
	store_commit(store, NULL);
	ok(change == ARTICLE_SAME && id == 0, "and does not come back");
}

int
main(void)
{
	static const struct feed_listing list[] = { { "https://a.example/", "", "", "" }, { "https://b.example/", "", "", "" } };
	struct arena a = { 0 };
	const char **problems;

	scratch_make();
	store = store_open(scratch_path("cache.db"), STORE_WRITE, NULL);
	feeds_sync(store, list, 2, NULL);
	for (int i = 0; i < 20; i++)
		put(i, NOW - i * DAY);
	test_days();
	test_tombs();
	test_count();
	test_one_date();
	test_deleted();
	is_number(upkeep_check(store, &a, &problems, NULL), 0, "all is well");
	arena_clear(&a);
	store_close(store);
	scratch_remove();
	return tap_end();
}
