/*
 * What stands out of line: where nearly all prose of an article stands side by
 * side in one container, a box among its paragraphs (a picture with its
 * caption, a teaser, a slot for an advertisement) or below them (comments) is
 * told by what it holds, without any word.
 */
#ifndef HTML_BOXES_H
#define HTML_BOXES_H

#include "page.h"

/* Set the labels of kept blocks in boxes to LABEL_CAPTION, LABEL_LINK or LABEL_CARD. */
void	boxes_label(const struct page *page, unsigned char *labels);

#endif
