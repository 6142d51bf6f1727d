#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/mem.h"
#include "poll/ingest.h"
#include "tap.h"
#include "text/date.h"
#include "text/utf8.h"

#define NOW	INT64_C(1700000000)
#define URL	"https://news.example/feeds/all.xml"

static struct item
blank(void)
{
	return (struct item){ .guid = "", .title = "", .link = "", .comments = "", .summary = "", .content = "",
	    .base = "", .language = "", .image = "", .published = DATE_NONE, .updated = DATE_NONE };
}

static const struct article *
ingest_one(struct arena *a, struct item *item)
{
	struct feed feed = { .warning = "", .title = "A \x1b[31mfeed", .link = "/", .description = "", .language = "en",
	    .icon = "", .self = "", .hub = "", .items = item, .item_count = 1 };
	struct ingest out;

	ingest_feed(&feed, URL, 7, NOW, a, &out);
	return &out.articles[0];
}

static void
test_text(struct arena *a)
{
	struct feed_person authors[] = { { "Ann\nB", "", "" }, { "", "c@d.example", "" }, { "\x1b", "", "" } };
	struct feed_person crowd[8];
	char long_name[LIMIT_NAME_BYTES] = { 0 };
	const char *categories[] = { "one", " ", "t\two" };
	struct item item = blank();
	const struct article *got;

	memset(long_name, 'x', sizeof(long_name) - 1);
	item.title = "Bell\a, \x1b]0;title\x07 over\xc2\x9b" "31m \xe2\x80\xaegnirts\n\nnext \xff";
	item.summary = "<p>raw \x1b[2J\xc2\x9b and \xe2\x80\xae and \xff, tab\tand\nline</p>";
	item.authors = authors;
	item.author_count = 3;
	item.categories = categories;
	item.category_count = 3;
	got = ingest_one(a, &item);
	ok(strpbrk(got->title, "\x1b\a\n") == NULL && strstr(got->title, "\xc2\x9b") == NULL
	    && strstr(got->title, "\xe2\x80\xae") == NULL, "a title is one harmless line: %s", got->title);
	is_text(got->content, "<p>raw [2J and  and \xef\xbf\xbd, tab\tand\nline</p>", "content loses what is never text");
	is_text(got->author, "Ann B, c@d.example", "authors");
	is_text(got->tags, "one\nt wo", "categories, one a line");
	ok(utf8_valid(got->title, strlen(got->title)) && utf8_valid(got->content, strlen(got->content)), "all of it UTF-8");
	for (size_t i = 0; i < sizeof(crowd) / sizeof(crowd[0]); i++)
		crowd[i] = (struct feed_person){ long_name, "", "" };
	item.authors = crowd;
	item.author_count = sizeof(crowd) / sizeof(crowd[0]);
	ok(strlen(ingest_one(a, &item)->author) <= 2 * sizeof(long_name), "a crowd is cut to some of them");
	item.content = "<p>clean</p>";
	got = ingest_one(a, &item);
	ok(got->content == item.content, "clean content is not copied");
	is_text(got->content, "<p>clean</p>", "content before summary");
}

static void
test_title_of_text(struct arena *a)
{
	struct item item = blank();

	item.content = "<p>Short &amp; <b>sweet</b></p>";
	is_text(ingest_one(a, &item)->title, "Short & sweet", "what has no title goes by its text");
	item.title = " ";
	is_text(ingest_one(a, &item)->title, "Short & sweet", "also when the title is blank");
	item.content = "<p>A post that goes on and on, as posts do, until it is longer than anything one would call a title"
	    " of a post</p>";
	is_text(ingest_one(a, &item)->title, "A post that goes on and on, as posts do, until it is longer than anything one"
	    " would call a title of\xe2\x80\xa6", "a long text is cut after a word");
}

/* Text is looked at eight bytes at once: nothing may hide among them. */
static void
test_hidden(struct arena *a)
{
	static const char forbidden[] = "\x01\x1b\x1f\x7f";
	struct item item = blank();
	char text[] = "twenty-five plain ~ bytes";
	size_t missed = 0, at, i;

	item.content = text;
	for (i = 0; forbidden[i] != '\0'; i++)
		for (at = 0; text[at] != '\0'; at++) {
			char kept = text[at];

			text[at] = forbidden[i];
			missed += strlen(ingest_one(a, &item)->content) != sizeof(text) - 2;
			text[at] = kept;
		}
	is_number((long long)missed, 0, "a control is found at each place");
	ok(ingest_one(a, &item)->content == text, "all that can be typed is plain");
}

static void
test_links(struct arena *a)
{
	static const struct {
		const char *link, *want;
	} rows[] = {
		{ "/a", "https://news.example/a" },
		{ "b?c=d", "https://news.example/feeds/b?c=d" },
		{ "/a?utm_source=rss&id=1", "https://news.example/a?id=1" },
		{ "http://other.example/x y", "http://other.example/x%20y" },
		{ "javascript:alert(1)", "" },
		{ "data:text/html,x", "" },
		{ "file:///etc/passwd", "" },
		{ "exec:touch x", "" },
		{ "", "" },
	};
	struct feed_enclosure enclosures[] = { { "pod.mp3", "audio/mpeg", "T", 10, 60 }, { "javascript:1", "", "", 1, 1 },
	    { "https://x.example/2", "\x1btype", "", -5, -7 } };
	struct item item = blank();
	const struct article *got;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		item.link = rows[i].link;
		is_text(ingest_one(a, &item)->link, rows[i].want, rows[i].link);
	}
	item.enclosures = enclosures;
	item.enclosure_count = 3;
	got = ingest_one(a, &item);
	is_number((long long)got->enclosure_count, 2, "enclosures that may be opened");
	is_text(got->enclosures[0].url, "https://news.example/feeds/pod.mp3", "their address");
	ok(got->enclosures[1].length == -1 && got->enclosures[1].seconds == -1 && strcmp(got->enclosures[1].type, "type") == 0, "and the rest");
}

static void
test_dates(struct arena *a)
{
	static const struct {
		int64_t published, updated, date;
		const char *name;
	} rows[] = {
		{ NOW - 100, DATE_NONE, NOW - 100, "as published" },
		{ DATE_NONE, NOW - 50, NOW - 50, "as updated" },
		{ DATE_NONE, DATE_NONE, NOW, "when first seen" },
		{ NOW + 1000000, DATE_NONE, NOW, "not in the future" },
		{ 0, DATE_NONE, NOW, "1970 is no date" },
		{ -12345678901, DATE_NONE, NOW, "nor is 1578" },
		{ INT64_MAX, INT64_MAX, NOW, "nor is the end of time" },
	};
	struct item item = blank();
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		item.published = rows[i].published;
		item.updated = rows[i].updated;
		is_number(ingest_one(a, &item)->date, rows[i].date, rows[i].name);
	}
}

static void
test_limits(struct arena *a)
{
	char *long_text = mem_alloc(LIMIT_CONTENT_BYTES + 100);
	struct item *items = mem_zalloc(LIMIT_ITEMS + 10, sizeof(*items));
	struct feed feed = { .warning = "", .title = "", .link = "", .description = "", .language = "", .icon = "",
	    .self = "", .hub = "", .items = items, .item_count = LIMIT_ITEMS + 10 };
	struct item item = blank();
	struct ingest out;
	char guid[32];
	size_t i;

	memset(long_text, 'x', LIMIT_CONTENT_BYTES + 99);
	long_text[LIMIT_CONTENT_BYTES + 99] = '\0';
	item.title = item.content = long_text;
	is_number((long long)strlen(ingest_one(a, &item)->content), LIMIT_CONTENT_BYTES, "content is cut");
	ok(strlen(ingest_one(a, &item)->title) <= LIMIT_TITLE_BYTES, "a title is cut");
	for (i = 0; i < LIMIT_ITEMS + 10; i++) {
		items[i] = blank();
		snprintf(guid, sizeof(guid), "g%zu", i);
		items[i].guid = arena_strdup(a, guid);
	}
	ingest_feed(&feed, URL, 7, NOW, a, &out);
	is_number((long long)out.count, LIMIT_ITEMS, "so many articles");
	is_text(out.articles[out.count - 1].key, "g0", "the first of the document comes last, with the highest number");
	free(items);
	free(long_text);
}

/* How often HTML with sample somewhere in a text of filler does not become what it should, or is copied for nothing. */
static int
count_wrong(const char *filler, const char *sample, bool is_allowed)
{
	struct buf text = { 0 }, want = { 0 }, scratch = { 0 };
	int wrong = 0;

	for (int before = 0; before < 140; before++) {
		struct arena a = { 0 };
		const char *made;

		buf_reset(&text);
		buf_reset(&want);
		for (int i = 0; i < before + 70; i++) {
			buf_adds(&text, i == before ? sample : "");
			buf_adds(&want, i == before && is_allowed ? sample : "");
			buf_adds(&text, filler);
			buf_adds(&want, filler);
		}
		made = ingest_html(&a, &scratch, buf_text(&text));
		wrong += strcmp(made, buf_text(&want)) != 0 || (made == text.data) != is_allowed;
		arena_clear(&a);
	}
	buf_clear(&text);
	buf_clear(&want);
	buf_clear(&scratch);
	return wrong;
}

/* Blocks are looked at as a whole: what goes and what stays does so wherever it stands. */
static void
test_places(void)
{
	static const char *const fillers[] = { "a", "\xD0\xB4", "\xE4\xB8\xAD" };
	static const char *const allowed[] = {
		"\n", "\t", "~", "\xC2\xA0", "\xC3\xA9", "\xE2\x80\x99", "\xE2\x80\xA6", "\xE2\x82\xAC", "\xEF\xBC\x8C", "\xF0\x9F\x98\x80",
	}, *const forbidden[] = {
		"\x01", "\x0B", "\r", "\x1F", "\x7F", "\xC2\x80", "\xC2\x9F", "\xE2\x80\xAA", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA9",
		"\xEF\xBB\xBF",
	};
	size_t f, i;

	for (f = 0; f < sizeof(fillers) / sizeof(fillers[0]); f++) {
		int wrong = 0;

		for (i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++)
			wrong += count_wrong(fillers[f], allowed[i], true);
		for (i = 0; i < sizeof(forbidden) / sizeof(forbidden[0]); i++)
			wrong += count_wrong(fillers[f], forbidden[i], false);
		is_number(wrong, 0, "characters, allowed and forbidden, at each place");
	}
}

int
main(void)
{
	struct arena a = { 0 };

	test_text(&a);
	test_title_of_text(&a);
	test_hidden(&a);
	test_links(&a);
	test_dates(&a);
	test_limits(&a);
	arena_clear(&a);
	test_places();
	return tap_end();
}
