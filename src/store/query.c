#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "condition.h"
#include "store/query.h"
#include "store/tag.h"

enum kind { TEXT, NUMBER, YESNO, DATE, INDEX, TAGS };

#define OF_FEED(column)	"(SELECT " column " FROM feed f JOIN tally t ON t.feed = f.id WHERE f.id = @)"
#define OF_BODY(column)	"coalesce((SELECT " column " FROM body b WHERE b.article = article.id), '')"
#define OF_ENCLOSURES(column) \
	"coalesce((SELECT group_concat(" column ", ' ') FROM enclosure e WHERE e.article = article.id), '')"
#define OWN_TAGS \
	"coalesce((SELECT group_concat(g.name, ' ') FROM article_tag t JOIN tag g ON g.id = t.tag" \
	" WHERE t.article = article.id), '')"
#define YES_IF(condition)	"CASE WHEN " condition " THEN 'yes' ELSE 'no' END"

/* The first value of every query is the time. */
#define NOW_VALUE	"?100"
/* Ages beyond bound no date: nothing is so old. */
#define BOUND_DAYS	100000

#define DAYS_SINCE(date)	"((" NOW_VALUE " - " date ") / 86400)"

/* What each attribute is in SQL, one operand whatever stands beside it; @ stands for the number of the feed.  In the order of query_attributes(). */
static const struct meaning {
	enum kind kind;
	const char *sql;
} meanings[] = {
	{ TEXT, "article.title" },
	{ TEXT, "article.link" },
	{ TEXT, "article.author" },
	{ TEXT, OF_BODY("b.content") },
	{ DATE, "strftime('%Y-%m-%d %H:%M:%S', article.date, 'unixepoch')" },
	{ NUMBER, DAYS_SINCE("article.date") },
	{ YESNO, YES_IF("article.read = 0") },
	{ YESNO, YES_IF("article.starred = 1") },
	{ TEXT, "CASE WHEN article.starred = 1 THEN 's' ELSE '' END" },
	{ TEXT, "article.key" },
	{ NUMBER, "((article.words + 199) / 200)" },
	{ TEXT, "coalesce(nullif(" OF_BODY("b.language") ", ''), " OF_FEED("f.language") ")" },
	{ YESNO, YES_IF("EXISTS (SELECT 1 FROM page p WHERE p.article = article.id)") },
	{ TEXT, OF_ENCLOSURES("e.url") },
	{ TEXT, OF_ENCLOSURES("e.type") },
	{ INDEX, "SELECT 1 FROM article o INDEXED BY article_feed_date WHERE o.feed = article.feed"
	    " AND o.read IN (0, 1) AND o.deleted = 0 AND o.date >= article.date"
	    " AND (o.date > article.date OR o.id >= article.id)" },
	{ TEXT, OF_FEED("coalesce(nullif(f.name, ''), nullif(f.title, ''), f.url)") },
	{ TEXT, OF_FEED("f.description") },
	{ TEXT, OF_FEED("f.link") },
	{ TEXT, OF_FEED("f.url") },
	{ DATE, "strftime('%Y-%m-%d %H:%M:%S', " OF_FEED("t.newest") ", 'unixepoch')" },
	{ NUMBER, DAYS_SINCE(OF_FEED("t.newest")) },
	{ TAGS, OF_FEED("f.tags") },
	{ TEXT, OF_FEED("f.folder") },
	{ NUMBER, OF_FEED("t.unread") },
	{ NUMBER, OF_FEED("t.total") },
	{ NUMBER, OF_FEED("f.position + 1") },
	{ TEXT, OF_FEED("CASE WHEN f.gone THEN 'gone' WHEN f.errors > 0 THEN 'failing'"
	    " WHEN f.last_success = 0 THEN 'new' ELSE 'ok' END") },
	{ NUMBER, OF_FEED("f.errors") },
};

static const struct query_attribute attributes[] = {
	{ "title", "title of the article", QUERY_ARTICLES },
	{ "link", "its link", QUERY_ARTICLES },
	{ "author", "its author", QUERY_ARTICLES },
	{ "content", "its text, as HTML", QUERY_ARTICLES },
	{ "date", "when it was published, \"2026-11-24 02:00:00\" (UTC)", QUERY_ARTICLES },
	{ "age", "days since then", QUERY_ARTICLES },
	{ "unread", "yes or no", QUERY_ARTICLES },
	{ "starred", "yes or no", QUERY_ARTICLES },
	{ "flags", "s when it is starred", QUERY_ARTICLES },
	{ "guid", "its identity in the feed", QUERY_ARTICLES },
	{ "minutes", "to read it", QUERY_ARTICLES },
	{ "language", "of the article, else of its feed", QUERY_ARTICLES },
	{ "full", "is its full text here? yes or no", QUERY_ARTICLES },
	{ "enclosure_url", "addresses of what is attached, parted by blanks", QUERY_ARTICLES },
	{ "enclosure_type", "their MIME types", QUERY_ARTICLES },
	{ "articleindex", "its place in its feed, 1 is the newest", QUERY_ARTICLES },
	{ "feedtitle", "title of the feed", QUERY_FEEDS },
	{ "description", "what it says of itself", QUERY_FEEDS },
	{ "feedlink", "its site", QUERY_FEEDS },
	{ "rssurl", "its address", QUERY_FEEDS },
	{ "feeddate", "date of its newest article", QUERY_FEEDS },
	{ "latest_article_age", "days since then", QUERY_FEEDS },
	{ "tags", "tags of the feed and, of an article, its own, parted by blanks", QUERY_FEEDS },
	{ "folder", "its folder", QUERY_FEEDS },
	{ "unread_count", "its unread articles", QUERY_FEEDS },
	{ "total_count", "all its articles", QUERY_FEEDS },
	{ "feedindex", "its place in the list of feeds, from 1", QUERY_FEEDS },
	{ "health", "ok, failing, gone or new", QUERY_FEEDS },
	{ "errors", "failed polls in a row", QUERY_FEEDS },
};

#define ATTRIBUTE_COUNT	(sizeof(attributes) / sizeof(attributes[0]))

_Static_assert(sizeof(meanings) / sizeof(meanings[0]) == ATTRIBUTE_COUNT, "a meaning for each attribute");

enum operator { EQUAL, UNEQUAL, LESS, MORE, AT_MOST, AT_LEAST, LIKE, UNLIKE, HAS, HAS_NOT, BETWEEN };

/* Longer ones before those that begin like them. */
static const struct {
	const char *text;
	enum operator op;
	const char *sql;
} operators[] = {
	{ "==", EQUAL, "=" }, { "=~", LIKE, "" }, { "=", EQUAL, "=" }, { "!=", UNEQUAL, "<>" }, { "!~", UNLIKE, "NOT " },
	{ "!#", HAS_NOT, "= 0" }, { "#", HAS, "> 0" }, { "<=", AT_MOST, "<=" }, { ">=", AT_LEAST, ">=" },
	{ "<", LESS, "<" }, { ">", MORE, ">" }, { "between", BETWEEN, "" },
};

/* What is sure of all that match: what stands under not or beside or says nothing. */
struct bound {
	int64_t since;			/* not older, INT64_MIN unknown */
	bool starred;
};

struct parser {
	const char *text, *at;
	enum query_subject subject;
	struct query *query;
	struct error *err;
	int depth, terms;
	int64_t now;
	struct bound bound;
};

/* One comparison as it is read. */
struct term {
	size_t attribute;
	enum operator op;
	const char *op_sql;
	const char *value_at;
	char *value;			/* its text */
};

static int
fail_at(struct parser *p, const char *at, const char *what, const char *thing)
{
	size_t column = 1;

	for (const char *c = p->text; c < at; c++)
		column += ((unsigned char)*c & 0xC0) != 0x80;
	return error_set(p->err, ERROR_USAGE, "column %zu: %s%s", column, what, thing);
}

static void
skip_blanks(struct parser *p)
{
	while (isspace((unsigned char)*p->at))
		p->at++;
}

static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

/* Is the next word this one?  Then go past it. */
static bool
take_word(struct parser *p, const char *word)
{
	size_t len = strlen(word);

	skip_blanks(p);
	if (strncmp(p->at, word, len) != 0 || is_word(p->at[len]))
		return false;
	p->at += len;
	return true;
}

static bool
take_char(struct parser *p, char c)
{
	skip_blanks(p);
	if (*p->at != c)
		return false;
	p->at++;
	return true;
}

/* Append a value and write its number into the condition. */
static struct condition_value *
add_value(struct parser *p, enum condition_kind kind)
{
	struct query *q = p->query;
	struct condition_value *value;

	q->values = mem_grow(q->values, q->count, &q->cap, sizeof(*q->values));
	value = &q->values[q->count++];
	*value = (struct condition_value){ .kind = kind };
	return value;
}

static void
write_value(struct parser *p, size_t n)
{
	buf_printf(&p->query->sql, "?%zu", CONDITION_FIRST_VALUE + n);
}

static void
write_text_value(struct parser *p, const char *text)
{
	add_value(p, VALUE_TEXT)->text = mem_strdup(text);
	write_value(p, p->query->count - 1);
}

static void
write_number_value(struct parser *p, int64_t number)
{
	add_value(p, VALUE_NUMBER)->number = number;
	write_value(p, p->query->count - 1);
}

static void
write_attribute(struct parser *p, size_t attribute)
{
	const char *feed = p->subject == QUERY_ARTICLES ? "article.feed" : "feed.id";
	bool own = meanings[attribute].kind == TAGS && p->subject == QUERY_ARTICLES;

	buf_adds(&p->query->sql, own ? "trim(" : "");
	for (const char *c = meanings[attribute].sql; *c != '\0'; c++)
		if (*c == '@')
			buf_adds(&p->query->sql, feed);
		else
			buf_addc(&p->query->sql, *c);
	buf_adds(&p->query->sql, own ? " || ' ' || " OWN_TAGS ")" : "");
}

static int
read_attribute(struct parser *p, size_t *attribute)
{
	const char *start;
	size_t len = 0;

	skip_blanks(p);
	start = p->at;
	while (is_word(start[len]))
		len++;
	for (*attribute = 0; *attribute < ATTRIBUTE_COUNT; (*attribute)++) {
		const struct query_attribute *known = &attributes[*attribute];

		if (strlen(known->name) != len || strncmp(known->name, start, len) != 0)
			continue;
		if (p->subject == QUERY_FEEDS && known->subject != QUERY_FEEDS)
			return fail_at(p, start, "an attribute of articles, here are feeds: ", known->name);
		p->at += len;
		return 0;
	}
	if (len == 0)
		return fail_at(p, start, "an attribute is missing here", "");
	return fail_at(p, start, "there is no such attribute", "");
}

static int
read_operator(struct parser *p, struct term *term)
{
	skip_blanks(p);
	for (size_t i = 0; i < sizeof(operators) / sizeof(operators[0]); i++) {
		size_t len = strlen(operators[i].text);

		if (strncmp(p->at, operators[i].text, len) != 0)
			continue;
		term->op = operators[i].op;
		term->op_sql = operators[i].sql;
		p->at += len;
		return 0;
	}
	return fail_at(p, p->at, "an operator is missing here (= != < > <= >= =~ !~ # !# between)", "");
}

/* The rest of a text in quotes. */
static int
read_quoted(struct parser *p, struct buf *value)
{
	for (p->at++; *p->at != '"'; p->at++) {
		if (*p->at == '\0')
			return -1;
		if (p->at[0] == '\\' && p->at[1] == '"')
			p->at++;
		else if (p->at[0] == '\\' && p->at[1] == '\\')
			buf_addc(value, *p->at++);
		buf_addc(value, *p->at);
	}
	p->at++;
	return 0;
}

static int
read_value(struct parser *p, struct term *term)
{
	struct buf value = { 0 };
	const char *start;

	skip_blanks(p);
	term->value_at = start = p->at;
	if (*p->at == '"') {
		if (read_quoted(p, &value) != 0) {
			buf_clear(&value);
			return fail_at(p, start, "the closing quote is missing", "");
		}
	} else {
		while (*p->at != '\0' && !isspace((unsigned char)*p->at) && *p->at != '(' && *p->at != ')')
			buf_addc(&value, *p->at++);
		if (p->at == start)
			return fail_at(p, start, "a value is missing here", "");
	}
	term->value = value.len > 0 ? buf_detach(&value) : mem_strdup("");
	return 0;
}

/* Up to the end of the text or to the colon of a range. */
static bool
read_number(const char *text, char stop, int64_t *number, const char **end)
{
	char *after;

	*number = strtoll(text, &after, 10);
	*end = after;
	return after != text && *after == stop && after - text <= 18 && !isspace((unsigned char)*text);
}

/* Two numbers with a colon, the lower one first. */
static bool
read_range(const char *text, int64_t *low, int64_t *high)
{
	int64_t first, second;
	const char *end;

	if (!read_number(text, ':', &first, &end) || !read_number(end + 1, '\0', &second, &end))
		return false;
	*low = first < second ? first : second;
	*high = first < second ? second : first;
	return true;
}

/* What matches is at most so many days old. */
static void
note_age(struct parser *p, const struct term *term, int64_t days)
{
	int64_t since;

	if (strcmp(attributes[term->attribute].name, "age") != 0 || days < -BOUND_DAYS || days > BOUND_DAYS)
		return;
	since = p->now - (days + 1) * 86400;
	if (since > p->bound.since)
		p->bound.since = since;
}

static int
write_between(struct parser *p, const struct term *term)
{
	int64_t low, high;

	if (!read_range(term->value, &low, &high))
		return fail_at(p, term->value_at, "between wants two numbers with a colon, as 0:10", "");
	buf_adds(&p->query->sql, "CAST(");
	write_attribute(p, term->attribute);
	buf_adds(&p->query->sql, " AS INTEGER) BETWEEN ");
	write_number_value(p, low);
	buf_adds(&p->query->sql, " AND ");
	write_number_value(p, high);
	note_age(p, term, high);
	return 0;
}

static int
write_regex(struct parser *p, const struct term *term)
{
	regex_t *regex = mem_alloc(sizeof(*regex));
	char why[128];

	if (regex_compile(regex, term->value, why, sizeof(why)) != 0) {
		free(regex);
		return fail_at(p, term->value_at, "the regular expression: ", why);
	}
	buf_printf(&p->query->sql, "%smatches(", term->op_sql);
	add_value(p, VALUE_REGEX)->regex = regex;
	write_value(p, p->query->count - 1);
	buf_adds(&p->query->sql, ", ");
	write_attribute(p, term->attribute);
	buf_addc(&p->query->sql, ')');
	return 0;
}

/* Where a text stands among the words of an attribute, 0 nowhere. */
static void
write_among(struct parser *p, const struct term *term, const char *text)
{
	buf_adds(&p->query->sql, "instr(' ' || ");
	write_attribute(p, term->attribute);
	buf_adds(&p->query->sql, " || ' ', ' ' || ");
	write_text_value(p, text);
	buf_adds(&p->query->sql, " || ' ')");
}

/* Words with blanks are a tag with blanks, or tags that stand beside each other. */
static int
write_membership(struct parser *p, const struct term *term)
{
	bool both = meanings[term->attribute].kind == TAGS && strchr(term->value, ' ') != NULL;
	struct arena a = { 0 };

	if (both) {
		buf_adds(&p->query->sql, "max(");
		write_among(p, term, tag_kept(term->value, &a));
		buf_adds(&p->query->sql, ", ");
	}
	write_among(p, term, term->value);
	buf_printf(&p->query->sql, "%s %s", both ? ")" : "", term->op_sql);
	arena_clear(&a);
	return 0;
}

static int
write_numeric(struct parser *p, const struct term *term)
{
	int64_t number;
	const char *end;

	if (!read_number(term->value, '\0', &number, &end))
		return fail_at(p, term->value_at, "a number is wanted here", "");
	buf_adds(&p->query->sql, "CAST(");
	write_attribute(p, term->attribute);
	buf_printf(&p->query->sql, " AS INTEGER) %s ", term->op_sql);
	write_number_value(p, number);
	if (term->op == EQUAL || term->op == AT_MOST || term->op == LESS)
		note_age(p, term, number - (term->op == LESS));
	return 0;
}

/* The place in the feed is counted no further than the comparison needs. */
static int
write_index(struct parser *p, const struct term *term)
{
	int64_t low, high;
	const char *end;

	if (term->op == BETWEEN ? !read_range(term->value, &low, &high) : !read_number(term->value, '\0', &low, &end))
		return fail_at(p, term->value_at, "a number is wanted here", "");
	if (term->op != BETWEEN)
		high = low;
	if (low < 0 || high > LIMIT_QUERY_INDEX)
		return fail_at(p, term->value_at, "articleindex reaches from 1 to some thousands", "");
	buf_adds(&p->query->sql, "(SELECT count(*) FROM (");
	write_attribute(p, term->attribute);
	buf_printf(&p->query->sql, " LIMIT %lld)) ", (long long)high + 1);
	if (term->op == BETWEEN)
		buf_printf(&p->query->sql, "BETWEEN %lld AND %lld", (long long)low, (long long)high);
	else
		buf_printf(&p->query->sql, "%s %lld", term->op_sql, (long long)low);
	return 0;
}

/* A date is compared as far as it is written. */
static int
write_date(struct parser *p, const struct term *term)
{
	size_t value;

	if (strspn(term->value, "0123456789-: ") != strlen(term->value) || strlen(term->value) < 4)
		return fail_at(p, term->value_at, "a date is wanted here, as \"2026-11-24\" or \"2026-11\"", "");
	buf_adds(&p->query->sql, "substr(");
	write_attribute(p, term->attribute);
	buf_adds(&p->query->sql, ", 1, length(");
	write_text_value(p, term->value);
	value = p->query->count - 1;
	buf_printf(&p->query->sql, ")) %s ", term->op_sql);
	write_value(p, value);
	return 0;
}

static int
write_equality(struct parser *p, const struct term *term)
{
	if (meanings[term->attribute].kind == YESNO && strcmp(term->value, "yes") != 0 && strcmp(term->value, "no") != 0)
		return fail_at(p, term->value_at, "yes or no is wanted here", "");
	write_attribute(p, term->attribute);
	buf_printf(&p->query->sql, " %s ", term->op_sql);
	write_text_value(p, term->value);
	if (strcmp(attributes[term->attribute].name, "starred") == 0 && (term->op == EQUAL) == (strcmp(term->value, "yes") == 0))
		p->bound.starred = true;
	return 0;
}

static int
write_term(struct parser *p, const struct term *term)
{
	enum kind kind = meanings[term->attribute].kind;

	if (kind == INDEX)
		return term->op <= AT_LEAST || term->op == BETWEEN ? write_index(p, term) :
		    fail_at(p, term->value_at, "articleindex is a number", "");
	switch (term->op) {
	case LIKE:
	case UNLIKE:
		return write_regex(p, term);
	case HAS:
	case HAS_NOT:
		return write_membership(p, term);
	case BETWEEN:
		if (kind == DATE)
			return fail_at(p, term->value_at, "dates have no between: use >= and <=", "");
		return write_between(p, term);
	case EQUAL:
	case UNEQUAL:
		if (kind != NUMBER && kind != DATE)
			return write_equality(p, term);
		/* FALLTHROUGH */
	default:
		return kind == DATE ? write_date(p, term) : write_numeric(p, term);
	}
}

static int
parse_comparison(struct parser *p)
{
	struct term term = { 0 };
	int rc;

	if (++p->terms > LIMIT_QUERY_TERMS)
		return fail_at(p, p->at, "too many comparisons", "");
	if (read_attribute(p, &term.attribute) != 0 || read_operator(p, &term) != 0 || read_value(p, &term) != 0)
		return -1;
	rc = write_term(p, &term);
	free(term.value);
	return rc;
}

static int parse_or(struct parser *p);

static int
parse_group(struct parser *p)
{
	const char *start = p->at - 1;

	if (++p->depth > LIMIT_QUERY_DEPTH)
		return fail_at(p, start, "too many parentheses within each other", "");
	buf_addc(&p->query->sql, '(');
	if (parse_or(p) != 0)
		return -1;
	if (!take_char(p, ')'))
		return fail_at(p, p->at, "and, or or a closing parenthesis is missing here", "");
	buf_addc(&p->query->sql, ')');
	p->depth--;
	return 0;
}

static int
parse_unary(struct parser *p)
{
	struct bound before = p->bound;
	bool negated = false;
	int rc;

	while (take_word(p, "not"))
		negated = !negated;
	if (negated)
		buf_adds(&p->query->sql, "NOT ");
	if (take_char(p, '('))
		rc = parse_group(p);
	else {
		buf_addc(&p->query->sql, '(');
		rc = parse_comparison(p);
		buf_addc(&p->query->sql, ')');
	}
	if (negated)
		p->bound = before;
	return rc;
}

static int
parse_and(struct parser *p)
{
	if (parse_unary(p) != 0)
		return -1;
	while (take_word(p, "and")) {
		buf_adds(&p->query->sql, " AND ");
		if (parse_unary(p) != 0)
			return -1;
	}
	return 0;
}

static int
parse_or(struct parser *p)
{
	struct bound before = p->bound;

	if (parse_and(p) != 0)
		return -1;
	while (take_word(p, "or")) {
		buf_adds(&p->query->sql, " OR ");
		if (parse_and(p) != 0)
			return -1;
		p->bound = before;
	}
	return 0;
}

struct query *
query_new(const char *text, enum query_subject subject, int64_t now, struct error *err)
{
	struct query *query = mem_zalloc(1, sizeof(*query));
	struct parser p = { .text = text, .at = text, .subject = subject, .query = query, .err = err,
	    .now = now, .bound = { .since = INT64_MIN } };
	int rc;

	add_value(&p, VALUE_NUMBER)->number = now;
	rc = parse_or(&p);
	skip_blanks(&p);
	if (rc == 0 && *p.at != '\0')
		rc = fail_at(&p, p.at, "and or or is missing here", "");
	query->starred = p.bound.starred;
	if (rc == 0 && p.bound.since != INT64_MIN) {
		query->since = query->count;
		add_value(&p, VALUE_NUMBER)->number = p.bound.since;
	}
	if (rc == 0)
		return query;
	query_free(query);
	return NULL;
}

void
query_free(struct query *query)
{
	if (query == NULL)
		return;
	for (size_t i = 0; i < query->count; i++) {
		free(query->values[i].text);
		if (query->values[i].regex != NULL)
			regfree(query->values[i].regex);
		free(query->values[i].regex);
	}
	free(query->values);
	buf_clear(&query->sql);
	free(query);
}

const struct query_attribute *
query_attributes(size_t *count)
{
	*count = ATTRIBUTE_COUNT;
	return attributes;
}

int
query_match_article(struct store *store, const struct query *query, int64_t id, struct error *err)
{
	struct buf sql = { 0 };
	sqlite3_stmt *st;
	int rc = -1;

	buf_adds(&sql, "SELECT 1 FROM article WHERE id = ?1");
	condition_add(query, &sql);
	st = sql_get(store, buf_text(&sql), err);
	buf_clear(&sql);
	if (st == NULL)
		return -1;
	sql_int(st, 1, id);
	condition_bind(query, st);
	rc = sql_step(store, st, err);
	sqlite3_reset(st);
	return rc;
}
