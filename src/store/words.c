#include <stdbool.h>
#include <string.h>

#include "words.h"

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

/* Of a word, and so plain that nothing changes: most of all bytes. */
static bool
is_inside(unsigned char c)
{
	return c > ' ' && c < 0x80 && c != '<';
}

int64_t
words_count(const char *html)
{
	int64_t words = 0, ideographs = 0;
	enum class last = BLANK;

	for (const char *p = html; p != NULL; p++) {
		enum class now = class_of((unsigned char)*p);

		if (now == END)
			break;
		if (now == REST)
			continue;
		words += now == LETTER && last != LETTER;
		ideographs += now == IDEOGRAPH;
		last = now;
		while (now == LETTER && is_inside((unsigned char)p[1]))
			p++;
		if (now == TAG && (p = strchr(p, '>')) == NULL)
			break;
	}
	return words + (ideographs + 1) / 2;
}
