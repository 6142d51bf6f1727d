/*
 * Which parts of a page are suspect: elements whose name or nature says that
 * they stand around an article (share bars, related links, comments ...).
 * Suspicion is a mask on each node; nothing is removed here.
 */
#ifndef HTML_PRUNE_H
#define HTML_PRUNE_H

#include "page.h"

/* Set the junk mask of every node: its own and that of the elements around it; kinds that are spared never. */
void	prune_mark(struct page *page, uint32_t spared);
/* Forget all suspicion, for a second look with open eyes. */
void	prune_clear(struct page *page);

#endif
