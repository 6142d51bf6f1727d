#include <string.h>

#include "text/utf8.h"

#include "alike.h"
#include "glyph.h"

char *
alike_fold(struct arena *a, const char *s, size_t len, size_t max)
{
	size_t room = max > 0 && max < len ? max : len, used = 0, n;
	char *out = arena_alloc(a, room + UTF8_MAX + 1);
	uint32_t c;

	while (len > 0 && used < room) {
		n = utf8_decode(s, len, &c);
		s += n;
		len -= n;
		if (c < 0x80 && glyph_is_word(c))
			out[used++] = (char)glyph_fold(c);
		else if (glyph_is_word(c) && n == utf8_encode(out + used, glyph_fold(c)))
			used += n;
	}
	out[used] = '\0';
	return out;
}

bool
alike_same(const char *a, const char *b)
{
	size_t la = strlen(a), lb = strlen(b), part = la < lb ? la : lb, whole = la < lb ? lb : la;
	const char *longer = la < lb ? b : a;

	if (part == 0 || part * 4 < whole * 3)
		return false;
	return memcmp(a, b, part) == 0 || memcmp(longer + whole - part, la < lb ? a : b, part) == 0;
}

#define WORDS_MAX	60	/* of a line, that are compared */

/* The words of a line, folded. */
static int
split_words(struct arena *a, const char *s, const char **words)
{
	int count = 0;
	size_t len;

	while (*s != '\0' && count < WORDS_MAX) {
		s += strspn(s, " ");
		len = strcspn(s, " ");
		words[count] = alike_fold(a, s, len, 0);
		count += words[count][0] != '\0';
		s += len;
	}
	return count;
}

static bool
has_word(const char *const *words, int count, const char *word)
{
	int i;

	for (i = 0; i < count; i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

double
alike_words(struct arena *a, const char *one, const char *other)
{
	const char *first[WORDS_MAX + 1], *second[WORDS_MAX + 1];
	int i, shared = 0, n = split_words(a, one, first), m = split_words(a, other, second);
	const char *const *shorter = n < m ? first : second, *const *longer = n < m ? second : first;
	int least = n < m ? n : m, most = n < m ? m : n;

	for (i = 0; i < least; i++)
		shared += has_word(longer, most, shorter[i]);
	return least >= 3 ? (double)shared / least : 0;
}
