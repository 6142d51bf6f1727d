#include <string.h>
#include <strings.h>

#include "dom.h"
#include "html/discover.h"
#include "text/clean.h"
#include "text/url.h"

#define FEEDS_MAX	32
#define TITLE_BYTES	200

/* How sure an announcement is, best first. */
enum rank { RANK_ANNOUNCED, RANK_COMMENTS, RANK_LINKED, RANK_COUNT };

struct finds {
	struct arena *arena;
	const char *base;
	struct discover_feed feeds[RANK_COUNT][FEEDS_MAX];
	size_t counts[RANK_COUNT];
};

/* Media types that a <link rel=alternate> gives a feed (RSS Autodiscovery; RFC 4287; JSON Feed 1.1). */
static const char *const types[] = {
	"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
	"application/x.atom+xml", "application/x-atom+xml", "application/json", "text/xml",
	"application/xml", "text/rss", "text/rss+xml", "text/atom", "application/rss"
};

/* Last parts of the path of an address that stands for a feed. */
static const char *const names[] = {
	"feed", "rss", "atom", "rss2", "feeds", "rss.xml", "atom.xml", "feed.xml", "index.xml", "index.rdf",
	"rss.php", "feed.json", "feed.rss", "feed.atom", "index.rss"
};

static bool
is_feed_type(const char *type)
{
	size_t len = strcspn(type, "; \t"), i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strlen(types[i]) == len && strncasecmp(types[i], type, len) == 0)
			return true;
	return false;
}

/* A word of a list of words, in any case. */
static bool
has_word(const char *list, const char *word)
{
	size_t len = strlen(word);

	while (*list != '\0') {
		size_t n = strcspn(list, " \t\r\n\f");

		if (n == len && strncasecmp(list, word, n) == 0)
			return true;
		list += n;
		list += strspn(list, " \t\r\n\f");
	}
	return false;
}

static bool
names_a_feed(const char *url)
{
	struct url u;
	size_t len, start, i;

	url_split(url, strlen(url), &u);
	len = u.path.len;
	while (len > 0 && u.path.s[len - 1] == '/')
		len--;
	for (start = len; start > 0 && u.path.s[start - 1] != '/'; start--)
		continue;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i]) == len - start && strncasecmp(names[i], u.path.s + start, len - start) == 0)
			return true;
	return false;
}

/* The feed of a site's comments is announced beside its own: "/comments/feed/". */
static bool
is_of_comments(const char *url)
{
	return strstr(url, "/comments/") != NULL || strstr(url, "comments=") != NULL;
}

static bool
is_known(const struct finds *found, const char *url)
{
	int rank;
	size_t i;

	for (rank = 0; rank < RANK_COUNT; rank++)
		for (i = 0; i < found->counts[rank]; i++)
			if (strcmp(found->feeds[rank][i].url, url) == 0)
				return true;
	return false;
}

static void
add_find(struct finds *found, enum rank rank, const char *href, const char *title, const char *type)
{
	char *url = url_resolve(found->arena, found->base, href);

	if (!url_is_web(url) || is_known(found, url))
		return;
	if (rank == RANK_LINKED && !names_a_feed(url))
		return;
	if (rank == RANK_ANNOUNCED && is_of_comments(url))
		rank = RANK_COMMENTS;
	if (found->counts[rank] == FEEDS_MAX)
		return;
	found->feeds[rank][found->counts[rank]++] = (struct discover_feed){
		.url = url,
		.title = clean_line_dup(found->arena, title, TITLE_BYTES),
		.type = clean_line_dup(found->arena, type, TITLE_BYTES),
	};
}

static const char *
attribute(const struct dom_node *node, const char *name)
{
	const char *value = dom_attribute(node, name);

	return value != NULL ? value : "";
}

static void
look_at(struct finds *found, const struct dom_node *node)
{
	const char *href = attribute(node, "href");
	const char *rel = attribute(node, "rel");
	const char *type = attribute(node, "type");

	if (href[0] == '\0')
		return;
	if (node->tag == TAG_BASE)
		found->base = url_resolve(found->arena, found->base, href);
	else if (node->tag == TAG_A)
		add_find(found, RANK_LINKED, href, attribute(node, "title"), type);
	else if (node->tag == TAG_LINK &&
	    ((has_word(rel, "alternate") && is_feed_type(type)) || has_word(rel, "feed")))
		add_find(found, RANK_ANNOUNCED, href, attribute(node, "title"), type);
}

struct discover_feed *
discover_feeds(const char *html, size_t len, const char *url, struct arena *a, size_t *count)
{
	struct finds *found = arena_zalloc(a, 1, sizeof(*found));
	struct discover_feed *all = arena_zalloc(a, RANK_COUNT * FEEDS_MAX, sizeof(*all));
	struct dom *dom = dom_parse(html, len);
	int i, rank;

	found->arena = a;
	found->base = url;
	for (i = 0; i < dom->node_count; i++)
		look_at(found, &dom->nodes[i]);
	dom_free(dom);
	*count = 0;
	for (rank = 0; rank < RANK_COUNT; rank++) {
		memcpy(all + *count, found->feeds[rank], found->counts[rank] * sizeof(*all));
		*count += found->counts[rank];
	}
	return all;
}
