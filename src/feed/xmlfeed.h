/*
 * An XML document of any feed dialect to a struct feed: the events of xml.h
 * led through the table of elements.h into a builder.
 */
#ifndef FEED_XMLFEED_H
#define FEED_XMLFEED_H

#include "feed/feed.h"
#include "xml.h"

enum xmlfeed_root {
	XMLFEED_EMPTY,		/* no element at all */
	XMLFEED_FEED,
	XMLFEED_PAGE,		/* a web page */
	XMLFEED_OTHER		/* something else, named in root */
};

struct xmlfeed_result {
	struct xml_result xml;
	enum xmlfeed_root kind;
	bool buried;		/* markup in a CDATA section where elements belong */
	char root[64];		/* the name of the root element */
};

/*
 * Read a document (UTF-8).  url is where it came from.  The feed is the
 * caller's, whatever the result says: what came before a fault is in it.
 */
struct feed *xmlfeed_read(const char *text, size_t len, const char *url, struct xmlfeed_result *result);

#endif
