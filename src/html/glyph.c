#include <stddef.h>

#include "glyph.h"

struct range {
	uint32_t first, last;
};

/* Scripts that put no space between words (Unicode 15 blocks). */
static const struct range dense[] = {
	{ 0x0E00, 0x0EFF },	/* Thai, Lao */
	{ 0x1000, 0x109F },	/* Myanmar */
	{ 0x1780, 0x17FF },	/* Khmer */
	{ 0x2E80, 0x2FDF }, { 0x3005, 0x3007 }, { 0x3041, 0x30FF }, { 0x3400, 0x4DBF },
	{ 0x4E00, 0x9FFF }, { 0xAC00, 0xD7A3 }, { 0xF900, 0xFAFF }, { 0x20000, 0x3FFFF }
};

static const uint32_t commas[] = {
	',', ';', 0x060C, 0x061B, 0x055D, 0x07F8, 0x1363, 0x1802, 0x3001, 0xFE10, 0xFE50, 0xFF0C, 0xFF1B, 0xFF64
};

static const uint32_t stops[] = {
	'.', '!', '?', 0x2026, 0x0589, 0x061F, 0x06D4, 0x0964, 0x0965, 0x1362, 0x1367, 0x17D4, 0x203C,
	0x203D, 0x2047, 0x2048, 0x2049, 0x3002, 0xFE52, 0xFE56, 0xFE57, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61
};

static const uint32_t closers[] = {
	'"', '\'', ')', ']', '}', 0xBB, 0xAB, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x203A, 0x2039,
	0x300B, 0x300D, 0x300F, 0x3011, 0xFF09, 0xFF3D, '*', 0x2020, 0x25A0, 0x25CF, 0x2666
};

/* Letters, which nearly all text is: in none of the lists. */
static bool
is_plain(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || (c >= '0' && c <= '9') ||
	    (c >= 0xC0 && c < 0x55D) || (c >= 0x3041 && c < 0xFE10);
}

static bool
in_list(const uint32_t *list, size_t count, uint32_t c)
{
	size_t i;

	if (is_plain(c))
		return false;
	for (i = 0; i < count; i++)
		if (list[i] == c)
			return true;
	return false;
}

#define IN(list, c) in_list(list, sizeof(list) / sizeof((list)[0]), c)

static bool
is_invisible(uint32_t c)
{
	return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) ||
	    (c >= 0x202A && c <= 0x202E) || c == 0xFEFF || c == 0xFE0F;
}

uint32_t
glyph_weight(uint32_t c)
{
	size_t i;

	if (c < 0x0E00)
		return !glyph_is_space(c) && c != 0xAD;
	for (i = 0; i < sizeof(dense) / sizeof(dense[0]); i++)
		if (c >= dense[i].first && c <= dense[i].last)
			return 3;
	return !glyph_is_space(c) && !is_invisible(c);
}

bool
glyph_is_space(uint32_t c)
{
	return c <= ' ' || (c >= 0x7F && c <= 0xA0) || (c >= 0x2000 && c <= 0x200A) ||
	    c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x1680;
}

bool
glyph_is_comma(uint32_t c)
{
	return IN(commas, c);
}

bool
glyph_ends_sentence(uint32_t c)
{
	return IN(stops, c);
}

bool
glyph_closes(uint32_t c)
{
	return IN(closers, c);
}

uint32_t
glyph_fold(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F))
		return c + 32;
	if (c >= 0x400 && c <= 0x40F)
		return c + 80;
	if (c >= 0x531 && c <= 0x556)
		return c + 48;
	if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x460 && c <= 0x4BF) ||
	    (c >= 0x1E00 && c <= 0x1EFF))
		return c | 1;
	if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
		return c + (c & 1);
	return c;
}

bool
glyph_is_word(uint32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
	return c >= 0xAA && c != 0xAB && c != 0xBB && c != 0xD7 && c != 0xF7 && c != 0xB7 &&
	    !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x3004) && !(c >= 0x3008 && c <= 0x3020) &&
	    !(c >= 0xFE00 && c <= 0xFE6F) && !(c >= 0xFF00 && c <= 0xFF0F) && !(c >= 0x1F000 && c <= 0x1FAFF) &&
	    !IN(commas, c) && !IN(stops, c) && !IN(closers, c) && !is_invisible(c);
}
