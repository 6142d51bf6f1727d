/*
 * An XML document (UTF-8) as events: start tags with their namespace resolved,
 * text, end tags.  The only room that knows expat.  Fetches nothing, expands
 * entities within limits, forgives undeclared prefixes and nothing else:
 * repair.h makes other damage well-formed first.
 */
#ifndef FEED_XML_H
#define FEED_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "namespace.h"

/* A start tag; everything is lent for the time of the call. */
struct xml_tag {
	enum xml_namespace ns;
	const char *name;		/* without the prefix, as written */
	const char **attributes;	/* names as written and values in turn, then NULL */
};

struct xml_handler {
	void (*start)(void *ctx, const struct xml_tag *tag);
	void (*text)(void *ctx, const char *s, size_t len, bool in_section);	/* in a CDATA section */
	void (*end)(void *ctx, const char *name);	/* without the prefix */
};

enum xml_status {
	XML_READ,		/* to the end */
	XML_MALFORMED,		/* not well-formed: what came before was reported */
	XML_REFUSED		/* entities out of bounds: an attack */
};

struct xml_result {
	enum xml_status status;
	unsigned long line, column;	/* of the fault, from 1 */
	const char *fault;		/* what it is, a constant */
	bool undeclared;		/* a prefix was not declared */
};

/* Read a document and report it to handler. */
void	xml_read(const char *text, size_t len, const struct xml_handler *handler, void *ctx,
	    struct xml_result *result);
/*
 * The value of an attribute by its local name, without regard to case: without
 * a prefix first, else with any but xmlns and xsi; NULL when the tag has none.
 */
const char *xml_attribute(const struct xml_tag *tag, const char *name);
/* By the name with its prefix, exactly ("xml:base"). */
const char *xml_attribute_exact(const struct xml_tag *tag, const char *name);

#endif
