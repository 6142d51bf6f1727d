#include <string.h>

#include "base/map.h"

#include "alike.h"
#include "label.h"
#include "names.h"
#include "phrases.h"

#define SHORT 100		/* a block of less may be judged by its first words */
#define LINE 60			/* a block of less may be a line of furniture */
#define ANCHOR 80		/* a block of prose that the body surely holds */
#define REPEATED 50		/* shorter blocks may be said twice */

struct labeller {
	const struct page *page;
	const struct label_facts *facts;
	unsigned char *labels;
	struct arena *arena;
	int first, last;	/* the first and last anchors */
	char *title, *byline, *standfirst;	/* folded */
};

/* Embedded posts and quotes are kept whole: their author lines are links. */
static bool
is_quoted(const struct page *page, const struct page_block *b)
{
	(void)page;
	return b->quote >= 0;
}

static bool
is_all_links(const struct page_block *b)
{
	return b->weight > 0 && page_block_link_share(b) > 0.8;
}

static enum label
label_by_itself(const struct labeller *l, const struct page_block *b)
{
	uint32_t junk = l->page->nodes[b->node].junk, kinds;

	if (junk != 0)
		return LABEL_JUNK;
	if (b->kind == PAGE_CAPTION)
		return LABEL_CAPTION;
	if (is_quoted(l->page, b) || b->kind == PAGE_CELL || b->kind == PAGE_PRE)
		return LABEL_KEPT;
	if (is_all_links(b))
		return LABEL_LINK;
	kinds = l->facts->words && (b->weight < SHORT || b->link * 3 > b->weight) ? phrases_of(b->text, b->len) : 0;
	if ((kinds & PHRASE_ADVERT) != 0 && b->weight < 40)
		return LABEL_PHRASE;
	if ((kinds & (PHRASE_RELATED | PHRASE_SHARE | PHRASE_SIGNUP)) != 0 && b->link * 3 > b->weight)
		return LABEL_PHRASE;
	if ((kinds & (PHRASE_RELATED | PHRASE_SHARE | PHRASE_SIGNUP | PHRASE_COMMENTS | PHRASE_CREDIT)) != 0 &&
	    b->weight < LINE && !b->sentence)
		return LABEL_PHRASE;
	return LABEL_KEPT;
}

static bool
is_anchor(const struct labeller *l, int i)
{
	const struct page_block *b = &l->page->blocks[i];

	return l->labels[i] == LABEL_KEPT && b->prose && b->weight >= ANCHOR && page_block_link_share(b) < 0.4 &&
	    (b->sentence || b->weight >= 160);
}

static void
find_anchors(struct labeller *l)
{
	int i;

	l->first = l->last = -1;
	for (i = 0; i < l->page->block_count; i++)
		if (is_anchor(l, i)) {
			l->first = l->first < 0 ? i : l->first;
			l->last = i;
		}
}

static bool
says_known(const struct labeller *l, const struct page_block *b)
{
	char *folded = alike_fold(l->arena, b->text, b->len, 400);

	return alike_same(folded, l->title) || alike_same(folded, l->byline) || alike_same(folded, l->standfirst);
}

/* Before the first sentences: headline, byline, date, standfirst, read time. */
static void
label_before(struct labeller *l)
{
	const struct page_block *blocks = l->page->blocks;
	int i, end = l->first >= 0 ? l->first : l->page->block_count;

	for (i = 0; i < end; i++) {
		const struct page_block *b = &blocks[i];

		if (l->labels[i] != LABEL_KEPT)
			continue;
		if (says_known(l, b))
			l->labels[i] = LABEL_TITLE;
		else if (b->kind == PAGE_HEADING && b->level == 1)
			l->labels[i] = LABEL_TITLE;
		else if (b->kind == PAGE_PARAGRAPH && b->quote < 0 && !b->sentence && b->weight < ANCHOR)
			l->labels[i] = LABEL_BEFORE;
	}
}

/* After the last sentences only what is a sentence, a list, a table or a quote. */
static void
label_after(struct labeller *l)
{
	int i;

	if (l->last < 0)
		return;
	for (i = l->last + 1; i < l->page->block_count; i++) {
		const struct page_block *b = &l->page->blocks[i];

		if (l->labels[i] != LABEL_KEPT || b->quote >= 0)
			continue;
		if (b->kind == PAGE_PARAGRAPH && !b->sentence && b->weight < ANCHOR)
			l->labels[i] = LABEL_AFTER;
	}
}

/* A heading belongs to what follows it, up to the next heading of its rank. */
static void
label_headings(struct labeller *l)
{
	const struct page_block *blocks = l->page->blocks;
	bool below[7] = { false };
	int i, rank;

	for (i = l->page->block_count - 1; i >= 0; i--) {
		if (l->labels[i] != LABEL_KEPT)
			continue;
		rank = blocks[i].kind == PAGE_HEADING ? blocks[i].level : 0;
		if (rank > 0 && !below[rank]) {
			l->labels[i] = LABEL_HEADING;
			continue;
		}
		memset(below, rank == 0, sizeof(below));
		if (rank > 0)
			memset(below, true, (size_t)rank * sizeof(below[0]));
	}
}

static void
label_repeats(struct labeller *l)
{
	struct map seen;
	int i;

	map_init(&seen);
	for (i = 0; i < l->page->block_count; i++) {
		const struct page_block *b = &l->page->blocks[i];

		if (l->labels[i] == LABEL_KEPT && b->weight >= REPEATED && b->kind != PAGE_CELL && b->kind != PAGE_PRE &&
		    map_put(&seen, b->text, b->len, l) != NULL)
			l->labels[i] = LABEL_REPEAT;
	}
	map_clear(&seen);
}

void
label_blocks(const struct page *page, const bool *inside, const struct label_facts *facts,
    unsigned char *labels, struct arena *a)
{
	struct labeller l = { .page = page, .facts = facts, .labels = labels, .arena = a };
	int i;

	l.title = alike_fold(a, facts->title, strlen(facts->title), 400);
	l.byline = alike_fold(a, facts->byline, strlen(facts->byline), 400);
	l.standfirst = alike_fold(a, facts->standfirst, strlen(facts->standfirst), 400);
	for (i = 0; i < page->block_count; i++)
		labels[i] = inside[i] ? label_by_itself(&l, &page->blocks[i]) : LABEL_OUTSIDE;
	find_anchors(&l);
	label_before(&l);
	label_after(&l);
	label_repeats(&l);
	label_headings(&l);
}
