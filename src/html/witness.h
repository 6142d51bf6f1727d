/*
 * Texts that are known to be the article's, from elsewhere: schema.org's
 * articleBody, the description.  They check a choice and mend it; they never
 * replace it where the page holds more, for many of them are stumps.
 */
#ifndef HTML_WITNESS_H
#define HTML_WITNESS_H

#include <stdbool.h>

#include "page.h"

struct witness {
	const char *folded;	/* letters only; "" there is none */
	size_t len;
	uint32_t total;		/* weight of it all */
	bool *seen;		/* blocks of prose whose text is in it */
	uint32_t weight;	/* of those blocks */
	int first, last;	/* the first and last of them, -1 none */
};

/* Compare all blocks with the text; bounded, whatever the page. */
void	witness_read(const struct page *page, const char *text, struct witness *witness, struct arena *a);
/* The witness ends with block b: what follows is not the article's, as far as it knows. */
bool	witness_ends_with(const struct witness *witness, const struct page *page, int b, struct arena *a);
/* The block of prose that begins as the description does, or -1. */
int	witness_find_start(const struct page *page, const char *description, struct arena *a);

#endif
