#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "poll/parcel.h"
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
	feed_free(feed);
	arena_clear(&a);
	buf_clear(&bytes);
	return tap_end();
}
