#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>

#include "text/fold.h"
#include "text/utf8.h"

/* Characters that one becomes by folding, at most (Unicode 15, CaseFolding.txt). */
#define FOLDED_MAX	3

struct folded {
	uint32_t c[FOLDED_MAX];
	size_t count;
};

/* The character at s, folded; returns the bytes it takes. */
static size_t
fold(const char *s, size_t len, struct folded *out)
{
	uint32_t c;
	size_t n = utf8_decode(s, len, &c), count = FOLDED_MAX;

	*out = (struct folded){ .c = { c }, .count = 1 };
	if (c < 0x80)
		out->c[0] = c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
	else if (u32_casefold(&c, 1, NULL, NULL, out->c, &count) == out->c)
		out->count = count;
	return n;
}

/* The bytes at the beginning of text that fold to what sought does, 0 none do. */
static size_t
match(const char *text, size_t text_len, const char *sought, size_t sought_len)
{
	struct folded a = { .count = 0 }, b = { .count = 0 };
	size_t t = 0, s = 0, i = 0, k = 0;

	for (;;) {
		if (k == b.count) {
			if (s == sought_len)
				return i == a.count ? t : 0;	/* not in the middle of a character */
			s += fold(sought + s, sought_len - s, &b);
			k = 0;
		}
		if (i == a.count) {
			if (t == text_len)
				return 0;
			t += fold(text + t, text_len - t, &a);
			i = 0;
		}
		if (a.c[i++] != b.c[k++])
			return 0;
	}
}

static bool
has_capital(const char *s, size_t len)
{
	uint32_t c;
	size_t n;

	for (; len > 0; s += n, len -= n) {
		n = utf8_decode(s, len, &c);
		if (uc_is_upper(c))
			return true;
	}
	return false;
}

const char *
fold_find(const char *text, const char *sought, size_t *len)
{
	size_t left = strlen(text), sought_len = strlen(sought), n;
	struct folded first, here;

	*len = sought_len;
	if (sought_len == 0)
		return NULL;
	if (has_capital(sought, sought_len))
		return strstr(text, sought);
	if (utf8_ascii_span(sought, sought_len) == sought_len && utf8_ascii_span(text, left) == left)
		return strcasestr(text, sought);
	fold(sought, sought_len, &first);
	for (; left > 0; text += n, left -= n) {
		n = fold(text, left, &here);
		*len = here.c[0] == first.c[0] ? match(text, left, sought, sought_len) : 0;
		if (*len > 0)
			return text;
	}
	return NULL;
}
