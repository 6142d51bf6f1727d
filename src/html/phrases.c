#include <stdbool.h>
#include <string.h>

#include "text/utf8.h"

#include "glyph.h"
#include "phrases.h"
#include "phrases_table.h"

#define LOOKED_AT 80		/* bytes; no phrase is longer */

/* The beginning of the text in lower case, leading bullets and brackets left out. */
static size_t
fold_start(const char *text, size_t len, char *out)
{
	size_t used = 0, n;
	uint32_t c;

	while (len > 0 && used + UTF8_MAX < LOOKED_AT) {
		n = utf8_decode(text, len, &c);
		text += n;
		len -= n;
		if (used == 0 && !glyph_is_word(c) && c != 0xA9)
			continue;
		if (c == 0x2019)
			c = '\'';
		used += utf8_encode(out + used, glyph_fold(glyph_is_space(c) ? ' ' : c));
	}
	return used;
}

/* A phrase ends at the end of a word; scripts without spaces have none. */
static bool
ends_word(const char *s, size_t at, size_t len)
{
	uint32_t c;

	if (at >= len)
		return true;
	utf8_decode(s + at, len - at, &c);
	return !glyph_is_word(c) || glyph_weight(c) > 1;
}

/* The first entry whose first byte is not less than c. */
static size_t
first_entry(unsigned char c)
{
	size_t low = 0, high = phrases_table_size;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if ((unsigned char)phrases_table[middle].text[0] < c)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t
phrases_of(const char *text, size_t len)
{
	char start[LOOKED_AT];
	uint32_t kinds = 0;
	size_t used = fold_start(text, len, start), i, n;

	if (used == 0)
		return 0;
	for (i = first_entry((unsigned char)start[0]);
	    i < phrases_table_size && phrases_table[i].text[0] == start[0]; i++) {
		n = strlen(phrases_table[i].text);
		if (n <= used && memcmp(phrases_table[i].text, start, n) == 0 && ends_word(start, n, used))
			kinds |= phrases_table[i].kinds;
	}
	return kinds;
}
