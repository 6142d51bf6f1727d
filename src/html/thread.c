#include <string.h>

#include "label.h"
#include "thread.h"

#define ENTRIES		5	/* so many of one kind are a thread */
#define LINE		40	/* weight; the line that all have is shorter */
#define LINES		8	/* lines of an entry that are compared */
#define ARTICLE		350	/* weight of prose that must stand before them: else they may be the article */

struct row {
	const struct page *page;
	int parent;
	int first, last;	/* entries, elements */
	int count, headed;
};

/* The line of who and when, "Reply": no sentence, no heading. */
static bool
is_line(const struct page_block *b)
{
	return !b->prose && !b->sentence && b->weight < LINE && b->len > 0 &&
	    (b->kind == PAGE_PARAGRAPH || b->kind == PAGE_ITEM);
}

static bool
holds_line(const struct page *page, int entry, const struct page_block *line)
{
	int b;

	for (b = page_first_block(page, entry); b < page_last_block(page, entry); b++)
		if (is_line(&page->blocks[b]) && page->blocks[b].len == line->len &&
		    memcmp(page->blocks[b].text, line->text, line->len) == 0)
			return true;
	return false;
}

/* An entry of the same kind as the first of the row. */
static bool
is_entry(const struct row *row, int i, int like)
{
	const struct page *page = row->page;

	return page->nodes[i].signature == page->nodes[like].signature && page_prose(page, i) > 0 &&
	    page_last_block(page, i) - page_first_block(page, i) >= 2;
}

static bool
holds_heading(const struct page *page, int i)
{
	int b;

	for (b = page_first_block(page, i); b < page_last_block(page, i); b++)
		if (page->blocks[b].kind == PAGE_HEADING)
			return true;
	return false;
}

/* The children that are entries alike; false when there are too few. */
static bool
find_row(struct row *row)
{
	const struct page *page = row->page;
	int i, like = -1;

	row->count = row->headed = 0;
	for (i = dom_first_child(page->dom, row->parent); i >= 0; i = dom_next_sibling(page->dom, i)) {
		if (page->dom->nodes[i].tag == TAG_TEXT || page->dom->nodes[i].tag == TAG_P)
			continue;
		if (like < 0 && is_entry(row, i, i))
			like = row->first = i;
		if (like < 0 || !is_entry(row, i, like))
			continue;
		row->last = i;
		row->count++;
		row->headed += holds_heading(page, i);
	}
	return row->count >= ENTRIES && row->headed * 2 < row->count;
}

/* Nearly all entries have this line. */
static bool
is_common(const struct row *row, const struct page_block *line)
{
	const struct page *page = row->page;
	int i, with = 0;

	for (i = row->first; i >= 0; i = dom_next_sibling(page->dom, i))
		with += is_entry(row, i, row->first) && holds_line(page, i, line);
	return with * 5 >= row->count * 4;
}

static bool
has_common_line(const struct row *row)
{
	const struct page *page = row->page;
	int b, lines = 0;

	for (b = page_first_block(page, row->first); b < page_last_block(page, row->first) && lines < LINES; b++)
		if (is_line(&page->blocks[b])) {
			lines++;
			if (is_common(row, &page->blocks[b]))
				return true;
		}
	return false;
}

static uint32_t
kept_prose(const struct page *page, const unsigned char *labels, int from, int to)
{
	uint32_t prose = 0;
	int b;

	for (b = from; b < to; b++)
		if (labels[b] == LABEL_KEPT && page->blocks[b].prose)
			prose += page->blocks[b].weight;
	return prose;
}

/* An article stands before the row, and none goes on behind it. */
static bool
stands_below(const struct page *page, const unsigned char *labels, const struct row *row)
{
	int first = page_first_block(page, row->first), last = page_last_block(page, row->last);
	uint32_t before = kept_prose(page, labels, 0, first);

	return before >= ARTICLE && kept_prose(page, labels, first, last) > 0 &&
	    kept_prose(page, labels, last, page->block_count) * 4 < before;
}

void
thread_label(const struct page *page, unsigned char *labels)
{
	struct row row = { .page = page };
	int i, b;

	for (i = page->body; i < page->dom->node_count; i++) {
		row.parent = i;
		if (page_last_block(page, i) - page_first_block(page, i) < 2 * ENTRIES || page->dom->nodes[i].tag == TAG_TEXT)
			continue;
		if (!find_row(&row) || !stands_below(page, labels, &row) || !has_common_line(&row))
			continue;
		for (b = page_first_block(page, row.first); b < page_last_block(page, row.last); b++)
			if (labels[b] == LABEL_KEPT)
				labels[b] = LABEL_CARD;
	}
}
