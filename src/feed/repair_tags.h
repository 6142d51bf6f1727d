/*
 * The tags of a document that is being repaired: start tags with their
 * attributes written anew, end tags, and the elements that are open, so that
 * what was not closed or crosses another is closed in its order.
 */
#ifndef FEED_REPAIR_TAGS_H
#define FEED_REPAIR_TAGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/limits.h"
#include "repair_text.h"

/* An open element. */
struct repair_open {
	char name[REPAIR_NAME_BYTES];
	bool silent;			/* a second root: its tags are not written */
};

struct repair_tags {
	struct repair_text *text;
	const char *const *roots;	/* names that begin a document, NULL at their end */
	struct repair_open stack[LIMIT_XML_DEPTH];
	int depth;
	int over;			/* elements too deep to be written */
	char root[REPAIR_NAME_BYTES];	/* as it was written */
	bool after;			/* the root was closed */
};

/* A start tag begins where the text stands; its name, which is *n bytes long in the source. */
bool	repair_tags_begins(struct repair_tags *r, char *name, size_t *n);
/* Take a start tag whose name is n bytes long in the source. */
void	repair_tags_start(struct repair_tags *r, const char *name, size_t n);
/* Take an end tag: what is open inside its element ends with it; one without a start is dropped. */
void	repair_tags_end(struct repair_tags *r);
/* The name of the innermost open element, lent; "" when none is open. */
const char *repair_tags_innermost(const struct repair_tags *r);
/* The document ends: everything is closed. */
void	repair_tags_finish(struct repair_tags *r);

#endif
