#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"

#include "names.h"
#include "score.h"

#define CANDIDATES 5	/* compared with all their parts */
#define CLOSE 0.2	/* share of the best one's votes that they need */
#define LEVELS 7		/* how far up a block votes */
#define TEASER_PROSE 400	/* a linked heading with less prose to it is a teaser's */
#define JOIN_PROSE 140		/* a part of a split article is no shorter */

static bool
is_article_body(const struct dom_node *node)
{
	const char *value = node->attribute_count > 0 ? dom_attribute(node, "itemprop") : NULL;

	return value != NULL && (strcasestr(value, "articleBody") != NULL || strcasestr(value, "reviewBody") != NULL);
}

/* How much a block of prose says that an article stands around it. */
static double
vote_of(const struct page *page, const struct page_block *block)
{
	double vote = 1 + (block->commas < 5 ? block->commas : 5) * 0.5;

	vote += block->weight < 400 ? block->weight / 100.0 : 4;
	if (page_uses(page, HEURISTIC_DENSITY))
		vote *= 1 - page_block_link_share(block);
	if ((page->nodes[block->node].junk & (NAME_COMMENT | NAME_RELATED | NAME_CONSENT | NAME_FOOTER)) != 0)
		return vote * 0.1;
	return page->nodes[block->node].junk != 0 ? vote * 0.3 : vote;
}

/* The element that a block votes for in full: what contains its paragraph. */
static int
container_of(const struct page *page, const struct page_block *block)
{
	const struct dom_node *nodes = page->dom->nodes;
	int i = block->shell;

	if (block->item >= 0 && block->item < i)
		i = block->item;
	if (block->quote >= 0 && block->quote < i)
		i = block->quote;
	if (block->group >= 0 && block->group < i)
		i = block->group;
	if (i == block->shell)
		return page_container(page, block);
	return nodes[i].parent >= 0 ? nodes[i].parent : i;
}

static void
cast_votes(const struct page *page, int from, int end, double *votes)
{
	int b, level, i;

	for (b = from; b < end; b++) {
		const struct page_block *block = &page->blocks[b];
		double vote = block->prose ? vote_of(page, block) : 0;

		if (vote == 0)
			continue;
		i = container_of(page, block);
		for (level = 0; level < LEVELS && i >= page->body; level++) {
			votes[i] += level == 0 ? vote : level == 1 ? vote / 2 : vote / (2.5 * level);
			i = page->dom->nodes[i].parent;
		}
	}
}

/* How the element itself speaks for or against being the article. */
static double
factor_of(const struct page *page, int i)
{
	const struct dom_node *node = &page->dom->nodes[i];
	uint32_t names = page->nodes[i].names;
	double factor = page_uses(page, HEURISTIC_DENSITY) ? 1 - page_link_share(page, i) : 1;

	if (page_uses(page, HEURISTIC_BODY) && is_article_body(node))
		factor *= 1.6;
	if (!page_uses(page, HEURISTIC_KINDS))
		return factor;
	if ((names & NAME_BODY) != 0 || (names & (NAME_ARTICLE | NAME_CONTENT)) == (NAME_ARTICLE | NAME_CONTENT))
		factor *= 1.4;
	if (node->tag == TAG_ARTICLE)
		factor *= 1.2;
	if (node->tag == TAG_BODY)
		factor *= 0.6;
	if (page->nodes[i].junk != 0)
		factor *= 0.6;
	return factor;
}

static void
mark(const struct page *page, int i, bool *inside)
{
	int b;

	for (b = page_first_block(page, i); b < page_last_block(page, i); b++)
		inside[b] = true;
}

static bool
has_word(const char *list, const char *word, size_t len)
{
	const char *at = list;

	while ((at = strstr(at, word)) != NULL) {
		if ((at == list || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
			return true;
		at += len;
	}
	return false;
}

/* At least half of the words of class value a are in b. */
static bool
share_classes(const char *a, const char *b)
{
	char word[64];
	int all = 0, shared = 0;

	while (*a != '\0' && all < 16) {
		size_t n = strcspn(a, " \t\n");

		if (n > 0 && n < sizeof(word)) {
			memcpy(word, a, n);
			word[n] = '\0';
			all++;
			shared += has_word(b, word, n);
		}
		a += n;
		a += strspn(a, " \t\n");
	}
	return all > 0 && shared * 2 >= all;
}

static bool
is_alike(const struct page *page, int i, int path)
{
	const struct dom_node *nodes = page->dom->nodes;
	const char *a = dom_attribute(&nodes[i], "class"), *b = dom_attribute(&nodes[path], "class");

	if (nodes[i].tag != nodes[path].tag)
		return false;
	if (page->nodes[i].signature == page->nodes[path].signature)
		return true;
	return a != NULL && b != NULL && share_classes(a, b);
}

/* How a sibling of the way to the winner belongs to the article. */
enum part { PART_NO, PART_MAYBE, PART_SURE };

static enum part
part_of(const struct page *page, int i, int path)
{
	const struct dom_node *nodes = page->dom->nodes;
	const struct page_sum *from = &page->sums[i], *to = &page->sums[nodes[i].end];
	uint32_t prose = page_prose(page, i);

	if (page->nodes[i].junk != 0 || (page->nodes[i].flags & PAGE_CUT) != 0 || to->text == from->text)
		return PART_NO;
	if ((page->nodes[i].flags & PAGE_DATA) != 0)
		return to->rows - from->rows >= 4 && to->cells - from->cells >= 12 ? PART_SURE : PART_MAYBE;
	/* Another headline: another article, loaded below this one. */
	if (to->titles > from->titles && page_uses(page, HEURISTIC_TITLES))
		return PART_NO;
	/* Linked headings are what teasers have, one to a sentence or two. */
	if ((to->linked_heads - from->linked_heads) * TEASER_PROSE > prose || page_link_share(page, i) > 0.4)
		return PART_NO;
	if (nodes[i].tag == TAG_P)
		return prose >= 80 && page_link_share(page, i) < 0.25 ? PART_SURE : PART_MAYBE;
	/* Without a class everything is alike: then only what is long and has no links. */
	if (dom_attribute(&nodes[i], "class") == NULL && is_alike(page, i, path))
		return prose >= 2 * JOIN_PROSE && page_link_share(page, i) < 0.1 ? PART_SURE : PART_NO;
	if (is_alike(page, i, path) && prose >= 40)
		return prose >= JOIN_PROSE && page_link_share(page, i) < 0.25 ? PART_SURE : PART_MAYBE;
	return PART_NO;
}

/*
 * The siblings of one step of the way.  What is sure is taken; what may be a
 * part is when it stands between two that are, or when such pieces together
 * are long enough.
 */
static void
join_siblings(const struct page *page, int path, bool *inside)
{
	const struct dom_node *nodes = page->dom->nodes;
	int first = path, last = path, i, start = dom_first_child(page->dom, nodes[path].parent);
	uint32_t loose = 0;

	for (i = start; i >= 0; i = dom_next_sibling(page->dom, i)) {
		enum part part = i != path && nodes[i].tag != TAG_TEXT ? part_of(page, i, path) : PART_NO;

		if (part == PART_MAYBE && nodes[i].tag != TAG_P)
			loose += page_prose(page, i);
		if (part == PART_SURE) {
			first = i < first ? i : first;
			last = i > last ? i : last;
		}
	}
	for (i = start; i >= 0; i = dom_next_sibling(page->dom, i)) {
		enum part part = i != path && nodes[i].tag != TAG_TEXT ? part_of(page, i, path) : PART_NO;

		if (part == PART_SURE || (part == PART_MAYBE && ((i > first && i < last) ||
		    (nodes[i].tag != TAG_P && loose >= JOIN_PROSE))))
			mark(page, i, inside);
	}
}

/* Mark what stands beside the way from the winner up to the body and belongs to it. */
static void
join_parts(const struct page *page, int winner, bool *inside)
{
	int path;

	for (path = winner; path > page->body && page_uses(page, HEURISTIC_JOIN); path = page->dom->nodes[path].parent)
		join_siblings(page, path, inside);
}

/* Elements with the most votes, none within another. */
struct ranking {
	int nodes[CANDIDATES];
	double scores[CANDIDATES];
	int count;
};

static bool
is_related(const struct page *page, int i, int k)
{
	return page_holds(page, i, k) || page_holds(page, k, i);
}

/* Put element i in its place; what it is nested with and beats goes. */
static void
rank(const struct page *page, struct ranking *r, int i, double score)
{
	int k, kept = 0;

	for (k = 0; k < r->count; k++)
		if (is_related(page, i, r->nodes[k]) && r->scores[k] >= score)
			return;
	for (k = 0; k < r->count; k++) {
		if (is_related(page, i, r->nodes[k]))
			continue;
		r->nodes[kept] = r->nodes[k];
		r->scores[kept++] = r->scores[k];
	}
	for (k = kept; k > 0 && r->scores[k - 1] < score; k--)
		if (k < CANDIDATES) {
			r->nodes[k] = r->nodes[k - 1];
			r->scores[k] = r->scores[k - 1];
		}
	if (k < CANDIDATES) {
		r->nodes[k] = i;
		r->scores[k] = score;
		kept++;
	}
	r->count = kept < CANDIDATES ? kept : CANDIDATES;
}

static void
find_candidates(const struct page *page, const double *votes, int holding, struct ranking *ranking)
{
	int i;

	ranking->count = 0;
	for (i = page->body; i < page->dom->node_count; i++) {
		double score = votes[i] > 0 ? votes[i] * factor_of(page, i) : 0;

		if (score > 0 && (holding < 0 || page_holds(page, i, holding)))
			rank(page, ranking, i, score);
	}
}

/* Mark a candidate with the parts that belong to it; the prose of it all. */
static uint32_t
take_whole(const struct page *page, int i, bool *inside)
{
	uint32_t prose = 0;
	int b;

	memset(inside, 0, (size_t)page->block_count * sizeof(*inside));
	mark(page, i, inside);
	join_parts(page, i, inside);
	for (b = 0; b < page->block_count; b++)
		if (inside[b] && page->blocks[b].prose)
			prose += page->blocks[b].weight - page->blocks[b].link;
	return prose;
}

/*
 * The best of the candidates, each with all its parts: an article in pieces
 * must not lose against a sidebar in one.
 */
static int
pick(const struct page *page, const struct ranking *ranking, bool *inside)
{
	double best = 0, value;
	uint32_t prose;
	int k, winner = -1;

	for (k = 0; k < ranking->count; k++) {
		if (ranking->scores[k] < CLOSE * ranking->scores[0])
			break;
		prose = take_whole(page, ranking->nodes[k], inside);
		value = ranking->scores[k];
		if (page_uses(page, HEURISTIC_WHOLES))
			value *= 1 + prose / (double)(1 + page_prose(page, ranking->nodes[k]));
		if (value > best) {
			best = value;
			winner = ranking->nodes[k];
		}
	}
	return winner;
}

int
score_choose(const struct page *page, const struct score_wish *wish, bool *inside)
{
	double *votes = mem_zalloc((size_t)page->dom->node_count + 1, sizeof(*votes));
	int end = wish->before >= 0 ? wish->before : page->block_count, winner;
	struct ranking ranking;

	cast_votes(page, wish->from, end, votes);
	find_candidates(page, votes, wish->holding >= 0 ? page->blocks[wish->holding].node : -1, &ranking);
	free(votes);
	winner = pick(page, &ranking, inside);
	if (winner < 0) {
		memset(inside, 0, (size_t)page->block_count * sizeof(*inside));
		return -1;
	}
	take_whole(page, winner, inside);
	memset(inside, 0, (size_t)wish->from * sizeof(*inside));
	memset(inside + end, 0, (size_t)(page->block_count - end) * sizeof(*inside));
	return winner;
}
