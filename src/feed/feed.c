#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/limits.h"
#include "feed/feed.h"
#include "jsonfeed.h"
#include "nesting.h"
#include "repair.h"
#include "text/charset.h"
#include "xmlfeed.h"

#define PAGE_SNIFF_BYTES 1024

/* What a document that is a feed begins with. */
static const char *const roots[] = { "rss", "rdf", "feed", "channel", NULL };

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

static bool
is_empty(const struct item *it)
{
	return it->guid[0] == '\0' && it->title[0] == '\0' && it->link[0] == '\0' && it->content[0] == '\0' &&
	    it->summary[0] == '\0' && it->enclosure_count == 0;
}

void
feed_drop_empty(struct feed *feed)
{
	size_t i, kept = 0;

	for (i = 0; i < feed->item_count; i++)
		if (!is_empty(&feed->items[i]))
			feed->items[kept++] = feed->items[i];
	feed->item_count = kept;
}

/* A document that a web server gives instead of a feed. */
static bool
is_page(const char *text, size_t len)
{
	static const char *const starts[] = { "<!doctype html", "<html" };
	size_t window = len < PAGE_SNIFF_BYTES ? len : PAGE_SNIFF_BYTES, i, j;

	for (i = 0; i < window; i++)
		for (j = 0; text[i] == '<' && j < sizeof(starts) / sizeof(starts[0]); j++)
			if (len - i > strlen(starts[j]) && strncasecmp(text + i, starts[j], strlen(starts[j])) == 0)
				return true;
	return false;
}

static bool
is_blank(const char *text, size_t len)
{
	while (len > 0 && memchr(" \t\r\n", text[len - 1], 4) != NULL)
		len--;
	return len == 0;
}

static int
refuse(const char *text, size_t len, const struct xmlfeed_result *r, struct error *err)
{
	if (r->xml.status == XML_REFUSED)
		return error_set(err, ERROR_LIMIT, "is refused: %s (line %lu)", r->xml.fault, r->xml.line);
	if (r->kind == XMLFEED_PAGE || (r->xml.status == XML_MALFORMED && is_page(text, len)))
		return error_set(err, ERROR_FORMAT, "is a web page, not a feed");
	if (r->kind == XMLFEED_OTHER && r->xml.status == XML_READ)
		return error_set(err, ERROR_FORMAT, "is XML, but not a feed: its root is <%s>", r->root);
	if (is_blank(text, len))
		return error_set(err, ERROR_FORMAT, "is empty");
	return error_set(err, ERROR_FORMAT, "is not a feed");
}

static void
add_words(struct buf *out, const char *words)
{
	if (words[0] == '\0')
		return;
	buf_adds(out, out->len > 0 ? ", " : "");
	buf_adds(out, words);
}

/* The sentence on what was forgiven, "" nothing. */
static void
set_warning(struct feed *feed, const struct xmlfeed_result *r, unsigned repairs)
{
	struct buf words = { 0 }, list = { 0 };

	if (feed->defects & FEED_CHARSET)
		add_words(&words, "encoding declared wrong");
	if (feed->defects & FEED_BAD_BYTES)
		add_words(&words, "bytes that are no characters");
	if (r->xml.undeclared)
		add_words(&words, "undeclared prefixes");
	repair_describe(repairs, &list);
	add_words(&words, buf_text(&list));
	if (feed->defects & FEED_CUT)
		add_words(&words, "cut at a limit");
	if (words.len == 0 && (feed->defects & FEED_REPAIRED))
		add_words(&words, "a fault of form");
	if ((feed->defects & FEED_REPAIRED) && r->xml.fault != NULL)
		feed->warning = arena_printf(&feed->arena, "is not well-formed (line %lu, column %lu: %s); forgiven: %s",
		    r->xml.line, r->xml.column, r->xml.fault, buf_text(&words));
	else if (words.len > 0)
		feed->warning = arena_printf(&feed->arena, "forgiven: %s", buf_text(&words));
	buf_clear(&words);
	buf_clear(&list);
}

static unsigned
repair_and_read(const char *text, size_t len, const char *url, struct feed **feed, struct xmlfeed_result *r)
{
	struct buf fixed = { 0 };
	unsigned repairs = repair_xml(text, len, roots, &fixed);

	*feed = xmlfeed_read(buf_text(&fixed), fixed.len, url, r);
	buf_clear(&fixed);
	return repairs;
}

static bool
ends_with_item(const char *text, size_t len)
{
	while (len > 0 && memchr(" \t\r\n", text[len - 1], 4) != NULL)
		len--;
	return (len >= 7 && memcmp(text + len - 7, "</item>", 7) == 0) || (len >= 8 && memcmp(text + len - 8, "</entry>", 8) == 0);
}

/*
 * The items of a feed whose root was lost, below a new one; false when there
 * are none.  Behind a complete item nothing is missing.
 */
static bool
add_root(const char *text, size_t len, const struct xmlfeed_result *r, struct buf *out)
{
	const char *entry = memmem(text, len, "<entry", 6), *item = memmem(text, len, "<item", 5);
	const char *first = entry != NULL ? entry : item;

	if (first == NULL || (r->root[0] != '\0' && !nesting_is_item(r->root) && !nesting_is_field(r->root)))
		return false;
	buf_adds(out, first == entry ? "<feed>" : "<rss>");
	buf_add(out, first, (size_t)(text + len - first));
	if (ends_with_item(text, len))
		buf_adds(out, first == entry ? "</feed>" : "</rss>");
	return true;
}

/* The second pass, also where well-formed XML hides its elements; *feed is replaced when a feed could be made of the document. */
static unsigned
read_repaired(const char *text, size_t len, const char *url, struct feed **feed, struct xmlfeed_result *r)
{
	struct xmlfeed_result again;
	struct buf rooted = { 0 };
	struct feed *second;
	unsigned repairs = repair_and_read(text, len, url, &second, &again);

	if (again.kind != XMLFEED_FEED && add_root(text, len, r, &rooted)) {
		feed_free(second);
		repairs = repair_and_read(buf_text(&rooted), rooted.len, url, &second, &again) | REPAIR_TAGS;
	}
	buf_clear(&rooted);
	if (again.kind != XMLFEED_FEED) {
		feed_free(second);
		return 0;
	}
	feed_free(*feed);
	*feed = second;
	second->defects |= FEED_REPAIRED | (repairs & REPAIR_TRUNCATED ? FEED_TRUNCATED : 0);
	r->kind = XMLFEED_FEED;
	r->xml.undeclared = again.xml.undeclared;
	return repairs;
}

static int
parse_xml(const char *text, size_t len, const char *url, unsigned defects, struct feed **out, struct error *err)
{
	struct xmlfeed_result r;
	struct feed *feed = xmlfeed_read(text, len, url, &r);
	unsigned repairs = 0;

	if ((r.xml.status == XML_MALFORMED && r.kind != XMLFEED_PAGE) || (r.xml.status == XML_READ && r.buried))
		repairs = read_repaired(text, len, url, &feed, &r);
	if (r.kind != XMLFEED_FEED || r.xml.status == XML_REFUSED) {
		feed_free(feed);
		return refuse(text, len, &r, err);
	}
	feed->defects |= defects;
	set_warning(feed, &r, repairs);
	*out = feed;
	return 0;
}

static unsigned
defects_of_charset(unsigned bits)
{
	unsigned defects = 0;

	if (bits & (CHARSET_MISLABELLED | CHARSET_UNKNOWN))
		defects |= FEED_CHARSET;
	if (bits & CHARSET_INVALID)
		defects |= FEED_BAD_BYTES;
	return defects;
}

/* JSON begins with a brace, whatever the encoding and the white space. */
static bool
is_json(const char *data, size_t len)
{
	size_t i;

	for (i = 0; i < len && (data[i] == '\0' || strchr(" \t\r\n\xEF\xBB\xBF\xFE\xFF", data[i]) != NULL); i++)
		;
	return i < len && data[i] == '{';
}

/* A JSON Feed behind something else that is no web page about it: where it begins, NULL when there is none. */
static const char *
find_json(const char *text, size_t len)
{
	static const char sign[] = "jsonfeed.org/version/";
	const char *at = memmem(text, len, sign, sizeof(sign) - 1);

	return at != NULL && !is_page(text, len) ? memchr(text, '{', (size_t)(at - text)) : NULL;
}

static int
parse_hidden_json(const char *json, size_t len, const char *url, struct feed **out, struct error *err)
{
	if (jsonfeed_parse(json, len, url, out, err) != 0)
		return -1;
	(*out)->defects |= FEED_REPAIRED;
	if ((*out)->warning[0] == '\0')
		(*out)->warning = "is not well-formed; forgiven: something before the feed";
	return 0;
}

int
feed_parse(const char *data, size_t len, const struct feed_source *source, struct feed **out, struct error *err)
{
	bool json = is_json(data, len);
	struct charset_result charset;
	struct buf converted = { 0 };
	const char *text, *hidden;
	size_t text_len;
	int status;

	*out = NULL;
	charset_to_utf8(data, len, source->content_type, json ? CHARSET_JSON : CHARSET_XML, &converted, &text,
	    &text_len, &charset);
	if (json)
		status = jsonfeed_parse(text, text_len, source->url, out, err);
	else
		status = parse_xml(text, text_len, source->url, defects_of_charset(charset.defects), out, err);
	if (status != 0 && !json && (hidden = find_json(text, text_len)) != NULL)
		status = parse_hidden_json(hidden, text_len - (size_t)(hidden - text), source->url, out, err);
	buf_clear(&converted);
	return status;
}
