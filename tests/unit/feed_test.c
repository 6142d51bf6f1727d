#include "base/limits.h"
#include "feed/feed.h"
#include "tap.h"
#include "text/date.h"

static struct feed *
parse(const char *text, size_t len, struct error *err)
{
	struct feed_source source = { "http://example.org/feed", "" };
	struct feed *feed;

	return feed_parse(text, len, &source, &feed, err) == 0 ? feed : NULL;
}

static void
test_fields(void)
{
	static const char text[] = "<rss version='2.0' xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel><ttl>30</ttl>"
	    "<skipHours><hour>24</hour></skipHours><item xml:base='x/'><title>a</title><author>ann@example.org (Ann)</author>"
	    "<enclosure url='e' length='5' type='audio/mpeg'/><i:duration>2:05</i:duration><description>d</description>"
	    "<pubDate>Thu, 01 Jan 1970 00:01:00 GMT</pubDate></item></channel></rss>";
	struct error err;
	struct feed *f = parse(text, sizeof(text) - 1, &err);

	if (!ok(f != NULL && f->item_count == 1 && f->items[0].author_count == 1 &&
	    f->items[0].enclosure_count == 1, "a feed"))
		return;
	is_number(f->ttl_minutes, 30, "ttl");
	is_number(f->skip_hours, 1, "hour 24 is hour 0");
	is_text(f->items[0].base, "http://example.org/x/", "base of the content");
	is_text(f->items[0].authors[0].email, "ann@example.org", "e-mail address");
	is_text(f->items[0].enclosures[0].url, "http://example.org/x/e", "enclosure");
	is_number(f->items[0].enclosures[0].seconds, 125, "duration");
	is_number(f->items[0].published, 60, "published");
	ok(f->items[0].updated == DATE_NONE, "updated: not said");
	is_text(f->items[0].content, "", "content: not said");
	is_text(feed_format_name(f->format), "RSS 2.0", "format");
	is_number(f->defects, 0, "no defects");
	feed_free(f);
}

/* What is over a limit is cut or left out, and told; the document is read. */
static void
test_limits(void)
{
	struct buf text = { 0 };
	struct error err;
	struct feed *f;
	unsigned i;

	buf_adds(&text, "<rss><channel><item><title>");
	for (i = 0; i < LIMIT_TITLE_BYTES; i++)
		buf_adds(&text, "\xC3\xA9");
	buf_adds(&text, "</title><link>http://example.org/");
	for (i = 0; i < LIMIT_URL_BYTES; i++)
		buf_adds(&text, "x");
	buf_adds(&text, "</link>");
	for (i = 0; i < 2 * LIMIT_CATEGORIES; i++)
		buf_printf(&text, "<category>%u</category><enclosure url='%u'/><author>%u</author>", i, i, i);
	buf_adds(&text, "</item>");
	for (i = 0; i < LIMIT_ITEMS; i++)
		buf_adds(&text, "<item/>");
	buf_adds(&text, "</channel></rss>");
	f = parse(buf_text(&text), text.len, &err);
	buf_clear(&text);
	if (!ok(f != NULL && f->item_count == LIMIT_ITEMS, "items"))
		return;
	is_number((long long)strlen(f->items[0].title), LIMIT_TITLE_BYTES, "title, on a character");
	is_text(f->items[0].link, "", "half an address is none");
	is_number((long long)f->items[0].category_count, LIMIT_CATEGORIES, "categories");
	is_number((long long)f->items[0].enclosure_count, LIMIT_ENCLOSURES, "enclosures");
	is_number((long long)f->items[0].author_count, LIMIT_AUTHORS, "authors");
	ok(f->defects & FEED_CUT, "told");
	ok(strstr(f->warning, "cut at a limit") != NULL, "in words: %s", f->warning);
	feed_free(f);
}

static void
test_depth(void)
{
	struct buf text = { 0 };
	struct error err;
	struct feed *f;
	unsigned i;

	buf_adds(&text, "<rss><channel><item><title>a</title><description>");
	for (i = 0; i < 10u * LIMIT_XML_DEPTH; i++)
		buf_adds(&text, "<b>");
	for (i = 0; i < 10u * LIMIT_XML_DEPTH; i++)
		buf_adds(&text, "</b>");
	buf_adds(&text, "</description></item><item/></channel></rss>");
	f = parse(buf_text(&text), text.len, &err);
	ok(f != NULL && f->item_count == 2 && (f->defects & FEED_CUT), "depth is cut");
	feed_free(f);
	buf_clear(&text);
}

static const struct {
	const char *text;
	enum error_kind kind;
	const char *sentence;
} refused[] = {
	{ "", ERROR_FORMAT, "is empty" },
	{ " \n", ERROR_FORMAT, "is empty" },
	{ "hello", ERROR_FORMAT, "is not a feed" },
	{ "<!DOCTYPE html><title>a & b", ERROR_FORMAT, "is a web page, not a feed" },
	{ "<html><body/></html>", ERROR_FORMAT, "is a web page, not a feed" },
	{ "<kml/>", ERROR_FORMAT, "is XML, but not a feed: its root is <kml>" },
	{ "{\"a\":1}", ERROR_FORMAT, "is JSON, but not a feed: it has no items" },
};

static void
test_refused(void)
{
	struct buf deep = { 0 };
	struct error err;
	size_t i;

	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		ok(parse(refused[i].text, strlen(refused[i].text), &err) == NULL && err.kind == refused[i].kind,
		    "no feed: %s", refused[i].text);
		is_text(err.text, refused[i].sentence, "says so");
	}
	buf_adds(&deep, "{\"items\":");
	for (i = 0; i < 2 * LIMIT_JSON_DEPTH; i++)
		buf_addc(&deep, '[');
	ok(parse(buf_text(&deep), deep.len, &err) == NULL && err.kind == ERROR_LIMIT, "too deep: %s", err.text);
	buf_reset(&deep);
	buf_adds(&deep, "<!DOCTYPE rss [");
	for (i = 0; i <= LIMIT_ENTITY_COUNT; i++)
		buf_printf(&deep, "<!ENTITY e%zu 'x'>", i);
	buf_adds(&deep, "]><rss/>");
	ok(parse(buf_text(&deep), deep.len, &err) == NULL && err.kind == ERROR_LIMIT, "too many entities: %s", err.text);
	buf_clear(&deep);
}

/* Cut anywhere, a feed gives the items that were complete before. */
static void
test_truncated(void)
{
	static const char text[] = "<?xml version='1.0'?><rss version='2.0'><channel><title>F</title><item><title>a</title></item>"
	    "<item><title><![CDATA[b]]></title><link>http://example.org/</link></item></channel></rss>";
	size_t first = (size_t)(strstr(text, "</item>") - text) + 7, n;
	struct error err;
	int bad = 0;

	for (n = first; n < sizeof(text) - 1; n++) {
		struct feed *f = parse(text, n, &err);

		if (f == NULL || f->item_count < 1 || strcmp(f->items[0].title, "a") != 0 ||
		    !(f->defects & FEED_TRUNCATED))
			bad++;
		feed_free(f);
	}
	is_number(bad, 0, "every cut keeps what was complete");
}

int
main(void)
{
	test_fields();
	test_limits();
	test_depth();
	test_refused();
	test_truncated();
	return tap_end();
}
