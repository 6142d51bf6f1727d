/* store/pages: which pages are wanted, which failed and when again, which hosts are held. */
#include "base/arena.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/pages.h"
#include "store/scratch.h"
#include "tap.h"

#define NOW	1800000000
#define COUNT	6

/* Article n is the n-th newest; 4 has a recording, 5 no link. */
static int64_t ids[COUNT];

static void
fill(struct store *store)
{
	struct feed_listing listing = { .url = "https://example.org/feed", .title = "", .folder = "", .tags = "" };
	struct article_enclosure recording = { .url = "https://example.org/a.mp3", .type = "audio/mpeg", .title = "",
	    .length = -1, .seconds = -1 };
	enum article_change change;
	char key[COUNT][32];
	struct error err;
	int i;

	feeds_sync(store, &listing, 1, &err);
	store_begin(store, &err);
	for (i = 0; i < COUNT; i++) {
		struct article a = scratch_article(1, key[i], "t");

		snprintf(key[i], sizeof(key[i]), "https://example.org/%d", i);
		a.link = i == 5 ? "" : key[i];
		a.content = "<p>A teaser</p>";
		a.published = NOW - i;
		a.enclosures = &recording;
		a.enclosure_count = i == 4;
		articles_put(store, &a, NOW, &change, &ids[i], &err);
	}
	store_commit(store, &err);
}

/* The numbers of the articles whose pages are wanted, "012". */
static const char *
wanted(struct store *store, struct page_search search)
{
	static char text[COUNT + 1];
	struct page_wanted *pages;
	struct arena a = { 0 };
	size_t count, i, n;
	struct error err;

	search.feed = 1;
	if (pages_find(store, &search, &a, &pages, &count, &err) != 0)
		return "failed";
	for (i = 0; i < count && i < COUNT; i++)
		for (n = 0; n < COUNT; n++)
			if (ids[n] == pages[i].article)
				text[i] = (char)('0' + n);
	text[i] = '\0';
	arena_clear(&a);
	return text;
}

static void
test_find(struct store *store)
{
	const struct page_search all = { .now = NOW, .recent = 10, .max = 10 };
	struct page_search search = all;
	struct error err;

	is_text(wanted(store, search), "0123", "with a link and without a recording, newest first");
	search.media = true;
	is_text(wanted(store, search), "01234", "with a recording, too");
	search.recent = 2;
	is_text(wanted(store, search), "01", "only of the newest");
	search = all;
	search.max = 3;
	is_text(wanted(store, search), "012", "so many at a time");
	marks_set(store, &ids[0], 1, MARK_READ, true, NOW, &err);
	is_text(wanted(store, all), "123", "what is read is not fetched");
	articles_set_full(store, ids[1], "<p>Of the page</p>", &err);
	is_text(wanted(store, all), "23", "nor what is here");
}

static void
test_fail(struct store *store)
{
	struct page_search search = { .feed = 1, .now = NOW, .recent = 10, .max = 10 };
	struct page_wanted *pages;
	struct arena a = { 0 };
	struct error err;
	size_t count;

	ok(pages_fail(store, ids[2], 1, NOW + 60, "HTTP 503", &err) == 0, "a page gave no article");
	is_text(wanted(store, search), "3", "it is left alone");
	search.now = NOW + 60;
	ok(pages_find(store, &search, &a, &pages, &count, &err) == 0 && count == 2, "until its time has come");
	ok(pages[0].article == ids[2] && pages[0].tries == 1 && pages[1].tries == 0, "and its tries are known");
	is_text(pages[0].link, "https://example.org/2", "and its address");
	pages_fail(store, ids[2], 2, PAGES_NEVER, "no article", &err);
	search.now = INT64_MAX - 1;
	is_text(wanted(store, search), "3", "never means never");
	ok(pages_fail(store, 999, 1, NOW, "gone", &err) == 0, "an article that is gone is no error");
	arena_clear(&a);
}

/* After the others: 0 read, 1 with its page, 2 failed. */
static void
test_samples(struct store *store)
{
	struct page_sample *samples;
	struct arena a = { 0 };
	struct error err;
	size_t count;

	ok(pages_samples(store, 1, 10, &a, &samples, &count, &err) == 0 && count == 5, "samples are all that have a link");
	is_text(samples[0].content, "<p>A teaser</p>", "read ones as well, with the feed's text");
	is_text(samples[1].full, "<p>Of the page</p>", "with the page's");
	ok(!samples[1].failed && samples[2].failed && !samples[3].failed, "and whether the page failed");
	ok(pages_samples(store, 1, 2, &a, &samples, &count, &err) == 0 && count == 2, "at most so many");
	ok(pages_samples(store, 99, 2, &a, &samples, &count, &err) == 0 && count == 0, "none of no feed");
	arena_clear(&a);
}

static void
test_times(struct store *store)
{
	int64_t until;
	struct error err;

	is_number(pages_is_again(store, 1, NOW, &err), 0, "no feed waits by itself");
	pages_set_again(store, 1, NOW + 5, &err);
	is_number(pages_is_again(store, 1, NOW + 4, &err), 0, "not before its time");
	is_number(pages_is_again(store, 1, NOW + 5, &err), 1, "at its time");
	pages_set_again(store, 1, PAGES_NEVER, &err);
	is_number(pages_is_again(store, 1, NOW + 5, &err), 0, "taken back");
	ok(pages_host_held(store, "example.org", NOW, &until, &err) == 0 && until == 0, "no host is held");
	pages_hold_host(store, "example.org", NOW + 9, &err);
	ok(pages_host_held(store, "example.org", NOW, &until, &err) == 0 && until == NOW + 9, "one is");
	ok(pages_host_held(store, "example.com", NOW, &until, &err) == 0 && until == 0, "no other");
	ok(pages_host_held(store, "example.org", NOW + 9, &until, &err) == 0 && until == 0, "until then");
}

int
main(void)
{
	struct store *store;
	struct error err;

	scratch_make();
	store = store_open(scratch_path("cache.db"), STORE_WRITE, &err);
	fill(store);
	test_find(store);
	test_fail(store);
	test_samples(store);
	test_times(store);
	store_close(store);
	scratch_remove();
	return tap_end();
}
