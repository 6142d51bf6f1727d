/*
 * What each block of the chosen parts of a page is: a piece of the article, or
 * furniture that stands before, between or after its paragraphs.  Blocks are
 * judged in document order by what they are and by what is kept around them.
 */
#ifndef HTML_LABEL_H
#define HTML_LABEL_H

#include <stdbool.h>

#include "page.h"

enum label {
	LABEL_KEPT,
	LABEL_OUTSIDE,		/* not in the chosen parts */
	LABEL_JUNK,		/* in an element that is suspect by name or nature */
	LABEL_CAPTION,		/* of a picture */
	LABEL_LINK,		/* a line that is all links */
	LABEL_PHRASE,		/* begins as furniture does */
	LABEL_TITLE,		/* the headline, the byline, the standfirst again */
	LABEL_BEFORE,		/* no sentence, before the first */
	LABEL_AFTER,		/* no sentence, after the last */
	LABEL_CARD,		/* a teaser in a row of them */
	LABEL_HEADING,		/* a heading with nothing below it */
	LABEL_REPEAT		/* said before */
};

struct label_facts {
	const char *title, *byline, *standfirst;	/* "" unknown */
	bool entries;		/* rows of entries are the content: a forum, a live blog */
};

/* Fill labels[block_count]. */
void	label_blocks(const struct page *page, const bool *inside, const struct label_facts *facts,
	    unsigned char *labels, struct arena *a);

#endif
