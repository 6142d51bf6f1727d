/* The links of a document: each target once, numbered from 1 in the order they come. */
#ifndef HTML_LINK_TABLE_H
#define HTML_LINK_TABLE_H

#include <stdbool.h>

#include "base/map.h"
#include "html/document.h"

struct link_table {
	struct document *doc;
	const char *base;		/* absolute, "" unknown */
	struct map numbers;
	size_t cap;
};

void	link_table_init(struct link_table *t, struct document *doc, const char *base);
void	link_table_clear(struct link_table *t);
/*
 * The number of an address as it stands in the source; 0 for one that may not
 * be followed and for a place in the same page.
 */
int	link_table_add(struct link_table *t, const char *href);
/* Forget the address that was added last. */
void	link_table_drop_last(struct link_table *t);
/* The address is a place in the page itself. */
bool	link_table_is_anchor(struct link_table *t, const char *href);

#endif
