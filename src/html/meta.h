/*
 * What a page says about its article outside the text: title, byline, dates,
 * site, language, picture; and what its machine-readable parts claim the text
 * to be.  Sources disagree; the order in which they are trusted was counted on
 * pages that people had annotated (coranto-source(7)).
 */
#ifndef HTML_META_H
#define HTML_META_H

#include <stdbool.h>
#include <stdint.h>

#include "page.h"

#define META_ARTICLE	1u	/* some kind of Article */
#define META_FORUM	2u	/* DiscussionForumPosting, QAPage: comments are the content */
#define META_LOCKED	4u	/* isAccessibleForFree: false */
#define META_LIVE	8u	/* LiveBlogPosting: entries are the content */

struct meta {
	const char *title, *byline, *site, *language, *image, *description;	/* none NULL */
	const char *page_title;	/* <title>, site and all */
	const char *body;	/* schema.org articleBody, plain text, "" none */
	const char *canonical, *next;
	int64_t published, modified;	/* DATE_NONE unknown */
	unsigned kinds;			/* META_* */
	int headline;			/* the node that shows the title, -1 none */
};

/* Read everything; strings are in the arena, clean, one line each (but body). */
void	meta_read(const struct page *page, const char *url, struct meta *meta, struct arena *a);

#endif
