/*
 * The kept blocks of a page as the article: as text, and as clean HTML made of
 * a white list of elements and attributes, with the figures among the blocks.
 */
#ifndef HTML_ARTICLE_H
#define HTML_ARTICLE_H

#include "base/buf.h"

#include "page.h"

/* Append the text of the blocks labelled LABEL_KEPT, paragraphs parted by blank lines. */
void	article_text(const struct page *page, const unsigned char *labels, struct buf *out);
/*
 * Append them as HTML.  Addresses are resolved against base ("" leaves
 * relative ones out); nothing but white-listed elements and attributes and
 * addresses that pass url_is_safe_link get through.
 */
void	article_html(const struct page *page, const unsigned char *labels, const char *base, struct buf *out);

#endif
