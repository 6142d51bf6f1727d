/*
 * What the elements of feeds say: one table for all dialects, since every
 * dialect is found inside every other.  Data only.
 */
#ifndef FEED_ELEMENTS_H
#define FEED_ELEMENTS_H

#include <stddef.h>

#include "builder.h"
#include "namespace.h"

/* Where an element stands: what its parent is. */
enum place {
	IN_DOCUMENT,		/* the root itself */
	IN_FEED,
	IN_ITEM,
	IN_PERSON,
	IN_IMAGE,		/* RSS <image> */
	IN_SOURCE,		/* atom:source of an entry */
	IN_HOURS, IN_DAYS,
	IN_VALUE,		/* inside a text that is being read: markup */
	IN_NOTHING		/* of no interest */
};

/* How an element is read. */
enum reading {
	READ_SKIP,		/* with all that is in it */
	READ_ENTER,		/* goes on to the row's place */
	READ_THROUGH,		/* as if its children were its parent's */
	READ_RSS, READ_RDF, READ_ATOM, READ_CDF,	/* roots */
	READ_CHANNEL, READ_ITEM, READ_CDF_ITEM,
	READ_LINE,		/* one line of text */
	READ_TITLE,		/* any markup, kept as plain text */
	READ_TEXT,		/* a text construct, kept as HTML */
	READ_URL,
	READ_DATE,
	READ_NUMBER,
	READ_PERIOD,
	READ_DURATION,
	READ_HOUR, READ_DAY,
	READ_GUID,
	READ_LINK,
	READ_CATEGORY,
	READ_KEYWORDS,		/* parted by commas */
	READ_PERSON,		/* children or "name <address>" */
	READ_PERSON_NAME, READ_PERSON_EMAIL, READ_PERSON_URL,
	READ_ENCLOSURE,		/* url, type, length */
	READ_MEDIA,		/* media:content */
	READ_IMAGE_LINK,	/* an address in url or href */
	READ_IMAGE,		/* RSS <image>: children, an attribute or an address */
	READ_LINK_IMAGE		/* itunes:link rel="image" */
};

struct element {
	enum place in;
	enum xml_namespace ns;
	const char *name;	/* in lower case */
	enum reading reading;
	enum field field;
	enum place to;		/* of READ_ENTER and the like */
};

/* The rows; of rows for one field the first has priority. */
extern const struct element elements[];
extern const size_t element_count;

#define ELEMENT_SLOTS	1024	/* a power of two, well over the number of rows */

/* The table by place, namespace and name. */
struct element_index {
	unsigned short slots[ELEMENT_SLOTS];	/* row and one, 0 free */
};

void	element_index_fill(struct element_index *index);
/* The row of an element, NULL when it is not known; name in any case. */
const struct element *element_find(const struct element_index *index, enum place in,
	    enum xml_namespace ns, const char *name);
/* The priority of a row, from 1. */
unsigned element_rank(const struct element *e);

#endif
