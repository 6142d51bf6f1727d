#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "poll/parcel.h"
#include "poll/parser.h"
#include "poll/reading.h"
#include "tap.h"

static const char document[] =
    "<rss version='2.0'><channel><title>T</title><ttl>90</ttl><skipHours><hour>3</hour></skipHours>"
    "<item><guid>a</guid><title>One</title><author>x@y.example (Ann)</author><category>c1</category><category>c2</category>"
    "<enclosure url='http://x.example/a.mp3' length='5' type='audio/mpeg'/><description>&lt;p&gt;text&lt;/p&gt;</description>"
    "<pubDate>Tue, 14 Nov 2023 22:13:20 GMT</pubDate></item>"
    "<item><guid>b</guid><title>Two</title></item></channel></rss>";

static void
test_same(const struct feed *feed, const struct feed *got)
{
	const struct item *i = &got->items[0];

	is_number(got->format, feed->format, "format");
	is_text(got->title, feed->title, "title");
	ok(got->ttl_minutes == feed->ttl_minutes && got->skip_hours == feed->skip_hours, "numbers");
	is_number((long long)got->item_count, 2, "items");
	is_text(i->content[0] != '\0' ? i->content : i->summary, "<p>text</p>", "text");
	is_number(i->published, feed->items[0].published, "date");
	is_number((long long)i->category_count, 2, "categories");
	ok(i->enclosure_count == 1 && i->enclosures[0].length == 5, "enclosures");
	ok(i->author_count == feed->items[0].author_count, "authors");
	is_text(got->items[1].guid, "b", "the last item");
}

/* A parcel that was cut or in which bits were turned is refused or read, but harms nobody. */
static void
test_damage(const struct buf *whole)
{
	struct arena a = { 0 };
	uint32_t state = 1;
	size_t i, refused = 0;
	char *copy;

	for (i = 0; i < whole->len; i++) {
		copy = mem_alloc(i > 0 ? i : 1);
		memcpy(copy, whole->data, i);
		refused += parcel_unpack(copy, i, &a) == NULL;
		free(copy);
		arena_clear(&a);
	}
	is_number((long long)refused, (long long)whole->len, "every cut one is refused");
	for (i = 0; i < 20000; i++) {
		copy = mem_alloc(whole->len);
		memcpy(copy, whole->data, whole->len);
		state = state * 1664525 + 1013904223;
		copy[(state >> 8) % whole->len] ^= (char)(1 << (state >> 4) % 8);
		parcel_unpack(copy, whole->len, &a);
		free(copy);
		arena_clear(&a);
	}
	ok(1, "damaged ones do no harm");
}

/* Both halves of poll/parser without the wall between them: NULL and err->text, or a feed. */
static struct feed *
parse(struct arena *a, struct buf *result, const char *body, const char *coding, int64_t *bytes, struct error *err)
{
	struct buf head = { 0 };

	parser_head(&head, "http://x.example/", "", coding);
	buf_reset(result);
	parser_read(buf_text(&head), head.len, body, strlen(body), result);
	buf_clear(&head);
	return parser_result(result, a, bytes, err);
}

static void
test_parser(void)
{
	static const char page[] = "<!DOCTYPE html><html><head>%s</head><body>x</body></html>";
	struct arena a = { 0 };
	struct buf result = { 0 }, text = { 0 }, links = { 0 };
	struct error err;
	struct feed *feed;
	int64_t bytes = 0;
	int i;

	feed = parse(&a, &result, document, "", &bytes, &err);
	if (ok(feed != NULL, "a document through both halves"))
		test_same(feed, feed);
	is_number(bytes, (long long)sizeof(document) - 1, "its size");
	feed = parse(&a, &result, "<rss><channel><item/><item><title>a</title></item></channel></rss>", "", &bytes, &err);
	ok(feed != NULL && feed->item_count == 1, "items that say nothing are gone");
	buf_truncate(&result, 5);
	ok(parser_result(&result, &a, &bytes, &err) == NULL && err.text[0] != '\0', "half a size: %s", err.text);
	ok(parse(&a, &result, "\x1f\x8b\x08zzzz", "gzip", &bytes, &err) == NULL && err.text[0] != '\0', "damaged: %s", err.text);
	buf_printf(&text, page, "<link rel=alternate type='application/rss+xml' href='/feed'>");
	parse(&a, &result, buf_text(&text), "", &bytes, &err);
	is_text(err.text, "is a web page, not a feed; it announces http://x.example/feed", "a page says where the feed is");
	for (i = 0; i < 9; i++)
		buf_printf(&links, "<link rel=alternate type='application/rss+xml' href='/the/feed/of/all/that/is/number-%d'>", i);
	buf_reset(&text);
	buf_printf(&text, page, buf_text(&links));
	parse(&a, &result, buf_text(&text), "", &bytes, &err);
	ok(strstr(err.text, "number-0, http://x.example/the") != NULL && strstr(err.text, " and 6 more") != NULL, "or some of many: %s", err.text);
	buf_clear(&links);
	buf_clear(&text);
	buf_clear(&result);
	arena_clear(&a);
}

static void
test_reading(void)
{
	struct arena a = { 0 };
	struct buf head = { 0 }, page = { 0 }, result = { 0 };
	struct error err;
	struct reading got;
	int i;

	parser_head(&head, "http://x.example/1", "text/html", "");
	buf_adds(&page, "<html lang=en><head><title>The story</title></head><body><article><h1>The story</h1>");
	for (i = 0; i < 6; i++)
		buf_printf(&page, "<p>This is paragraph %d of a story, which was written in many words, so that it is an article.</p>", i);
	buf_adds(&page, "</article></body></html>");
	reading_read(buf_text(&head), head.len, buf_text(&page), page.len, &result);
	if (ok(reading_result(&result, &a, &got, &err) == 0, "a page through both halves")) {
		is_text(got.title, "The story", "its title");
		is_text(got.language, "en", "its language");
		ok(strstr(got.html, "paragraph 5") != NULL, "its text");
	}
	buf_reset(&result);
	reading_read(buf_text(&head), head.len, "<p>x", 4, &result);
	ok(reading_result(&result, &a, &got, &err) < 0 && err.text[0] != '\0', "no article: %s", err.text);
	buf_reset(&result);
	buf_reset(&page);
	buf_adds(&page, "<html><head><title>Sign in</title></head><body><form action=/login><input type=text name=user>"
	    "<input type=password name=p><button>Log in</button></form></body></html>");
	reading_read(buf_text(&head), head.len, buf_text(&page), page.len, &result);
	ok(reading_result(&result, &a, &got, &err) < 0, "a wall");
	is_text(err.text, "the page shows a paywall or a login, no article", "is said to be one");
	buf_clear(&head);
	buf_clear(&page);
	buf_clear(&result);
	arena_clear(&a);
}

int
main(void)
{
	struct feed_source source = { .url = "http://x.example/", .content_type = "" };
	struct arena a = { 0 };
	struct buf bytes = { 0 };
	struct feed *feed, *got;

	if (!ok(feed_parse(document, sizeof(document) - 1, &source, &feed, NULL) == 0, "parsed"))
		return tap_end();
	parcel_pack(feed, &bytes);
	got = parcel_unpack(bytes.data, bytes.len, &a);
	if (ok(got != NULL, "packed and unpacked"))
		test_same(feed, got);
	test_damage(&bytes);
	test_parser();
	test_reading();
	feed_free(feed);
	arena_clear(&a);
	buf_clear(&bytes);
	return tap_end();
}
