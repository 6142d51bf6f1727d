#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "text/date.h"
#include "text/utf8.h"

#include "dateline.h"
#include "glyph.h"
#include "months.h"
#include "names.h"
#include "phrases.h"

#define DAY 86400
#define LOOKED_AT 200		/* bytes of a text that may hold a date */
#define NEAR 40			/* blocks around the headline that may show the date */
#define TOKENS 24

/* A number or a month's name in a text. */
struct token {
	int number;		/* -1 for a month */
	int month;		/* 1 to 12, 0 for a number */
	int digits;
	char after;		/* the byte after it */
};

/* Days from 1970 of a date of the Gregorian calendar (H. Hinnant, days_from_civil). */
static int64_t
days_of(int y, int m, int d)
{
	int64_t era, year = m <= 2 ? y - 1 : y;
	int64_t yoe, doy;

	era = year / 400;
	yoe = year - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static int64_t
date_if_sane(int y, int m, int d)
{
	static const int lengths[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (y < 1970 || y > 2100 || m < 1 || m > 12 || d < 1 || d > lengths[m - 1])
		return DATE_NONE;
	return days_of(y, m, d) * DAY;
}

static size_t
take_number(const char *s, size_t len, struct token *t)
{
	size_t n = 0;

	t->number = 0;
	while (n < len && n < 8 && s[n] >= '0' && s[n] <= '9')
		t->number = t->number * 10 + (s[n++] - '0');
	t->digits = (int)n;
	t->month = 0;
	return n;
}

static size_t
take_word(const char *s, size_t len, struct token *t)
{
	char word[40];
	size_t used = 0, at = 0, n;
	uint32_t c;

	while (at < len) {
		n = utf8_decode(s + at, len - at, &c);
		if (!glyph_is_word(c) || (c >= '0' && c <= '9'))
			break;
		if (used + UTF8_MAX < sizeof(word))
			used += utf8_encode(word + used, glyph_fold(c));
		at += n;
	}
	word[used] = '\0';
	t->month = months_find(word);
	t->number = -1;
	return at;
}

static int
tokenize(const char *s, size_t len, struct token *tokens)
{
	size_t i = 0;
	int count = 0;

	while (i < len && count < TOKENS) {
		struct token *t = &tokens[count];
		size_t n;
		uint32_t c;

		if (s[i] >= '0' && s[i] <= '9') {
			i += take_number(s + i, len - i, t);
			t->after = i < len ? s[i] : '\0';
			count++;
			continue;
		}
		n = utf8_decode(s + i, len - i, &c);
		if (glyph_weight(c) == 3 || !glyph_is_word(c)) {
			i += n;
			continue;
		}
		i += take_word(s + i, len - i, t);
		t->after = i < len ? s[i] : '\0';
		count += t->month > 0;
	}
	return count;
}

/* "19 November 2019", "November 19, 2019", "2019 November 19". */
static int64_t
date_by_month(const struct token *t, int count, int i)
{
	const struct token *before = i > 0 ? &t[i - 1] : NULL, *one = i + 1 < count ? &t[i + 1] : NULL;
	const struct token *two = i + 2 < count ? &t[i + 2] : NULL;

	if (before != NULL && one != NULL && before->digits > 0 && before->digits <= 2 && one->digits == 4)
		return date_if_sane(one->number, t[i].month, before->number);
	if (one != NULL && two != NULL && one->digits > 0 && one->digits <= 2 && two->digits == 4)
		return date_if_sane(two->number, t[i].month, one->number);
	if (before != NULL && one != NULL && before->digits == 4 && one->digits > 0 && one->digits <= 2)
		return date_if_sane(before->number, t[i].month, one->number);
	return DATE_NONE;
}

/* "2019-11-19", "2019年11月19日", "19.11.2019", "11/19/2019" (the day is the part over 12, else the first unless parted by "/"). */
static int64_t
date_by_numbers(const struct token *t, int count, int i)
{
	if (i + 2 >= count || t[i].month != 0 || t[i + 1].month != 0 || t[i + 2].month != 0)
		return DATE_NONE;
	if (t[i].digits == 4 && t[i + 1].digits <= 2 && t[i + 2].digits <= 2)
		return date_if_sane(t[i].number, t[i + 1].number, t[i + 2].number);
	if (t[i + 2].digits != 4 || t[i].digits > 2 || t[i + 1].digits > 2 || t[i].after != t[i + 1].after)
		return DATE_NONE;
	if (t[i + 1].number > 12 || (t[i].after == '/' && t[i].number <= 12 && t[i + 1].number > 12))
		return date_if_sane(t[i + 2].number, t[i].number, t[i + 1].number);
	return date_if_sane(t[i + 2].number, t[i + 1].number, t[i].number);
}

/* A date in words or numbers somewhere in a text. */
static int64_t
find_in_text(const char *s, size_t len)
{
	struct token tokens[TOKENS];
	int count = tokenize(s, len < LOOKED_AT ? len : LOOKED_AT, tokens), i;
	int64_t date = DATE_NONE;

	for (i = 0; i < count && date == DATE_NONE; i++)
		date = tokens[i].month > 0 ? date_by_month(tokens, count, i) : date_by_numbers(tokens, count, i);
	return date;
}

int64_t
dateline_parse(const char *s, size_t len)
{
	int64_t date = date_parse(s, len);

	return date != DATE_NONE ? date : find_in_text(s, len);
}

int64_t
dateline_from_url(const char *url)
{
	const char *s = strstr(url, "://"), *end;
	struct token t[3];

	s = s != NULL ? strchr(s + 3, '/') : NULL;
	if (s == NULL)
		return DATE_NONE;
	end = s + strcspn(s, "?#");
	for (; s < end; s++) {
		size_t n, m, k;

		if (s[0] != '/' || (n = take_number(s + 1, (size_t)(end - s - 1), &t[0])) == 0)
			continue;
		if (n == 8 && t[0].number > 19700000)
			return date_if_sane(t[0].number / 10000, t[0].number / 100 % 100, t[0].number % 100);
		if (n != 4 || (s[5] != '/' && s[5] != '-'))
			continue;
		m = take_number(s + 6, (size_t)(end - s - 6), &t[1]);
		k = m > 0 && s[6 + m] == s[5] ? take_number(s + 7 + m, (size_t)(end - s - 7 - (ptrdiff_t)m), &t[2]) : 0;
		if (m <= 2 && k > 0 && k <= 2)
			return date_if_sane(t[0].number, t[1].number, t[2].number);
	}
	return DATE_NONE;
}

static bool
has_time(int64_t date)
{
	return date % DAY != 0;
}

int64_t
dateline_refine(int64_t trusted, int64_t other)
{
	if (trusted == DATE_NONE || other == DATE_NONE)
		return trusted == DATE_NONE ? other : trusted;
	if (!has_time(trusted) && has_time(other) && other > trusted - DAY && other < trusted + 2 * DAY)
		return other;
	return trusted;
}

static void
set_first(int64_t *field, int64_t date)
{
	if (*field == DATE_NONE)
		*field = date;
}

static int64_t
date_of_element(const struct page *page, int i)
{
	const struct dom_node *node = &page->dom->nodes[i];
	const char *value = dom_attribute(node, "datetime");
	int64_t date;

	if (value == NULL)
		value = dom_attribute(node, "content");
	date = value != NULL ? dateline_parse(value, strlen(value)) : DATE_NONE;
	if (date == DATE_NONE && i + 1 < node->end && page->dom->nodes[i + 1].tag == TAG_TEXT)
		date = dateline_parse(dom_text(&page->dom->nodes[i + 1]), strlen(dom_text(&page->dom->nodes[i + 1])));
	return date;
}

/* Microdata and <time>: those that say what they are, then the first one. */
static void
find_marked(const struct page *page, int64_t *published, int64_t *modified, int64_t *loose)
{
	const struct dom_node *nodes = page->dom->nodes;
	int i;

	for (i = page->body; i < page->dom->node_count; i++) {
		const char *prop;

		if (nodes[i].attribute_count == 0 && nodes[i].tag != TAG_TIME)
			continue;
		prop = dom_attribute(&nodes[i], "itemprop");
		if (prop != NULL && strcasestr(prop, "datePublished") != NULL)
			set_first(published, date_of_element(page, i));
		else if (prop != NULL && strcasestr(prop, "dateModified") != NULL)
			set_first(modified, date_of_element(page, i));
		else if (nodes[i].tag == TAG_TIME)
			set_first(loose, date_of_element(page, i));
	}
}

/* Short lines near the headline that hold a date, those of "updated" apart. */
static void
find_written(const struct page *page, int headline, int64_t *published, int64_t *modified)
{
	int at = headline >= 0 ? page_first_block(page, headline) : 0, b;
	int first = at > 3 ? at - 3 : 0, end = at + NEAR < page->block_count ? at + NEAR : page->block_count;

	for (b = first; b < end; b++) {
		const struct page_block *block = &page->blocks[b];
		int64_t date;

		if (block->weight > 120)
			continue;
		date = find_in_text(block->text, block->len);
		if (date == DATE_NONE)
			continue;
		if ((phrases_of(block->text, block->len) & PHRASE_DATE) != 0 && strcasestr(block->text, "pdate") != NULL)
			set_first(modified, date);
		else
			set_first(published, date);
	}
}

void
dateline_find(const struct page *page, int headline, int64_t *published, int64_t *modified)
{
	int64_t loose = DATE_NONE;

	*published = *modified = DATE_NONE;
	find_marked(page, published, modified, &loose);
	set_first(published, loose);
	if (*published == DATE_NONE)
		find_written(page, headline, published, modified);
}
