/* Who wrote an article. */
#ifndef HTML_BYLINE_H
#define HTML_BYLINE_H

#include "page.h"
#include "tags.h"

/*
 * The names, parted by ", " as far as the source parts them; "" unknown.
 * claimed is schema.org's author, site the site's name, headline the node that
 * shows the title or -1.
 */
const char *byline_find(const struct page *page, const struct tags *tags, const char *claimed,
	    const char *site, int headline, struct arena *a);

#endif
