#include <string.h>

#include "base/buf.h"
#include "html/discover.h"
#include "tap.h"

static struct discover_feed *
discover(struct arena *a, const char *html, size_t *count)
{
	return discover_feeds(html, strlen(html), "https://site.example/blog/post", a, count);
}

static void
test_announced(struct arena *a)
{
	size_t count;
	struct discover_feed *feeds = discover(a,
	    "<head><link rel='alternate' type='application/rss+xml' title='Comments' href='/comments/feed/'>"
	    "<link rel='stylesheet' href='/rss'>"
	    "<link rel='ALTERNATE' type='Application/Atom+XML; charset=utf-8' title='All &amp; more' href='../atom'>"
	    "<link rel='alternate' type='text/html' href='/feed'></head><body><a href='/rss.xml'>RSS</a>", &count);

	is_number((long long)count, 3, "two announced, one linked");
	is_text(feeds[0].url, "https://site.example/atom", "the site's own first, resolved");
	is_text(feeds[0].title, "All & more", "with its title");
	is_text(feeds[1].url, "https://site.example/comments/feed/", "comments after it");
	is_text(feeds[2].url, "https://site.example/rss.xml", "a link that names a feed last");
}

/* A page that announces without end. */
static void
test_many(struct arena *a)
{
	struct buf page = { 0 };
	size_t count;
	int i;

	for (i = 0; i < 1000; i++)
		buf_printf(&page, "<link rel=alternate type=application/rss+xml href='/%d'>", i);
	discover(a, buf_text(&page), &count);
	ok(count > 10 && count < 200, "some of a thousand: %zu", count);
	buf_clear(&page);
}

static void
test_base_and_schemes(struct arena *a)
{
	size_t count;
	struct discover_feed *feeds = discover(a,
	    "<base href='http://other.example/x/'><link rel=alternate type=application/feed+json href=f.json>"
	    "<link rel=alternate type=application/rss+xml href='javascript:alert(1)'>"
	    "<link rel=alternate type=application/rss+xml href='file:///etc/feed'>"
	    "<link rel=alternate type=application/feed+json href=f.json>", &count);

	is_number((long long)count, 1, "web addresses only, each once");
	is_text(feeds[0].url, "http://other.example/x/f.json", "resolved against <base>");
}

static void
test_nothing(struct arena *a)
{
	size_t count;

	discover(a, "<p>No feed here, <a href='/feeding-cats'>only cats</a>.", &count);
	is_number((long long)count, 0, "nothing is guessed");
}

int
main(void)
{
	struct arena a = { 0 };

	test_announced(&a);
	test_base_and_schemes(&a);
	test_many(&a);
	test_nothing(&a);
	arena_clear(&a);
	return tap_end();
}
