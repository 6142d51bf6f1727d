#include <stdint.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "date_scan.h"
#include "text/utf8.h"

#define COMMENT_DEPTH_MAX	8
#define VALUE_DIGITS_MAX	9

/* What stands for something of ASCII. */
static uint32_t
plain_sign(uint32_t c)
{
	switch (c) {
	case 0x00A0: case 0x202F: case 0x3000: case 0x2009: case '\t': case '\n': case '\r': case '_': case '|': case '"':
		return ' ';
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212: case 0xFF0D:
		return '-';
	case 0x2018: case 0x2019:
		return '\'';
	case 0x3001: case 0xFF0C:
		return ',';
	case 0x200E: case 0x200F: case 0xFEFF:
		return 0;
	default:
		/* Full-width forms, of which digits, colons and parentheses occur. */
		return c > 0xFF00 && c < 0xFF5F ? c - 0xFF00 + 0x20 : c;
	}
}

/* Lower case, without accents, digits as 0 to 9; 0 for nothing.  What capitals do not tell apart is one letter. */
static uint32_t
fold(uint32_t c)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	int digit;

	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 'a';
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		return c;
	c = plain_sign(c);
	if (c < 0x80)
		return c;
	digit = uc_digit_value(c);
	if (digit >= 0 && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Nd))
		return (uint32_t)('0' + digit);
	c = uc_tolower(c);
	/* Hangul and Han stay whole. */
	while (c < 0x1100 + 0x1000 && uc_canonical_decomposition(c, parts) > 1)
		c = parts[0];
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn))
		return 0;
	if (c == 0x131)			/* the Turkish i without a dot */
		return 'i';
	return c == 0x3C2 ? 0x3C3 : c;	/* the sigma at the end of Greek words */
}

bool
date_fold(struct date_scan *scan, const char *s, size_t len)
{
	int depth = 0;
	uint32_t c;
	size_t n;

	scan->len = 0;
	for (; len > 0; s += n, len -= n) {
		n = utf8_decode(s, len, &c);
		c = fold(c);
		if (c == '(' && ++depth > COMMENT_DEPTH_MAX)
			return false;
		if (depth > 0 || c == 0) {
			depth -= depth > 0 && c == ')';
			continue;
		}
		if (c == UTF8_REPLACEMENT || scan->len + UTF8_MAX >= sizeof(scan->text))
			return false;
		if (c != ' ' || (scan->len > 0 && scan->text[scan->len - 1] != ' '))
			scan->len += utf8_encode(scan->text + scan->len, c);
	}
	if (scan->len > 0 && scan->text[scan->len - 1] == ' ')
		scan->len--;
	scan->text[scan->len] = '\0';
	return true;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(const char *s, size_t len, size_t *taken)
{
	uint32_t c;

	*taken = utf8_decode(s, len, &c);
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	return c < 0x2E80 && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L);
}

static void
scan_number(struct date_token *t, const char *s, size_t len)
{
	for (t->len = 0; t->len < len && is_digit(s[t->len]); t->len++)
		if (t->len < VALUE_DIGITS_MAX)
			t->value = t->value * 10 + (s[t->len] - '0');
	t->kind = DATE_TOKEN_NUMBER;
}

/* "a.m." and "p. m." are one word; returns the bytes after the first letter. */
static size_t
scan_dotted_half(const char *s, size_t len)
{
	size_t n = 1;

	if (len < 3 || (s[0] != 'a' && s[0] != 'p') || s[1] != '.')
		return 0;
	n = s[2] == ' ' ? 3 : 2;
	if (n >= len || s[n] != 'm' || (n + 1 < len && is_letter(s + n + 1, len - n - 1, &(size_t){ 0 })))
		return 0;
	return n + 1 < len && s[n + 1] == '.' ? n + 2 : n + 1;
}

static void
scan_word(struct date_token *t, const char *s, size_t len)
{
	size_t n;

	t->kind = DATE_TOKEN_WORD;
	t->len = scan_dotted_half(s, len);
	if (t->len > 0) {
		t->word = (struct date_word){ DATE_WORD_HALF, s[0] == 'p' ? 12 : 0, false };
		return;
	}
	while (t->len < len && is_letter(s + t->len, len - t->len, &n))
		t->len += n;
	t->word = date_word_find(s, t->len);
}

static void
scan_other(struct date_token *t, const char *s, size_t len)
{
	uint32_t c;

	t->word = date_word_at(s, len, &t->len);
	t->kind = DATE_TOKEN_WORD;
	if (t->len > 0)
		return;
	t->len = utf8_decode(s, len, &c);
	t->kind = c < 0x80 ? DATE_TOKEN_SIGN : DATE_TOKEN_WORD;
}

bool
date_scan_tokens(struct date_scan *scan)
{
	size_t at = 0, n;

	for (scan->count = 0; at < scan->len; scan->count++) {
		struct date_token *t = &scan->tokens[scan->count];
		const char *s = scan->text + at;

		if (scan->count == DATE_TOKENS_MAX)
			return false;
		memset(t, 0, sizeof(*t));
		t->spaced = *s == ' ';
		s += t->spaced;
		at += t->spaced;
		t->s = s;
		if (is_digit(*s))
			scan_number(t, s, scan->len - at);
		else if (is_letter(s, scan->len - at, &n))
			scan_word(t, s, scan->len - at);
		else
			scan_other(t, s, scan->len - at);
		at += t->len;
	}
	return true;
}
