#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "bare_address.h"

static bool
is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* The scheme that ends before "://" at mark begins here; NULL for one that is not followed. */
static const char *
scheme_start(const char *s, const char *mark)
{
	static const char *const schemes[] = { "https", "http", "gemini", "gopher", "ftp" };
	size_t i, n;

	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		n = strlen(schemes[i]);
		if ((size_t)(mark - s) >= n && strncasecmp(mark - n, schemes[i], n) == 0 &&
		    (mark - n == s || !is_word(mark[-(long)n - 1]) || (unsigned char)mark[-(long)n - 1] >= 0x80))
			return mark - n;
	}
	return NULL;
}

static size_t
count_of(const char *s, size_t len, char c)
{
	size_t i, n = 0;

	for (i = 0; i < len; i++)
		n += s[i] == c;
	return n;
}

/* The end of the address: before white space, quotes and brackets, not with the mark that ends a sentence. */
static size_t
address_length(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && (unsigned char)s[n] > ' ' && strchr("<>\"`{}|\\^", s[n]) == NULL &&
	    !(n + 3 <= len && (memcmp(s + n, "\xE2\x80", 2) == 0 || memcmp(s + n, "\xE3\x80", 2) == 0 ||
	    memcmp(s + n, "\xEF\xBC", 2) == 0 || memcmp(s + n, "\xC2\xA0", 2) == 0)))
		n++;
	for (; n > 0; n--) {
		if (strchr(".,;:!?'*_]", s[n - 1]) != NULL)
			continue;
		if (s[n - 1] == ')' && count_of(s, n, ')') > count_of(s, n, '('))
			continue;
		break;
	}
	return n;
}

size_t
bare_address_find(const char *s, size_t len, size_t *start)
{
	const char *at = s, *mark, *from;
	size_t n;

	while ((mark = memmem(at, len - (size_t)(at - s), "://", 3)) != NULL) {
		from = scheme_start(at, mark);
		at = mark + 3;
		if (from == NULL)
			continue;
		n = address_length(from, len - (size_t)(from - s));
		if (n > (size_t)(mark - from) + 3) {
			*start = (size_t)(from - s);
			return n;
		}
	}
	return 0;
}
