#include <string.h>
#include <strings.h>

#include "base/buf.h"

#include "tags.h"

/* Names of meta elements in the order of trust for each meaning. */
static const struct {
	const char *name;	/* of name, property or itemprop */
	enum tag_name meaning;
	int trust;
} known[] = {
	{ "og:title", TAGS_OG_TITLE, 9 }, { "twitter:title", TAGS_OG_TITLE, 5 }, { "dc.title", TAGS_TITLE, 5 },
	{ "dcterms.title", TAGS_TITLE, 5 }, { "headline", TAGS_TITLE, 7 }, { "citation_title", TAGS_TITLE, 9 },
	{ "parsely-title", TAGS_TITLE, 6 }, { "sailthru.title", TAGS_TITLE, 6 },
	{ "og:site_name", TAGS_OG_SITE, 9 }, { "application-name", TAGS_APPLICATION, 5 },
	{ "dc.publisher", TAGS_APPLICATION, 4 }, { "citation_journal_title", TAGS_APPLICATION, 6 },
	{ "og:locale", TAGS_OG_LOCALE, 9 }, { "language", TAGS_LANGUAGE, 5 }, { "dc.language", TAGS_LANGUAGE, 6 },
	{ "content-language", TAGS_LANGUAGE, 4 },
	{ "og:image", TAGS_OG_IMAGE, 9 }, { "og:image:url", TAGS_OG_IMAGE, 8 },
	{ "og:image:secure_url", TAGS_OG_IMAGE, 8 }, { "twitter:image", TAGS_OG_IMAGE, 6 },
	{ "twitter:image:src", TAGS_OG_IMAGE, 5 }, { "og:type", TAGS_OG_TYPE, 9 },
	{ "og:description", TAGS_DESCRIPTION, 9 }, { "description", TAGS_DESCRIPTION, 7 },
	{ "twitter:description", TAGS_DESCRIPTION, 5 }, { "dc.description", TAGS_DESCRIPTION, 4 },
	{ "author", TAGS_AUTHOR, 9 }, { "parsely-author", TAGS_AUTHOR, 8 }, { "sailthru.author", TAGS_AUTHOR, 7 },
	{ "dc.creator", TAGS_AUTHOR, 7 }, { "dcterms.creator", TAGS_AUTHOR, 7 }, { "byl", TAGS_AUTHOR, 8 },
	{ "citation_author", TAGS_AUTHOR, 8 }, { "article:author_name", TAGS_AUTHOR, 6 },
	{ "article:author", TAGS_AUTHOR, 4 }, { "og:article:author", TAGS_AUTHOR, 4 },
	{ "article:published_time", TAGS_PUBLISHED, 9 }, { "og:article:published_time", TAGS_PUBLISHED, 8 },
	{ "datepublished", TAGS_PUBLISHED, 8 }, { "article:published", TAGS_PUBLISHED, 8 },
	{ "parsely-pub-date", TAGS_DATE, 8 }, { "sailthru.date", TAGS_DATE, 7 }, { "pubdate", TAGS_DATE, 8 },
	{ "publishdate", TAGS_DATE, 8 }, { "publish-date", TAGS_DATE, 8 }, { "publish_date", TAGS_DATE, 8 },
	{ "published_time", TAGS_DATE, 7 }, { "date.issued", TAGS_DATE, 7 }, { "dcterms.date", TAGS_DATE, 6 },
	{ "dcterms.created", TAGS_DATE, 6 }, { "dc.date.issued", TAGS_DATE, 7 }, { "dc.date", TAGS_DATE, 6 },
	{ "dc.date.created", TAGS_DATE, 6 }, { "citation_publication_date", TAGS_DATE, 6 }, { "date", TAGS_DATE, 5 },
	{ "citation_date", TAGS_DATE, 5 }, { "og:pubdate", TAGS_DATE, 6 }, { "created", TAGS_DATE, 3 },
	{ "article:modified_time", TAGS_MODIFIED, 9 }, { "og:updated_time", TAGS_MODIFIED, 7 },
	{ "datemodified", TAGS_MODIFIED, 8 }, { "lastmod", TAGS_MODIFIED, 6 }, { "last-modified", TAGS_MODIFIED, 5 },
	{ "dcterms.modified", TAGS_MODIFIED, 6 }, { "article:content_tier", TAGS_LOCKED, 9 }
};

struct reader {
	struct tags *tags;
	int trust[TAGS_COUNT];
};

static void
offer(struct reader *r, enum tag_name meaning, int trust, const char *value)
{
	if (value == NULL || value[strspn(value, " \t\r\n")] == '\0' || trust <= r->trust[meaning])
		return;
	r->tags->value[meaning] = value;
	r->trust[meaning] = trust;
}

static void
read_meta(struct reader *r, const struct dom_node *node)
{
	static const char *const naming[] = { "property", "name", "itemprop", "http-equiv" };
	const char *content = dom_attribute(node, "content"), *name;
	size_t i, k;

	for (i = 0; content != NULL && i < sizeof(naming) / sizeof(naming[0]); i++) {
		name = dom_attribute(node, naming[i]);
		for (k = 0; name != NULL && k < sizeof(known) / sizeof(known[0]); k++)
			if (strcasecmp(name, known[k].name) == 0)
				offer(r, known[k].meaning, known[k].trust, content);
	}
}

static void
read_link(struct reader *r, const struct dom_node *node)
{
	const char *rel = dom_attribute(node, "rel"), *href = dom_attribute(node, "href");

	if (rel == NULL || href == NULL)
		return;
	if (strcasecmp(rel, "canonical") == 0)
		offer(r, TAGS_CANONICAL, 9, href);
	else if (strcasecmp(rel, "next") == 0)
		offer(r, TAGS_NEXT, node->tag == TAG_LINK ? 9 : 8, href);
}

char *
tags_node_text(const struct dom *dom, int i, struct arena *a)
{
	struct buf text = { 0 };
	char *copy;
	int end = dom->nodes[i].end;

	for (; i < end; i++) {
		if (dom->nodes[i].tag == TAG_SCRIPT || dom->nodes[i].tag == TAG_STYLE)
			i = dom->nodes[i].end - 1;
		else if (dom->nodes[i].tag == TAG_TEXT)
			buf_adds(&text, dom_text(&dom->nodes[i]));
		else if (dom->nodes[i].tag == TAG_BR || dom->nodes[i].tag == TAG_DIV || dom->nodes[i].tag == TAG_LI)
			buf_addc(&text, ' ');
	}
	copy = arena_strndup(a, buf_text(&text), text.len);
	buf_clear(&text);
	return copy;
}

void
tags_read(const struct dom *dom, struct arena *a, struct tags *tags)
{
	struct reader r = { .tags = tags };
	int i;

	for (i = 0; i < TAGS_COUNT; i++)
		tags->value[i] = "";
	for (i = 0; i < dom->node_count; i++) {
		const struct dom_node *node = &dom->nodes[i];

		if (node->tag == TAG_META)
			read_meta(&r, node);
		else if (node->tag == TAG_LINK || (node->tag == TAG_A && node->attribute_count > 1))
			read_link(&r, node);
		else if (node->tag == TAG_TITLE && r.trust[TAGS_PAGE_TITLE] == 0)
			offer(&r, TAGS_PAGE_TITLE, 9, tags_node_text(dom, i, a));
	}
}
