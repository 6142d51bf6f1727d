#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/limits.h"
#include "base/mem.h"
#include "search_line.h"
#include "store/tag.h"
#include "tokenizer.h"

/* Nearly every article has words that begin with some two letters: that says nothing, and is dear to find out. */
#define BEGINNING_BYTES	3

struct parser {
	struct store *store;
	const char *text, *at;
	int64_t now;
	bool typing;
	struct search_line *line;
	struct error *err;
	int depth, items;
};

/* One word, phrase or field as it stands in the line. */
struct item {
	const char *at;
	char *value;
	bool quoted, prefix, negated;
	const struct field *field;	/* NULL: plain */
};

static int
fail_at(const struct parser *p, const char *at, const char *what)
{
	size_t column = 1;

	for (const char *c = p->text; c < at; c++)
		column += ((unsigned char)*c & 0xC0) != 0x80;
	return error_set(p->err, ERROR_USAGE, "column %zu: %s", column, what);
}

/* Append a value to the conditions and its number to their text. */
static void
add_value(struct parser *p, const char *text, int64_t number)
{
	struct query *where = &p->line->where;
	struct condition_value *value;

	where->values = mem_grow(where->values, where->count, &where->cap, sizeof(*where->values));
	value = &where->values[where->count];
	*value = (struct condition_value){ .kind = text != NULL ? VALUE_TEXT : VALUE_NUMBER, .number = number };
	if (text != NULL)
		value->text = mem_strdup(text);
	buf_printf(&where->sql, "?%zu", CONDITION_FIRST_VALUE + where->count++);
}

static int
want_text(struct parser *p, const struct item *item, const char *before, const char *after)
{
	buf_adds(&p->line->where.sql, before);
	add_value(p, item->value, 0);
	buf_adds(&p->line->where.sql, after);
	return 0;
}

static int
want_feed(struct parser *p, const struct item *item)
{
	return want_text(p, item, "article.feed IN (SELECT id FROM feed WHERE instr(lower(name || ' ' || title || ' ' || url), lower(",
	    ")) > 0)");
}

static int
want_tag(struct parser *p, const struct item *item)
{
	struct arena a = { 0 };
	struct item kept = { .value = mem_strdup(tag_kept(item->value, &a)) };

	arena_clear(&a);
	want_text(p, &kept, "article.feed IN (SELECT id FROM feed WHERE instr(' ' || tags || ' ', ' ' || ", " || ' ') > 0)");
	want_text(p, &kept, " OR article.id IN (SELECT article FROM article_tag JOIN tag ON tag.id = tag WHERE name = ", ")");
	free(kept.value);
	return 0;
}

static int
want_folder(struct parser *p, const struct item *item)
{
	return want_text(p, item, "article.feed IN (SELECT id FROM feed WHERE instr(folder || '/', ", " || '/') = 1)");
}

static int
want_state(struct parser *p, const struct item *item)
{
	static const char *const states[][2] = {
		{ "unread", "article.read = 0" }, { "read", "article.read = 1" }, { "starred", "article.starred = 1" },
	};

	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++)
		if (strcmp(item->value, states[i][0]) == 0) {
			buf_adds(&p->line->where.sql, states[i][1]);
			return 0;
		}
	return fail_at(p, item->at, "is: knows unread, read and starred");
}

/* "7d", or the beginning of a date "2026-11-24" in UTC. */
static bool
read_time(const char *text, int64_t now, int64_t *time)
{
	static const struct { char unit; int64_t seconds; } units[] = {
		{ 'h', 3600 }, { 'd', 86400 }, { 'w', 7 * 86400 }, { 'm', 30 * 86400 }, { 'y', 365 * 86400 },
	};
	struct tm tm = { .tm_mon = 0, .tm_mday = 1 };
	int n = 0, year, month = 1, day = 1;
	char *end;
	long count = strtol(text, &end, 10);

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (*end == units[i].unit && end[1] == '\0' && end != text && count >= 0 && count < 100000) {
			*time = now - count * units[i].seconds;
			return true;
		}
	if (sscanf(text, "%4d%n-%2d%n-%2d%n", &year, &n, &month, &n, &day, &n) < 1 || text[n] != '\0' ||
	    year < 1970 || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	tm.tm_year = year - 1900;
	tm.tm_mon = month - 1;
	tm.tm_mday = day;
	*time = timegm(&tm);
	return true;
}

static int
want_time(struct parser *p, const struct item *item, const char *condition)
{
	int64_t time;

	if (!read_time(item->value, p->now, &time))
		return fail_at(p, item->at, "a time is wanted here, as 7d, 2w or 2026-11-24");
	buf_adds(&p->line->where.sql, condition);
	add_value(p, NULL, time);
	return 0;
}

static int
want_since(struct parser *p, const struct item *item)
{
	return want_time(p, item, "article.date >= ");
}

static int
want_before(struct parser *p, const struct item *item)
{
	return want_time(p, item, "article.date < ");
}

/* Either a column of the index or a condition. */
static const struct field {
	const char *name, *columns;
	int (*want)(struct parser *, const struct item *);
} fields[] = {
	{ "title", "title : ", NULL },
	{ "author", "author : ", NULL },
	{ "text", "{body full} : ", NULL },
	{ "feed", NULL, want_feed },
	{ "tag", NULL, want_tag },
	{ "folder", NULL, want_folder },
	{ "is", NULL, want_state },
	{ "since", NULL, want_since },
	{ "before", NULL, want_before },
};

static void
skip_blanks(struct parser *p)
{
	while (isspace((unsigned char)*p->at))
		p->at++;
}

static bool
take_word(struct parser *p, const char *word)
{
	size_t len = strlen(word);

	skip_blanks(p);
	if (strncmp(p->at, word, len) != 0 || (p->at[len] != '\0' && !isspace((unsigned char)p->at[len])))
		return false;
	p->at += len;
	return true;
}

static int
read_quoted(struct parser *p, struct item *item)
{
	const char *start = ++p->at, *end = strchr(start, '"');

	if (end == NULL && !p->typing)
		return fail_at(p, start - 1, "the closing quote is missing");
	if (end == NULL)
		end = start + strlen(start);
	item->value = mem_strndup(start, (size_t)(end - start));
	item->quoted = true;
	p->at = *end == '"' ? end + 1 : end;
	return 0;
}

static void
read_field(struct parser *p, struct item *item)
{
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		size_t len = strlen(fields[i].name);

		if (strncmp(p->at, fields[i].name, len) == 0 && p->at[len] == ':') {
			item->field = &fields[i];
			p->at += len + 1;
			return;
		}
	}
}

static int
read_item(struct parser *p, struct item *item)
{
	size_t len = 0;

	if (++p->items > LIMIT_QUERY_TERMS)
		return fail_at(p, p->at, "too many words");
	item->at = p->at;
	read_field(p, item);
	if (*p->at == '"') {
		if (read_quoted(p, item) != 0)
			return -1;
	} else {
		while (p->at[len] != '\0' && !isspace((unsigned char)p->at[len]) && strchr("()\"*", p->at[len]) == NULL)
			len++;
		item->value = mem_strndup(p->at, len);
		p->at += len;
	}
	if (*p->at == '*') {
		item->prefix = true;
		p->at++;
	} else if (p->typing && *p->at == '\0' && !item->quoted && strlen(item->value) >= BEGINNING_BYTES) {
		item->prefix = true;
	}
	if (item->field != NULL && *item->value == '\0' && !p->typing)
		return fail_at(p, p->at, "a word is missing here");
	return 0;
}

static int
take_term(void *context, const char *token, size_t len, size_t from, size_t to)
{
	struct search_line *line = context;

	(void)from;
	(void)to;
	line->terms = mem_grow(line->terms, line->term_count, &line->term_cap, sizeof(*line->terms));
	line->terms[line->term_count++] = (struct search_term){ mem_strndup(token, len), len, false };
	return 0;
}

/* A string of FTS5 (sqlite.org/fts5.html, 3.1); nothing for what has no letters. */
static int
write_string(struct parser *p, const struct item *item)
{
	struct tokenizer_taker taker = { take_term, p->line };
	struct buf *match = &p->line->match;
	size_t before = p->line->term_count;
	bool prefix = item->prefix || tokenizer_end_single(item->value);

	if (tokenizer_split(p->store, item->value, true, &taker, p->err) != 0)
		return -1;
	if (p->line->term_count == before)
		return 0;
	p->line->terms[p->line->term_count - 1].prefix = prefix;
	if (item->field != NULL)
		buf_adds(match, item->field->columns);
	buf_addc(match, '"');
	for (const char *c = item->value; *c != '\0'; c++)
		if (*c != '"')
			buf_addc(match, *c);
	buf_adds(match, prefix ? "\"*" : "\"");
	return 0;
}

static int
write_condition(struct parser *p, const struct item *item)
{
	struct buf *sql = &p->line->where.sql;
	int rc;

	if (*item->value == '\0')
		return 0;
	buf_printf(sql, "%s%s(", sql->len > 0 ? " AND " : "", item->negated ? "NOT " : "");
	rc = item->field->want(p, item);
	buf_addc(sql, ')');
	return rc;
}

static int parse_or(struct parser *p);

static int
parse_group(struct parser *p)
{
	const char *start = p->at++;

	if (++p->depth > LIMIT_QUERY_DEPTH)
		return fail_at(p, start, "too many parentheses within each other");
	if (parse_or(p) != 0)
		return -1;
	skip_blanks(p);
	if (*p->at == ')')
		p->at++;
	else if (!p->typing)
		return fail_at(p, start, "the closing parenthesis is missing");
	p->depth--;
	return 0;
}

/* What is excluded is not to be marked. */
static void
forget_terms(struct search_line *line, size_t count)
{
	while (line->term_count > count)
		free(line->terms[--line->term_count].token);
}

static int
parse_item(struct parser *p, bool negated)
{
	struct item item = { .negated = negated };
	size_t terms = p->line->term_count;
	int rc;

	if (*p->at == '(') {
		rc = parse_group(p);
	} else {
		rc = read_item(p, &item);
		if (rc == 0)
			rc = item.field != NULL && item.field->want != NULL ? write_condition(p, &item) : write_string(p, &item);
		free(item.value);
	}
	if (negated)
		forget_terms(p->line, terms);
	return rc;
}

/* Take what was written after start out of the expression. */
static char *
cut_match(struct parser *p, size_t start)
{
	char *cut = mem_strdup(buf_text(&p->line->match) + start);

	buf_truncate(&p->line->match, start);
	return cut;
}

/* Words that must be there, then those that must not: (a AND b) NOT c NOT d. */
static int
parse_and(struct parser *p)
{
	struct buf *match = &p->line->match, without = { 0 };
	size_t start = match->len;
	const char *first_not = NULL;
	int rc = 0;

	for (skip_blanks(p); rc == 0 && *p->at != '\0' && *p->at != ')'; skip_blanks(p)) {
		const char *here = p->at;
		size_t before = match->len;
		bool negated = false;
		char *written;

		if (take_word(p, "OR")) {
			p->at = here;
			break;
		}
		if (take_word(p, "AND"))
			continue;
		if (take_word(p, "NOT") || (*p->at == '-' && p->at[1] != '\0' && !isspace((unsigned char)p->at[1]) && p->at++)) {
			negated = true;
			skip_blanks(p);
		}
		if (*p->at == '\0')
			break;
		rc = parse_item(p, negated);
		written = cut_match(p, before);
		if (*written != '\0' && negated) {
			first_not = first_not != NULL ? first_not : here;
			buf_printf(&without, " NOT (%s)", written);
		} else if (*written != '\0') {
			buf_printf(match, "%s(%s)", before > start ? " AND " : "", written);
		}
		free(written);
	}
	if (rc == 0 && first_not != NULL && match->len == start)
		rc = fail_at(p, first_not, "NOT needs a word to be found beside it");
	if (rc == 0 && without.len > 0) {
		char *with = cut_match(p, start);

		buf_printf(match, "(%s)%s", with, buf_text(&without));
		free(with);
	}
	buf_clear(&without);
	return rc;
}

static int
parse_or(struct parser *p)
{
	struct buf *match = &p->line->match;
	size_t start = match->len;

	if (parse_and(p) != 0)
		return -1;
	while (take_word(p, "OR")) {
		size_t before = match->len;
		char *right;

		if (parse_and(p) != 0)
			return -1;
		right = cut_match(p, before);
		if (*right != '\0')
			buf_printf(match, "%s%s", before > start ? " OR " : "", right);
		free(right);
	}
	return 0;
}

int
search_line_parse(struct store *store, const struct search_request *request, struct search_line *line,
    struct error *err)
{
	struct parser p = { .store = store, .text = request->text, .at = request->text, .now = request->now,
		.typing = request->typing, .line = line, .err = err };

	*line = (struct search_line){ 0 };
	if (strlen(request->text) > LIMIT_SEARCH_LINE_BYTES)
		return error_set(err, ERROR_USAGE, "column %u: too long", LIMIT_SEARCH_LINE_BYTES);
	if (parse_or(&p) != 0)
		return -1;
	skip_blanks(&p);
	return *p.at != '\0' ? fail_at(&p, p.at, "this parenthesis closes nothing") : 0;
}

void
search_line_clear(struct search_line *line)
{
	forget_terms(line, 0);
	free(line->terms);
	for (size_t i = 0; i < line->where.count; i++)
		free(line->where.values[i].text);
	free(line->where.values);
	buf_clear(&line->where.sql);
	buf_clear(&line->match);
}
