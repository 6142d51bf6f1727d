#include <stdint.h>

#include "text/utf8.h"
#include "wide.h"

/* So many units are looked at. */
#define DETECT_UNITS	64

static uint32_t
read_unit(struct wide form, const unsigned char *p)
{
	uint32_t value = 0;
	int i;

	for (i = 0; i < form.unit; i++)
		value = value << 8 | p[form.big ? i : form.unit - 1 - i];
	return value;
}

size_t
wide_decode(struct buf *out, struct wide form, const char *s, size_t len)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t unit = (size_t)form.unit, bad = 0;

	buf_reserve(out, len / unit + len / 4);
	while (len >= unit) {
		uint32_t c = read_unit(form, p), low;

		p += unit;
		len -= unit;
		if (unit == 2 && c >= 0xD800 && c <= 0xDBFF && len >= 2) {
			low = read_unit(form, p);
			if (low >= 0xDC00 && low <= 0xDFFF) {
				c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
				p += 2;
				len -= 2;
			}
		}
		bad += c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF);
		utf8_add(out, c);
	}
	if (len > 0)
		utf8_add(out, UTF8_REPLACEMENT);
	return bad + (len > 0);
}

static bool
is_plain(uint32_t c)
{
	return (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n' || c == '\r';
}

/* The first two units are ASCII, and so is a good part of the rest. */
static bool
looks_like(struct wide form, const unsigned char *p, size_t len)
{
	size_t unit = (size_t)form.unit, units = len / unit, i, plain = 0;

	if (units > DETECT_UNITS)
		units = DETECT_UNITS;
	if (units < 2 || !is_plain(read_unit(form, p)) || !is_plain(read_unit(form, p + unit)))
		return false;
	for (i = 0; i < units; i++)
		plain += is_plain(read_unit(form, p + i * unit));
	return plain * 4 >= units;
}

struct wide
wide_detect(const char *s, size_t len)
{
	static const struct wide forms[] = { { 4, true }, { 4, false }, { 2, true }, { 2, false } };
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (looks_like(forms[i], (const unsigned char *)s, len))
			return forms[i];
	return (struct wide){ 0, false };
}
