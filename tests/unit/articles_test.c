#include "base/arena.h"
#include "store/articles.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/scratch.h"
#include "tap.h"

#define NOW	1800000000

static struct store *store;
static struct arena arena;

static enum article_change
put(struct article a, int64_t now, int64_t *id)
{
	enum article_change change = 99;
	struct error err = { 0 };

	if (store_begin(store, &err) != 0 || articles_put(store, &a, now, &change, id, &err) != 0 ||
	    store_commit(store, &err) != 0)
		printf("# %s\n", err.text);
	return change;
}

static struct article *
get(int64_t id)
{
	return articles_get(store, id, &arena, NULL);
}

static struct feed_record *
feed(int64_t id)
{
	return feeds_get(store, id, &arena, NULL);
}

static void
add_feeds(void)
{
	static const struct feed_listing list[] = {
		{ "https://one.example/feed", "", "", "" }, { "https://two.example/feed", "Two", "News", "a b" },
	};

	ok(feeds_sync(store, list, 2, NULL) == 0, "two feeds");
}

static void
test_identity(void)
{
	struct article a = scratch_article(1, "guid-1", "First");
	int64_t id, again, other;

	a.twin = "link first";
	a.content = "<p>one two three</p>";
	is_number(put(a, NOW, &id), ARTICLE_NEW, "a new article");
	is_number(put(a, NOW + 60, &again), ARTICLE_SAME, "the second time it is the same");
	is_number(again, id, "with the same number");
	marks_set(store, &id, 1, MARK_READ | MARK_STARRED, true, NOW, NULL);
	a.content = "<p>one two three four</p>";
	is_number(put(a, NOW + 120, &again), ARTICLE_EDITED, "another text is an edit");
	is_number(again, id, "of the same article");
	is_number(get(id)->marks, MARK_READ | MARK_STARRED, "which keeps its marks");
	is_number(get(id)->date, NOW, "and its date");
	is_text(get(id)->content, "<p>one two three four</p>", "and has the new text");
	is_number(get(id)->words, 4, "whose words are counted");
	a.key = "guid-1b";
	is_number(put(a, NOW, &again), ARTICLE_SAME, "a new guid with the same link and title is the same");
	is_number(again, id, "article");
	is_text(get(id)->key, "guid-1b", "under its new key");
	is_number(feed(1)->total, 1, "and counts once");
	a.feed = 2;
	is_number(put(a, NOW, &other), ARTICLE_NEW, "in another feed it is another one");
	ok(other != id, "with a number of its own");
}

static void
put_document(const struct article *articles, size_t count, struct article_outcome *outcomes)
{
	struct error err = { 0 };

	if (store_begin(store, &err) != 0 || articles_put_document(store, articles, count, NOW, outcomes, &err) != 0 ||
	    store_commit(store, &err) != 0)
		printf("# %s\n", err.text);
}

/* Two items of one document that differ in nothing but the guid. */
static void
test_twins_of_one_document(void)
{
	struct article both[] = { scratch_article(1, "t1", "Release"), scratch_article(1, "t2", "Release") };
	struct article_outcome first[2], second[2], third[2];

	both[0].twin = both[1].twin = "project page release";
	put_document(both, 2, first);
	ok(first[0].change == ARTICLE_NEW && first[1].change == ARTICLE_NEW && first[0].id != first[1].id,
	    "twins of one document are two articles");
	put_document(both, 2, second);
	ok(second[0].change == ARTICLE_SAME && second[1].change == ARTICLE_SAME && second[0].id == first[0].id &&
	    second[1].id == first[1].id, "and stay so at the next poll");
	both[0].key = "t3";
	put_document(both, 2, third);
	ok(third[0].id == first[0].id && third[1].id == first[1].id, "a new key finds the twin that the document does not have");
	both[0].key = "t4";
	both[1].key = "t5";
	put_document(both, 2, third);
	ok(third[0].change == ARTICLE_SAME && third[1].change == ARTICLE_SAME && third[0].id != third[1].id,
	    "two new keys find two twins");
}

static void
test_dates(void)
{
	struct article a = scratch_article(1, "d1", "Past");
	int64_t id;

	a.published = NOW - 1000;
	put(a, NOW, &id);
	is_number(get(id)->date, NOW - 1000, "the date of publication");
	a.published = NOW - 5;
	is_number(put(a, NOW + 9, NULL), ARTICLE_SAME, "a moved date alone is no edit");
	is_number(get(id)->date, NOW - 1000, "and moves nothing");
	a = scratch_article(1, "d2", "Future");
	a.published = NOW + 99999;
	put(a, NOW, &id);
	is_number(get(id)->date, NOW, "a date in the future is that of the first sight");
	is_number(get(id)->published, NOW + 99999, "though what the feed says is kept");
	a = scratch_article(1, "d3", "None");
	put(a, NOW, &id);
	is_number(get(id)->date, NOW, "no date is that of the first sight");
	ok(get(id)->published == INT64_MIN, "and stays unknown");
}

static void
test_whole(void)
{
	struct article_enclosure e[2] = {
		{ "https://one.example/a.mp3", "audio/mpeg", "A", 1000, 60 }, { "https://one.example/b", "", "", -1, -1 },
	};
	struct article a = {
		.feed = 2, .key = "whole", .twin = "w", .title = "Title", .author = "Author", .link = "https://l",
		.comments = "https://c", .language = "de", .image = "https://i", .tags = "x\ny", .content = "<p>Bü",
		.full = "", .published = 5, .updated = 6, .enclosures = e, .enclosure_count = 2,
	};
	struct article *got;
	int64_t id;

	put(a, NOW, &id);
	ok(articles_set_full(store, id, "<article>all", NULL) == 0, "full text is kept");
	got = get(id);
	is_text(got->author, "Author", "author");
	is_text(got->comments, "https://c", "comments");
	is_text(got->language, "de", "language");
	is_text(got->image, "https://i", "image");
	is_text(got->tags, "x\ny", "tags");
	is_text(got->full, "<article>all", "full text");
	is_text(got->feed_title, "Two", "title of the feed");
	is_number(got->updated, 6, "updated");
	is_number((long long)got->enclosure_count, 2, "two enclosures");
	is_text(got->enclosures[0].type, "audio/mpeg", "type of the first");
	is_number(got->enclosures[1].seconds, -1, "unknown length of the second");
	a.enclosure_count = 1;
	is_number(put(a, NOW, NULL), ARTICLE_EDITED, "one enclosure less is an edit");
	is_number((long long)get(id)->enclosure_count, 1, "of the enclosures");
	is_text(get(id)->full, "<article>all", "and leaves the full text");
}

static void
test_deleted(void)
{
	struct article a = scratch_article(2, "gone", "Gone");
	struct feed_record before = *feed(2);
	int64_t id;

	put(a, NOW + 500, &id);
	is_number(feed(2)->newest, NOW + 500, "the newest date of a feed is kept");
	marks_set(store, &id, 1, MARK_DELETED, true, NOW, NULL);
	is_number(feed(2)->total, before.total, "a deleted article counts no more");
	is_number(feed(2)->unread, before.unread, "nor as unread");
	is_number(feed(2)->newest, before.newest, "nor as the newest");
	is_number(put(a, NOW, NULL), ARTICLE_SAME, "and does not come back");
	is_number(feed(2)->total, before.total, "with the next poll");
	marks_set(store, &id, 1, MARK_DELETED, false, NOW, NULL);
	is_number(feed(2)->unread, before.unread + 1, "but when the user says so");
}

static void
test_missing(void)
{
	struct error err = { 0 };

	ok(articles_get(store, 12345, &arena, &err) == NULL && err.kind == ERROR_MISSING, "no such article");
	err.kind = ERROR_NONE;
	ok(feeds_find(store, "nowhere", &arena, &err) == NULL && err.kind == ERROR_MISSING, "no such feed");
}

int
main(void)
{
	struct error err = { 0 };

	scratch_make();
	store = store_open(scratch_path("cache.db"), STORE_WRITE, &err);
	if (!ok(store != NULL, "a store is made"))
		return printf("# %s\n", err.text), 1;
	add_feeds();
	test_identity();
	test_twins_of_one_document();
	test_dates();
	test_whole();
	test_deleted();
	test_missing();
	is_number(articles_put_document(store, NULL, 0, NOW, NULL, &err), 0, "a document without articles");
	store_close(store);
	arena_clear(&arena);
	scratch_remove();
	return tap_end();
}
