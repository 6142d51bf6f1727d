#include <endian.h>
#include <stdbool.h>
#include <string.h>

#include "words.h"

#define EACH(byte)	(UINT64_C(0x0101010101010101) * (byte))	/* eight bytes alike */

enum class { BLANK, LETTER, IDEOGRAPH, REST, TAG, END };

/*
 * U+3000..U+DFFF, kana, Han and Hangul, begin with 0xE3..0xED; a word there
 * has about two characters.  Bytes 0x80..0xBF continue a character.
 */
static enum class
class_of(unsigned char c)
{
	if (c <= ' ')
		return c == '\0' ? END : BLANK;
	if (c < 0x80)
		return c == '<' ? TAG : LETTER;
	if (c < 0xC0)
		return REST;
	return c >= 0xE3 && c <= 0xED ? IDEOGRAPH : LETTER;
}

/* Eight bytes of which none is '<' or more than ASCII, which most are not. */
static bool
is_plain(uint64_t bytes)
{
	uint64_t tags = bytes ^ EACH('<');

	return ((bytes | ((tags - EACH(1)) & ~tags)) & EACH(0x80)) == 0;
}

/* The words that begin in eight plain bytes after a byte of class *last. */
static int
count_plain(uint64_t bytes, enum class *last)
{
	uint64_t blanks = (EACH(0x80 + ' ') - bytes) & EACH(0x80);	/* the high bit of each blank */
	uint64_t before = blanks << 8 | (*last == LETTER ? 0 : 0x80);

	*last = blanks >> 63 ? BLANK : LETTER;
	return (int)(((~blanks & before) >> 7 & EACH(1)) * EACH(1) >> 56);
}

int64_t
words_count(const char *html)
{
	const char *p = html, *end = html + strlen(html);
	int64_t words = 0, ideographs = 0;
	enum class last = BLANK, now;
	uint64_t bytes;

	for (; p < end; p++) {
		for (; end - p >= 8; p += 8) {
			memcpy(&bytes, p, 8);
			bytes = le64toh(bytes);
			if (!is_plain(bytes))
				break;
			words += count_plain(bytes, &last);
		}
		now = class_of((unsigned char)*p);
		if (now == END)
			break;
		if (now == REST)
			continue;
		words += now == LETTER && last != LETTER;
		ideographs += now == IDEOGRAPH;
		last = now;
		if (now == TAG && (p = memchr(p, '>', (size_t)(end - p))) == NULL)
			break;
	}
	return words + (ideographs + 1) / 2;
}
