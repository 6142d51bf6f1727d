/* The <meta>, <link> and <title> elements of a page: OpenGraph, Dublin Core and their kin. */
#ifndef HTML_TAGS_H
#define HTML_TAGS_H

#include "dom.h"

enum tag_name {
	TAGS_OG_TITLE, TAGS_OG_SITE, TAGS_OG_LOCALE, TAGS_OG_IMAGE, TAGS_OG_TYPE, TAGS_DESCRIPTION, TAGS_AUTHOR,
	TAGS_PUBLISHED, TAGS_DATE, TAGS_MODIFIED, TAGS_LANGUAGE, TAGS_APPLICATION, TAGS_TITLE, TAGS_CANONICAL,
	TAGS_NEXT, TAGS_PAGE_TITLE, TAGS_LOCKED, TAGS_COUNT
};

struct tags {
	const char *value[TAGS_COUNT];	/* as written, lent from the dom; "" none */
};

/* The first non-empty value of each. */
void	tags_read(const struct dom *dom, struct arena *a, struct tags *tags);
/* The text of a node and all in it, as one string. */
char	*tags_node_text(const struct dom *dom, int i, struct arena *a);

#endif
