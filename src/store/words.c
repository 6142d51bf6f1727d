#include <endian.h>
#include <stdbool.h>
#include <string.h>

#include "words.h"

#define EACH(byte)	(UINT64_C(0x0101010101010101) * (byte))	/* eight bytes alike */

enum class { BLANK, LETTER, IDEOGRAPH, REST };

/*
 * U+3000..U+DFFF, kana, Han and Hangul, begin with 0xE3..0xED; a word there
 * has about two characters.  Bytes 0x80..0xBF continue a character.
 */
static enum class
class_of(unsigned char c)
{
	if (c < 0x80)
		return c <= ' ' ? BLANK : LETTER;
	if (c < 0xC0)
		return REST;
	return c >= 0xE3 && c <= 0xED ? IDEOGRAPH : LETTER;
}

/* Whether one of eight bytes begins a character of three, as ideographs are. */
static bool
has_three(uint64_t bytes)
{
	uint64_t odd = (bytes & EACH(0xF0)) ^ EACH(0xE0);

	return ((odd - EACH(1)) & ~odd & EACH(0x80)) != 0;
}

/* The words that begin in eight bytes without ideographs after a byte of class *last. */
static int
count_eight(uint64_t bytes, enum class *last)
{
	uint64_t low = bytes & EACH(0x7F);
	uint64_t blanks = (EACH(0x80 + ' ') - low) & ~bytes & EACH(0x80);	/* the high bit of each blank */
	uint64_t before = blanks << 8 | (*last == LETTER ? 0 : 0x80);

	*last = blanks >> 63 ? BLANK : LETTER;
	return (int)(((~blanks & before) >> 7 & EACH(1)) * EACH(1) >> 56);
}

/* Twice the words of a text without tags: an ideograph is half a word. */
static int64_t
count_text(const char *p, const char *end)
{
	enum class last = BLANK, now;
	int64_t halves = 0;
	uint64_t bytes;

	while (p < end) {
		if (end - p >= 8 && last != IDEOGRAPH) {
			memcpy(&bytes, p, 8);
			bytes = le64toh(bytes);
			if (!has_three(bytes)) {
				halves += 2 * count_eight(bytes, &last);
				p += 8;
				continue;
			}
		}
		now = class_of((unsigned char)*p++);
		if (now == REST)
			continue;
		halves += now == IDEOGRAPH ? 1 : now == LETTER && last != LETTER ? 2 : 0;
		last = now;
	}
	return halves;
}

int64_t
words_count(const char *html)
{
	const char *end = html + strlen(html), *tag;
	int64_t halves = 0;

	while (html < end) {
		tag = memchr(html, '<', (size_t)(end - html));
		halves += count_text(html, tag != NULL ? tag : end);
		html = tag != NULL ? memchr(tag, '>', (size_t)(end - tag)) : NULL;
		if (html == NULL)
			break;
		html++;
	}
	return (halves + 1) / 2;
}
