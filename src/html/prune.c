#include "names.h"
#include "prune.h"

/*
 * How much of a page's prose an element may hold and still be taken at its
 * name, per mille, and how much of it in weight.  Authors of style sheets name
 * whole articles "post author-jim tag-news", but never a share bar "article".
 */
struct guard {
	uint32_t kinds;
	uint32_t share;
	uint32_t weight;
};

static const struct guard guards[] = {
	{ NAME_COMMENT, 700, 1u << 30 },	/* comments may outweigh a short article */
	{ NAME_FOOTER, 400, 1u << 30 },
	{ NAME_RELATED | NAME_NAV | NAME_SIDE, 400, 700 },
	{ NAME_SHARE | NAME_ADVERT | NAME_TOOL, 250, 600 },
	{ NAME_SIGNUP | NAME_CONSENT | NAME_PAYWALL | NAME_HIDDEN, 300, 1500 },
	{ NAME_AUTHOR, 250, 900 },
	{ NAME_DATE | NAME_TAGS, 200, 160 },
	{ NAME_HEADER, 200, 400 },
	{ NAME_PULL, 200, 500 },
	{ NAME_TOC, 250, 800 }
};

static bool
may_be_junk(const struct dom_node *node, const struct page_node *info)
{
	switch (node->tag) {
	case TAG_HTML: case TAG_BODY: case TAG_MAIN: case TAG_ARTICLE:
	case TAG_TABLE: case TAG_TBODY: case TAG_THEAD: case TAG_TFOOT: case TAG_TR: case TAG_TD: case TAG_TH:
	case TAG_PRE: case TAG_BLOCKQUOTE: case TAG_HEAD:
		return false;
	default:
		return (info->flags & PAGE_BLOCK) != 0 || node->tag == TAG_OTHER;
	}
}

/*
 * A form to fill in and little else: a newsletter's, a comment's.  Forms
 * around whole pages hold far more text.
 */
static bool
asks_for_words(const struct page *page, int i)
{
	int end = page->dom->nodes[i].end;

	return page_uses(page, HEURISTIC_FORM) && page->sums[end].fields > page->sums[i].fields &&
	    (!page_uses(page, HEURISTIC_FORM_ROOM) || (page_text(page, i) < 600 && page_prose(page, i) < 450));
}

/* What the element's kind says without any name (HTML, 4.3.5 and 4.3.8). */
static uint32_t
junk_by_nature(const struct page *page, int i)
{
	const struct dom_node *node = &page->dom->nodes[i];

	switch (node->tag) {
	case TAG_ASIDE:
		return NAME_SIDE;
	case TAG_FOOTER:
		return NAME_FOOTER;
	case TAG_HEADER:
		return NAME_HEADER;
	default:
		return asks_for_words(page, i) ? NAME_SIGNUP : 0;
	}
}

/* The headline, or what calls itself the article's body, is in it. */
static bool
holds_article(const struct page *page, int i)
{
	const struct page_sum *from = &page->sums[i], *to = &page->sums[page->dom->nodes[i].end];

	return to->titles > from->titles || to->bodies > from->bodies;
}

/*
 * Prose by signature: page builders give every paragraph one and the same
 * "widget".  What together holds most of a page's prose is no junk.
 */
#define GROUPS 1024		/* slots; signatures that fall together only loosen the guard */

struct groups {
	uint32_t prose[GROUPS];
	int end[GROUPS];	/* of the element counted last: nested ones count once */
};

static void
count_groups(const struct page *page, struct groups *groups)
{
	int i;

	for (i = 0; i < page->dom->node_count; i++) {
		uint32_t slot = page->nodes[i].signature % GROUPS;

		if ((page->nodes[i].names & NAME_JUNK & ~NAME_COMMENT) == 0 || i < groups->end[slot])
			continue;
		groups->prose[slot] += page_prose(page, i);
		groups->end[slot] = page->dom->nodes[i].end;
	}
}

/* The kinds of junk that an element is, after the guards. */
static uint32_t
judge(const struct page *page, const struct groups *groups, int i)
{
	const struct page_node *info = &page->nodes[i];
	uint32_t kinds = info->names & NAME_JUNK, prose, g;
	double share;

	kinds |= junk_by_nature(page, i);
	if (kinds == 0 || !page_uses(page, HEURISTIC_SUSPECT) || !may_be_junk(&page->dom->nodes[i], info))
		return 0;
	if ((info->names & (NAME_EMBED | NAME_BODY | NAME_NOTES)) != 0)
		return 0;
	prose = page_prose(page, i);
	if (prose > 0 && holds_article(page, i))
		kinds &= NAME_HEADER;
	share = page_link_share(page, i);
	if (prose == 0 || share > 0.5)
		return kinds;
	if (page_uses(page, HEURISTIC_KINDRED) && (uint64_t)groups->prose[info->signature % GROUPS] * 2 > page->total_prose)
		kinds &= NAME_COMMENT;
	for (g = 0; g < sizeof(guards) / sizeof(guards[0]) && page_uses(page, HEURISTIC_MASS); g++)
		if ((prose > guards[g].weight && share < 0.1) || (uint64_t)prose * 1000 > (uint64_t)page->total_prose * guards[g].share)
			kinds &= ~guards[g].kinds;
	return kinds;
}

void
prune_mark(struct page *page, uint32_t spared)
{
	const struct dom_node *nodes = page->dom->nodes;
	struct groups groups = { { 0 }, { 0 } };
	int i;

	count_groups(page, &groups);
	for (i = 0; i < page->dom->node_count; i++) {
		uint32_t around = nodes[i].parent >= 0 ? page->nodes[nodes[i].parent].junk : 0;

		page->nodes[i].junk = around | (nodes[i].tag != TAG_TEXT ? judge(page, &groups, i) & ~spared : 0);
	}
}

void
prune_clear(struct page *page)
{
	int i;

	for (i = 0; i < page->dom->node_count; i++)
		page->nodes[i].junk = 0;
}
