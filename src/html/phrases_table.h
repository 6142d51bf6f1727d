/* The phrases that phrases.c knows, folded to lower case and sorted by bytes. */
#ifndef HTML_PHRASES_TABLE_H
#define HTML_PHRASES_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct phrases_entry {
	const char *text;
	uint32_t kinds;
};

extern const struct phrases_entry phrases_table[];
extern const size_t phrases_table_size;

#endif
