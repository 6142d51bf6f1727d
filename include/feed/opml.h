/*
 * OPML 1.0 and 2.0 (opml.org/spec2.opml), the lists of subscriptions that
 * readers exchange, both ways.  Only web addresses are taken: a list can come
 * from anywhere, and nothing in it is ever run.
 */
#ifndef FEED_OPML_H
#define FEED_OPML_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

struct opml_attribute {
	const char *name, *value;
};

/* A subscription; strings are never NULL, valid UTF-8, without line breaks and double quotes. */
struct opml_outline {
	const char *url;		/* xmlUrl: http or https */
	const char *title;		/* text, else title */
	const char *html_url;		/* the site, a web address or "" */
	const char *folder;		/* "News/Local"; "" at the top */
	struct opml_attribute *attributes;	/* the others, as they stood */
	size_t attribute_count;
};

/* What was not taken. */
struct opml_skipped {
	const char *what;		/* its address, or its title */
	const char *why;
};

struct opml {
	struct arena arena;		/* owns everything below */
	const char *title;		/* of the list */
	const char *warning;		/* "12:5: ...": not well-formed, read all the same; "" nothing */
	struct opml_outline *outlines;	/* document order */
	size_t outline_count;
	struct opml_skipped *skipped;
	size_t skipped_count;
};

/*
 * Read a list.  *out is the caller's, opml_free() it.  -1 with err, which says
 * LINE:COLUMN of what is wrong: ERROR_FORMAT when nothing can be read from it
 * or it is something else, ERROR_LIMIT when it is too large.
 */
int	opml_parse(const char *data, size_t len, struct opml **out, struct error *err);
void	opml_free(struct opml *opml);
/* Append a list as OPML 2.0, folders as nested outlines; now is its date. */
void	opml_write(const struct opml *opml, int64_t now, struct buf *out);

#endif
