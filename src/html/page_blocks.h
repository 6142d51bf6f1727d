/* The text of a surveyed page as blocks: a part of page.c's work. */
#ifndef HTML_PAGE_BLOCKS_H
#define HTML_PAGE_BLOCKS_H

#include "page.h"

/* Fill blocks, prose and the block counts of the sums. */
void	page_blocks_collect(struct page *page, struct arena *a);

/* What a character weighs on this page. */
uint32_t page_blocks_weight(const struct page *page, uint32_t c);

#endif
