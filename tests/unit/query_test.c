#include <locale.h>

#include "base/arena.h"
#include "base/buf.h"
#include "store/articles.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/naive_query.h"
#include "store/query.h"
#include "store/scratch.h"
#include "tap.h"

#define NOW	1800000000	/* 2027-01-15 08:00 */
#define DAY	86400
#define CHANCES	3000

static struct store *store;

static void
put(const char *key, int64_t feed, const char *title, int days, const char *author, const char *content,
    const char *language)
{
	struct article a = scratch_article(feed, key, title);
	struct article_enclosure e = { .url = "https://x.example/a.mp3", .type = "audio/mpeg", .title = "" };
	enum article_change change;
	int64_t id;

	a.author = author;
	a.content = content;
	a.language = language;
	a.link = "https://x.example/";
	a.published = NOW - days * DAY;
	if (strcmp(key, "c") == 0) {
		a.enclosures = &e;
		a.enclosure_count = 1;
	}
	articles_put(store, &a, NOW, &change, &id, NULL);
	if (strcmp(key, "b") == 0)
		marks_set(store, &id, 1, MARK_READ, true, NOW, NULL);
	if (strcmp(key, "d") == 0) {
		marks_set(store, &id, 1, MARK_STARRED, true, NOW, NULL);
		marks_tag(store, &id, 1, "later", true, NOW, NULL);
		marks_tag(store, &id, 1, "unix", true, NOW, NULL);
		articles_set_full(store, id, "<p>full", NULL);
	}
}

static void
fill(void)
{
	static const struct feed_listing list[] = {
		{ "https://one.example/rss", "One", "News", "unix fun" }, { "https://two.example/rss", "", "", "funny slow\u00a0reads" },
	};
	struct feed_state state = { .etag = "", .last_modified = "", .permanent_url = "", .moved_url = "",
		.error = "HTTP 503", .errors = 3 };
	static const struct feed_about two = { .title = "Two \"quoted\"", .link = "https://two.example/",
		.description = "All about two", .language = "de" };
	struct buf words = { 0 };

	for (int i = 0; i < 900; i++)
		buf_adds(&words, "word ");
	feeds_sync(store, list, 2, NULL);
	feeds_set_about(store, 2, &two, NULL);
	feeds_set_state(store, 2, &state, NULL);
	store_begin(store, NULL);
	put("a", 1, "Linux 6.1 released", 0, "Frank", "<p>kernel</p>", "en");
	put("b", 1, "FreeBSD 14", 3, "John", "beastie 100%", "en");
	put("c", 1, "Podcast", 10, "", "listen", "");
	put("d", 2, "Ümlaut \\ title", 40, "Zoë O'Hara; DROP TABLE article", buf_text(&words), "");
	store_commit(store, NULL);
	buf_clear(&words);
}

/* The keys of the articles that match, newest first. */
static const char *
matches(const char *text)
{
	static char keys[256];
	struct error err = { 0 };
	struct query *q = query_new(text, QUERY_ARTICLES, NOW, &err);
	struct headline_scope scope = { .query = q };
	struct headlines h = { 0 };
	struct arena a = { 0 };
	size_t n = 0;

	if (q == NULL)
		snprintf(keys, sizeof(keys), "%s", err.text);
	else if (headlines_read(store, &scope, HEADLINES_FIRST, 0, 100, &a, &h, &err) != 0)
		snprintf(keys, sizeof(keys), "%s", err.text);
	else {
		for (size_t i = 0; i < h.count && n < sizeof(keys) - 1; i++)
			keys[n++] = articles_get(store, h.items[i].id, &a, NULL)->key[0];
		keys[n] = '\0';
	}
	arena_clear(&a);
	query_free(q);
	return keys;
}

static const struct { const char *query, *want; } articles[] = {
	{ "unread = \"yes\"", "acd" },
	{ "unread = no", "b" },
	{ "unread != \"yes\"", "b" },
	{ "starred = yes", "d" },
	{ "starred != no", "d" },
	{ "starred != yes", "abc" },
	{ "flags # \"s\"", "d" },
	{ "title = \"FreeBSD 14\"", "b" },
	{ "title == \"freebsd 14\"", "" },
	{ "title =~ \"freebsd\"", "b" },
	{ "title !~ \"linux|bsd\"", "cd" },
	{ "title =~ \"^P.d[a-c]+st$\"", "c" },
	{ "title =~ \"^ÜMLAUT\"", "d" },
	{ "title =~ \"6\\.1\"", "a" },
	{ "title = \"Ümlaut \\\\ title\"", "" },
	{ "title =~ \"\\\\\"", "d" },
	{ "feedtitle = \"Two \\\"quoted\\\"\"", "d" },
	{ "author = \"\"", "c" },
	{ "author =~ \"o'hara; drop\"", "d" },
	{ "content =~ \"100%\"", "b" },
	{ "( author =~ \"Frank\" or author =~ \"John\" ) and ( title =~ \"Linux\" or title =~ \"FreeBSD\" )", "ab" },
	{ "title =~ \"Linux\" or title =~ \"Free\" and unread = \"no\"", "ab" },
	{ "(title =~ \"Linux\" or title =~ \"Free\") and unread = \"no\"", "b" },
	{ "not unread = \"yes\"", "b" },
	{ "not (title =~ \"Linux\" or age > 5)", "b" },
	{ "not not age=0", "a" },
	{ "age between 0:3", "ab" },
	{ "age between 3:0", "ab" },
	{ "age>=3 and age<10", "b" },
	{ "age != 3", "acd" },
	{ "age < 1", "a" },
	{ "age < 4 and title =~ \"bsd\"", "b" },
	{ "age = 40", "d" },
	{ "not age < 4", "cd" },
	{ "age < 1 or title =~ \"pod\"", "ac" },
	{ "title =~ \"pod\" or age < 1", "ac" },
	{ "(age < 1 or age = 10) and age < 20", "ac" },
	{ "(not (age < 1) and age < 20) or guid = d", "bcd" },
	{ "age > 2 and age < -1", "" },
	{ "date = \"2027-01-15\"", "a" },
	{ "date >= 2027-01", "abc" },
	{ "date < \"2027-01-12\"", "cd" },
	{ "date > \"2027-01-12\"", "a" },
	{ "date =~ \"^2026\"", "d" },
	{ "guid = c", "c" },
	{ "enclosure_type =~ \"^audio/\"", "c" },
	{ "enclosure_url = \"\"", "abd" },
	{ "tags # fun", "abc" },
	{ "tags # \"unix\"", "abcd" },
	{ "tags # later", "d" },
	{ "tags # \"slow reads\"", "d" },
	{ "tags !# \"slow reads\"", "abc" },
	{ "tags # slow", "" },
	{ "tags = \"funny slow\u00a0reads later unix\"", "d" },
	{ "tags = \"unix fun\"", "abc" },
	{ "tags !# \"fun\"", "d" },
	{ "tags # \"unix fun\"", "abc" },
	{ "folder = \"News\"", "abc" },
	{ "description =~ \"about TWO\"", "d" },
	{ "feedlink # \"https://two.example/\"", "d" },
	{ "latest_article_age < 10", "abc" },
	{ "latest_article_age between 39:41", "d" },
	{ "rssurl =~ \"^https://two\"", "d" },
	{ "feedindex = 2", "d" },
	{ "unread_count > 1", "abc" },
	{ "total_count < 2", "d" },
	{ "health = \"failing\"", "d" },
	{ "health = new", "abc" },
	{ "errors > 2", "d" },
	{ "language = \"de\"", "d" },
	{ "language = en", "ab" },
	{ "full = yes", "d" },
	{ "minutes >= 5", "d" },
	{ "minutes < 2", "abc" },
	{ "articleindex = 1", "ad" },
	{ "articleindex <= 2", "abd" },
	{ "articleindex between 2:3", "bc" },
	{ "articleindex between 3:2", "bc" },
	{ "age # 3", "b" },
	{ "feeddate >= 2027-01-01", "abc" },
	{ "link = \"https://x.example/\"", "abcd" },
	{ "", "column 1: an attribute is missing here" },
	{ "titel = \"x\"", "column 1: there is no such attribute" },
	{ "title", "column 6: an operator is missing here (= != < > <= >= =~ !~ # !# between)" },
	{ "title ~ \"x\"", "column 7: an operator is missing here (= != < > <= >= =~ !~ # !# between)" },
	{ "title =", "column 8: a value is missing here" },
	{ "title = \"x", "column 9: the closing quote is missing" },
	{ "title = \"x\" title = \"y\"", "column 13: and or or is missing here" },
	{ "title = \"ä\" oder", "column 13: and or or is missing here" },
	{ "(title = \"x\"", "column 13: and, or or a closing parenthesis is missing here" },
	{ "title = \"x\")", "column 12: and or or is missing here" },
	{ "title =~ \"(\"", "column 10: the regular expression: Unmatched ( or \\(" },
	{ "age < soon", "column 7: a number is wanted here" },
	{ "age between 5", "column 13: between wants two numbers with a colon, as 0:10" },
	{ "unread = \"1\"", "column 10: yes or no is wanted here" },
	{ "date > yesterday", "column 8: a date is wanted here, as \"2026-11-24\" or \"2026-11\"" },
	{ "articleindex =~ \"1\"", "column 17: articleindex is a number" },
	{ "title = \"x\" and", "column 16: an attribute is missing here" },
};

static void
test_feeds(void)
{
	struct query *q = query_new("unread_count > 1 and tags # \"fun\"", QUERY_FEEDS, NOW, NULL);
	struct error err = { 0 };
	struct arena a = { 0 };
	struct feed_record *list;
	size_t count;

	list = feeds_list_matching(store, q, &a, &count, NULL);
	ok(list != NULL && count == 1 && list[0].id == 1, "feeds are found");
	query_free(q);
	ok(query_new("title = \"x\"", QUERY_FEEDS, NOW, &err) == NULL, "but not by attributes of articles");
	is_text(err.text, "column 1: an attribute of articles, here are feeds: title", "which is said");
	arena_clear(&a);
}

static void
test_one(void)
{
	struct query *q = query_new("title =~ \"linux\"", QUERY_ARTICLES, NOW, NULL);

	is_number(query_match_article(store, q, 1, NULL), 1, "one article matches");
	is_number(query_match_article(store, q, 2, NULL), 0, "another does not");
	is_number(query_match_article(store, q, 99, NULL), 0, "nor one that is not there");
	query_free(q);
}

static void
test_scopes(void)
{
	struct query *q = query_new("age < 30", QUERY_ARTICLES, NOW, NULL);
	struct headline_scope scope = { .query = q, .marks_off = MARK_READ };
	int64_t total, before, changed;

	headlines_count(store, &scope, 3, &total, &before, NULL);
	is_number(total, 2, "a query is counted");
	is_number(before, 1, "with the place of an article");
	is_number(headlines_next_unread(store, &scope, 1, false, NULL), 3, "next unread keeps to it");
	marks_set_scope(store, &scope, 0, MARK_STARRED, true, NOW, &changed, NULL);
	is_number(changed, 2, "marking a query, too");
	query_free(q);
}

/* Deep and long ones end in a sentence. */
static void
test_limits(void)
{
	struct error err = { 0 };
	struct buf b = { 0 };

	for (int i = 0; i < 5000; i++)
		buf_addc(&b, '(');
	ok(query_new(buf_text(&b), QUERY_ARTICLES, NOW, &err) == NULL && err.kind == ERROR_USAGE, "%s", err.text);
	buf_reset(&b);
	for (int i = 0; i < 5000; i++)
		buf_adds(&b, "age=1 or ");
	buf_adds(&b, "age=2");
	ok(query_new(buf_text(&b), QUERY_ARTICLES, NOW, &err) == NULL && err.kind == ERROR_USAGE, "%s", err.text);
	buf_reset(&b);
	for (int i = 0; i < 15; i++)
		buf_adds(&b, "not (age=1 or ");
	buf_adds(&b, "age=2");
	for (int i = 0; i < 15; i++)
		buf_addc(&b, ')');
	is_text(matches(buf_text(&b)), "abcd", "many parentheses");
	for (int i = 0; i < 1000; i++) {
		char text[64];

		snprintf(text, sizeof(text), "guid = \"a\" or age = %d%s", i, i % 2 ? "" : " and minutes < 9");
		matches(text);
	}
	is_text(matches("guid = \"a\""), "a", "after a thousand queries");
	buf_clear(&b);
}

/* Filters by chance find what a plain reading of them does. */
static void
test_differently(void)
{
	struct store *s = store_open(":memory:", STORE_WRITE, NULL);
	struct error err = { 0 };
	struct buf text = { 0 };
	int alike = 0;

	naive_fill(s);
	srand(1);
	for (int i = 0; i < CHANCES; i++) {
		uint8_t bytes[120];
		bool agrees;

		for (size_t k = 0; k < sizeof(bytes); k++)
			bytes[k] = (uint8_t)(rand() >> 8);
		agrees = naive_agrees(s, bytes, sizeof(bytes), &text, &err);
		if (!agrees && i - alike < 10)
			printf("# %s: %s\n", buf_text(&text), err.text);
		alike += agrees;
	}
	is_number(alike, CHANCES, "filters by chance find what a plain reading of them does");
	buf_clear(&text);
	store_close(s);
}

int
main(void)
{
	size_t count;

	setlocale(LC_CTYPE, "C.UTF-8");
	scratch_make();
	store = store_open(scratch_path("cache.db"), STORE_WRITE, NULL);
	fill();
	for (size_t i = 0; i < sizeof(articles) / sizeof(articles[0]); i++)
		is_text(matches(articles[i].query), articles[i].want, articles[i].query);
	test_feeds();
	test_one();
	test_limits();
	test_scopes();
	test_differently();
	ok(query_attributes(&count) != NULL && count > 20, "attributes are told");
	store_close(store);
	scratch_remove();
	return tap_end();
}
