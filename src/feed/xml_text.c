#include <stdint.h>
#include <string.h>

#include "base/bytes.h"
#include "text/utf8.h"
#include "xml_text.h"

#define PIECE_BYTES	(64u << 10)
#define LONG_BYTES	256		/* a shorter text is read by the parser in no time */
#define REFERENCE_BYTES	12		/* "&#x0010FFFF;" */
#define CDATA_START	"<![CDATA["

/* The first such three bytes, or NULL; the first of them is rare, which memmem(3) makes no use of. */
static const char *
find_three(const char *s, size_t len, const char *three)
{
	const char *end = s + len;

	while (end - s >= 3 && (s = memchr(s, three[0], (size_t)(end - s) - 2)) != NULL) {
		if (s[1] == three[1] && s[2] == three[2])
			return s;
		s++;
	}
	return NULL;
}

/* Behind the mark at s, when it is one of CDATA or of a tag that a long text follows on, which ends at next. */
static const char *
text_behind(const char *s, const char *next)
{
	const char *text;

	if (next - s < LONG_BYTES)
		return NULL;
	text = memchr(s, '>', (size_t)(next - s));
	return text != NULL && next - text > LONG_BYTES ? text + 1 : NULL;
}

const char *
xml_text_find(const char *s, size_t len, size_t reach)
{
	const char *end = s + len, *limit = s + (reach < len ? reach : len), *next, *text;

	for (s = memchr(s, '<', len); s != NULL && s < limit; s = next) {
		if (end - s >= 9 && memcmp(s, CDATA_START, 9) == 0)
			return s + 9;
		next = memchr(s + 1, '<', (size_t)(end - s) - 1);
		if (next != NULL && (text = text_behind(s, next)) != NULL)
			return text;
	}
	return NULL;
}

const char *
xml_text_cdata_end(const char *s, size_t len)
{
	return find_three(s, len, "]]>");
}

/* U+FFFE, U+FFFF. */
static bool
has_noncharacter(const char *s, size_t len)
{
	return find_three(s, len, "\xEF\xBF\xBE") != NULL || find_three(s, len, "\xEF\xBF\xBF") != NULL;
}

static bool
is_allowed_control(char c)
{
	return c == '\t' || c == '\n' || c == '\r';
}

bool
xml_text_is_allowed(const char *s, size_t len)
{
	size_t i = 0, n;

	while (i < len) {
		n = 0;
		if (len - i >= BYTES_AT_ONCE)
			n = bytes_before((bytes_at(s + i) - BYTES_EACH(0x20)) & ~bytes_at(s + i) & BYTES_EACH(0x80));
		if (n == 0 && (unsigned char)s[i] < 0x20 && !is_allowed_control(s[i]))
			return false;
		i += n > 0 ? n : 1;
	}
	return !has_noncharacter(s, len);
}

static int
digit(char c, int base)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return base == 16 && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* XML 1.0, 2.2, of what is written as a number. */
static bool
is_character(uint32_t c)
{
	if (c < 0x20)
		return is_allowed_control((char)c);
	return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
}

/* "#8217;", "#x2019;": the bytes that it takes, 0 when it is none; out gets its character. */
static size_t
read_number(const char *s, size_t len, char *out, size_t *out_len)
{
	int base = len > 1 && s[1] == 'x' ? 16 : 10, value;
	size_t i, start = base == 16 ? 2 : 1;
	uint32_t c = 0;

	for (i = start; i < len && i < REFERENCE_BYTES - 2 && (value = digit(s[i], base)) >= 0; i++)
		c = c * (uint32_t)base + (uint32_t)value;
	if (i == start || i >= len || s[i] != ';' || !is_character(c))
		return 0;
	*out_len = utf8_encode(out, c);
	return i + 1;
}

/* The bytes of word, when s begins with it; else 0. */
static size_t
begins_with(const char *s, size_t len, const char *word)
{
	size_t n;

	for (n = 0; word[n] != '\0'; n++)
		if (n == len || s[n] != word[n])
			return 0;
	return n;
}

/* What stands behind '&'; the same. */
static size_t
read_reference(const char *s, size_t len, char *out, size_t *out_len)
{
	static const struct {
		char name[6], character;
	} known[] = { { "lt;", '<' }, { "gt;", '>' }, { "amp;", '&' }, { "quot;", '"' }, { "apos;", '\'' } };
	size_t i, n;

	if (len > 0 && *s == '#')
		return read_number(s, len, out, out_len);
	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		n = begins_with(s, len, known[i].name);
		if (n == 0)
			continue;
		*out = known[i].character;
		*out_len = 1;
		return n;
	}
	return 0;
}

bool
xml_text_is_plain(const char *s, size_t len)
{
	const char *at = s, *end = s + len;
	char character[UTF8_MAX];
	size_t n, unused;

	if (!xml_text_is_allowed(s, len) || find_three(s, len, "]]>") != NULL)
		return false;
	while ((at = memchr(at, '&', (size_t)(end - at))) != NULL) {
		at++;
		n = read_reference(at, (size_t)(end - at), character, &unused);
		if (n == 0)
			return false;
		at += n;
	}
	return true;
}

/* Without references. */
static void
report_characters(const char *s, size_t len, void (*text)(void *ctx, const char *s, size_t len), void *ctx)
{
	const char *cr;
	size_t n;

	for (; len > 0; s += n, len -= n) {
		n = utf8_cut(s, len, PIECE_BYTES);
		cr = memchr(s, '\r', n);
		if (cr == s) {
			text(ctx, "\n", 1);
			n = len > 1 && s[1] == '\n' ? 2 : 1;
		} else {
			n = cr != NULL ? (size_t)(cr - s) : n;
			text(ctx, s, n);
		}
	}
}

void
xml_text_report(const char *s, size_t len, bool as_is, void (*text)(void *ctx, const char *s, size_t len), void *ctx)
{
	const char *end = s + len, *reference;
	char character[UTF8_MAX];
	size_t n = 0;

	while (!as_is && (reference = memchr(s, '&', (size_t)(end - s))) != NULL) {
		report_characters(s, (size_t)(reference - s), text, ctx);
		s = reference + 1;
		s += read_reference(s, (size_t)(end - s), character, &n);
		text(ctx, character, n);
	}
	report_characters(s, (size_t)(end - s), text, ctx);
}
