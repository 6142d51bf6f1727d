/*
 * The namespaces that feeds are written in: by their address, its known
 * misspellings, or, where a document forgot to declare it, by the usual
 * prefix.  Knows nothing of elements.
 */
#ifndef FEED_NAMESPACE_H
#define FEED_NAMESPACE_H

#include <stddef.h>

enum xml_namespace {
	NS_FEED,		/* none, any of RSS, any of Atom, or the root's own */
	NS_OTHER,
	NS_XML,
	NS_RDF,
	NS_XHTML,
	NS_DC,			/* Dublin Core elements */
	NS_DCTERMS,
	NS_CONTENT,		/* content:encoded */
	NS_MEDIA,		/* Media RSS */
	NS_ITUNES,
	NS_PODCAST,		/* podcastindex.org */
	NS_GOOGLEPLAY,
	NS_FEEDBURNER,
	NS_SY,			/* RSS 1.0 syndication */
	NS_PRISM
};

/* The namespace of an address; NS_OTHER when it is not known. */
enum xml_namespace namespace_of_address(const char *address);
/* The namespace that everybody binds to the prefix of len bytes. */
enum xml_namespace namespace_of_prefix(const char *prefix, size_t len);

#endif
