/* app/shelf: pages kept by their address, to be read later or only looked at. */
#include "app/shelf.h"
#include "store/marks.h"
#include "store/scratch.h"
#include "tap.h"

#define NOW	1800000000

static int64_t
put(struct store *store, const char *shelf, const char *link, int64_t now)
{
	struct article page = scratch_article(0, "", "A page");
	struct error err = { 0 };
	int64_t id = 0;

	page.link = link;
	page.content = "<p>Text</p>";
	if (shelf_put(store, shelf, &page, now, &id, &err) != 0)
		printf("# %s\n", err.text);
	return id;
}

static unsigned
marks_of(struct store *store, int64_t id)
{
	struct arena a = { 0 };
	struct article *article = articles_get(store, id, &a, NULL);
	unsigned marks = article != NULL ? article->marks : ~0u;

	arena_clear(&a);
	return marks;
}

static void
test_later(struct store *store)
{
	struct feed_listing listing;
	struct error err;
	int64_t id;

	ok(!shelf_listing(store, &listing), "no shelf before there is something on it");
	is_number(shelf_find(store, "https://example.org/a", &err), 0, "nothing is found");
	id = put(store, SHELF_LATER, "https://example.org/a", NOW);
	ok(id > 0 && shelf_listing(store, &listing), "the first page makes the shelf");
	is_text(listing.title, SHELF_LATER_TITLE, "under its title");
	is_number(shelf_find(store, "https://example.org/a", &err), id, "the page is found");
	is_number(shelf_find(store, "HTTPS://EXAMPLE.org:443/a", &err), id, "however its address is written");
	marks_set(store, &id, 1, MARK_READ | MARK_DELETED, true, NOW, &err);
	is_number(put(store, SHELF_LATER, "https://example.org/a", NOW + 1), id, "put there again it is the same");
	is_number(marks_of(store, id) & (MARK_READ | MARK_DELETED), 0, "and unread");
}

static void
test_visited(struct store *store)
{
	int64_t first = put(store, SHELF_VISITED, "https://example.org/v", NOW), both, id;
	char link[64];
	struct error err;
	int i;

	is_number(shelf_find(store, "https://example.org/v", &err), first, "a page looked at is found");
	both = put(store, SHELF_VISITED, "https://example.org/a", NOW);
	id = shelf_find(store, "https://example.org/a", &err);
	ok(id > 0 && both > 0 && id != both, "on both shelves the later one counts");
	for (i = 0; i < SHELF_VISITED_MAX; i++) {
		snprintf(link, sizeof(link), "https://example.org/v/%d", i);
		put(store, SHELF_VISITED, link, NOW + 1 + i);
	}
	is_number(shelf_find(store, "https://example.org/v", &err), 0, "the oldest are forgotten");
	ok(shelf_find(store, "https://example.org/v/0", &err) > 0, "the last ones are kept");
	is_number(shelf_find(store, "https://example.org/a", &err), id, "what is to be read later stays");
}

int
main(void)
{
	struct store *store;
	struct error err;

	scratch_make();
	store = store_open(scratch_path("cache.db"), STORE_WRITE, &err);
	test_later(store);
	test_visited(store);
	store_close(store);
	scratch_remove();
	return tap_end();
}
