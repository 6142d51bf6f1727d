/* store/places: remembered, replaced, forgotten, bounded, gone with their articles. */
#include <stdio.h>

#include "base/limits.h"
#include "store/articles.h"
#include "store/feeds.h"
#include "store/places.h"
#include "store/scratch.h"
#include "tap.h"

#define ARTICLES	(LIMIT_PLACES + 5)

static void
fill(struct store *store)
{
	struct feed_listing listing = { .url = "https://example.org/feed", .title = "", .folder = "", .tags = "" };
	struct article article = { .title = "t", .author = "", .comments = "", .language = "", .image = "", .tags = "",
	    .full = "", .twin = "", .content = "" };
	struct arena a = { 0 };
	enum article_change change;
	struct error err;
	int i;

	feeds_sync(store, &listing, 1, &err);
	article.feed = feeds_find(store, listing.url, &a, &err)->id;
	store_begin(store, &err);
	for (i = 0; i < ARTICLES; i++) {
		article.key = article.link = arena_printf(&a, "https://example.org/%d", i);
		articles_put(store, &article, 1700000000, &change, NULL, &err);
	}
	store_commit(store, &err);
	arena_clear(&a);
}

static void
test_one(struct store *store)
{
	struct place place = { 1, 7, 90 }, got = { 0 };
	struct error err;

	ok(!places_get(store, 1, &got), "no place at first");
	ok(places_put(store, 1, &place, 100, &err) == 0 && places_get(store, 1, &got) && got.source == 1 &&
	    got.block == 7 && got.offset == 90, "a place is remembered");
	place.block = 8;
	ok(places_put(store, 1, &place, 101, &err) == 0 && places_get(store, 1, &got) && got.block == 8, "and replaced");
	ok(places_put(store, 1, NULL, 102, &err) == 0 && !places_get(store, 1, &got), "and forgotten");
	ok(places_put(store, 1, NULL, 103, &err) == 0, "twice, too");
	ok(places_put(store, ARTICLES + 9, &place, 104, &err) != 0, "of no article there is no place");
}

static void
test_bound(struct store *store)
{
	struct place place = { 0, 1, 2 };
	struct error err;
	int i, kept = 0;

	store_begin(store, &err);
	for (i = 1; i <= ARTICLES; i++)
		places_put(store, i, &place, 1000 + i, &err);
	store_commit(store, &err);
	for (i = 1; i <= ARTICLES; i++)
		kept += places_get(store, i, &place);
	ok(kept == LIMIT_PLACES, "so many are kept");
	ok(!places_get(store, 1, &place) && places_get(store, ARTICLES, &place), "the newest");
}

int
main(void)
{
	struct store *store;
	struct error err;

	scratch_make();
	store = store_open(scratch_path("cache.db"), STORE_WRITE, &err);
	fill(store);
	test_one(store);
	test_bound(store);
	store_close(store);
	scratch_remove();
	return tap_end();
}
