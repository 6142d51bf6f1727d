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

/* A text is at most so long, and an item with all that is in it. */
static void
test_bytes(void)
{
	static const char *const names[] = { "content:encoded", "description", "title" };
	struct buf text = { 0 };
	struct error err;
	struct feed *f;
	size_t i;

	buf_adds(&text, "<rss><channel><item>");
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		buf_printf(&text, "<%s>", names[i]);
		buf_reserve(&text, LIMIT_CONTENT_BYTES);
		memset(text.data + text.len, 'x', LIMIT_CONTENT_BYTES);
		text.len += LIMIT_CONTENT_BYTES;
		buf_printf(&text, "<b>y</b><i/>%0*d</%s>", LIMIT_TITLE_BYTES, 0, names[i]);
	}
	buf_adds(&text, "<author>Ann</author></item><item><title>next</title></item></channel></rss>");
	f = parse(buf_text(&text), text.len, &err);
	buf_clear(&text);
	if (!ok(f != NULL && f->item_count == 2, "a large item"))
		return;
	is_number((long long)strlen(f->items[0].content), LIMIT_CONTENT_BYTES, "a content, cut");
	is_number((long long)strlen(f->items[0].summary), LIMIT_CONTENT_BYTES, "and a summary");
	is_text(f->items[0].title, "", "fill their item");
	is_text(f->items[1].title, "next", "and no other");
	ok(f->defects & FEED_CUT, "told");
	feed_free(f);
}

/* Addresses below a long base make work, of which there is at most so much; a base too long is none. */
static void
test_bases(void)
{
	struct buf text = { 0 };
	struct error err;
	struct feed *f;
	unsigned i;

	buf_printf(&text, "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://b/%0*d/'>", LIMIT_BASE_BYTES - 20, 0);
	for (i = 0; i < 1000; i++)
		buf_printf(&text, "<entry><id>%u</id><link href='x'/></entry>", i);
	buf_printf(&text, "<entry xml:base='http://long/%0*d/'><link href='http://c/'/><content type='html'>x</content></entry></feed>",
	    LIMIT_BASE_BYTES, 0);
	f = parse(buf_text(&text), text.len, &err);
	buf_clear(&text);
	if (!ok(f != NULL && f->item_count == 1001, "entries below a base"))
		return;
	ok(strlen(f->items[99].link) == LIMIT_BASE_BYTES - 9, "an address below it");
	is_text(f->items[999].link, "", "one too many is none");
	is_text(f->items[999].guid, "999", "the rest of its entry is read");
	ok(f->defects & FEED_CUT, "told");
	ok(strncmp(f->items[1000].base, "http://b/", 9) == 0, "a base too long does not count");
	feed_free(f);
}

/* Namespaces are known up to a limit; behind it a prefix means what it usually does. */
static void
test_bindings(void)
{
	struct buf text = { 0 };
	struct error err;
	struct feed *f;
	unsigned i;

	buf_adds(&text, "<rss");
	for (i = 0; i < LIMIT_XML_BINDINGS; i++)
		buf_printf(&text, " xmlns:p%u='urn:%u'", i, i);
	buf_adds(&text, " xmlns:dc='urn:late'><channel><item><dc:creator>Ann</dc:creator><p7:title>no</p7:title></item></channel></rss>");
	f = parse(buf_text(&text), text.len, &err);
	buf_clear(&text);
	if (!ok(f != NULL && f->item_count == 1 && f->items[0].author_count == 1, "a thousand namespaces"))
		return;
	is_text(f->items[0].authors[0].name, "Ann", "and one more");
	is_text(f->items[0].title, "", "those within the limit are others' names");
	feed_free(f);
}

static void
test_empty_items(void)
{
	static const char text[] = "<rss><channel><item/><item><title>a</title></item><item><pubDate>today</pubDate></item>"
	    "<item><enclosure url='http://x/a.mp3'/></item></channel></rss>";
	struct error err;
	struct feed *f = parse(text, sizeof(text) - 1, &err);

	if (!ok(f != NULL && f->item_count == 4, "items that say nothing"))
		return;
	feed_drop_empty(f);
	if (is_number((long long)f->item_count, 2, "are taken out"))
		ok(strcmp(f->items[0].title, "a") == 0 && f->items[1].enclosure_count == 1, "and no others");
	feed_free(f);
	feed_free(NULL);
}

static void
test_json_limits(void)
{
	struct buf text = { 0 };
	struct error err;
	struct feed *f;
	unsigned i;

	buf_adds(&text, "{\"items\":[");
	for (i = 0; i <= LIMIT_ITEMS; i++)
		buf_printf(&text, "%s{\"id\":\"%u\"}", i > 0 ? "," : "", i);
	buf_adds(&text, ",3]}");
	f = parse(buf_text(&text), text.len, &err);
	buf_clear(&text);
	if (ok(f != NULL && f->item_count == LIMIT_ITEMS, "a JSON Feed of too many items"))
		ok(f->defects & FEED_CUT, "told");
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
		buf_adds(&text, "<b>x");
	for (i = 0; i < 10u * LIMIT_XML_DEPTH; i++)
		buf_adds(&text, "</b>");
	buf_adds(&text, "</description></item><item/></channel></rss>");
	f = parse(buf_text(&text), text.len, &err);
	ok(f != NULL && f->item_count == 2 && (f->defects & FEED_CUT), "depth is cut");
	feed_free(f);
	buf_adds(&text, "&");
	f = parse(buf_text(&text), text.len, &err);
	ok(f != NULL && f->item_count == 2 && (f->defects & FEED_REPAIRED), "by the repair as well");
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
	{ "<a-name-that-is-much-longer-than-sixty-four-bytes-so-that-it-is-cut-somewhere/>", ERROR_FORMAT,
	    "is XML, but not a feed: its root is <a-name-that-is-much-longer-than-sixty-four-bytes-so-that-it-is->" },
	{ "{\"a\":1}", ERROR_FORMAT, "is JSON, but not a feed: it has no items" },
	{ "{\"a\":\"\\u1", ERROR_FORMAT, "is not a feed: line 1, column 13: premature end of input near '\"\\uFFFD1'" },
	{ "{\"a\":\"\\", ERROR_FORMAT, "is not a feed: line 1, column 7: invalid escape near '\"\\'" },
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
	test_bytes();
	test_bases();
	test_bindings();
	test_empty_items();
	test_json_limits();
	test_depth();
	test_refused();
	test_truncated();
	return tap_end();
}
