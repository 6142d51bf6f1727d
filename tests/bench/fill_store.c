/*
 * Make a store: fill_store PATH FEEDS ARTICLES.  Articles of about 3 kB, one
 * in three read, spread evenly over the feeds; the same every time.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "store/articles.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/store.h"

#define BATCH		5000
#define FIRST_DATE	1700000000
#define BODY_PARAGRAPHS	10

static void
die(const struct error *err)
{
	fprintf(stderr, "%s\n", err->text);
	exit(1);
}

static void
add_feeds(struct store *store, long count)
{
	struct arena a = { 0 };
	struct feed_listing *list = arena_zalloc(&a, (size_t)count, sizeof(*list));
	struct error err;
	long i;

	for (i = 0; i < count; i++) {
		list[i].url = arena_printf(&a, "http://127.0.0.1:9/%04ld", i);
		list[i].title = arena_printf(&a, "Feed number %04ld", i);
		list[i].folder = i % 3 == 0 ? "News" : "";
		list[i].tags = i % 2 == 0 ? "tech" : "";
	}
	if (feeds_sync(store, list, (size_t)count, &err) < 0)
		die(&err);
	arena_clear(&a);
}

static void
add_article(struct store *store, struct feed_record *feeds, long count, long i, const char *body)
{
	struct article article = { 0 };
	struct arena a = { 0 };
	enum article_change change;
	struct error err;
	int64_t id, date = FIRST_DATE + i * 60;

	article.feed = feeds[i % count].id;
	article.key = article.link = article.twin = arena_printf(&a, "https://feed.example/%ld", i);
	article.title = arena_printf(&a, "Headline %ld about something that happened somewhere", i);
	article.author = "A. Writer";
	article.comments = article.language = article.image = article.tags = article.full = "";
	article.content = arena_printf(&a, "<p>Article %ld.</p>%s", i, body);
	article.published = article.updated = date;
	if (articles_put(store, &article, date, &change, &id, &err) < 0)
		die(&err);
	if (i % 3 == 0 && marks_set(store, &id, 1, MARK_READ, true, date, &err) < 0)
		die(&err);
	arena_clear(&a);
}

int
main(int argc, char **argv)
{
	struct arena a = { 0 };
	struct buf body = { 0 };
	struct feed_record *feeds;
	struct store *store;
	struct error err;
	size_t count;
	long i, articles;

	if (argc != 4)
		return 2;
	if ((store = store_open(argv[1], STORE_WRITE, &err)) == NULL)
		die(&err);
	add_feeds(store, atol(argv[2]));
	if ((feeds = feeds_list(store, &a, &count, &err)) == NULL)
		die(&err);
	for (i = 0; i < BODY_PARAGRAPHS; i++)
		buf_printf(&body, "<p>Paragraph %ld of a body that says what such bodies say: somebody did something, "
		    "somebody else was surprised, and <a href=\"https://example.org/%ld\">a third party</a> "
		    "declined to comment until the matter has been looked into by those concerned.</p>\n", i, i);
	articles = atol(argv[3]);
	for (i = 0; i < articles; i++) {
		if (i % BATCH == 0 && store_begin(store, &err) < 0)
			die(&err);
		add_article(store, feeds, (long)count, i, body.data);
		if ((i % BATCH == BATCH - 1 || i == articles - 1) && store_commit(store, &err) < 0)
			die(&err);
	}
	store_close(store);
	buf_clear(&body);
	arena_clear(&a);
	return 0;
}
