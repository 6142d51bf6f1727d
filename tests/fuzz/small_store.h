/* A store in memory with a few articles, made once. */
#ifndef SMALL_STORE_H
#define SMALL_STORE_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "store/articles.h"
#include "store/feeds.h"
#include "store/search.h"
#include "store/store.h"

#define SMALL_STORE_NOW	1800000000

static char *
small_store_plain(void *context, const char *html)
{
	(void)context;
	return strdup(html);
}

static const struct search_texts small_store_texts = { small_store_plain, NULL };

static struct store *
small_store(void)
{
	static const struct feed_listing list[] = { { "https://a.example/rss", "One", "News", "unix fun" } };
	static const char *const titles[] = { "Linux kernel", "東京タワー", "Café \"x\"" };
	static struct store *store;
	size_t fed;

	if (store != NULL)
		return store;
	store = store_open(":memory:", STORE_WRITE, NULL);
	if (store == NULL || feeds_sync(store, list, 1, NULL) != 0 || store_begin(store, NULL) != 0)
		abort();
	for (int i = 0; i < 3; i++) {
		struct article a = { .feed = 1, .key = titles[i], .twin = "", .title = titles[i], .author = "Zoë", .link = "",
			.comments = "", .language = "en", .image = "", .tags = "", .content = "<p>fast and small</p>",
			.full = "", .published = SMALL_STORE_NOW - i * 86400, .updated = INT64_MIN };
		enum article_change change;

		if (articles_put(store, &a, SMALL_STORE_NOW, &change, NULL, NULL) != 0)
			abort();
	}
	if (store_commit(store, NULL) != 0 || search_feed(store, &small_store_texts, 10, &fed, NULL) != 0)
		abort();
	return store;
}

#endif
