#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "words.h"

/* The lead byte of U+3000..U+DFFF: kana, Han, Hangul; a word there has about two characters. */
static bool
is_ideograph(unsigned char c)
{
	return c >= 0xE3 && c <= 0xED;
}

int64_t
words_count(const char *html)
{
	int64_t words = 0, ideographs = 0;
	bool in_word = false;

	for (const char *p = html; *p != '\0'; p++) {
		if (*p == '<') {
			const char *end = strchr(p, '>');

			in_word = false;
			if (end == NULL)
				break;
			p = end;
		} else if (is_ideograph((unsigned char)*p)) {
			in_word = false;
			ideographs++;
		} else if (isspace((unsigned char)*p)) {
			in_word = false;
		} else if (((unsigned char)*p & 0xC0) != 0x80 && !in_word) {
			in_word = true;
			words++;
		}
	}
	return words + (ideographs + 1) / 2;
}
