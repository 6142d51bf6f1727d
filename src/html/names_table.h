/* The words that names.c knows, sorted. */
#ifndef HTML_NAMES_TABLE_H
#define HTML_NAMES_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct names_entry {
	const char *word;
	uint32_t kinds;
};

extern const struct names_entry names_table[];
extern const size_t names_table_size;

#endif
