#include <string.h>

#include "app/shelf.h"
#include "store/expire.h"
#include "store/marks.h"
#include "text/url.h"

static const struct feed_listing later = { SHELF_LATER, SHELF_LATER_TITLE, "", "" };
static const struct feed_listing visited = { SHELF_VISITED, "A page looked at", "", "" };

/* Two ways to write one address are one page. */
static const char *
key_of(struct arena *a, const char *url)
{
	return url_normalize(a, url);
}

static int64_t
find_on(struct store *store, const char *shelf, const char *key, struct error *err)
{
	struct arena a = { 0 };
	struct feed_record *feed = feeds_find(store, shelf, &a, err);
	int64_t id = 0;

	if (feed != NULL && articles_find(store, feed->id, key, &id, err) < 0)
		id = -1;
	arena_clear(&a);
	return id;
}

int64_t
shelf_find(struct store *store, const char *url, struct error *err)
{
	struct arena a = { 0 };
	const char *key = key_of(&a, url);
	int64_t id = find_on(store, SHELF_LATER, key, err);

	if (id == 0)
		id = find_on(store, SHELF_VISITED, key, err);
	arena_clear(&a);
	return id;
}

static int
put(struct store *store, const char *shelf, struct article *page, int64_t now, int64_t *id, struct error *err)
{
	bool is_later = strcmp(shelf, SHELF_LATER) == 0;
	enum article_change change;

	if (feeds_keep(store, is_later ? &later : &visited, is_later, &page->feed, err) < 0 ||
	    articles_put(store, page, now, &change, id, err) < 0)
		return -1;
	if (!is_later)
		return expire_forget(store, page->feed, SHELF_VISITED_MAX, err);
	return marks_set(store, id, 1, MARK_READ | MARK_DELETED, false, now, err);
}

int
shelf_put(struct store *store, const char *shelf, struct article *page, int64_t now, int64_t *id,
    struct error *err)
{
	struct arena a = { 0 };
	int result = -1;

	page->key = key_of(&a, page->link);
	page->twin = "";
	if (store_begin(store, err) == 0) {
		result = put(store, shelf, page, now, id, err);
		if (result == 0)
			result = store_commit(store, err);
		if (result != 0)
			store_rollback(store);
	}
	arena_clear(&a);
	return result;
}

int
shelf_listing(struct store *store, struct feed_listing *listing)
{
	struct arena a = { 0 };
	struct error ignored;
	bool there = feeds_find(store, SHELF_LATER, &a, &ignored) != NULL;

	arena_clear(&a);
	*listing = later;
	return there;
}
