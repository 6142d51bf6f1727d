#include <locale.h>

#include "base/limits.h"
#include "store/count.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/scratch.h"
#include "store/scope.h"
#include "tap.h"

#define NOW	1800000000
#define DAY	86400
#define MANY	(LIMIT_COUNT_ROWS + 1000)

static struct store *store;

/* Articles of a feed, each an hour older than the one before; every third is read, every tenth starred. */
static void
put(int64_t feed, int count)
{
	char key[32];

	store_begin(store, NULL);
	for (int i = 0; i < count; i++) {
		struct article a = scratch_article(feed, key, i % 2 == 0 ? "even" : "odd");
		enum article_change change;
		int64_t id;

		snprintf(key, sizeof(key), "%d.%d", (int)feed, i);
		a.published = NOW - i * 3600;
		articles_put(store, &a, NOW, &change, &id, NULL);
		if (i % 3 == 0)
			marks_set(store, &id, 1, MARK_READ, true, NOW, NULL);
		if (i % 10 == 0)
			marks_set(store, &id, 1, MARK_STARRED, true, NOW, NULL);
	}
	store_commit(store, NULL);
}

/* Count a query; how many steps it took. */
static int
count(const char *text, bool all, struct count *c)
{
	struct query *query = query_new(text, QUERY_ARTICLES, NOW, NULL);
	struct error err;
	int steps = 1, more;

	count_begin(c, query, all);
	while ((more = count_step(c, store, &err)) == 1)
		steps++;
	ok(more == 0, "%s is counted in %d steps", text, steps);
	query_free(query);
	return steps;
}

static void
counts(const char *text, int64_t unread, int64_t read)
{
	struct count c;

	count(text, true, &c);
	is_number(c.unread, unread, text);
	is_number(c.read, read, "... and what is read of it");
	ok(!c.more_unread && !c.more_read, "... and that is all");
}

static void
test_small(void)
{
	struct count c;

	counts("age < 1", 16, 8);
	counts("age < 1 and title = \"odd\"", 8, 4);
	counts("starred = \"yes\"", 8, 4);
	counts("title = \"none\"", 0, 0);
	count("starred = \"yes\"", false, &c);
	ok(c.unread == 8 && c.read == 0, "without those that are read");
}

/* An archive is not walked through. */
static void
test_large(void)
{
	struct count c;
	int steps;

	put(2, MANY * 3 / 2);
	steps = count("title = \"even\"", false, &c);
	ok(c.more_unread && c.unread > LIMIT_COUNT_ROWS / 3 && c.unread < LIMIT_COUNT_ROWS, "not all is counted, which is said");
	ok(steps <= LIMIT_COUNT_ROWS / 50, "nor is all looked at");
	steps = count("age < 2", true, &c);
	ok(!c.more_unread && !c.more_read && c.unread == 64 && steps < 6, "what is bound by its age is, however much is older");
	counts("feedtitle = \"One\" and age < 10", 80, 40);
	counts("starred = \"yes\" and feedtitle = \"One\"", 8, 4);
	count("not starred = \"yes\"", false, &c);
	ok(c.more_unread, "what is starred is all counted, what is not is not");
}

static void
test_hidden(void)
{
	static const struct feed_listing one = { "https://one.example/rss", "One", "", "" };

	feeds_sync(store, &one, 1, NULL);
	counts("age < 1", 16, 8);
}

int
main(void)
{
	static const struct feed_listing feeds[] = {
		{ "https://one.example/rss", "One", "", "" }, { "https://two.example/rss", "Two", "", "" },
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	store = store_open(":memory:", STORE_WRITE, NULL);
	feeds_sync(store, feeds, 2, NULL);
	put(1, 120);
	test_small();
	test_large();
	test_hidden();
	store_close(store);
	return tap_end();
}
