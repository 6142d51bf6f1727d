#include <stdbool.h>
#include <string.h>

#include "base/bytes.h"
#include "words.h"

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
	uint64_t odd = (bytes & BYTES_EACH(0xF0)) ^ BYTES_EACH(0xE0);

	return ((odd - BYTES_EACH(1)) & ~odd & BYTES_EACH(0x80)) != 0;
}

/* The words that begin in eight bytes without ideographs after a byte of class *last. */
static int
count_eight(uint64_t bytes, enum class *last)
{
	uint64_t low = bytes & BYTES_EACH(0x7F);
	uint64_t blanks = (BYTES_EACH(0x80 + ' ') - low) & ~bytes & BYTES_EACH(0x80);	/* the high bit of each blank */
	uint64_t before = blanks << 8 | (*last == LETTER ? 0 : 0x80);

	*last = blanks >> 63 ? BLANK : LETTER;
	return (int)(((~blanks & before) >> 7 & BYTES_EACH(1)) * BYTES_EACH(1) >> 56);
}

/* Blanks for all but the first n, which are less than eight. */
static uint64_t
only_first(uint64_t bytes, size_t n)
{
	uint64_t first = (UINT64_C(1) << 8 * n) - 1;

	return (bytes & first) | (BYTES_EACH(' ') & ~first);
}

/* Count twice the words up to the next tag, as an ideograph is half a word; the tag, or end. */
static const char *
count_text(const char *p, const char *end, int64_t *halves)
{
	enum class last = BLANK, now;

	while (p < end && *p != '<') {
		if (end - p >= BYTES_AT_ONCE && last != IDEOGRAPH && !has_three(bytes_at(p))) {
			uint64_t bytes = bytes_at(p);
			size_t n = bytes_before(bytes_equal(bytes, '<'));

			*halves += 2 * count_eight(n < BYTES_AT_ONCE ? only_first(bytes, n) : bytes, &last);
			p += n;
			continue;
		}
		now = class_of((unsigned char)*p++);
		if (now == REST)
			continue;
		*halves += now == IDEOGRAPH ? 1 : now == LETTER && last != LETTER ? 2 : 0;
		last = now;
	}
	return p;
}

/* Behind the tag at p, or end. */
static const char *
skip_tag(const char *p, const char *end)
{
	const char *close;
	size_t n = BYTES_AT_ONCE;

	if (end - p >= BYTES_AT_ONCE)
		n = bytes_before(bytes_equal(bytes_at(p), '>'));
	if (n < BYTES_AT_ONCE)
		return p + n + 1;
	close = memchr(p, '>', (size_t)(end - p));
	return close != NULL ? close + 1 : end;
}

int64_t
words_count(const char *html, size_t len)
{
	const char *end = html + len;
	int64_t halves = 0;

	while (html < end) {
		html = count_text(html, end, &halves);
		if (html < end)
			html = skip_tag(html, end);
	}
	return (halves + 1) / 2;
}
