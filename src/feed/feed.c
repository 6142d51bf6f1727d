#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/limits.h"
#include "feed/feed.h"
#include "text/charset.h"
#include "xmlfeed.h"

static const char *const format_names[] = {
	[FEED_UNKNOWN] = "unknown", [FEED_RSS090] = "RSS 0.90", [FEED_RSS091] = "RSS 0.91",
	[FEED_RSS092] = "RSS 0.92", [FEED_RSS093] = "RSS 0.93", [FEED_RSS094] = "RSS 0.94",
	[FEED_RSS10] = "RSS 1.0", [FEED_RSS20] = "RSS 2.0", [FEED_ATOM03] = "Atom 0.3",
	[FEED_ATOM10] = "Atom 1.0", [FEED_CDF] = "CDF", [FEED_JSON10] = "JSON Feed 1.0",
	[FEED_JSON11] = "JSON Feed 1.1",
};

const char *
feed_format_name(enum feed_format format)
{
	return format_names[format];
}

void
feed_free(struct feed *feed)
{
	if (feed == NULL)
		return;
	arena_clear(&feed->arena);
	free(feed);
}

static unsigned
charset_defects(unsigned bits)
{
	unsigned defects = 0;

	if (bits & (CHARSET_MISLABELLED | CHARSET_UNKNOWN))
		defects |= FEED_CHARSET;
	if (bits & CHARSET_INVALID)
		defects |= FEED_BAD_BYTES;
	return defects;
}

static int
refuse(const struct xmlfeed_result *r, struct error *err)
{
	if (r->xml.status == XML_REFUSED)
		return error_set(err, ERROR_LIMIT, "is refused: %s (line %lu)", r->xml.fault, r->xml.line);
	if (r->kind == XMLFEED_PAGE)
		return error_set(err, ERROR_FORMAT, "is a web page, not a feed");
	if (r->kind == XMLFEED_OTHER)
		return error_set(err, ERROR_FORMAT, "is XML, but no feed: its root is <%s>", r->root);
	return error_set(err, ERROR_FORMAT, "is no feed");
}

static int
parse_xml(const char *text, size_t len, const struct feed_source *source, struct feed **out, struct error *err)
{
	struct xmlfeed_result r;
	struct feed *feed = xmlfeed_read(text, len, source->url, &r);

	if (r.kind != XMLFEED_FEED || r.xml.status == XML_REFUSED) {
		feed_free(feed);
		return refuse(&r, err);
	}
	*out = feed;
	return 0;
}

int
feed_parse(const char *data, size_t len, const struct feed_source *source, struct feed **out, struct error *err)
{
	struct charset_result charset;
	struct buf converted = { 0 };
	const char *text;
	size_t text_len;
	int status;

	*out = NULL;
	charset_to_utf8(data, len, source->content_type, CHARSET_XML, &converted, &text, &text_len, &charset);
	status = parse_xml(text, text_len, source, out, err);
	if (status == 0)
		(*out)->defects |= charset_defects(charset.defects);
	buf_clear(&converted);
	return status;
}
