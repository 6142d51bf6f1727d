#include <string.h>

#include "html/discover.h"

#include "tap.h"

static const char page[] =
    "<html><head><title>t</title>"
    "<link rel=stylesheet type=text/css href=/s.css>"
    "<link rel='alternate' type='application/rss+xml' title='Blog &raquo; Comments' href='/comments/feed/'>"
    "<link rel='ALTERNATE' type='application/rss+xml; charset=utf-8' title='Blog' href=' /feed/ '>"
    "<link rel=alternate type=application/atom+xml href='https://b.example/atom'>"
    "<link rel=alternate type=application/rss+xml href='javascript:x'>"
    "<link rel=alternate type=application/rss+xml href='file:///etc/passwd'>"
    "<link rel=alternate hreflang=de href='/de'>"
    "<link rel=alternate type=application/feed+json href='feed.json'>"
    "</head><body><a href='/feed/'>again</a><a href='/x/news.rss?n=1'>News</a><a href='/feedback'>no</a>"
    "<a href='feed://c.example/f'>c</a></body></html>";

static const char based[] = "<base href='https://z.example/'><link rel=alternate type=text/xml href=f>";

int
main(void)
{
	struct arena a = { 0 };
	struct discover_feed *f;
	size_t n;

	f = discover_feeds(page, sizeof(page) - 1, "https://a.example/blog/", &a, &n);
	is_number((long long)n, 6, "six feeds");
	is_text(n > 0 ? f[0].url : "", "https://a.example/feed/", "announced first, resolved");
	is_text(n > 0 ? f[0].title : "", "Blog", "title");
	is_text(n > 1 ? f[1].url : "", "https://b.example/atom", "Atom");
	is_text(n > 2 ? f[2].url : "", "https://a.example/blog/feed.json", "JSON Feed, relative");
	is_text(n > 3 ? f[3].url : "", "https://a.example/x/news.rss?n=1", "a link that looks like a feed");
	is_text(n > 4 ? f[4].url : "", "https://c.example/f", "feed: scheme");
	is_text(n > 5 ? f[5].url : "", "https://a.example/comments/feed/", "comments last");
	f = discover_feeds(based, sizeof(based) - 1, "https://a.example/", &a, &n);
	is_number((long long)n, 1, "with a base");
	is_text(n > 0 ? f[0].url : "", "https://z.example/f", "against the base");
	discover_feeds("", 0, "", &a, &n);
	is_number((long long)n, 0, "nothing");
	discover_feeds("\0\xFF<li", 5, "", &a, &n);
	is_number((long long)n, 0, "nonsense");
	arena_clear(&a);
	return tap_end();
}
