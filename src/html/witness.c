#include <string.h>

#include "text/utf8.h"

#include "alike.h"
#include "glyph.h"
#include "witness.h"

#define COMPARED_MAX (64u << 20)	/* bytes compared in all */
#define WITNESS_MAX (256u << 10)	/* bytes of a witness */
#define LEAST 40			/* weight; shorter blocks may be anywhere */
#define START 48			/* folded bytes that two beginnings must share */

static uint32_t
weigh(const char *s, size_t len)
{
	uint32_t weight = 0, c;
	size_t n;

	for (; len > 0; s += n, len -= n) {
		n = utf8_decode(s, len, &c);
		weight += glyph_weight(c);
	}
	return weight;
}

void
witness_read(const struct page *page, const char *text, struct witness *witness, struct arena *a)
{
	size_t compared = 0;
	int i;

	witness->folded = alike_fold(a, text, strlen(text), WITNESS_MAX);
	witness->len = strlen(witness->folded);
	witness->total = weigh(witness->folded, witness->len);
	witness->seen = arena_zalloc(a, (size_t)page->block_count + 1, sizeof(*witness->seen));
	witness->weight = 0;
	witness->first = witness->last = -1;
	for (i = 0; i < page->block_count && witness->len > 0 && compared < COMPARED_MAX; i++) {
		const struct page_block *b = &page->blocks[i];

		if (b->weight < LEAST || b->len > witness->len * 2)
			continue;
		compared += witness->len;
		witness->seen[i] = strstr(witness->folded, alike_fold(a, b->text, b->len, 0)) != NULL;
		if (!witness->seen[i])
			continue;
		witness->weight += b->weight;
		witness->first = witness->first < 0 ? i : witness->first;
		witness->last = i;
	}
}

bool
witness_ends_with(const struct witness *witness, const struct page *page, int b, struct arena *a)
{
	char *folded = alike_fold(a, page->blocks[b].text, page->blocks[b].len, 0);
	size_t len = strlen(folded);

	return len <= witness->len && strcmp(witness->folded + witness->len - len, folded) == 0;
}

int
witness_find_start(const struct page *page, const char *description, struct arena *a)
{
	char *start = alike_fold(a, description, strlen(description), START);
	size_t len = strlen(start);
	int i;

	if (len < START / 2)
		return -1;
	for (i = 0; i < page->block_count; i++) {
		const struct page_block *b = &page->blocks[i];

		if (b->prose && b->len >= len && strncmp(alike_fold(a, b->text, b->len, 4 * START), start, len) == 0)
			return i;
	}
	return -1;
}
