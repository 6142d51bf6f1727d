#include <stdbool.h>
#include <string.h>

#include "entity_table.h"
#include "text/entity.h"
#include "text/utf8.h"

/* The numbers 128 to 159 mean windows-1252 (WHATWG HTML, 13.2.5.80). */
static const uint16_t windows_1252[32] = {
	0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
	0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static const struct entity *
find_entity(const char *name, size_t len)
{
	size_t low = 0, high = ENTITY_COUNT, middle;
	int order;

	if (len == 0 || len > ENTITY_NAME_MAX)
		return NULL;
	while (low < high) {
		middle = low + (high - low) / 2;
		order = memcmp(name, entity_table[middle].name, len);
		if (order == 0 && entity_table[middle].name[len] == '\0')
			return &entity_table[middle];
		if (order > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const char *
entity_lookup(const char *name, size_t len)
{
	const struct entity *e = find_entity(name, len);

	return e != NULL ? e->text : NULL;
}

/*
 * Without a semicolon only the old names count, and only at the end of a
 * word: "&copy=1" in an address is none (WHATWG HTML's rule for attributes,
 * taken everywhere because feeds carry addresses as text).
 */
static size_t
decode_named(struct buf *out, const char *s, size_t len)
{
	const struct entity *e;
	size_t n = 1;

	while (n < len && n <= ENTITY_NAME_MAX + 1 && is_alnum(s[n]))
		n++;
	e = find_entity(s + 1, n - 1);
	if (e == NULL)
		return 0;
	if (n < len && s[n] == ';')
		n++;
	else if (!e->bare || (n < len && s[n] == '='))
		return 0;
	buf_adds(out, e->text);
	return n;
}

static int
digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return 16;
}

static size_t
decode_number(struct buf *out, const char *s, size_t len)
{
	size_t n = 2, first;
	uint32_t base = 10, c = 0;

	if (n < len && (s[n] == 'x' || s[n] == 'X')) {
		base = 16;
		n++;
	}
	for (first = n; n < len && (uint32_t)digit_value(s[n]) < base; n++)
		if (c <= 0x10FFFF)
			c = c * base + (uint32_t)digit_value(s[n]);
	if (n == first)
		return 0;
	if (c >= 0x80 && c <= 0x9F)
		c = windows_1252[c - 0x80];
	utf8_add(out, c == 0 ? UTF8_REPLACEMENT : c);
	return n < len && s[n] == ';' ? n + 1 : n;
}

size_t
entity_decode_one(struct buf *out, const char *s, size_t len)
{
	if (len < 3 || s[0] != '&')
		return 0;
	return s[1] == '#' ? decode_number(out, s, len) : decode_named(out, s, len);
}

void
entity_decode(struct buf *out, const char *s, size_t len)
{
	const char *end = s + len, *amp;
	size_t taken;

	while (s < end) {
		amp = memchr(s, '&', (size_t)(end - s));
		if (amp == NULL)
			amp = end;
		buf_add(out, s, (size_t)(amp - s));
		s = amp;
		if (s == end)
			break;
		taken = entity_decode_one(out, s, (size_t)(end - s));
		if (taken == 0)
			buf_addc(out, '&');
		s += taken > 0 ? taken : 1;
	}
}

static const char *
reference_of(char c, enum entity_place where)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return where != ENTITY_VALUE ? "&gt;" : NULL;
	case '"':
		return where != ENTITY_TEXT ? "&quot;" : NULL;
	default:
		return NULL;
	}
}

void
entity_encode_for(struct buf *out, const char *s, size_t len, enum entity_place where)
{
	const char *reference;
	size_t i, from = 0;

	for (i = 0; i < len; i++) {
		reference = reference_of(s[i], where);
		if (reference == NULL)
			continue;
		buf_add(out, s + from, i - from);
		buf_adds(out, reference);
		from = i + 1;
	}
	buf_add(out, s + from, len - from);
}

void
entity_encode(struct buf *out, const char *s)
{
	entity_encode_for(out, s, strlen(s), ENTITY_ANYWHERE);
}
