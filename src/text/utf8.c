#include <string.h>

#include "base/block.h"
#include "text/utf8.h"

/* What a lead byte promises (Unicode 15, table 3-7). */
struct lead {
	unsigned char bytes;		/* 0: no lead byte */
	unsigned char low, high;	/* of the second byte */
};

static struct lead
classify_lead(unsigned char c)
{
	if (c < 0xC2 || c > 0xF4)
		return (struct lead){ 0, 0, 0 };
	if (c < 0xE0)
		return (struct lead){ 2, 0x80, 0xBF };
	if (c < 0xF0)
		return (struct lead){ 3, c == 0xE0 ? 0xA0 : 0x80, c == 0xED ? 0x9F : 0xBF };
	return (struct lead){ 4, c == 0xF0 ? 0x90 : 0x80, c == 0xF4 ? 0x8F : 0xBF };
}

size_t
utf8_decode(const char *s, size_t len, uint32_t *c)
{
	const unsigned char *p = (const unsigned char *)s;
	struct lead lead;
	uint32_t value;
	size_t i;

	if (p[0] < 0x80) {
		*c = p[0];
		return 1;
	}
	*c = UTF8_REPLACEMENT;
	lead = classify_lead(p[0]);
	if (lead.bytes == 0 || len < 2 || p[1] < lead.low || p[1] > lead.high)
		return 1;
	value = (p[0] & (0x7Fu >> lead.bytes)) << 6 | (p[1] & 0x3Fu);
	for (i = 2; i < lead.bytes; i++) {
		if (i >= len || (p[i] & 0xC0) != 0x80)
			return i;
		value = value << 6 | (p[i] & 0x3Fu);
	}
	*c = value;
	return lead.bytes;
}

size_t
utf8_encode(char *out, uint32_t c)
{
	if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		c = UTF8_REPLACEMENT;
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

void
utf8_add(struct buf *out, uint32_t c)
{
	char bytes[UTF8_MAX];

	buf_add(out, bytes, utf8_encode(bytes, c));
}

size_t
utf8_ascii_span(const char *s, size_t len)
{
	size_t i, n = BLOCK_BYTES;

	for (i = 0; len - i >= BLOCK_BYTES && n == BLOCK_BYTES; i += n)
		n = block_before(block_high(s + i));
	while (i < len && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

static bool
is_continuation(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* The bytes of the well-formed character at p, which is none of ASCII; 0 when it is ill-formed. */
static size_t
check_multibyte(const unsigned char *p, size_t len)
{
	struct lead lead = classify_lead(p[0]);

	if (lead.bytes == 0 || len < lead.bytes || p[1] < lead.low || p[1] > lead.high)
		return 0;
	if (lead.bytes > 2 && !is_continuation(p[2]))
		return 0;
	if (lead.bytes > 3 && !is_continuation(p[3]))
		return 0;
	return lead.bytes;
}

size_t
utf8_block_span(const char *s)
{
	uint64_t high = block_high(s), more, two, three;

	if (high == 0)
		return BLOCK_BYTES;
	more = block_equal(s, 0xC0, 0x80);
	two = block_equal(s, 0xE0, 0xC0);
	three = block_equal(s, 0xF0, 0xE0);
	if ((high & ~(more | two | three)) != 0 || more != ((two | three) << 1 | three << 2))
		return 0;
	/* Of these leads some are ill-formed, or want a second byte of their own. */
	if ((two & block_equal(s, 0xFE, 0xC0)) != 0)
		return 0;
	if (three != 0 && (block_equal(s, 0xFF, 0xE0) | block_equal(s, 0xFF, 0xED)) != 0)
		return 0;
	return three >> (BLOCK_BYTES - 2) == 1 ? BLOCK_BYTES - 2 : BLOCK_BYTES - (two >> (BLOCK_BYTES - 1) | three >> (BLOCK_BYTES - 1));
}

/* The bytes of the well-formed character at s, or 0. */
static size_t
check_character(const char *s, size_t len)
{
	return (unsigned char)s[0] < 0x80 ? 1 : check_multibyte((const unsigned char *)s, len);
}

size_t
utf8_valid_span(const char *s, size_t len)
{
	return block_span(s, len, utf8_block_span, check_character);
}

bool
utf8_valid(const char *s, size_t len)
{
	return utf8_valid_span(s, len) == len;
}

size_t
utf8_cut(const char *s, size_t len, size_t max)
{
	size_t start;

	if (len <= max)
		return len;
	for (start = max; start > 0 && max - start < UTF8_MAX - 1; start--)
		if (((unsigned char)s[start] & 0xC0) != 0x80)
			break;
	return ((unsigned char)s[start] & 0xC0) == 0x80 ? max : start;
}
