/*
 * Where the article stands: every stretch of prose votes for the elements
 * around it, and the one with most votes wins; parts of the same article that
 * stand beside it are joined (score of Readability's kind, but nothing is cut
 * from the tree).  Gives the blocks to look at, generously; label.c takes out
 * what does not belong.
 */
#ifndef HTML_SCORE_H
#define HTML_SCORE_H

#include <stdbool.h>

#include "page.h"

/* What a choice must obey. */
struct score_wish {
	int holding;		/* block that the element must hold, -1 any */
	int from, before;	/* only blocks of [from, before) count; before -1: to the end */
};

/*
 * Fill inside[block_count] with the blocks of the article's elements.
 * Returns the element that won, or -1 when the page has no prose.
 */
int	score_choose(const struct page *page, const struct score_wish *wish, bool *inside);

#endif
