#include <stdlib.h>

#include "base/mem.h"

#include "boxes.h"
#include "label.h"

#define IN_LINE 0.7		/* share of the prose that must stand side by side */
#define BOX_TEXT 500		/* weight; a box of more is a part of the article */
#define CRUMB 40		/* weight; a box of less that is no sentence says nothing */

/* The container with most of the kept prose, or -1 when it is not nearly all. */
static int
find_line(const struct page *page, const unsigned char *labels)
{
	uint32_t *prose = mem_zalloc((size_t)page->dom->node_count + 1, sizeof(*prose)), all = 0;
	int b, best = 0;
	bool found;

	for (b = 0; b < page->block_count; b++) {
		const struct page_block *block = &page->blocks[b];
		int at = page_container(page, block);

		if (labels[b] != LABEL_KEPT || !block->prose || block->kind != PAGE_PARAGRAPH || block->quote >= 0)
			continue;
		prose[at] += block->weight;
		all += block->weight;
		best = prose[at] > prose[best] ? at : best;
	}
	found = prose[best] > 0 && prose[best] >= IN_LINE * all;
	free(prose);
	return found ? best : -1;
}

/* The child of the line that a node stands in, -1 when it is not in the line, the line itself for its own text. */
static int
box_of(const struct page *page, int line, int i)
{
	const struct dom_node *nodes = page->dom->nodes;

	if (!page_holds(page, line, i))
		return -1;
	while (i != line && nodes[i].parent != line)
		i = nodes[i].parent;
	return i;
}

/* The signature of the element around the longest stretch of prose in the line. */
static uint32_t
usual_wrapper(const struct page *page, const unsigned char *labels, int line)
{
	uint32_t longest = 0, usual = 0;
	int b;

	for (b = 0; b < page->block_count; b++) {
		const struct page_block *block = &page->blocks[b];

		if (labels[b] != LABEL_KEPT || block->weight <= longest || page_container(page, block) != line)
			continue;
		longest = block->weight;
		usual = page->nodes[block->shell].signature;
	}
	return usual;
}

static bool
is_box(enum dom_tag tag)
{
	switch (tag) {
	case TAG_DIV: case TAG_SECTION: case TAG_ASIDE: case TAG_FIGURE: case TAG_OTHER: case TAG_SPAN: case TAG_A:
	case TAG_HEADER: case TAG_FOOTER: case TAG_ARTICLE: case TAG_CENTER:
		return true;
	default:
		return false;
	}
}

/* The wrapper of a single paragraph, of the kind that wraps the others, is no box. */
static bool
is_usual(const struct page *page, const struct page_block *b, int box, uint32_t usual)
{
	return b->shell == box && page->nodes[box].signature == usual;
}

/* A heading that is all link: another article's. */
static bool
has_linked_heading(const struct page *page, int box)
{
	int b;

	for (b = page_first_block(page, box); b < page_last_block(page, box); b++)
		if (page->blocks[b].kind == PAGE_HEADING && page_block_link_share(&page->blocks[b]) > 0.8)
			return true;
	return false;
}

static unsigned char
label_in_box(const struct page *page, const struct page_block *b, int box)
{
	const struct page_sum *from = &page->sums[box], *to = &page->sums[page->dom->nodes[box].end];
	uint32_t text = to->text - from->text;

	if (b->kind == PAGE_CELL || b->kind == PAGE_PRE || b->quote >= 0)
		return LABEL_KEPT;
	if (to->images > from->images && text < BOX_TEXT && b->kind != PAGE_HEADING)
		return LABEL_CAPTION;
	if (to->links - from->links > 0 && text < BOX_TEXT && page_link_share(page, box) > 0.4)
		return LABEL_LINK;
	if (text < BOX_TEXT && has_linked_heading(page, box))
		return LABEL_CARD;
	if (text < CRUMB && !b->sentence && b->kind == PAGE_PARAGRAPH)
		return LABEL_CARD;
	return LABEL_KEPT;
}

/* Items that hold whole structures of their own, below the article: comments, teasers. */
static bool
is_deep_item(const struct page *page, const struct page_block *b)
{
	const struct dom_node *nodes = page->dom->nodes;

	return b->kind == PAGE_ITEM && b->item >= 0 && nodes[b->node].depth >= nodes[b->item].depth + 2;
}

void
boxes_label(const struct page *page, unsigned char *labels)
{
	int line = find_line(page, labels), b;
	uint32_t usual = line >= 0 ? usual_wrapper(page, labels, line) : 0;

	for (b = 0; line >= 0 && b < page->block_count; b++) {
		const struct page_block *block = &page->blocks[b];
		int box = box_of(page, line, block->node);

		if (labels[b] != LABEL_KEPT)
			continue;
		if (box >= 0 && box != line && is_box(page->dom->nodes[box].tag) && !is_usual(page, block, box, usual))
			labels[b] = label_in_box(page, block, box);
		else if (box < 0 && block->first > line && is_deep_item(page, block))
			labels[b] = LABEL_CARD;
	}
}
