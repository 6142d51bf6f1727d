/*
 * open_bench PATH COUNT: make a store of so many articles of all kinds and
 * lengths, then open each of them as the reader does, once: out of the store,
 * to a document, to lines.  Prints the median, the 99th of a hundred and the
 * longest in milliseconds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "app/body.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "html/layout.h"
#include "store/articles.h"
#include "store/feeds.h"
#include "store/places.h"
#include "store/store.h"

#define COLUMNS		80
#define LONGEST		60	/* parts of the longest articles of the common kind */
#define RARE		50	/* one article in so many is five times as long */

static const char *const words[] = {
	"the", "harbour", "of", "nation", "and", "<em>wind</em>", "international", "a", "said", "which", "we", "measured",
	"<a href=\"https://example.org/%u\">report</a>", "in", "<code>size_t</code>", "caf\xC3\xA9", "it", "was",
	"\xE6\x9D\xB1\xE4\xBA\xAC\xE3\x81\xAE\xE5\xA4\xA9\xE6\xB0\x97", "for", "\xD0\xBF\xD0\xBE\xD0\xB3\xD0\xBE\xD0\xB4\xD0\xB0",
	"they", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80", "had", "<strong>never</strong>", "seen",
	"\xE0\xB8\xA0\xE0\xB8\xB2\xE0\xB8\xA9\xE0\xB8\xB2\xE0\xB9\x84\xE0\xB8\x97\xE0\xB8\xA2", "before", "&amp;", "more",
	"\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", "ever", "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85",
};

static unsigned
next(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

static void
add_words(struct buf *out, unsigned *seed, unsigned count)
{
	char word[128];
	const char *s;

	while (count-- > 0) {
		s = words[next(seed) % (sizeof(words) / sizeof(words[0]))];
		if (*s == '<' && s[1] == 'a') {
			snprintf(word, sizeof(word), "<a href=\"https://example.org/%u\">report</a>", next(seed) % 300);
			s = word;
		}
		buf_adds(out, s);
		buf_addc(out, ' ');
	}
}

static void
add_table(struct buf *out, unsigned *seed)
{
	unsigned row, column, rows = 3 + next(seed) % 20, columns = 2 + next(seed) % 5;

	buf_adds(out, "<table><tr><th>Name<th>Value</tr>");
	for (row = 0; row < rows; row++) {
		buf_adds(out, "<tr>");
		for (column = 0; column < columns; column++) {
			buf_adds(out, "<td>");
			add_words(out, seed, 1 + next(seed) % 6);
		}
	}
	buf_adds(out, "</table>");
}

static void
add_part(struct buf *out, unsigned *seed)
{
	switch (next(seed) % 16) {
	case 0:
		buf_adds(out, "<h2>");
		add_words(out, seed, 4);
		buf_adds(out, "</h2>");
		break;
	case 1:
		buf_adds(out, "<ul><li>");
		add_words(out, seed, 8);
		buf_adds(out, "<li>");
		add_words(out, seed, 30);
		buf_adds(out, "</ul>");
		break;
	case 2:
		buf_adds(out, "<blockquote><p>");
		add_words(out, seed, 60);
		buf_adds(out, "</blockquote>");
		break;
	case 3:
		buf_adds(out, "<pre><code class=\"language-c\">int\nmain(void)\n{\n\treturn 0; /* a line of code */\n}\n</code></pre>");
		break;
	case 4:
		add_table(out, seed);
		break;
	case 5:
		buf_adds(out, "<figure><img src=\"/p.jpg\" alt=\"A picture\"><figcaption>");
		add_words(out, seed, 10);
		buf_adds(out, "</figcaption></figure>");
		break;
	default:
		buf_adds(out, "<p>");
		add_words(out, seed, 30 + next(seed) % 90);
		buf_adds(out, "</p>\n");
		break;
	}
}

static void
die(const struct error *err)
{
	fprintf(stderr, "%s\n", err->text);
	exit(1);
}

static void
fill(struct store *store, int count)
{
	struct feed_listing listing = { .url = "https://example.org/feed", .title = "Feed", .folder = "", .tags = "" };
	struct article article = { .author = "", .comments = "", .language = "", .image = "", .tags = "", .full = "",
	    .twin = "", .title = "A headline" };
	struct buf body = { 0 };
	struct arena a = { 0 };
	enum article_change change;
	struct error err;
	unsigned seed = 7, parts;
	int i;

	if (feeds_sync(store, &listing, 1, &err) != 0 || store_begin(store, &err) != 0)
		die(&err);
	article.feed = feeds_find(store, listing.url, &a, &err)->id;
	for (i = 0; i < count; i++) {
		buf_reset(&body);
		parts = 1 + next(&seed) % LONGEST;
		for (parts *= i % RARE == 0 ? 5 : 1; parts > 0; parts--)
			add_part(&body, &seed);
		article.key = article.link = arena_printf(&a, "https://example.org/%d", i);
		article.content = buf_text(&body);
		article.published = article.updated = 1700000000 + i;
		if (articles_put(store, &article, 1700000000, &change, NULL, &err) != 0)
			die(&err);
	}
	if (store_commit(store, &err) != 0)
		die(&err);
	buf_clear(&body);
	arena_clear(&a);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

static double
open_one(struct store *store, int64_t id)
{
	struct layout_options options = { .width = COLUMNS, .number_links = true };
	double start = now();
	struct arena a = { 0 };
	struct place place;
	struct error err;
	struct article *article = articles_get(store, id, &a, &err);
	struct document *document;
	struct layout *layout;

	if (article == NULL)
		die(&err);
	places_get(store, id, &place);
	document = body_document_of(article, body_choose(article));
	layout = layout_new(document, &options);
	start = now() - start;
	layout_free(layout);
	document_free(document);
	arena_clear(&a);
	return start;
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

int
main(int argc, char **argv)
{
	int count = argc == 3 ? atoi(argv[2]) : 0, i;
	double *times = mem_zalloc((size_t)count + 1, sizeof(*times));
	struct store *store;
	struct error err;

	if (count < 1)
		return 2;
	store = store_open(argv[1], STORE_WRITE, &err);
	if (store == NULL)
		die(&err);
	fill(store, count);
	for (i = 0; i < count; i++)
		times[i] = open_one(store, i + 1);
	qsort(times, (size_t)count, sizeof(*times), compare);
	printf("%.3f %.3f %.3f\n", times[count / 2], times[count * 99 / 100], times[count - 1]);
	store_close(store);
	free(times);
	return 0;
}
