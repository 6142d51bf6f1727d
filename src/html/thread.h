/*
 * Comments below an article that no name gives away: a row of entries, one
 * built like the other, each with a line that all of them have ("Reply").
 */
#ifndef HTML_THREAD_H
#define HTML_THREAD_H

#include "page.h"

/* Set the labels of kept blocks in such a row to LABEL_CARD. */
void	thread_label(const struct page *page, unsigned char *labels);

#endif
