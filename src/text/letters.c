#include <stddef.h>

#include "letters.h"

static const struct {
	uint16_t first, last;
	uint8_t columns;
} ranges[] = {
	{ 0x0041, 0x005A, 1 }, { 0x0061, 0x007A, 1 },	/* Latin */
	{ 0x00C0, 0x024F, 1 },
	{ 0x0391, 0x03A1, 1 }, { 0x03A3, 0x03CE, 1 },	/* Greek */
	{ 0x0400, 0x0482, 1 }, { 0x048A, 0x052F, 1 },	/* Cyrillic */
	{ 0x05D0, 0x05EA, 1 },				/* Hebrew */
	{ 0x0620, 0x064A, 1 },				/* Arabic */
	{ 0x3001, 0x3002, 2 }, { 0x3041, 0x3096, 2 }, { 0x30A1, 0x30FA, 2 },	/* Japanese */
	{ 0x4E00, 0x9FFF, 2 },				/* Han */
	{ 0xAC00, 0xD7A3, 2 },				/* Hangul */
};

int
letters_columns(uint32_t c)
{
	size_t low = 0, high = sizeof(ranges) / sizeof(ranges[0]), middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (c > ranges[middle].last)
			low = middle + 1;
		else if (c < ranges[middle].first)
			high = middle;
		else
			return ranges[middle].columns;
	}
	return 0;
}
