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
