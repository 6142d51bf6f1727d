#include <stdint.h>
#include <string.h>

#include "text/syllable.h"
#include "text/utf8.h"

#define KHMER_COENG	0x17D2	/* the next consonant stands below */
#define MYANMAR_VIRAMA	0x1039	/* the same */
#define MYANMAR_ASAT	0x103A	/* the consonant before it ends its syllable */

static bool
in_range(uint32_t c, uint32_t first, uint32_t last)
{
	return c >= first && c <= last;
}

bool
syllable_has_any(const char *s, size_t len)
{
	const unsigned char *p = (const unsigned char *)s, *end = p + len;

	for (; p + 2 < end && (p = memchr(p, 0xE0, (size_t)(end - p))) != NULL; p++)
		if (p + 2 < end && in_range(p[1], 0xB8, 0xBB))
			return true;
	p = (const unsigned char *)s;
	for (; p + 2 < end && (p = memchr(p, 0xE1, (size_t)(end - p))) != NULL; p++)
		if (p + 2 < end && (in_range(p[1], 0x80, 0x82) || in_range(p[1], 0x9E, 0x9F)))
			return true;
	return false;
}

/* The character before byte at, 0 at the beginning. */
static uint32_t
before(const char *s, size_t at)
{
	size_t start = at;
	uint32_t c = 0;

	while (start > 0 && ((unsigned char)s[--start] & 0xC0) == 0x80)
		continue;
	if (start < at)
		utf8_decode(s + start, at - start, &c);
	return c;
}

/* Vowels that are written before their consonant begin a syllable; some signs can only end one. */
static bool
begins_thai(uint32_t last, uint32_t c)
{
	bool leading = in_range(c, 0x0E40, 0x0E44), follows_leading = in_range(last, 0x0E40, 0x0E44);
	bool ended = last == 0x0E30 || last == 0x0E33 || last == 0x0E46;	/* a, am, the mark of repetition */

	return in_range(last, 0x0E01, 0x0E4E) && !follows_leading && (leading || (ended && in_range(c, 0x0E01, 0x0E2E)));
}

static bool
begins_lao(uint32_t last, uint32_t c)
{
	bool leading = in_range(c, 0x0EC0, 0x0EC4), follows_leading = in_range(last, 0x0EC0, 0x0EC4);
	bool ended = last == 0x0EB0 || last == 0x0EB3 || last == 0x0EC6;

	return in_range(last, 0x0E81, 0x0ECE) && !follows_leading && (leading || (ended && in_range(c, 0x0E81, 0x0EAE)));
}

static bool
is_khmer_vowel(uint32_t c)
{
	return in_range(c, 0x17B6, 0x17C5);
}

/* A consonant, with those below it, that carries a vowel sign; one without may end the syllable before it. */
static bool
begins_khmer(const char *s, size_t len, size_t at, uint32_t last, uint32_t c)
{
	uint32_t next = 0;

	if (!in_range(c, 0x1780, 0x17A2) || !in_range(last, 0x1780, 0x17D3) || last == KHMER_COENG)
		return false;
	at += utf8_decode(s + at, len - at, &c);
	while (at < len) {
		at += utf8_decode(s + at, len - at, &next);
		if (next != KHMER_COENG || at >= len)
			break;
		at += utf8_decode(s + at, len - at, &next);
	}
	return is_khmer_vowel(next);
}

/* Every consonant but one that stands below another, carries another or ends a syllable. */
static bool
begins_myanmar(const char *s, size_t len, size_t at, uint32_t last, uint32_t c)
{
	uint32_t next = 0;
	size_t n;

	if (!(in_range(c, 0x1000, 0x102A) || c == 0x103F || c == 0x104E) || !in_range(last, 0x1000, 0x103F) ||
	    last == MYANMAR_VIRAMA)
		return false;
	n = utf8_decode(s + at, len - at, &c);
	if (at + n < len)
		utf8_decode(s + at + n, len - at - n, &next);
	return next != MYANMAR_ASAT && next != MYANMAR_VIRAMA;
}

bool
syllable_begins(const char *s, size_t len, size_t at)
{
	uint32_t last, c;

	if (at == 0 || at >= len || ((unsigned char)s[at] != 0xE0 && (unsigned char)s[at] != 0xE1))
		return false;
	last = before(s, at);
	utf8_decode(s + at, len - at, &c);
	return begins_thai(last, c) || begins_lao(last, c) || begins_khmer(s, len, at, last, c) ||
	    begins_myanmar(s, len, at, last, c);
}

bool
syllable_joins(const char *s, size_t at)
{
	static const uint32_t stackers[] = {
		0x094D, 0x09CD, 0x0ACD, 0x0B4D, 0x0C4D, 0x0D4D, MYANMAR_VIRAMA, KHMER_COENG,
	};
	uint32_t c = before(s, at);
	size_t i;

	for (i = 0; i < sizeof(stackers) / sizeof(stackers[0]); i++)
		if (c == stackers[i])
			return true;
	return false;
}
