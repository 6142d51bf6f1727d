#include "base/block.h"
#include "words.h"

/*
 * U+3000..U+DFFF, kana, Han and Hangul, begin with 0xE3..0xED, and have three
 * bytes; a word there has about two characters.
 */
static uint64_t
find_ideographs(const char *s, uint64_t high)
{
	uint64_t three = high != 0 ? block_equal(s, 0xF0, 0xE0) : 0;

	return three == 0 ? 0 : three & ~(block_equal(s, 0xFE, 0xE0) | block_equal(s, 0xFF, 0xE2) | block_equal(s, 0xFE, 0xEE));
}

/* The lowest bits up to the first that is set, without it; all when none is. */
static uint64_t
bits_before(uint64_t bits)
{
	return (bits - 1) & ~bits;
}

/* The bytes of a block that belong to tags. */
static uint64_t
find_tags(const char *s, bool *in_tag)
{
	uint64_t opens = block_equal(s, 0xFF, '<'), closes = block_equal(s, 0xFF, '>'), tags = 0, rest;

	if (*in_tag)
		opens |= 1;
	for (rest = ~UINT64_C(0); (opens & rest) != 0; rest &= rest - 1) {
		rest &= ~bits_before(opens & rest);
		tags |= rest;
		rest &= ~bits_before(closes & rest);	/* '>' itself goes with the next step */
		tags &= ~(rest & (rest - 1));
	}
	*in_tag = tags >> (BLOCK_BYTES - 1) != 0 && closes >> (BLOCK_BYTES - 1) == 0;
	return tags;
}

void
words_add(struct words *w, const char *block)
{
	uint64_t high = block_high(block), blanks = block_below_or_high(block, ' ' + 1) & ~high;
	uint64_t tags = find_tags(block, &w->in_tag), ideographs = find_ideographs(block, high) & ~tags;
	uint64_t others = blanks | tags | ideographs | ideographs << 1 | ideographs << 2 | w->ideograph;
	uint64_t starts = ~others & (others << 1 | !w->in_word);

	w->halves += 2 * __builtin_popcountll(starts);
	if (ideographs != 0)
		w->halves += __builtin_popcountll(ideographs);
	w->in_word = others >> (BLOCK_BYTES - 1) == 0;
	w->ideograph = ideographs >> (BLOCK_BYTES - 1) | ideographs >> (BLOCK_BYTES - 2);
}

int64_t
words_end(struct words *w, const char *rest, size_t len)
{
	char block[BLOCK_BYTES];

	block_fill(block, rest, len);
	words_add(w, block);
	return (w->halves + 1) / 2;
}
