/*
 * A web page to the article in it.  Works on the page alone, never fetches.
 */
#ifndef HTML_EXTRACT_H
#define HTML_EXTRACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct extract {
	struct arena arena;	/* owns the strings but for text and html; none is NULL */
	const char *title, *byline, *site, *language, *image, *standfirst;
	int64_t published, modified;	/* DATE_NONE when unknown */
	char *text;		/* the body, paragraphs parted by blank lines; "" no article */
	char *html;		/* the body as clean HTML, captions included */
	const char *next;	/* address of the next page of the same article, "" none */
	bool paywalled;		/* the page looks like a stub or a login */
};

struct extract_source {
	const char *url;		/* of the page, "" unknown */
	const char *content_type;	/* HTTP Content-Type, "" unknown */
	uint64_t off;			/* bits of heuristics (html/heuristic.h) to leave out: to measure what they are worth */
};

/*
 * Find the article of a page (any bytes).  *out is the caller's,
 * extract_free() it; it is given, with what metadata there is, also when there
 * is no article: then -1 with ERROR_MISSING and text "".
 */
int	extract_page(const char *data, size_t len, const struct extract_source *source,
	    struct extract **out, struct error *err);
void	extract_free(struct extract *extract);

#endif
