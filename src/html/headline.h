/* The title of a page's article: the heading that shows it, checked against what the page's head claims. */
#ifndef HTML_HEADLINE_H
#define HTML_HEADLINE_H

#include "page.h"
#include "tags.h"

/*
 * The title, clean, "" when there is none.  *node is the heading that shows
 * it, or -1.  claimed is schema.org's headline, site the site's name.
 */
const char *headline_find(const struct page *page, const struct tags *tags, const char *claimed,
	    const char *site, int *node, struct arena *a);

#endif
