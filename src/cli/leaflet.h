/*
 * Stored articles as one web page that needs nothing from anywhere: made from
 * their documents, never from the HTML of a feed, with no script and no
 * picture, and its policy forbids both.
 */
#ifndef CLI_LEAFLET_H
#define CLI_LEAFLET_H

#include "base/buf.h"
#include "store/articles.h"

void	leaflet_begin(struct buf *out);
/* Append an article. */
void	leaflet_write(const struct article *article, struct buf *out);
void	leaflet_end(struct buf *out);

#endif
