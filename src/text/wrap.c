#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unilbrk.h>

#include "text/syllable.h"
#include "text/utf8.h"
#include "text/width.h"
#include "text/wrap.h"

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* What UAX #14 leaves to dictionaries. */
static void
break_syllables(const char *s, size_t len, unsigned char *breaks)
{
	size_t i;

	if (!syllable_has_any(s, len))
		return;
	for (i = 1; i < len; i++)
		if (breaks[i] == WRAP_NO && syllable_begins(s, len, i))
			breaks[i] = WRAP_SYLLABLE;
}

/* Never within what the reader sees as one character. */
static void
keep_clusters(const char *s, size_t len, unsigned char *breaks)
{
	size_t i = 0, n, k;
	int columns;

	for (; i < len; i += n) {
		n = width_next(s + i, len - i, &columns);
		for (k = 1; k < n; k++)
			breaks[i + k] = WRAP_NO;
	}
}

/* UAX #14, in the words of wrap.h. */
static void
find_breaks(const char *s, size_t len, unsigned char *breaks)
{
	size_t i;

	u8_possible_linebreaks((const uint8_t *)s, len, "UTF-8", (char *)breaks);
	for (i = len; i-- > 0;) {
		bool after_newline = i > 0 && breaks[i - 1] == UC_BREAK_MANDATORY;

		if (after_newline)
			breaks[i] = WRAP_MUST;
		else if (breaks[i] != UC_BREAK_POSSIBLE && breaks[i] != UC_BREAK_HYPHENATION)
			breaks[i] = WRAP_NO;
		else if (i >= 2 && memcmp(s + i - 2, "\xC2\xAD", 2) == 0)
			breaks[i] = WRAP_HYPHEN;
		else
			breaks[i] = WRAP_MAY;
	}
}

/* A letter of an alphabet that is not ASCII: Latin to the scripts of India (UAX #14, AL and HL). */
static bool
begins_letter(const char *s, size_t len)
{
	uint32_t c;

	if ((unsigned char)*s < 0xC3)
		return false;
	utf8_decode(s, len, &c);
	return c < 0x0E00;
}

/*
 * Liberties against UAX #14: " /usr" and " .net" may begin a line, which it
 * forbids for the sake of " ?" and " ;"; "--all" is not broken after the
 * marks it begins with, nor "e.g." and "C++" (where libunistring errs).
 */
static void
tailor(const char *s, size_t len, unsigned char *breaks)
{
	bool leading = true;	/* nothing but marks since the last space */
	size_t i;

	for (i = 1; i < len; i++) {
		char before = s[i - 1];

		if (before == ' ')
			leading = true;
		else if (before != '-' && before != '/' && before != '.')
			leading = false;
		if (before == ' ' && i + 1 < len && breaks[i] == WRAP_NO && memchr("/.:,", s[i], 4) != NULL && is_alnum(s[i + 1]))
			breaks[i] = WRAP_MAY;
		else if (leading && before != ' ' && breaks[i] == WRAP_MAY && is_alnum(s[i]))
			breaks[i] = WRAP_NO;
		else if (breaks[i] == WRAP_MAY && memchr(".,:;+", before, 5) != NULL &&
		    (is_alnum(s[i]) || s[i] == '+' || begins_letter(s + i, len - i)))
			breaks[i] = WRAP_NO;
	}
}

/* French quotation marks with common spaces: the marks stay with the words (UAX #14 of Unicode 15.1, LB15a and LB15b). */
static void
keep_guillemets(const char *s, size_t len, unsigned char *breaks)
{
	const char *p = s, *end = s + len;

	while ((p = memchr(p, '\xC2', (size_t)(end - p))) != NULL && end - p >= 2) {
		size_t at = (size_t)(p - s);
		bool space_before = at == 0 || s[at - 1] == ' ', space_after = at + 2 == len || !is_alnum(s[at + 2]);

		if (p[1] == '\xAB' && space_before && end - p > 3 && p[2] == ' ')
			breaks[at + 3] = WRAP_NO;
		if (p[1] == '\xBB' && at > 0 && space_before && space_after && (unsigned char)(at + 2 < len ? s[at + 2] : 0) < 0x80)
			breaks[at] = WRAP_NO;
		p += 2;
	}
}

/* An address may be broken after a mark that parts its pieces (token: without white space). */
static void
break_address(const char *s, size_t len, unsigned char *breaks)
{
	size_t i;

	for (i = 1; i < len; i++) {
		if (s[i - 1] != '\0' && strchr("/?&=.-_", s[i - 1]) != NULL && (is_alnum(s[i]) || s[i] == '%'))
			breaks[i] = WRAP_MAY;
		else if (breaks[i] == WRAP_MAY && (unsigned char)s[i] < 0x80 && (unsigned char)s[i - 1] < 0x80)
			breaks[i] = WRAP_NO;
	}
}

static void
break_addresses(const char *s, size_t len, unsigned char *breaks)
{
	const char *mark = s, *start, *end, *stop = s + len;

	while ((mark = memmem(mark, (size_t)(stop - mark), "://", 3)) != NULL) {
		for (start = mark; start > s && is_alnum(start[-1]); start--)
			;
		for (end = mark; end < stop && (unsigned char)*end > ' '; end++)
			;
		mark += 3;
		break_address(mark, (size_t)(end - mark), breaks + (mark - s));
		memset(breaks + (start - s) + 1, WRAP_NO, (size_t)(mark - start) - (mark == stop));
		mark = end;
	}
}

void
wrap_breaks(const char *s, size_t len, unsigned char *breaks)
{
	if (len == 0)
		return;
	find_breaks(s, len, breaks);
	tailor(s, len, breaks);
	keep_guillemets(s, len, breaks);
	break_syllables(s, len, breaks);
	break_addresses(s, len, breaks);
	if (utf8_ascii_span(s, len) < len)
		keep_clusters(s, len, breaks);
	breaks[0] = WRAP_NO;
}
