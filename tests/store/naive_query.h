/*
 * Filters by chance, and what they should find: text in the language of
 * store/query.h is made up from a row of bytes, and each comparison is answered
 * at once, in plain C and without SQL, for a few articles that are known here.
 */
#ifndef NAIVE_QUERY_H
#define NAIVE_QUERY_H

#include <regex.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "store/articles.h"
#include "store/feeds.h"
#include "store/marks.h"
#include "store/query.h"

#define NAIVE_NOW	1800000000	/* 2027-01-15 08:00 */
#define NAIVE_DAY	86400
#define NAIVE_DEPTH	5

struct naive_feed {
	const char *url, *name, *title, *description, *link, *language, *folder, *tags;
	int errors;
	bool gone;
	int64_t last_success;
};

static const struct naive_feed naive_feeds[] = {
	{ "https://one.example/rss", "One", "The First", "Linux and more", "https://one.example/", "en", "News/World", "unix fun",
	    0, false, 1000 },
	{ "https://two.example/rss", "", "Two \"quoted\"", "", "", "", "", "funny", 3, false, 0 },
	{ "https://three.example/rss", "", "", "5 things", "", "de", "News", "", 7, true, 1000 },
	{ "https://four.example/rss", "Four", "", "", "", "", "", "", 0, false, 0 },	/* no articles */
};

struct naive_article {
	int feed;			/* place in naive_feeds */
	const char *title, *author, *link, *language, *full, *enclosure, *type, *tags;
	int words;
	int64_t published;		/* before now; INT64_MIN: unknown */
	bool read, starred, deleted;
};

/* In the order they are put in. */
static const struct naive_article naive_articles[] = {
	{ 0, "Linux 6.1 released", "Frank", "https://one.example/1", "en", "", "", "", "", 10, 0, false, false, false },
	{ 0, "FreeBSD 14", "John \"x\"", "https://one.example/2", "", "", "", "", "later", 900, 3 * NAIVE_DAY, true, false, false },
	{ 0, "100%", "", "", "fr", "<p>whole", "", "", "", 0, 3 * NAIVE_DAY, false, true, false },
	{ 0, "gone", "Frank", "", "", "", "", "", "", 1, NAIVE_DAY, false, false, true },
	{ 1, "Podcast", "", "https://two.example/p", "", "", "https://x.example/a.mp3", "audio/mpeg", "", 200,
	    400 * NAIVE_DAY + 5, false, false, false },
	{ 1, "42 days", "o'hara; DROP TABLE article", "", "de", "", "", "", "later unix", 201, 42 * NAIVE_DAY - 1, true, true, false },
	{ 2, "linux", "frank", "", "", "<p>all", "", "", "fun", 401, -1, false, false, false },
	{ 2, "", "", "", "", "", "", "", "", 0, INT64_MIN, true, false, false },
};

#define NAIVE_FEEDS	(sizeof(naive_feeds) / sizeof(naive_feeds[0]))
#define NAIVE_ARTICLES	(sizeof(naive_articles) / sizeof(naive_articles[0]))

struct naive {
	const uint8_t *data;
	size_t left;
	enum query_subject subject;
	struct buf *text;		/* the filter */
};

/* A number below n. */
static unsigned
naive_pick(struct naive *n, unsigned below)
{
	if (n->left == 0)
		return 0;
	n->left--;
	return *n->data++ % below;
}

static int64_t
naive_date(size_t i)
{
	int64_t ago = naive_articles[i].published;

	return ago == INT64_MIN || ago < 0 ? NAIVE_NOW : NAIVE_NOW - ago;
}

static void
naive_put(struct store *store, size_t i)
{
	const struct naive_article *a = &naive_articles[i];
	struct article_enclosure enclosure = { .url = a->enclosure, .type = a->type, .title = "" };
	struct article article = { .feed = a->feed + 1, .key = "", .twin = "", .title = a->title, .author = a->author,
		.link = a->link, .comments = "", .language = a->language, .image = "", .tags = "", .full = "",
		.published = a->published == INT64_MIN ? INT64_MIN : NAIVE_NOW - a->published, .updated = INT64_MIN };
	struct buf content = { 0 };
	enum article_change change;
	struct arena tags = { 0 };
	char key[16], *at, *tag;
	int64_t id;

	for (int w = 0; w < a->words; w++)
		buf_adds(&content, "word ");
	snprintf(key, sizeof(key), "k%zu", i);
	article.key = key;
	article.content = buf_text(&content);
	article.enclosures = &enclosure;
	article.enclosure_count = *a->enclosure != '\0';
	if (articles_put(store, &article, NAIVE_NOW, &change, &id, NULL) != 0 || id != (int64_t)i + 1)
		abort();
	at = arena_strdup(&tags, a->tags);
	while ((tag = strsep(&at, " ")) != NULL)
		if (*tag != '\0')
			marks_tag(store, &id, 1, tag, true, NAIVE_NOW, NULL);
	if (*a->full != '\0')
		articles_set_full(store, id, a->full, NULL);
	marks_set(store, &id, 1, (a->read ? MARK_READ : 0) | (a->starred ? MARK_STARRED : 0) |
	    (a->deleted ? MARK_DELETED : 0), true, NAIVE_NOW, NULL);
	arena_clear(&tags);
	buf_clear(&content);
}

/* Put all of it into an empty store. */
static void
naive_fill(struct store *store)
{
	struct feed_listing list[NAIVE_FEEDS];

	for (size_t f = 0; f < NAIVE_FEEDS; f++)
		list[f] = (struct feed_listing){ naive_feeds[f].url, naive_feeds[f].name, naive_feeds[f].folder, naive_feeds[f].tags };
	if (feeds_sync(store, list, NAIVE_FEEDS, NULL) != 0 || store_begin(store, NULL) != 0)
		abort();
	for (size_t f = 0; f < NAIVE_FEEDS; f++) {
		const struct naive_feed *feed = &naive_feeds[f];
		struct feed_about about = { feed->title, feed->link, feed->description, feed->language };
		struct feed_state state = { .etag = "", .last_modified = "", .permanent_url = "", .moved_url = "", .error = "",
			.errors = feed->errors, .gone = feed->gone, .last_success = feed->last_success };

		feeds_set_about(store, (int64_t)f + 1, &about, NULL);
		feeds_set_state(store, (int64_t)f + 1, &state, NULL);
	}
	for (size_t i = 0; i < NAIVE_ARTICLES; i++)
		naive_put(store, i);
	if (store_commit(store, NULL) != 0)
		abort();
}

static void
naive_print_date(struct buf *out, int64_t date)
{
	time_t t = (time_t)date;
	char text[32];
	struct tm tm;

	gmtime_r(&t, &tm);
	strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S", &tm);
	buf_adds(out, text);
}

/* Articles of a feed that are not deleted: all, unread ones, the newest date, and how many are at or above one. */
static void
naive_tally(int feed, size_t above, int *total, int *unread, int64_t *newest, int *index)
{
	*total = *unread = *index = 0;
	*newest = 0;
	for (size_t i = 0; i < NAIVE_ARTICLES; i++) {
		if (naive_articles[i].feed != feed || naive_articles[i].deleted)
			continue;
		++*total;
		*unread += !naive_articles[i].read;
		*newest = naive_date(i) > *newest ? naive_date(i) : *newest;
		*index += naive_date(i) > naive_date(above) || (naive_date(i) == naive_date(above) && i >= above);
	}
}

/* What a feed says to an attribute; false when it is none of feeds. */
static bool
naive_feed_value(int f, const char *name, struct buf *out)
{
	const struct naive_feed *feed = &naive_feeds[f];
	int total, unread, index;
	int64_t newest;

	naive_tally(f, 0, &total, &unread, &newest, &index);
	if (strcmp(name, "feedtitle") == 0)
		buf_adds(out, *feed->name != '\0' ? feed->name : *feed->title != '\0' ? feed->title : feed->url);
	else if (strcmp(name, "description") == 0)
		buf_adds(out, feed->description);
	else if (strcmp(name, "feedlink") == 0)
		buf_adds(out, feed->link);
	else if (strcmp(name, "rssurl") == 0)
		buf_adds(out, feed->url);
	else if (strcmp(name, "feeddate") == 0)
		naive_print_date(out, newest);
	else if (strcmp(name, "latest_article_age") == 0)
		buf_printf(out, "%lld", (long long)((NAIVE_NOW - newest) / NAIVE_DAY));
	else if (strcmp(name, "tags") == 0)
		buf_adds(out, feed->tags);
	else if (strcmp(name, "folder") == 0)
		buf_adds(out, feed->folder);
	else if (strcmp(name, "unread_count") == 0)
		buf_printf(out, "%d", unread);
	else if (strcmp(name, "total_count") == 0)
		buf_printf(out, "%d", total);
	else if (strcmp(name, "feedindex") == 0)
		buf_printf(out, "%d", f + 1);
	else if (strcmp(name, "health") == 0)
		buf_adds(out, feed->gone ? "gone" : feed->errors > 0 ? "failing" : feed->last_success == 0 ? "new" : "ok");
	else if (strcmp(name, "errors") == 0)
		buf_printf(out, "%d", feed->errors);
	else
		return false;
	return true;
}

static void
naive_article_value(size_t i, const char *name, struct buf *out)
{
	const struct naive_article *a = &naive_articles[i];
	const struct naive_feed *feed = &naive_feeds[a->feed];
	int total, unread, index;
	int64_t newest;

	if (naive_feed_value(a->feed, name, out)) {
		if (strcmp(name, "tags") == 0 && *a->tags != '\0')
			buf_printf(out, "%s%s", out->len > 0 ? " " : "", a->tags);
		return;
	}
	naive_tally(a->feed, i, &total, &unread, &newest, &index);
	if (strcmp(name, "title") == 0)
		buf_adds(out, a->title);
	else if (strcmp(name, "link") == 0)
		buf_adds(out, a->link);
	else if (strcmp(name, "author") == 0)
		buf_adds(out, a->author);
	else if (strcmp(name, "content") == 0)
		for (int w = 0; w < a->words; w++)
			buf_adds(out, "word ");
	else if (strcmp(name, "date") == 0)
		naive_print_date(out, naive_date(i));
	else if (strcmp(name, "age") == 0)
		buf_printf(out, "%lld", (long long)((NAIVE_NOW - naive_date(i)) / NAIVE_DAY));
	else if (strcmp(name, "unread") == 0)
		buf_adds(out, a->read ? "no" : "yes");
	else if (strcmp(name, "starred") == 0)
		buf_adds(out, a->starred ? "yes" : "no");
	else if (strcmp(name, "flags") == 0)
		buf_adds(out, a->starred ? "s" : "");
	else if (strcmp(name, "guid") == 0)
		buf_printf(out, "k%zu", i);
	else if (strcmp(name, "minutes") == 0)
		buf_printf(out, "%d", (a->words + 199) / 200);
	else if (strcmp(name, "language") == 0)
		buf_adds(out, *a->language != '\0' ? a->language : feed->language);
	else if (strcmp(name, "full") == 0)
		buf_adds(out, *a->full != '\0' ? "yes" : "no");
	else if (strcmp(name, "enclosure_url") == 0)
		buf_adds(out, a->enclosure);
	else if (strcmp(name, "enclosure_type") == 0)
		buf_adds(out, a->type);
	else if (strcmp(name, "articleindex") == 0)
		buf_printf(out, "%d", index);
	else
		abort();	/* an attribute that nobody has thought of here */
}

static size_t
naive_rows(const struct naive *n)
{
	return n->subject == QUERY_FEEDS ? NAIVE_FEEDS : NAIVE_ARTICLES;
}

/* The value of a row as text, to be freed. */
static char *
naive_value(const struct naive *n, size_t row, const char *name)
{
	struct buf out = { 0 };

	if (n->subject == QUERY_FEEDS)
		naive_feed_value((int)row, name, &out);
	else
		naive_article_value(row, name, &out);
	buf_addc(&out, '\0');
	return buf_detach(&out);
}

/* A word of a sentence, "=" ... "between"; how many kinds of comparison there are. */
static const char *const naive_operators[] = { "=", "==", "!=", "=~", "!~", "#", "!#", "<", ">", "<=", ">=", "between" };

static bool
naive_order(const char *op, int64_t a, int64_t b)
{
	return *op == '=' ? a == b : *op == '!' ? a != b : strcmp(op, "<") == 0 ? a < b : strcmp(op, ">") == 0 ? a > b :
	    strcmp(op, "<=") == 0 ? a <= b : a >= b;
}

static bool
naive_is_among(const char *words, const char *word)
{
	struct buf list = { 0 }, one = { 0 };
	bool found;

	buf_printf(&list, " %s ", words);
	buf_printf(&one, " %s ", word);
	found = strstr(buf_text(&list), buf_text(&one)) != NULL;
	buf_clear(&list);
	buf_clear(&one);
	return found;
}

static bool
naive_fits(const char *value, const char *pattern)
{
	regex_t regex;
	bool fits;

	if (regcomp(&regex, pattern, REG_EXTENDED | REG_ICASE | REG_NOSUB) != 0)
		abort();
	fits = regexec(&regex, value, 0, NULL, 0) == 0;
	regfree(&regex);
	return fits;
}

enum naive_kind { NAIVE_TEXT, NAIVE_NUMBER, NAIVE_YESNO, NAIVE_TIME, NAIVE_INDEX };

static enum naive_kind
naive_kind(const char *name)
{
	static const struct { const char *name; enum naive_kind kind; } kinds[] = {
		{ "date", NAIVE_TIME }, { "feeddate", NAIVE_TIME }, { "articleindex", NAIVE_INDEX },
		{ "unread", NAIVE_YESNO }, { "starred", NAIVE_YESNO }, { "full", NAIVE_YESNO },
		{ "age", NAIVE_NUMBER }, { "minutes", NAIVE_NUMBER }, { "latest_article_age", NAIVE_NUMBER },
		{ "unread_count", NAIVE_NUMBER }, { "total_count", NAIVE_NUMBER }, { "feedindex", NAIVE_NUMBER },
		{ "errors", NAIVE_NUMBER },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].name, name) == 0)
			return kinds[i].kind;
	return NAIVE_TEXT;
}

static bool
naive_compare(enum naive_kind kind, const char *op, const char *value, const char *with)
{
	long long number = strtoll(value, NULL, 10), low, high;

	if (op[1] == '~')
		return naive_fits(value, with) == (*op == '=');
	if (strchr(op, '#') != NULL)
		return naive_is_among(value, with) == (*op == '#');
	if (strcmp(op, "between") == 0) {
		sscanf(with, "%lld:%lld", &low, &high);
		return number >= (low < high ? low : high) && number <= (low < high ? high : low);
	}
	if (kind == NAIVE_TIME)
		return naive_order(op, strncmp(value, with, strlen(with)), 0);
	if ((*op == '=' || *op == '!') && (kind == NAIVE_TEXT || kind == NAIVE_YESNO))
		return (strcmp(value, with) == 0) == (*op == '=');
	return naive_order(op, number, strtoll(with, NULL, 10));
}

/* What a value is compared with, to be freed. */
static char *
naive_operand(struct naive *n, enum naive_kind kind, const char *op, const char *name)
{
	static const char *const patterns[] = { "linux", "^.{4}", "[a-c0-9]+$", "", "o.*r", "(un|f)..", "\\." };
	static const int numbers[] = { 0, 1, 2, 3, 4, 5, 41, 42, 400, 10000 };
	struct buf out = { 0 };
	char *value = naive_value(n, naive_pick(n, (unsigned)naive_rows(n)), name);

	if (op[1] == '~')
		buf_adds(&out, patterns[naive_pick(n, sizeof(patterns) / sizeof(patterns[0]))]);
	else if (strchr(op, '#') != NULL && *value != '\0')
		buf_add(&out, value, strcspn(value, naive_pick(n, 2) ? " " : "\""));
	else if (strcmp(op, "between") == 0)
		buf_printf(&out, "%d:%d", numbers[naive_pick(n, 10)], numbers[naive_pick(n, 10)]);
	else if (kind == NAIVE_TIME)
		buf_add(&out, value, 4 + naive_pick(n, 16));
	else if (kind == NAIVE_YESNO && (*op == '=' || *op == '!'))
		buf_adds(&out, naive_pick(n, 2) ? "yes" : "no");
	else if (kind == NAIVE_TEXT && (*op == '=' || *op == '!'))
		buf_adds(&out, value);
	else
		buf_printf(&out, "%d", numbers[naive_pick(n, 10)]);
	free(value);
	buf_addc(&out, '\0');
	return buf_detach(&out);
}

static void
naive_write_operand(struct naive *n, const char *operand)
{
	bool bare = *operand != '\0' && operand[strspn(operand, "abcdefghijklmnopqrstuvwxyz0123456789:-.")] == '\0';

	if (bare && naive_pick(n, 2)) {
		buf_adds(n->text, operand);
		return;
	}
	buf_addc(n->text, '"');
	for (; *operand != '\0'; operand++)
		buf_printf(n->text, "%s%c", *operand == '"' ? "\\" : "", *operand);
	buf_addc(n->text, '"');
}

/* One comparison, written and answered: a bit for each row. */
static unsigned
naive_comparison(struct naive *n)
{
	size_t count;
	const struct query_attribute *all = query_attributes(&count), *attribute;
	const char *op, *blank = naive_pick(n, 2) ? " " : "";
	enum naive_kind kind;
	unsigned rows = 0;
	char *operand;

	do
		attribute = &all[n->left > 0 ? naive_pick(n, (unsigned)count) : count - 1];
	while (n->subject == QUERY_FEEDS && attribute->subject != QUERY_FEEDS);
	kind = naive_kind(attribute->name);
	op = naive_operators[naive_pick(n, sizeof(naive_operators) / sizeof(naive_operators[0]))];
	if ((kind == NAIVE_INDEX && strpbrk(op, "~#") != NULL) || (kind == NAIVE_TIME && *op == 'b'))
		op = "!=";
	operand = naive_operand(n, kind, op, attribute->name);
	buf_printf(n->text, "%s%s%s%s", attribute->name, *op == 'b' ? " " : blank, op, *op == 'b' ? " " : blank);
	naive_write_operand(n, operand);
	for (size_t row = 0; row < naive_rows(n); row++) {
		char *value = naive_value(n, row, attribute->name);

		rows |= (unsigned)naive_compare(kind, op, value, operand) << row;
		free(value);
	}
	free(operand);
	return rows;
}

static unsigned naive_or(struct naive *n, int depth);

static unsigned
naive_unary(struct naive *n, int depth)
{
	unsigned rows;

	if (depth >= NAIVE_DEPTH)
		return naive_comparison(n);
	switch (naive_pick(n, 6)) {
	case 1:
		buf_adds(n->text, "not ");
		return ~naive_unary(n, depth + 1);
	case 2:
		buf_adds(n->text, naive_pick(n, 2) ? "( " : "(");
		rows = naive_or(n, depth + 1);
		buf_adds(n->text, ")");
		return rows;
	default:
		return naive_comparison(n);
	}
}

static unsigned
naive_and(struct naive *n, int depth)
{
	unsigned rows = naive_unary(n, depth);

	for (int i = 0; i < 3 && naive_pick(n, 3) == 1; i++) {
		buf_adds(n->text, " and ");
		rows &= naive_unary(n, depth);
	}
	return rows;
}

static unsigned
naive_or(struct naive *n, int depth)
{
	unsigned rows = naive_and(n, depth);

	for (int i = 0; i < 3 && naive_pick(n, 3) == 1; i++) {
		buf_adds(n->text, " or ");
		rows |= naive_and(n, depth);
	}
	return rows;
}

/* What the store finds by the same filter; all bits when it refuses it. */
static unsigned
naive_ask(struct store *store, const struct naive *n, struct error *err)
{
	struct query *query = query_new(buf_text(n->text), n->subject, NAIVE_NOW, err);
	struct headline_scope scope = { .query = query };
	struct headlines headlines = { 0 };
	struct feed_record *feeds = NULL;
	struct arena a = { 0 };
	unsigned rows = 0;
	size_t count = 0;

	if (query == NULL)
		return ~0U;
	if (n->subject == QUERY_FEEDS)
		feeds = feeds_list_matching(store, query, &a, &count, err);
	else if (headlines_read(store, &scope, HEADLINES_FIRST, 0, 100, &a, &headlines, err) != 0)
		rows = ~0U;
	for (size_t i = 0; i < count; i++)
		rows |= 1U << (feeds[i].id - 1);
	for (size_t i = 0; i < headlines.count; i++)
		rows |= 1U << (headlines.items[i].id - 1);
	query_free(query);
	arena_clear(&a);
	return rows;
}

/* Whether both agree on the filter that the bytes stand for; it is left in text, what went wrong in err. */
static bool
naive_agrees(struct store *store, const uint8_t *data, size_t size, struct buf *text, struct error *err)
{
	struct naive n = { .data = data, .left = size, .text = text };
	unsigned rows;

	buf_reset(text);
	n.subject = naive_pick(&n, 4) == 0 ? QUERY_FEEDS : QUERY_ARTICLES;
	rows = naive_or(&n, 0) & ((1U << naive_rows(&n)) - 1);
	for (size_t i = 0; n.subject == QUERY_ARTICLES && i < NAIVE_ARTICLES; i++)
		if (naive_articles[i].deleted)
			rows &= ~(1U << i);
	return naive_ask(store, &n, err) == rows;
}

#endif
