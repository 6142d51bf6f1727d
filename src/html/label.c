#include <string.h>

#include "base/map.h"

#include "alike.h"
#include "boxes.h"
#include "label.h"
#include "names.h"
#include "phrases.h"
#include "thread.h"

#define SHORT 100		/* a block of less may be judged by its first words */
#define LINE 60			/* a block of less may be a line of furniture */
#define ANCHOR 80		/* a block of prose that the body surely holds */
#define STANDFIRST 600		/* a block of more is no standfirst */
#define TAIL 3		/* kept blocks at the end that may be contacts */
#define REPEATED 50		/* shorter blocks may be said twice */

struct labeller {
	const struct page *page;
	const struct label_facts *facts;
	unsigned char *labels;
	struct arena *arena;
	int first, last;	/* the first and last anchors */
	char *title, *byline, *standfirst;	/* folded */
};

static bool
uses(const struct labeller *l, enum heuristic h)
{
	return page_uses(l->page, h);
}

/* Embedded posts and quotes are kept whole: their author lines are links. */
static bool
is_quoted(const struct labeller *l, const struct page_block *b)
{
	return b->quote >= 0 && uses(l, HEURISTIC_QUOTES);
}

static bool
is_all_links(const struct page_block *b)
{
	if (b->weight == 0 || (b->links == 1 && b->text[0] == '['))
		return false;
	return page_block_link_share(b) > 0.8 && (!b->sentence || b->weight - b->link < LINE);
}

/* A short line that is half a link and no paragraph: a member of a forum, a section's name with its date. */
static bool
is_linked_line(const struct page *page, const struct page_block *b)
{
	return b->kind == PAGE_PARAGRAPH && page->dom->nodes[b->node].tag != TAG_P && !b->sentence && b->weight < LINE &&
	    b->link * 2 >= b->weight && b->link > 0;
}

/* Text beside the picture of a <figure> is its caption, whatever its element. */
static bool
stands_in_figure(const struct page *page, const struct page_block *b)
{
	const struct dom_node *nodes = page->dom->nodes;

	return b->group >= 0 && nodes[b->group].tag == TAG_FIGURE && b->kind == PAGE_PARAGRAPH && b->quote < 0 &&
	    page->sums[nodes[b->group].end].images > page->sums[b->group].images;
}

/* What furniture the block begins as. */
static uint32_t
first_words(const struct labeller *l, const struct page_block *b)
{
	return uses(l, HEURISTIC_WORDS) && uses(l, HEURISTIC_PHRASES) ? phrases_of(b->text, b->len) : 0;
}

static enum label
label_by_itself(const struct labeller *l, const struct page_block *b)
{
	uint32_t junk = l->page->nodes[b->node].junk, kinds;

	if (junk != 0)
		return LABEL_JUNK;
	if (b->kind == PAGE_CAPTION || (uses(l, HEURISTIC_FIGURES) && stands_in_figure(l->page, b)))
		return LABEL_CAPTION;
	if (is_quoted(l, b) || b->kind == PAGE_CELL || b->kind == PAGE_PRE)
		return LABEL_KEPT;
	if (uses(l, HEURISTIC_LINKS) && (is_all_links(b) || is_linked_line(l->page, b)))
		return LABEL_LINK;
	kinds = b->weight < SHORT || b->link * 3 > b->weight ? first_words(l, b) : 0;
	if ((kinds & PHRASE_ADVERT) != 0 && b->weight < 40)
		return LABEL_PHRASE;
	if ((kinds & (PHRASE_RELATED | PHRASE_SHARE | PHRASE_SIGNUP)) != 0 && b->link * 3 > b->weight)
		return LABEL_PHRASE;
	if ((kinds & (PHRASE_RELATED | PHRASE_SHARE | PHRASE_SIGNUP | PHRASE_COMMENTS | PHRASE_CREDIT)) != 0 &&
	    b->weight < LINE && !b->sentence)
		return LABEL_PHRASE;
	return LABEL_KEPT;
}

/* Named as one, itself or what is right around it. */
static bool
is_standfirst(const struct labeller *l, const struct page_block *b)
{
	int parent = l->page->dom->nodes[b->node].parent;
	uint32_t names = l->page->nodes[b->node].names | (parent >= 0 ? l->page->nodes[parent].names : 0);

	return (names & NAME_SUMMARY) != 0 && (names & (NAME_BODY | NAME_CONTENT)) == 0 && b->weight < STANDFIRST;
}

static bool
is_anchor(const struct labeller *l, int i)
{
	const struct page_block *b = &l->page->blocks[i];

	return l->labels[i] == LABEL_KEPT && b->prose && b->weight >= ANCHOR && !is_standfirst(l, b) && page_block_link_share(b) < 0.4 &&
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

/* A paragraph beside the anchor's paragraph, in the same container. */
static bool
stands_with(const struct labeller *l, const struct page_block *b, int anchor)
{
	const struct dom_node *nodes = l->page->dom->nodes;
	const struct page_block *a = anchor >= 0 ? &l->page->blocks[anchor] : NULL;

	return a != NULL && nodes[b->node].tag == TAG_P && nodes[a->node].tag == TAG_P &&
	    page_container(l->page, b) == page_container(l->page, a) &&
	    nodes[b->shell].tag == nodes[a->shell].tag;
}

/* Furniture by its first words: a byline, a date, a tag line ... */
static bool
begins_as(const struct labeller *l, const struct page_block *b, uint32_t kinds)
{
	return (first_words(l, b) & kinds) != 0;
}

static bool
says_known(const struct labeller *l, const struct page_block *b, bool standfirst)
{
	char *folded = alike_fold(l->arena, b->text, b->len, 400);

	return alike_same(folded, l->title) || alike_same(folded, l->byline) ||
	    (standfirst && alike_same(folded, l->standfirst));
}

static enum label
label_one_before(const struct labeller *l, const struct page_block *b)
{
	bool beside = stands_with(l, b, l->first);

	if (is_standfirst(l, b))
		return LABEL_TITLE;
	if (says_known(l, b, !beside) || (b->kind == PAGE_HEADING && b->level == 1))
		return LABEL_TITLE;
	if (b->kind == PAGE_ITEM && b->links > 0 && b->weight < SHORT / 2 && !b->sentence)
		return LABEL_BEFORE;
	if (b->kind != PAGE_PARAGRAPH || b->quote >= 0 || b->sentence)
		return LABEL_KEPT;
	if (b->weight < 2 * ANCHOR && page_block_link_share(b) > 0.2)
		return LABEL_BEFORE;
	if (b->weight >= ANCHOR)
		return LABEL_KEPT;
	if (beside && b->link == 0 && !begins_as(l, b, PHRASE_BYLINE | PHRASE_DATE | PHRASE_TAGS | PHRASE_CREDIT | PHRASE_TOOL))
		return LABEL_KEPT;
	return LABEL_BEFORE;
}

/* Before the first sentences: headline, byline, date, standfirst, read time. */
static void
label_before(struct labeller *l)
{
	int i, end = l->first >= 0 ? l->first : l->page->block_count;

	for (i = 0; i < end; i++)
		if (l->labels[i] == LABEL_KEPT)
			l->labels[i] = (unsigned char)label_one_before(l, &l->page->blocks[i]);
}

/* Lists in which every item is a link with some words: other articles. */
static bool
is_link_list(const struct page_block *b)
{
	return b->kind == PAGE_ITEM && b->links > 0 && page_block_link_share(b) > 0.3;
}

/* A footnote: an item of a list that leads back to its mark in the text. */
static bool
is_note(const struct labeller *l, const struct page_block *b)
{
	const struct dom_node *nodes = l->page->dom->nodes;
	int i;

	for (i = b->first; b->kind == PAGE_ITEM && i < b->last; i++) {
		const char *href = nodes[i].tag == TAG_A ? dom_attribute(&nodes[i], "href") : NULL;

		if (href != NULL && href[0] == '#')
			return uses(l, HEURISTIC_NOTES);
	}
	return false;
}

static enum label
label_one_after(const struct labeller *l, const struct page_block *b)
{
	if (b->quote >= 0 || is_note(l, b))
		return LABEL_KEPT;
	if (is_link_list(b))
		return LABEL_AFTER;
	if (b->kind == PAGE_PARAGRAPH && !b->sentence && page_block_link_share(b) > 0.5)
		return LABEL_AFTER;
	if (b->kind != PAGE_PARAGRAPH || b->sentence || b->weight >= ANCHOR)
		return LABEL_KEPT;
	if (stands_with(l, b, l->last) && page_block_link_share(b) < 0.3 &&
	    !begins_as(l, b, PHRASE_TAGS | PHRASE_SHARE | PHRASE_COMMENTS | PHRASE_SIGNUP | PHRASE_RELATED))
		return LABEL_KEPT;
	return LABEL_AFTER;
}

/* The end of many pages: whom to write to, where to follow, what to subscribe to. */
static bool
is_contact(const struct labeller *l, const struct page_block *b)
{
	double share = page_block_link_share(b);

	if (b->kind != PAGE_PARAGRAPH || b->quote >= 0 || b->weight > 300 || !uses(l, HEURISTIC_CONTACTS))
		return false;
	if (share > 0.2 && memchr(b->text, '@', b->len) != NULL)
		return true;
	return (share > 0.1 || b->slanted * 2 > b->weight) &&
	    begins_as(l, b, PHRASE_AUTHOR | PHRASE_SIGNUP | PHRASE_SHARE | PHRASE_COMMENTS);
}

static int
kept_before(const struct labeller *l, int i)
{
	while (i >= 0 && l->labels[i] != LABEL_KEPT)
		i--;
	return i;
}

/* After the last sentences only what is a sentence, a list, a table or a quote. */
static void
label_after(struct labeller *l)
{
	int i, tail;

	if (l->last < 0)
		return;
	for (i = l->last + 1; i < l->page->block_count; i++)
		if (l->labels[i] == LABEL_KEPT)
			l->labels[i] = (unsigned char)label_one_after(l, &l->page->blocks[i]);
	i = l->page->block_count - 1;
	for (tail = 0; tail < TAIL; tail++) {
		i = kept_before(l, i);
		if (i <= l->first)
			break;
		if (is_contact(l, &l->page->blocks[i]))
			l->labels[i] = LABEL_AFTER;
		i--;
	}
}

/* The end of the smallest element that holds the heading and more. */
static int
section_end(const struct page *page, int heading)
{
	int i = page->blocks[heading].node;

	while (i > page->body && page_last_block(page, i) - page_first_block(page, i) < 2)
		i = page->dom->nodes[i].parent;
	return page_last_block(page, i);
}

/* A heading that announces other articles takes what is below it along, when that is links. */
static void
label_section(struct labeller *l, int heading)
{
	const struct page_block *blocks = l->page->blocks;
	uint32_t text = 0, link = 0;
	int i, end = heading + 1, last = section_end(l->page, heading);

	while (end < last && blocks[end].kind != PAGE_HEADING && l->labels[end] != LABEL_OUTSIDE &&
	    (blocks[end].kind == PAGE_ITEM || !is_anchor(l, end) || blocks[end].link > 0)) {
		text += blocks[end].weight;
		link += blocks[end].link;
		end++;
	}
	if (link * 4 < text)
		return;
	for (i = heading; i < end; i++)
		if (l->labels[i] == LABEL_KEPT)
			l->labels[i] = LABEL_PHRASE;
}

static void
label_sections(struct labeller *l)
{
	int i;

	for (i = 0; i < l->page->block_count; i++) {
		const struct page_block *b = &l->page->blocks[i];

		if (l->labels[i] != LABEL_OUTSIDE && b->weight < SHORT && (b->kind == PAGE_HEADING || b->bold * 2 > b->weight) &&
		    begins_as(l, b, PHRASE_RELATED | PHRASE_COMMENTS | PHRASE_SIGNUP | PHRASE_SHARE | PHRASE_TAGS))
			label_section(l, i);
	}
}

/* Is a linked heading one of the article's own: its prose stands beside it, not in a card of its own. */
static bool
heads_prose(const struct labeller *l, int i)
{
	const struct page_block *blocks = l->page->blocks;
	const struct dom_node *nodes = l->page->dom->nodes;
	int next = i + 1;

	while (next < l->page->block_count && l->labels[next] != LABEL_KEPT && blocks[next].kind != PAGE_HEADING)
		next++;
	return next < l->page->block_count && blocks[next].prose && l->labels[next] == LABEL_KEPT && l->first >= 0 &&
	    nodes[blocks[next].shell].parent == nodes[blocks[i].shell].parent &&
	    nodes[blocks[i].shell].parent == nodes[blocks[l->first].shell].parent;
}

static void
label_linked_headings(struct labeller *l)
{
	int i;

	for (i = 0; i < l->page->block_count; i++)
		if (l->labels[i] == LABEL_LINK && l->page->blocks[i].kind == PAGE_HEADING && heads_prose(l, i))
			l->labels[i] = LABEL_KEPT;
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

/* The block that says the same and was put there before, or NULL.  By its hash: texts are too large to be copied as keys. */
static const struct page_block *
find_twin(struct map *seen, struct page_block *b)
{
	static const uint64_t seed[2];	/* any: the map hashes the hash again, with its own */
	uint64_t hash = map_hash(seed, b->text, b->len);
	const struct page_block *former = map_put(seen, (const char *)&hash, sizeof(hash), b);

	return former != NULL && former->len == b->len && memcmp(former->text, b->text, b->len) == 0 ? former : NULL;
}

static void
label_repeats(struct labeller *l)
{
	struct map seen;
	int i;

	map_init(&seen);
	for (i = 0; i < l->page->block_count; i++) {
		struct page_block *b = &l->page->blocks[i];

		if (l->labels[i] == LABEL_KEPT && b->weight >= REPEATED && b->kind == PAGE_PARAGRAPH && find_twin(&seen, b) != NULL)
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
	if (uses(&l, HEURISTIC_SECTIONS))
		label_sections(&l);
	if (uses(&l, HEURISTIC_BOXES))
		boxes_label(page, labels);
	if (!facts->entries && uses(&l, HEURISTIC_THREADS))
		thread_label(page, labels);
	find_anchors(&l);
	if (uses(&l, HEURISTIC_LINKED_HEADINGS))
		label_linked_headings(&l);
	if (uses(&l, HEURISTIC_BEFORE))
		label_before(&l);
	if (uses(&l, HEURISTIC_AFTER))
		label_after(&l);
	if (uses(&l, HEURISTIC_REPEATS))
		label_repeats(&l);
	if (uses(&l, HEURISTIC_BARE_HEADINGS))
		label_headings(&l);
}
