#include "attempt.h"

void
attempt_weigh(const struct page *page, struct attempt *attempt)
{
	uint32_t link = 0;
	int i;

	attempt->first = attempt->last = -1;
	attempt->weight = attempt->text = 0;
	for (i = 0; i < page->block_count; i++) {
		const struct page_block *b = &page->blocks[i];

		if (attempt->labels[i] != LABEL_KEPT)
			continue;
		attempt->first = attempt->first < 0 ? i : attempt->first;
		attempt->last = i;
		attempt->text += b->weight;
		attempt->weight += b->prose ? b->weight - b->link : 0;
		link += b->link;
	}
	attempt->link_share = attempt->text > 0 ? (double)link / attempt->text : 0;
}

void
attempt_choose(const struct page *page, const struct score_wish *wish, const struct label_facts *facts,
    struct attempt *attempt, struct arena *a)
{
	bool *inside = arena_zalloc(a, (size_t)page->block_count + 1, sizeof(*inside));

	attempt->labels = arena_zalloc(a, (size_t)page->block_count + 1, 1);
	attempt->winner = score_choose(page, wish, inside);
	label_blocks(page, inside, facts, attempt->labels, a);
	attempt_weigh(page, attempt);
}

void
attempt_range(const struct page *page, int from, int to, const struct label_facts *facts,
    struct attempt *attempt, struct arena *a)
{
	bool *inside = arena_zalloc(a, (size_t)page->block_count + 1, sizeof(*inside));
	int i;

	for (i = from; i < to; i++)
		inside[i] = true;
	attempt->labels = arena_zalloc(a, (size_t)page->block_count + 1, 1);
	attempt->winner = page->body;
	label_blocks(page, inside, facts, attempt->labels, a);
	attempt_weigh(page, attempt);
}
