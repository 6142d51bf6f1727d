#include "base/arena.h"
#include "base/buf.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/scratch.h"
#include "store/search.h"
#include "store/sql.h"
#include "tap.h"

#define NOW	1800000000	/* 2027-01-15 08:00 */
#define DAY	86400

static struct store *store;

/* Enough of HTML for the tests: no tags. */
static char *
plain(void *context, const char *html)
{
	char *text = malloc(strlen(html) + 1), *to = text;
	bool tag = false;

	(void)context;
	for (const char *p = html; *p != '\0'; p++) {
		tag = tag ? *p != '>' : *p == '<';
		if (!tag && *p != '>')
			*to++ = *p;
	}
	*to = '\0';
	return text;
}

static const struct search_texts texts = { plain, NULL };

static void
put(int64_t feed, const char *key, const char *title, const char *author, int days, const char *content)
{
	struct article a = scratch_article(feed, key, title);
	enum article_change change;

	a.author = author;
	a.content = content;
	a.published = NOW - days * DAY;
	store_begin(store, NULL);
	articles_put(store, &a, NOW, &change, NULL, NULL);
	store_commit(store, NULL);
}

static void
fill(void)
{
	static const struct feed_listing list[] = {
		{ "https://one.example/rss", "Kernel news", "Tech/Linux", "unix os" },
		{ "https://two.example/rss", "世界", "", "cjk" },
	};

	feeds_sync(store, list, 2, NULL);
	put(1, "a", "Linux kernel released", "Linus", 1, "<p>The new kernel is fast and small</p>");
	put(1, "b", "Café society", "Zoë", 20, "<p>About kernels, mostly: naïve résumé</p>");
	put(1, "c", "Nothing here", "Linux", 400, "<p>fast food is new and small</p>");
	put(2, "d", "中国新闻", "", 2, "<p>北京大学在中国的首都。iPhone手机很好</p>");
	put(2, "e", "東京タワー", "", 3, "<p>今日は東京で雨が降った</p>");
	put(2, "f", "한국어 뉴스", "", 4, "<p>서울에서 만나요 C++ foo-bar</p>");
}

static int64_t
feed_all(void)
{
	int64_t all = 0;
	size_t fed;

	while (search_feed(store, &texts, 4, &fed, NULL) == 0 && fed > 0)
		all += (int64_t)fed;
	return all;
}

static const char *
found(const char *text, enum search_order order, bool typing)
{
	static char keys[256];
	struct search_request request = { .text = text, .typing = typing, .order = order, .limit = 50, .now = NOW };
	struct search_result r;
	struct error err = { 0 };
	struct arena a = { 0 };
	size_t n = 0;

	if (search_run(store, &request, NULL, &a, &r, &err) != 0)
		snprintf(keys, sizeof(keys), "%s", err.text);
	else {
		for (size_t i = 0; i < r.count && n < sizeof(keys) - 1; i++)
			keys[n++] = articles_get(store, r.hits[i].headline.id, &a, NULL)->key[0];
		keys[n] = '\0';
	}
	arena_clear(&a);
	return keys;
}

static const struct { const char *text, *want; } searches[] = {
	{ "kernel", "a" },
	{ "KERNEL", "a" },
	{ "kernel*", "ba" },
	{ "linux", "ca" },
	{ "title:linux", "a" },
	{ "author:linux", "c" },
	{ "text:linux", "" },
	{ "fast small", "ca" },
	{ "\"new kernel\"", "a" },
	{ "\"kernel new\"", "" },
	{ "title:\"kernel released\"", "a" },
	{ "cafe", "b" },
	{ "resume zoe", "b" },
	{ "Naïve", "b" },
	{ "cafe OR linus", "ba" },
	{ "fast NOT kernel", "c" },
	{ "fast -kernel", "c" },
	{ "fast AND (linus OR nothing)", "ca" },
	{ "fast AND (linus OR nothing) -food", "a" },
	{ "中国", "d" },
	{ "国", "d" },
	{ "北京大学", "d" },
	{ "京大", "d" },
	{ "大京", "" },
	{ "都", "d" },
	{ "好", "d" },
	{ "手机", "d" },
	{ "iphone", "d" },
	{ "東京", "e" },
	{ "東", "e" },
	{ "京", "ed" },
	{ "雨が", "e" },
	{ "title:中国 京", "d" },
	{ "서울", "f" },
	{ "만나", "f" },
	{ "C++", "f" },
	{ "foo-bar", "f" },
	{ "-- fast", "ca" },
	{ "fast since:30d", "a" },
	{ "fast before:2026-06", "c" },
	{ "since:2027", "feda" },
	{ "feed:kernel fast", "ca" },
	{ "feed:世界", "fed" },
	{ "tag:cjk", "fed" },
	{ "-tag:cjk kernel*", "ba" },
	{ "tag:later", "eb" },
	{ "tag:later cafe", "b" },
	{ "folder:Tech", "cba" },
	{ "is:starred", "b" },
	{ "is:unread fast", "a" },
	{ "is:read", "c" },
	{ "fast OR", "ca" },
	{ "fast NOT", "ca" },
	{ "fast NOT ", "ca" },
	{ "世\xE7\x95", "" },
	{ "fast \xF0\x9F", "ca" },
	{ "'; DROP TABLE article --", "" },
	{ "\"fast", "column 1: the closing quote is missing" },
	{ "(fast", "column 1: the closing parenthesis is missing" },
	{ "fast)", "column 5: this parenthesis closes nothing" },
	{ "ä since:soon", "column 3: a time is wanted here, as 7d, 2w or 2026-11-24" },
	{ "is:odd", "column 1: is: knows unread, read and starred" },
	{ "NOT fast", "column 1: NOT needs a word to be found beside it" },
	{ "title:", "column 7: a word is missing here" },
};

/* Articles that a search says it did not look at. */
static int64_t
waiting_for(const char *text)
{
	struct search_request request = { .text = text, .order = SEARCH_NEWEST, .limit = 10, .now = NOW };
	struct search_result result;
	struct arena a = { 0 };

	ok(search_run(store, &request, NULL, &a, &result, NULL) == 0, "%s", text);
	arena_clear(&a);
	return result.pending;
}

static void
test_lag_and_edits(void)
{
	int64_t pending;

	put(1, "g", "Zebra", "", 0, "stripes");
	search_pending(store, &pending, NULL);
	is_number(pending, 1, "a new article waits for the index");
	is_text(found("zebra", SEARCH_NEWEST, false), "", "and is not found yet");
	is_number(waiting_for("zebra"), 1, "which a search says");
	is_number(waiting_for("since:2020"), 0, "but not one without words, which looks at the articles");
	is_number(feed_all(), 1, "it is taken in");
	is_text(found("zebra", SEARCH_NEWEST, false), "g", "and found");
	put(1, "g", "Zebra", "", 0, "now spots");
	is_number(feed_all(), 1, "an edit is taken in, too");
	is_text(found("stripes", SEARCH_NEWEST, false), "", "the old text is not found any more");
	is_text(found("zebra spots", SEARCH_NEWEST, false), "g", "the new one is, once");
	articles_set_full(store, 7, "<p>the whole giraffe", NULL);
	feed_all();
	is_text(found("giraffe", SEARCH_NEWEST, false), "g", "extracted text is found");
	for (int i = 0; i < 20; i++) {
		char text[32];

		snprintf(text, sizeof(text), "edit%d", i);
		put(1, "g", "Zebra", "", 0, text);
		feed_all();
	}
	is_text(found("zebra", SEARCH_NEWEST, false), "g", "many edits do not make it more than one");
	ok(search_reset(store, NULL) == 0, "the index is emptied");
	is_text(found("zebra", SEARCH_NEWEST, false), "", "nothing is found");
	is_number(feed_all(), 7, "and built again");
	is_text(found("edit19", SEARCH_NEWEST, false), "g", "with the last edit");
	marks_set(store, (int64_t[]){ 7 }, 1, MARK_DELETED, true, NOW, NULL);
	is_text(found("zebra", SEARCH_NEWEST, false), "", "a deleted article is not found");
}

static void
test_snippets(void)
{
	struct search_request request = { .text = "needle 東京", .order = SEARCH_RANKED, .limit = 5, .now = NOW };
	struct search_result r;
	struct arena a = { 0 };
	struct buf b = { 0 };
	char marked[32];

	for (int i = 0; i < 300; i++)
		buf_printf(&b, "hay%d\n", i);
	buf_adds(&b, "one Needle and then 北東京都 in it ");
	for (int i = 0; i < 300; i++)
		buf_printf(&b, "hay%d ", i);
	put(1, "h", "Haystack", "", 0, buf_text(&b));
	feed_all();
	search_run(store, &request, &texts, &a, &r, NULL);
	is_number((long long)r.count, 1, "one is found");
	ok(strstr(r.hits[0].snippet, "one Needle and then 北東京都 in it") != NULL && strlen(r.hits[0].snippet) <= 210 &&
	    strchr(r.hits[0].snippet, '\n') == NULL, "shown by one line: %s", r.hits[0].snippet);
	is_number((long long)r.hits[0].mark_count, 2, "with two marks");
	snprintf(marked, sizeof(marked), "%.*s", (int)r.hits[0].marks[0].len, r.hits[0].snippet + r.hits[0].marks[0].at);
	is_text(marked, "Needle", "on the word");
	snprintf(marked, sizeof(marked), "%.*s", (int)r.hits[0].marks[1].len, r.hits[0].snippet + r.hits[0].marks[1].at);
	is_text(marked, "東京", "and on the characters");
	buf_clear(&b);
	arena_clear(&a);
}

/* Text without blanks: cut between characters; pairs of them overlap and are marked as one. */
static void
test_snippets_without_blanks(void)
{
	struct search_request request = { .text = "半導體工 xylophone", .order = SEARCH_RANKED, .limit = 5, .now = NOW };
	struct search_result r;
	struct arena a = { 0 };
	struct buf b = { 0 };

	for (int i = 0; i < 300; i++)
		buf_adds(&b, "新聞");
	buf_adds(&b, "半導體工廠");
	for (int i = 0; i < 300; i++)
		buf_adds(&b, "文章");
	put(2, "i", "Long", "", 0, "x");
	articles_set_full(store, 9, buf_text(&b), NULL);
	buf_adds(&b, "xylophone");
	put(2, "j", "Longer", "", 0, buf_text(&b));
	feed_all();
	search_run(store, &request, &texts, &a, &r, NULL);
	if (is_number((long long)r.count, 1, "one has both") && is_number((long long)r.hits[0].mark_count, 1, "one mark"))
		ok(strlen(r.hits[0].snippet) % 3 == 0 && r.hits[0].marks[0].len == strlen("半導體工") &&
		    memcmp(r.hits[0].snippet + r.hits[0].marks[0].at, "半導體工", r.hits[0].marks[0].len) == 0,
		    "on all four characters: %s", r.hits[0].snippet);
	request.text = "半導體工";
	search_run(store, &request, &texts, &a, &r, NULL);
	if (is_number((long long)r.count, 2, "two have the word"))
		ok(strstr(r.hits[0].snippet, "半導體工") != NULL && strstr(r.hits[1].snippet, "半導體工") != NULL,
		    "one of them in its whole text, from which it is shown");
	buf_clear(&b);
	arena_clear(&a);
}

/* The keys of what is found until now. */
static const char *
found_until_now(struct search *search, int *searched)
{
	static char keys[64];
	struct search_result r;
	struct arena a = { 0 };
	size_t n = 0;

	search_found(search, &a, &r, NULL);
	for (; n < r.count && n < sizeof(keys) - 1; n++)
		keys[n] = articles_get(store, r.hits[n].headline.id, &a, NULL)->key[0];
	keys[n] = '\0';
	*searched = r.searched;
	arena_clear(&a);
	return keys;
}

/* Articles far from each other are in volumes of their own, each of which is a step. */
static void
test_steps(void)
{
	struct search_request request = { .text = "quagga", .order = SEARCH_NEWEST, .limit = 9, .now = NOW };
	struct search *search;
	int searched;

	put(1, "r", "Old", "", 30, "a quagga in a long text");
	sql_exec(store, "UPDATE sqlite_sequence SET seq = 200000 WHERE name = 'article'", NULL);
	put(1, "s", "Quagga", "", 20, "in the title");
	sql_exec(store, "UPDATE sqlite_sequence SET seq = 500000 WHERE name = 'article'", NULL);
	put(1, "t", "New", "", 10, "another quagga in a longer text of many words");
	feed_all();
	search = search_begin(store, &request, NULL);
	is_text(found_until_now(search, &searched), "", "a search begins with nothing");
	is_number(searched, 0, "looked at");
	is_number(search_step(search, NULL), 1, "a step");
	is_text(found_until_now(search, &searched), "t", "finds the newest");
	ok(searched < 100, "not all is looked at then (%d %%)", searched);
	put(1, "u", "Quagga", "", 5, "added meanwhile");
	while (search_step(search, NULL) == 1)
		;
	is_text(found_until_now(search, &searched), "tsr", "the last step the oldest; nothing twice, nothing that came meanwhile");
	is_number(searched, 100, "then all is looked at");
	is_number(search_step(search, NULL), 0, "after which there are no steps");
	search_end(search);
	request.limit = 1;
	search = search_begin(store, &request, NULL);
	while (search_step(search, NULL) == 1)
		;
	is_text(found_until_now(search, &searched), "t", "as many as are wanted are found");
	search_end(search);
	is_text(found("quagga", SEARCH_RANKED, false), "srt", "ranked over all volumes");
	is_text(found("quag", SEARCH_RANKED, true), "srt", "also by its beginning");
	is_text(found("is:unread since:12d before:9d", SEARCH_NEWEST, false), "t", "conditions alone are looked for in all, too");
	is_text(found("is:starred", SEARCH_NEWEST, false), "b", "to the oldest");
	ok(search_begin(store, &(struct search_request){ .text = "is:odd", .limit = 1 }, NULL) == NULL, "what is not understood does not begin");
}

int
main(void)
{
	struct error err = { 0 };

	scratch_make();
	store = store_open(scratch_path("cache.db"), STORE_WRITE, &err);
	if (!ok(store != NULL, "a store is made"))
		return printf("# %s\n", err.text), 1;
	fill();
	is_number(feed_all(), 6, "six articles are indexed in batches");
	marks_set(store, (int64_t[]){ 2 }, 1, MARK_STARRED, true, NOW, NULL);
	marks_set(store, (int64_t[]){ 3 }, 1, MARK_READ, true, NOW, NULL);
	marks_tag(store, (int64_t[]){ 2, 5 }, 2, "later", true, NOW, NULL);
	for (size_t i = 0; i < sizeof(searches) / sizeof(searches[0]); i++)
		is_text(found(searches[i].text, SEARCH_NEWEST, false), searches[i].want, searches[i].text);
	is_text(found("kernel*", SEARCH_RANKED, false), "ab", "ranked: in the title is better");
	is_text(found("kern", SEARCH_NEWEST, true), "ba", "while typing the last word is a beginning");
	is_text(found("ke", SEARCH_NEWEST, true), "", "of three letters or more");
	is_text(found("kern ", SEARCH_NEWEST, true), "", "not when a blank ends it");
	is_text(found("\"new ker", SEARCH_NEWEST, true), "", "a phrase is not");
	is_text(found("kern (", SEARCH_NEWEST, true), "", "nor is anything wrong with half a line");
	is_text(found("fast title:", SEARCH_NEWEST, true), "ca", "nor with a field without a word");
	test_lag_and_edits();
	test_snippets();
	test_snippets_without_blanks();
	test_steps();
	store_close(store);
	scratch_remove();
	return tap_end();
}
