#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "html/discover.h"
#include "text/clean.h"
#include "text/url.h"

#include "dom.h"
#include "tags.h"

#define FEEDS_MAX 64		/* taken from one page */

struct finder {
	const struct dom *dom;
	struct arena *arena;
	const char *base;
	struct discover_feed *feeds;
	size_t count;
};

/* Media types under which feeds are announced (RSS autodiscovery, RFC 4287, JSON Feed 1.1, and their misspellings). */
static const char *const feed_types[] = {
	"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
	"application/x-rss+xml", "application/rss", "application/atom", "text/rss+xml", "text/atom+xml", "text/rss",
	"application/json", "application/xml", "text/xml"
};

/* Ends of paths at which feeds usually are: whole last parts. */
static const char *const feed_names[] = {
	"feed", "feeds", "rss", "atom", "feed.xml", "rss.xml", "atom.xml", "index.xml", "index.rss", "index.rdf",
	"feed.json", "rss.php", "feed.atom", "feed.rss", "index.atom"
};

static bool
is_feed_type(const char *type)
{
	size_t i, len = type != NULL ? strcspn(type, "; \t") : 0;

	for (i = 0; i < sizeof(feed_types) / sizeof(feed_types[0]) && len > 0; i++)
		if (strlen(feed_types[i]) == len && strncasecmp(feed_types[i], type, len) == 0)
			return true;
	return false;
}

/* "alternate" among the words of a rel value, "stylesheet" not. */
static bool
is_alternate(const char *rel)
{
	return rel != NULL && strcasestr(rel, "alternate") != NULL && strcasestr(rel, "stylesheet") == NULL;
}

static bool
is_feed_path(const char *href)
{
	const char *start, *end = href + strcspn(href, "?#"), *dot;
	size_t i, len;

	while (end > href && end[-1] == '/')
		end--;
	for (start = end; start > href && start[-1] != '/'; start--)
		;
	len = (size_t)(end - start);
	for (i = 0; i < sizeof(feed_names) / sizeof(feed_names[0]); i++)
		if (strlen(feed_names[i]) == len && strncasecmp(feed_names[i], start, len) == 0)
			return true;
	dot = len > 4 ? end - 4 : start;
	return (len > 4 && (strncasecmp(dot, ".rss", 4) == 0 || strncasecmp(dot, ".rdf", 4) == 0)) ||
	    (len > 5 && strncasecmp(end - 5, ".atom", 5) == 0);
}

/* "feed:https://x" and "feed://x", as some pages write them. */
static const char *
without_feed_scheme(struct arena *a, const char *href)
{
	if (strncasecmp(href, "feed:", 5) != 0)
		return href;
	if (strncmp(href + 5, "//", 2) == 0)
		return arena_printf(a, "https:%s", href + 5);
	return href + 5;
}

static void
add_feed(struct finder *f, const char *href, const char *title, const char *type)
{
	const char *url;
	size_t i;

	while (*href == ' ' || (*href >= '\t' && *href <= '\r'))
		href++;
	if (*href == '\0' || f->count >= FEEDS_MAX)
		return;
	url = url_resolve(f->arena, f->base, without_feed_scheme(f->arena, href));
	if (!url_is_web(url) || strlen(url) > LIMIT_URL_BYTES)
		return;
	for (i = 0; i < f->count; i++)
		if (strcmp(f->feeds[i].url, url) == 0)
			return;
	f->feeds[f->count++] = (struct discover_feed){
		url, clean_line_dup(f->arena, title != NULL ? title : "", LIMIT_TITLE_BYTES),
		clean_line_dup(f->arena, type != NULL ? type : "", LIMIT_NAME_BYTES)
	};
}

static bool
is_of_comments(const struct discover_feed *feed)
{
	return strcasestr(feed->title, "comment") != NULL || strcasestr(feed->url, "/comments") != NULL;
}

/* Feeds of comments go behind the others; else the order stays. */
static void
put_comments_last(struct finder *f)
{
	struct discover_feed *sorted = arena_zalloc(f->arena, f->count + 1, sizeof(*sorted));
	size_t i, n = 0;
	int comments;

	for (comments = 0; comments <= 1; comments++)
		for (i = 0; i < f->count; i++)
			if (is_of_comments(&f->feeds[i]) == comments)
				sorted[n++] = f->feeds[i];
	f->feeds = sorted;
}

static void
find_announced(struct finder *f)
{
	int i;

	for (i = 0; i < f->dom->node_count; i++) {
		const struct dom_node *node = &f->dom->nodes[i];
		const char *href = node->tag == TAG_LINK ? dom_attribute(node, "href") : NULL;

		if (href != NULL && is_alternate(dom_attribute(node, "rel")) && is_feed_type(dom_attribute(node, "type")))
			add_feed(f, href, dom_attribute(node, "title"), dom_attribute(node, "type"));
	}
}

static void
find_linked(struct finder *f)
{
	int i;

	for (i = 0; i < f->dom->node_count; i++) {
		const struct dom_node *node = &f->dom->nodes[i];
		const char *href = node->tag == TAG_A ? dom_attribute(node, "href") : NULL;

		if (href != NULL && (is_feed_path(href) || strncasecmp(href, "feed:", 5) == 0))
			add_feed(f, href, tags_node_text(f->dom, i, f->arena), dom_attribute(node, "type"));
	}
}

/* The page's own base (HTML, 4.2.3), or its address. */
static const char *
base_of(const struct dom *dom, const char *url, struct arena *a)
{
	int i;

	for (i = 0; i < dom->node_count; i++) {
		const char *href = dom->nodes[i].tag == TAG_BASE ? dom_attribute(&dom->nodes[i], "href") : NULL;

		if (href != NULL)
			return url_resolve(a, url, href);
	}
	return url;
}

struct discover_feed *
discover_feeds(const char *html, size_t len, const char *url, struct arena *a, size_t *count)
{
	struct dom *dom = dom_parse(html, len);
	struct finder f = { .dom = dom, .arena = a };

	f.base = base_of(dom, url, a);
	f.feeds = arena_zalloc(a, FEEDS_MAX, sizeof(*f.feeds));
	find_announced(&f);
	find_linked(&f);
	put_comments_last(&f);
	dom_free(dom);
	*count = f.count;
	return f.feeds;
}
