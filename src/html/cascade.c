#include <string.h>

#include "cascade.h"
#include "names.h"
#include "prune.h"
#include "witness.h"

#define SHORT 250		/* weight; an article of less is looked at twice */
#define LEAST 200		/* weight of prose below a headline that may be an article */
#define GALLERY 120		/* weight of captions that may be all of an article */
#define LINE 60			/* weight; the line of who and when of a comment is shorter */
#define ENTRIES 5		/* so many of one kind are a thread */
#define NEAR 12			/* blocks between a headline and the text under it */

static const struct score_wish anywhere = { -1, 0, -1 };

struct runner {
	struct page *page;
	const struct meta *meta;
	struct label_facts facts;
	int below;		/* the first block below the headline, -1 unknown */
	struct witness witness;
	int start;		/* block that begins as the description, -1 none */
	struct arena *arena;
};

/* In a forum the posts are what a blog calls its comments. */
static uint32_t
spared(const struct meta *meta)
{
	return (meta->kinds & META_FORUM) != 0 ? NAME_COMMENT : 0;
}

/* Weight of the page's prose that is not in suspect parts. */
static uint32_t
clear_prose(const struct page *page)
{
	uint32_t weight = 0;
	int i;

	for (i = 0; i < page->block_count; i++)
		if (page->blocks[i].prose && page->nodes[page->blocks[i].node].junk == 0)
			weight += page->blocks[i].weight;
	return weight;
}

/* The kept text stands below the headline, with no other prose between. */
static bool
follows_headline(const struct runner *r, const struct attempt *t)
{
	int at, i, between = 0;

	if (r->meta->headline < 0 || t->first < 0)
		return false;
	at = page_last_block(r->page, r->meta->headline);
	for (i = at; i < t->first; i++)
		between += r->page->blocks[i].prose && r->page->nodes[r->page->blocks[i].node].junk == 0;
	return t->first >= at && between <= 1 && t->first - at <= 4 * NEAR;
}

static bool
holds_start(const struct runner *r, const struct attempt *t)
{
	return r->start >= 0 && t->first >= 0 && t->first <= r->start && r->start <= t->last;
}

static bool
is_doubtful(const struct runner *r, const struct attempt *t)
{
	bool placed = follows_headline(r, t) || holds_start(r, t);

	if (t->weight == 0 || (t->weight < SHORT && !placed))
		return true;
	if (r->witness.weight > t->weight + t->weight / 2)
		return true;
	return !placed && (uint64_t)t->weight * 10 < (uint64_t)clear_prose(r->page) * 3;
}

/* How the kept prose of an attempt stands in the page. */
enum spread {
	SPREAD_NOT,		/* as an article's */
	SPREAD_TEASERS,		/* in as many containers as it has paragraphs */
	SPREAD_THREAD		/* a few paragraphs each, with a short line to them: who and when, "Reply" */
};

static enum spread
spread_of(const struct page *page, const struct attempt *t)
{
	int i, parent = -1, blocks = 0, changes = 0, lines = 0;

	for (i = t->first; i >= 0 && i <= t->last; i++) {
		const struct page_block *b = &page->blocks[i];

		lines += !b->prose && b->weight < LINE && b->kind != PAGE_HEADING && b->kind != PAGE_CELL;
		if (t->labels[i] != LABEL_KEPT || !b->prose)
			continue;
		blocks++;
		changes += page_container(page, b) != parent;
		parent = page_container(page, b);
	}
	if (changes >= ENTRIES && changes * 4 >= blocks && lines >= changes)
		return SPREAD_THREAD;
	return blocks >= 4 && changes * 3 >= blocks * 2 ? SPREAD_TEASERS : SPREAD_NOT;
}

/* Kept paragraphs of prose; items of lists are none. */
static int
paragraphs_of(const struct page *page, const struct attempt *t)
{
	int i, count = 0;

	for (i = t->first; i >= 0 && i <= t->last; i++)
		count += t->labels[i] == LABEL_KEPT && page->blocks[i].prose && page->blocks[i].kind == PAGE_PARAGRAPH;
	return count;
}

/* Another headline of the first rank stands between the page's and the block: the next story, loaded below. */
static bool
has_other_title(const struct runner *r, int block)
{
	const struct page *page = r->page;
	int headline = r->meta->headline, after;

	if (headline < 0 || !page_uses(page, HEURISTIC_NEXT_STORY))
		return false;
	after = page->dom->nodes[headline].end;
	return page->blocks[block].node > after &&
	    page->sums[page->blocks[block].node].titles > page->sums[after].titles;
}

/* What stands below a headline may be an article, however much more stands below it. */
static bool
is_enough(const struct page *page, const struct attempt *t, enum spread below)
{
	int paragraphs = paragraphs_of(page, t);

	if (t->weight < LEAST || t->link_share > (paragraphs < 4 ? 0.3 : 0.45))
		return false;
	return paragraphs >= 2 || (below == SPREAD_THREAD && t->weight >= SHORT);
}

/*
 * Mass deceives: the words of a consent layer above the headline, or comments
 * and teasers far below it, may outweigh a short article.  What stands between
 * the headline and them goes first, when it is enough for one.
 */
static bool
prefer_headline(struct runner *r, struct attempt *best)
{
	struct attempt other;
	struct score_wish wish = anywhere;
	enum spread spread;
	int at;

	at = r->below;
	if (at < 0 || best->first < 0 || !page_uses(r->page, HEURISTIC_HEADLINE))
		return false;
	spread = spread_of(r->page, best);
	if (best->last >= at && (best->first <= at || (spread == SPREAD_NOT && !has_other_title(r, best->first))))
		return false;
	wish.from = at;
	wish.before = best->first > at ? best->first : -1;
	attempt_choose(r->page, &wish, &r->facts, &other, r->arena);
	if (other.weight < LEAST) {
		prune_clear(r->page);
		attempt_choose(r->page, &wish, &r->facts, &other, r->arena);
		prune_mark(r->page, spared(r->meta));
	}
	if (!is_enough(r->page, &other, spread))
		return false;
	*best = other;
	return true;
}

/* How good an attempt is: its prose, more where it stands in its place. */
static double
worth(const struct runner *r, const struct attempt *t)
{
	double value = t->weight * (1 - t->link_share);

	if (holds_start(r, t))
		value *= 1.5;
	if (follows_headline(r, t))
		value *= 1.5;
	return value;
}

static void
offer(const struct runner *r, struct attempt *best, const struct attempt *other)
{
	if (worth(r, other) > 1.2 * worth(r, best))
		*best = *other;
}

/* Keep what the witness says, drop paragraphs after its end. */
static void
heed_witness(const struct runner *r, struct attempt *t)
{
	const struct page *page = r->page;
	int i;

	if (r->witness.first < 0 || r->witness.weight * 2 < t->weight || !page_uses(page, HEURISTIC_WITNESS))
		return;
	for (i = r->witness.first; i >= 0 && i <= r->witness.last; i++)
		if (r->witness.seen[i] && (t->labels[i] == LABEL_JUNK || t->labels[i] == LABEL_OUTSIDE ||
		    t->labels[i] == LABEL_PHRASE || t->labels[i] == LABEL_BEFORE || t->labels[i] == LABEL_AFTER))
			t->labels[i] = LABEL_KEPT;
	attempt_weigh(page, t);
	if (r->witness.weight * 10 < t->weight * 8 || !witness_ends_with(&r->witness, page, r->witness.last, r->arena))
		return;
	for (i = r->witness.last + 1; i < page->block_count; i++)
		if (t->labels[i] == LABEL_KEPT && page->blocks[i].kind == PAGE_PARAGRAPH && page->blocks[i].weight >= 40)
			t->labels[i] = LABEL_AFTER;
	attempt_weigh(page, t);
}

/* A thread is all that stands from its headline to its last post, in however many parts. */
static void
take_thread(struct runner *r, struct attempt *best)
{
	struct attempt other;

	if (r->below < 0 || best->last < r->below)
		return;
	attempt_range(r->page, r->below, best->last + 1, &r->facts, &other, r->arena);
	if (other.weight > best->weight)
		*best = other;
}

/* A gallery says all it says in its captions. */
static void
take_captions(struct runner *r, struct attempt *best)
{
	struct attempt other;
	int i;

	attempt_range(r->page, 0, r->page->block_count, &r->facts, &other, r->arena);
	for (i = 0; i < r->page->block_count; i++)
		other.labels[i] = other.labels[i] == LABEL_CAPTION ? LABEL_KEPT : LABEL_OUTSIDE;
	attempt_weigh(r->page, &other);
	if (other.text >= GALLERY)
		*best = other;
}

static void
try_again(struct runner *r, struct attempt *best)
{
	struct attempt other;

	if (r->witness.first >= 0) {
		attempt_choose(r->page, &(struct score_wish){ r->witness.first, 0, -1 }, &r->facts, &other, r->arena);
		offer(r, best, &other);
	}
	if (r->start >= 0 && page_uses(r->page, HEURISTIC_START)) {
		attempt_choose(r->page, &(struct score_wish){ r->start, 0, -1 }, &r->facts, &other, r->arena);
		offer(r, best, &other);
	}
	if (page_uses(r->page, HEURISTIC_TRUST))
		prune_clear(r->page);
	attempt_choose(r->page, &anywhere, &r->facts, &other, r->arena);
	offer(r, best, &other);
	if (best->weight < SHORT) {
		attempt_range(r->page, 0, r->page->block_count, &r->facts, &other, r->arena);
		offer(r, best, &other);
	}
}

/* The first block below the headline; -1 for a lesser heading that is a link: the article in some list. */
static int
below_headline(const struct page *page, int headline)
{
	if (headline < 0 || (page->dom->nodes[headline].tag != TAG_H1 && page_link_share(page, headline) > 0.5))
		return -1;
	return page_last_block(page, headline);
}

void
cascade_run(struct page *page, const struct meta *meta, struct cascade *out, struct arena *a)
{
	struct runner r = { .page = page, .meta = meta, .arena = a };
	bool placed;

	r.facts = (struct label_facts){ meta->title, meta->byline, meta->description,
	    (meta->kinds & (META_FORUM | META_LIVE)) != 0 };
	r.below = below_headline(page, meta->headline);
	prune_mark(page, spared(meta));
	attempt_choose(page, &anywhere, &r.facts, &out->best, a);
	placed = prefer_headline(&r, &out->best);
	if ((meta->kinds & META_FORUM) != 0 && page_uses(page, HEURISTIC_FORUM))
		take_thread(&r, &out->best);
	witness_read(page, meta->body, &r.witness, a);
	r.start = witness_find_start(page, meta->description, a);
	if (!placed && is_doubtful(&r, &out->best))
		try_again(&r, &out->best);
	heed_witness(&r, &out->best);
	if (out->best.text == 0 && page_uses(page, HEURISTIC_CAPTIONS))
		take_captions(&r, &out->best);
	out->text = "";
	/* A witness much longer than what is shown: the page keeps its text for scripts. */
	if (page_uses(page, HEURISTIC_SCRIPT_TEXT) && r.witness.total > SHORT && out->best.text * 3 < r.witness.total * 2)
		out->text = meta->body;
}
