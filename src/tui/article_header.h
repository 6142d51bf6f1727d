/* What stands above the text of an article: whose it is and when, its link, its tags and enclosures. */
#ifndef TUI_ARTICLE_HEADER_H
#define TUI_ARTICLE_HEADER_H

#include <stdint.h>

#include "store/articles.h"

#define HEADER_LINES	12

struct header_line {
	const char *text;
	unsigned look;
};

struct article_header {
	struct header_line lines[HEADER_LINES];
	int count;
};

/*
 * Fill the header; text in the arena or lent from the article.  source is a
 * remark on which text is shown, "" none.  Nothing but a hint follows when
 * the article has no text.
 */
void	article_header_make(struct article_header *header, const struct article *article, const char *source,
	    bool has_text, int64_t now, struct arena *a);

#endif
