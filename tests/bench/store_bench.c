/*
 * What the cache costs, as lines of name, value and unit, tabs between them:
 *
 *   store_bench fill DB ARTICLES [FEEDS]   through the store, a transaction a feed
 *   store_bench bare DB ARTICLES [FEEDS]   the same rows by SQLite alone, into the same tables and indexes
 *   store_bench look DB                    what a reader and a poller ask of it
 *   store_bench index DB                   feed the search, then
 *   store_bench search DB                  ask it
 *
 * Times are the least of several where asking twice costs the same.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "store/articles.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/search.h"
#include "store/store.h"

#define NOW		1800000000
#define BODY		2500
#define POOL		256
#define ROUNDS		15
#define HITS		20	/* of a search: as many as a small cache has, or times would count articles */
#define PLACE		100	/* in a list: as far as the largest feed of 1,000 articles reaches */

struct text {
	char key[96], title[120], link[160];
	const char *content;
	int64_t date;
};

struct maker {
	uint64_t seed;
	char *words[4000];
	char *bodies[POOL];
	char body[BODY + 64];		/* one of them, changed a little */
};

static double
clock_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void
report(const char *name, double value, const char *unit)
{
	printf("%s\t%.3f\t%s\n", name, value, unit);
}

static unsigned
next(struct maker *m)
{
	m->seed ^= m->seed << 13;
	m->seed ^= m->seed >> 7;
	m->seed ^= m->seed << 17;
	return (unsigned)(m->seed >> 32);
}

static const char *
word(struct maker *m)
{
	double u = (next(m) & 0xffffff) / 16777216.0;

	return m->words[(int)(4000 * u * u * u)];
}

/* Words of a natural distribution. */
static void
maker_init(struct maker *m)
{
	m->seed = 88172645463325252ULL;
	for (int i = 0; i < 4000; i++) {
		unsigned n = 3 + next(m) % 9;

		m->words[i] = calloc(1, n + 1);
		for (unsigned k = 0; k < n; k++)
			m->words[i][k] = "etaoinshrdlucmfwypvbgkqjxz"[(next(m) & 255) * (next(m) & 255) * 26 / 65536];
	}
	for (int i = 0; i < POOL; i++) {
		struct buf b = { 0 };

		buf_adds(&b, "<p>");
		while (b.len < BODY)
			buf_printf(&b, "%s%s", word(m), next(m) % 40 == 0 ? "</p>\n<p>" : " ");
		m->bodies[i] = buf_detach(&b);
	}
}

static void
make_text(struct maker *m, struct text *t, int feed, int n)
{
	/* No two bodies are alike, and the last one has the same words as the first. */
	snprintf(m->body, sizeof(m->body), "%s", m->bodies[next(m) % POOL]);
	for (int i = 0; i < 6; i++)
		m->body[100 + next(m) % (BODY - 200)] = "abcdefgh"[next(m) & 7];
	t->content = m->body;
	snprintf(t->key, sizeof(t->key), "https://site-%05d.example.org/?p=%d", feed, n);
	snprintf(t->link, sizeof(t->link), "https://site-%05d.example.org/2026/slug-%08x/", feed, next(m));
	snprintf(t->title, sizeof(t->title), "%s %s %s %s %s", word(m), word(m), word(m), word(m), word(m));
	t->date = NOW - next(m) % 90000000;
}

static _Noreturn void
die(const char *what)
{
	fprintf(stderr, "store_bench: %s\n", what);
	exit(1);
}

static struct store *
open_store(const char *path, enum store_mode mode)
{
	struct error err;
	struct store *s = store_open(path, mode, &err);

	if (s == NULL)
		die(err.text);
	return s;
}

static void
add_feeds(struct store *s, int feeds)
{
	struct feed_listing *list = calloc((size_t)feeds, sizeof(*list));
	struct error err;

	for (int i = 0; i < feeds; i++) {
		char *url = malloc(64);

		snprintf(url, 64, "https://site-%05d.example.org/feed", i);
		list[i] = (struct feed_listing){ url, "", i % 3 ? "News" : "", i % 2 ? "odd" : "even" };
	}
	if (feeds_sync(s, list, (size_t)feeds, &err) != 0)
		die(err.text);
}

/* The first feed has a tenth of all articles. */
static int
feed_of(int i, int rows, int feeds)
{
	return i < rows / 10 || feeds < 2 ? 0 : 1 + (int)((long long)(i - rows / 10) * (feeds - 1) / (rows - rows / 10));
}

static struct article
article_of(const struct text *t, int feed)
{
	return (struct article){ .feed = feed + 1, .key = t->key, .twin = t->link, .title = t->title, .author = "An Author",
		.link = t->link, .comments = "", .language = "en", .image = "", .tags = "", .content = t->content,
		.full = "", .published = t->date, .updated = t->date };
}

static void
report_size(const char *path, int rows, double bytes)
{
	struct stat st;

	if (stat(path, &st) == 0 && rows > 0)
		report("bytes on disk for a byte of article", (double)st.st_size / bytes, "x");
}

static void
fill(const char *path, int rows, int feeds)
{
	struct store *s = open_store(path, STORE_WRITE);
	struct maker *m = calloc(1, sizeof(*m));
	enum article_change change;
	struct error err;
	struct text t;
	double bytes = 0, start;
	int feed = -1;

	add_feeds(s, feeds);
	maker_init(m);
	start = clock_us();
	for (int i = 0; i < rows; i++) {
		struct article a;

		if (feed_of(i, rows, feeds) != feed) {
			if ((feed >= 0 && store_commit(s, &err) != 0) || store_begin(s, &err) != 0)
				die(err.text);
			feed = feed_of(i, rows, feeds);
		}
		make_text(m, &t, feed, i);
		a = article_of(&t, feed);
		if (articles_put(s, &a, NOW, &change, NULL, &err) != 0)
			die(err.text);
		bytes += (double)(strlen(t.key) + 2 * strlen(t.link) + strlen(t.title) + strlen(t.content));
	}
	if (store_commit(s, &err) != 0)
		die(err.text);
	report("stored", rows / (clock_us() - start) * 1e6, "rows/s");
	store_close(s);
	report_size(path, rows, bytes);
}

static sqlite3_stmt *
prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(db));
	return st;
}

static void
run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(db));
}

static void
bare_row(sqlite3_stmt *article, sqlite3_stmt *body, const struct text *t, int feed, int n)
{
	const char *const texts[] = { t->key, t->title, "An Author", t->link };

	sqlite3_bind_int(article, 1, feed + 1);
	sqlite3_bind_int64(article, 2, t->date);
	sqlite3_bind_int64(article, 3, (int64_t)n * 0x9e3779b97f4a7c15LL);
	for (int i = 0; i < 4; i++)
		sqlite3_bind_text(article, 4 + i, texts[i], -1, SQLITE_STATIC);
	sqlite3_step(article);
	sqlite3_reset(article);
	sqlite3_bind_int(body, 1, n + 1);
	sqlite3_bind_int64(body, 2, t->date);
	sqlite3_bind_text(body, 3, t->content, -1, SQLITE_STATIC);
	if (sqlite3_step(body) != SQLITE_DONE)
		die("bare insert");
	sqlite3_reset(body);
}

/* No look-ups, no triggers, no checks: the floor. */
static void
bare(const char *path, int rows, int feeds)
{
	struct store *s = open_store(path, STORE_WRITE);
	struct maker *m = calloc(1, sizeof(*m));
	sqlite3_stmt *article, *body;
	struct text t;
	double start;
	int feed = -1;
	sqlite3 *db;

	add_feeds(s, feeds);
	store_close(s);
	if (sqlite3_open(path, &db) != SQLITE_OK)
		die(path);
	run(db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF");
	maker_init(m);
	article = prepare(db, "INSERT INTO article(feed, date, seen, print, twin, words, key, title, author, link)"
	    " VALUES(?1, ?2, ?2, ?3, ?3, 400, ?4, ?5, ?6, ?7)");
	body = prepare(db, "INSERT INTO body VALUES(?1, ?2, ?2, 'en', '', '', '', ?3)");
	start = clock_us();
	for (int i = 0; i < rows; i++) {
		if (feed_of(i, rows, feeds) != feed) {
			run(db, feed >= 0 ? "COMMIT; BEGIN" : "BEGIN");
			feed = feed_of(i, rows, feeds);
		}
		make_text(m, &t, feed, i);
		bare_row(article, body, &t, feed, i);
	}
	run(db, "COMMIT");
	report("stored", rows / (clock_us() - start) * 1e6, "rows/s");
	sqlite3_finalize(article);
	sqlite3_finalize(body);
	sqlite3_close(db);
}

/* The first page of a list, by a connection that has not asked before. */
static void
look_headlines(const char *path, const char *name, struct headline_scope scope, enum headline_where where)
{
	double best = 1e18;
	struct headlines h = { 0 };
	struct error err;

	for (int i = 0; i < ROUNDS; i++) {
		struct store *s = open_store(path, STORE_READ);
		struct arena a = { 0 };
		double start = clock_us();

		if (headlines_read(s, &scope, where, 0, 50, &a, &h, &err) != 0)
			die(err.text);
		best = clock_us() - start < best ? clock_us() - start : best;
		arena_clear(&a);
		store_close(s);
	}
	report(name, best, "us");
}

static void
look_lists(const char *path)
{
	struct headline_scope all = { 0 }, unread = { .marks_off = MARK_READ }, feed = { .feed = 1 };
	struct headline_scope folder = { .folder = "News" }, tag = { .tag = "odd", .marks_off = MARK_READ };
	struct headline_scope starred = { .marks_on = MARK_STARRED };
	static const char *const sorts[] = { "date", "title", "feed", "unread" };

	look_headlines(path, "all", all, HEADLINES_FIRST);
	look_headlines(path, "all, end", all, HEADLINES_LAST);
	look_headlines(path, "unread", unread, HEADLINES_FIRST);
	look_headlines(path, "largest feed", feed, HEADLINES_FIRST);
	look_headlines(path, "largest feed, end", feed, HEADLINES_LAST);
	look_headlines(path, "folder", folder, HEADLINES_FIRST);
	look_headlines(path, "unread of a tag", tag, HEADLINES_FIRST);
	look_headlines(path, "starred", starred, HEADLINES_FIRST);
	for (enum headline_sort sort = SORT_TITLE; sort <= SORT_UNREAD; sort++) {
		char name[64];

		feed.sort = all.sort = sort;
		snprintf(name, sizeof(name), "largest feed by %s", sorts[sort]);
		look_headlines(path, name, feed, HEADLINES_FIRST);
		snprintf(name, sizeof(name), "all by %s", sorts[sort]);
		look_headlines(path, name, all, HEADLINES_FIRST);
	}
}

static void
look_start(const char *path)
{
	double best = 1e18;
	struct error err;
	size_t count;

	for (int i = 0; i < ROUNDS; i++) {
		struct arena a = { 0 };
		double start = clock_us();
		struct store *s = open_store(path, STORE_WRITE);

		if (feeds_list(s, &a, &count, &err) == NULL)
			die(err.text);
		best = clock_us() - start < best ? clock_us() - start : best;
		store_close(s);
		arena_clear(&a);
	}
	report("open the store, list the feeds", best, "us");
}

/* What is asked from a place in a list, by a connection that has not asked before; the least of several. */
struct walk {
	double position, next, anywhere, article;
};

static double
least(double time, double start)
{
	double now = clock_us() - start;

	return time == 0 || now < time ? now : time;
}

static void
walk_once(const char *path, struct walk *best)
{
	struct store *s = open_store(path, STORE_READ);
	struct headline_scope feed = { .feed = 1 };
	struct arena a = { 0 };
	struct headlines h;
	int64_t total, before, id;
	struct error err;
	double start;

	headlines_read(s, &feed, HEADLINES_FIRST, 0, PLACE, &a, &h, &err);
	if (h.count == 0)
		die("nothing in the first feed");
	id = h.items[h.count - 1].id;
	start = clock_us();
	headlines_count(s, &feed, id, &total, &before, &err);
	best->position = least(best->position, start);
	start = clock_us();
	id = headlines_next_unread(s, &feed, id, false, &err);
	best->next = least(best->next, start);
	start = clock_us();
	id = headlines_next_unread(s, &(struct headline_scope){ 0 }, h.items[0].id, false, &err);
	best->anywhere = least(best->anywhere, start);
	start = clock_us();
	articles_get(s, id, &a, &err);
	best->article = least(best->article, start);
	arena_clear(&a);
	store_close(s);
}

static void
look_walk(const char *path)
{
	struct walk best = { 0 };

	for (int i = 0; i < ROUNDS; i++)
		walk_once(path, &best);
	report("position in a list", best.position, "us");
	report("next unread", best.next, "us");
	report("next unread anywhere", best.anywhere, "us");
	report("one article", best.article, "us");
}

/* What a poll of a feed with 40 articles costs, to the end of its transaction. */
static double
poll_once(struct store *s, struct maker *m, int round)
{
	double start = clock_us();
	enum article_change change;
	struct error err;

	m->seed = 12345 + (uint64_t)round;
	if (store_begin(s, &err) != 0)
		die(err.text);
	for (int i = 0; i < 40; i++) {
		struct text t;
		struct article a;

		make_text(m, &t, 2 + round, 90000000 + i);
		a = article_of(&t, 1 + round);
		if (articles_put(s, &a, NOW, &change, NULL, &err) != 0)
			die(err.text);
	}
	if (store_commit(s, &err) != 0)
		die(err.text);
	return clock_us() - start;
}

/* Polls of one feed after the other with new articles, and the same again with nothing new. */
static void
look_poll(const char *path)
{
	struct store *s = open_store(path, STORE_WRITE);
	struct maker *m = calloc(1, sizeof(*m));
	double added = 1e18, known = 1e18;

	maker_init(m);
	for (int round = 0; round < ROUNDS; round++) {
		double first = poll_once(s, m, round), second = poll_once(s, m, round);

		added = first < added ? first : added;
		known = second < known ? second : known;
	}
	report("poll with 40 new articles", added, "us");
	report("poll with 40 known articles", known, "us");
	store_close(s);
}

/* All of a feed at once, feed after feed. */
static void
look_feed_marks(struct store *s)
{
	double best = 1e18;

	for (int feed = 2; feed < 2 + ROUNDS; feed++) {
		double start = clock_us();
		int64_t changed = 0;
		struct error err;

		if (marks_set_scope(s, &(struct headline_scope){ .feed = feed }, 0, MARK_READ, true, NOW, &changed, &err) != 0)
			die(err.text);
		if (changed > 0 && (clock_us() - start) / (double)changed < best)
			best = (clock_us() - start) / (double)changed;
	}
	report("mark a feed read, an article of it", best, "us");
}

static void
look_marks(const char *path)
{
	struct store *s = open_store(path, STORE_WRITE);
	struct headline_scope feed = { .feed = 1, .marks_off = MARK_READ };
	struct arena a = { 0 };
	struct headlines h;
	struct error err;
	int64_t *ids;
	double start;

	headlines_read(s, &feed, HEADLINES_FIRST, 0, 10000, &a, &h, &err);
	ids = arena_zalloc(&a, h.count + 1, sizeof(*ids));
	for (size_t i = 0; i < h.count; i++)
		ids[i] = h.items[i].id;
	start = clock_us();
	if (marks_set(s, ids, h.count, MARK_READ, true, NOW, &err) != 0)
		die(err.text);
	if (h.count > 0)
		report("mark read, an article of many", (clock_us() - start) / (double)h.count, "us");
	look_feed_marks(s);
	arena_clear(&a);
	store_close(s);
}

/* Near enough to text. */
static char *
plain(void *context, const char *html)
{
	(void)context;
	return strdup(html);
}

static void
feed_search(const char *path)
{
	static const struct search_texts texts = { plain, NULL };
	struct store *s = open_store(path, STORE_WRITE);
	double start = clock_us();
	size_t fed, all = 0;
	struct error err;

	do {
		if (search_feed(s, &texts, 500, &fed, &err) != 0)
			die(err.text);
		all += fed;
	} while (fed > 0);
	if (all > 0)
		report("indexed for the search", (double)all / (clock_us() - start) * 1e6, "rows/s");
	store_close(s);
}

/* What the reader shows after a letter: a search goes on while the next one is typed. */
static void
look_typed(struct store *s, const char *text)
{
	struct search_request request = { text, true, SEARCH_RANKED, HITS, NOW };
	double best = 1e18;

	for (int n = 0; n < ROUNDS; n++) {
		double start = clock_us();
		struct arena a = { 0 };
		struct search_result r;
		struct search *search;
		struct error err;

		search = search_begin(s, &request, &err);
		if (search == NULL || search_step(search, &err) < 0 || search_found(search, &a, &r, &err) != 0)
			die(err.text);
		best = clock_us() - start < best ? clock_us() - start : best;
		search_end(search);
		arena_clear(&a);
	}
	report("search: first hits as one types", best, "us");
}

static void
look_search(const char *path)
{
	static const struct search_texts texts = { plain, NULL };
	struct maker *m = calloc(1, sizeof(*m));
	struct store *s = open_store(path, STORE_READ);
	struct { char text[64]; const char *name; enum search_order order; } asked[] = {
		{ "", "search: rare word, newest", SEARCH_NEWEST },
		{ "", "search: common word, newest", SEARCH_NEWEST },
		{ "", "search: common word, ranked", SEARCH_RANKED }, { "", "search: two words, ranked", SEARCH_RANKED },
		{ "", "search: two rarer words, newest", SEARCH_NEWEST },
		{ "", "search: beginning, newest", SEARCH_NEWEST },
		{ "qqqqq", "search: a word that nothing has", SEARCH_NEWEST },
	};

	maker_init(m);
	snprintf(asked[0].text, 64, "%s", m->words[3900]);
	snprintf(asked[1].text, 64, "%s", m->words[1]);
	snprintf(asked[2].text, 64, "%s", m->words[1]);
	snprintf(asked[3].text, 64, "%s %s", m->words[1], m->words[2]);
	snprintf(asked[4].text, 64, "%s %s", m->words[300], m->words[150]);
	snprintf(asked[5].text, 64, "%.3s*", m->words[50]);
	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
		struct search_request request = { asked[i].text, false, asked[i].order, HITS, NOW };
		double best = 1e18;

		for (int n = 0; n < ROUNDS; n++) {
			struct arena a = { 0 };
			struct search_result r;
			struct error err;
			double start = clock_us();

			if (search_run(s, &request, n == 0 ? &texts : NULL, &a, &r, &err) != 0)
				die(err.text);
			best = clock_us() - start < best ? clock_us() - start : best;
			arena_clear(&a);
		}
		report(asked[i].name, best, "us");
	}
	asked[5].text[3] = '\0';
	look_typed(s, asked[5].text);
	store_close(s);
}

int
main(int argc, char **argv)
{
	int rows = argc > 3 ? atoi(argv[3]) : 0, feeds = argc > 4 ? atoi(argv[4]) : 500;

	if (argc > 3 && strcmp(argv[1], "fill") == 0)
		fill(argv[2], rows, feeds);
	else if (argc > 3 && strcmp(argv[1], "bare") == 0)
		bare(argv[2], rows, feeds);
	else if (argc > 2 && strcmp(argv[1], "look") == 0) {
		look_start(argv[2]);
		look_lists(argv[2]);
		look_walk(argv[2]);
		look_poll(argv[2]);
		look_marks(argv[2]);
	} else if (argc > 2 && strcmp(argv[1], "index") == 0)
		feed_search(argv[2]);
	else if (argc > 2 && strcmp(argv[1], "search") == 0)
		look_search(argv[2]);
	else
		die("fill DB ARTICLES [FEEDS] | bare DB ARTICLES [FEEDS] | look DB | index DB | search DB");
	return 0;
}
