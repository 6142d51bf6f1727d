#include <string.h>
#include <strings.h>

#include "namespace.h"

/*
 * Compared without the scheme, without case and without a '/' or '#' at the
 * end: these are what most misspellings differ in.
 */
static const struct {
	const char *address;
	enum xml_namespace ns;
} addresses[] = {
	{ "", NS_FEED },
	{ "www.w3.org/2005/atom", NS_FEED },
	{ "purl.org/atom/ns", NS_FEED },
	{ "example.com/newformat", NS_FEED },
	{ "example.com/necho", NS_FEED },
	{ "purl.org/echo", NS_FEED },
	{ "uri/of/echo/namespace", NS_FEED },
	{ "purl.org/pie", NS_FEED },
	{ "purl.org/rss/1.0", NS_FEED },
	{ "purl.org/net/rss1.1", NS_FEED },
	{ "my.netscape.com/rdf/simple/0.9", NS_FEED },
	{ "channel.netscape.com/rdf/simple/0.9", NS_FEED },
	{ "my.netscape.com/publish/formats/rss-0.91.dtd", NS_FEED },
	{ "backend.userland.com/rss", NS_FEED },
	{ "backend.userland.com/rss091", NS_FEED },
	{ "backend.userland.com/rss092", NS_FEED },
	{ "backend.userland.com/rss2", NS_FEED },
	{ "blogs.law.harvard.edu/tech/rss", NS_FEED },
	{ "cyber.law.harvard.edu/rss/rss.html", NS_FEED },
	{ "www.rssboard.org/rss-specification", NS_FEED },
	{ "www.w3.org/1999/02/22-rdf-syntax-ns", NS_RDF },
	{ "www.w3.org/1999/xhtml", NS_XHTML },
	{ "www.w3.org/tr/xhtml1", NS_XHTML },
	{ "www.w3.org/tr/html4", NS_XHTML },
	{ "www.w3.org/tr/rec-html40", NS_XHTML },
	{ "www.w3.org/xml/1998/namespace", NS_XML },
	{ "purl.org/dc/elements/1.1", NS_DC },
	{ "purl.org/dc/elements/1.0", NS_DC },
	{ "purl.org/metadata/dublin_core", NS_DC },
	{ "dublincore.org/documents/dcmi-namespace", NS_DC },
	{ "purl.org/dc/terms", NS_DCTERMS },
	{ "purl.org/rss/1.0/modules/dcterms", NS_DCTERMS },
	{ "purl.org/rss/1.0/modules/content", NS_CONTENT },
	{ "purl.org/rss/modules/content", NS_CONTENT },
	{ "search.yahoo.com/mrss", NS_MEDIA },
	{ "video.search.yahoo.com/mrss", NS_MEDIA },
	{ "tools.search.yahoo.com/mrss", NS_MEDIA },
	{ "www.rssboard.org/media-rss", NS_MEDIA },
	{ "www.itunes.com/dtds/podcast-1.0.dtd", NS_ITUNES },
	{ "www.itunes.com/dtds/podcast-2.0.dtd", NS_ITUNES },
	{ "itunes.com/dtds/podcast-1.0.dtd", NS_ITUNES },
	{ "example.com/dtds/podcast-1.0.dtd", NS_ITUNES },
	{ "podcastindex.org/namespace/1.0", NS_PODCAST },
	{ "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md", NS_PODCAST },
	{ "www.google.com/schemas/play-podcasts/1.0", NS_GOOGLEPLAY },
	{ "www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd", NS_GOOGLEPLAY },
	{ "rssnamespace.org/feedburner/ext/1.0", NS_FEEDBURNER },
	{ "purl.org/rss/1.0/modules/syndication", NS_SY },
	{ "prismstandard.org/namespaces/1.2/basic", NS_PRISM },
	{ "prismstandard.org/namespaces/basic/2.0", NS_PRISM },
	{ "purl.org/rss/1.0/modules/prism", NS_PRISM },
};

static const struct {
	const char *prefix;
	enum xml_namespace ns;
} prefixes[] = {
	{ "xml", NS_XML }, { "rdf", NS_RDF }, { "rss", NS_FEED }, { "atom", NS_FEED },
	{ "atom10", NS_FEED }, { "atom03", NS_FEED }, { "a10", NS_FEED }, { "dc", NS_DC },
	{ "dcterms", NS_DCTERMS }, { "content", NS_CONTENT }, { "media", NS_MEDIA },
	{ "itunes", NS_ITUNES }, { "podcast", NS_PODCAST }, { "googleplay", NS_GOOGLEPLAY },
	{ "feedburner", NS_FEEDBURNER }, { "sy", NS_SY }, { "prism", NS_PRISM },
	{ "xhtml", NS_XHTML }, { "html", NS_XHTML },
};

/* The part of an address that is compared: its start into *s, its length. */
static size_t
trim_address(const char **s)
{
	const char *p = *s;
	size_t len;

	p += strspn(p, " \t\r\n");
	if (strncasecmp(p, "http://", 7) == 0)
		p += 7;
	else if (strncasecmp(p, "https://", 8) == 0)
		p += 8;
	len = strlen(p);
	while (len > 0 && strchr("/# \t\r\n", p[len - 1]) != NULL)
		len--;
	*s = p;
	return len;
}

enum xml_namespace
namespace_of_address(const char *address)
{
	size_t len = trim_address(&address), i;

	for (i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++)
		if (strncasecmp(addresses[i].address, address, len) == 0 &&
		    addresses[i].address[len] == '\0')
			return addresses[i].ns;
	return NS_OTHER;
}

enum xml_namespace
namespace_of_prefix(const char *prefix, size_t len)
{
	size_t i;

	for (i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
		if (strncasecmp(prefixes[i].prefix, prefix, len) == 0 &&
		    prefixes[i].prefix[len] == '\0')
			return prefixes[i].ns;
	return NS_OTHER;
}
