#include <string.h>
#include <strings.h>

#include "calendar.h"
#include "date_iso.h"
#include "date_scan.h"
#include "date_usual.h"
#include "text/date.h"

/* Years before it are those of broken programs ("0001-01-01", "0000-00-00"). */
#define YEAR_MIN	1000
#define YEAR_MAX	9999
#define KOREA_MINUTES	540
#define NUMBERS_MAX	3
#define FOREIGN_ZONE_MAX 5	/* letters of a zone's name that is not known */

/* A number that is no part of the time or of the zone. */
struct day_number {
	long value;
	size_t digits;
	int unit;		/* 'y', 'm', 'd', or 0 when unknown */
	char before;		/* the punctuation before it */
};

/* What has been found, from left to right. */
struct reader {
	const struct date_token *tokens;
	size_t count, at;
	size_t clock_end;	/* the token after the time */
	struct date_fields f;
	struct day_number numbers[NUMBERS_MAX];
	size_t number_count;
	int month;		/* by name; 0: none */
	bool month_sure;	/* not perhaps a day of the week */
	int half;		/* 0 before noon, 12 after, -1: 24 hours */
	bool korean;
	bool stranger;		/* an unknown word at the beginning ... */
	bool label;		/* ... with punctuation after it, like a day of the week */
};

static int64_t
make_date(const struct date_fields *f)
{
	if (f->year < YEAR_MIN || f->year > YEAR_MAX || !calendar_is_valid(f->year, f->month, f->day))
		return DATE_NONE;
	if (f->hour > 24 || f->minute > 59 || f->second > 60 || (f->hour == 24 && (f->minute > 0 || f->second > 0)))
		return DATE_NONE;
	return calendar_days(f->year, f->month, f->day) * CALENDAR_DAY_SECONDS +
	    f->hour * 3600 + f->minute * 60 + f->second - f->offset * 60;
}

static const struct date_token *
token_at(const struct reader *r, size_t i)
{
	static const struct date_token end = { .kind = DATE_TOKEN_SIGN, .spaced = true, .s = "", .len = 0 };

	return i < r->count ? &r->tokens[i] : &end;
}

static bool
is_sign(const struct reader *r, size_t i, char sign)
{
	const struct date_token *t = token_at(r, i);

	return t->kind == DATE_TOKEN_SIGN && t->len == 1 && *t->s == sign;
}

static bool
is_number(const struct reader *r, size_t i, size_t max_digits)
{
	const struct date_token *t = token_at(r, i);

	return t->kind == DATE_TOKEN_NUMBER && t->len <= max_digits;
}

static bool
is_unit(const struct reader *r, size_t i, int unit)
{
	const struct date_token *t = token_at(r, i);

	return t->kind == DATE_TOKEN_WORD && t->word.kind == DATE_WORD_UNIT && t->word.value == unit;
}

/* "10:15", "10:15:30", "10:15:30.5": the cursor stands on the hour, colon is what parts the numbers. */
static bool
read_clock(struct reader *r, char colon)
{
	struct date_fields *f = &r->f;

	if (f->has_time || !is_number(r, r->at, 2) || !is_number(r, r->at + 2, 2))
		return false;
	f->has_time = true;
	f->hour = (int)token_at(r, r->at)->value;
	f->minute = (int)token_at(r, r->at + 2)->value;
	r->at += 3;
	if (is_sign(r, r->at, colon) && is_number(r, r->at + 1, 2)) {
		f->second = (int)token_at(r, r->at + 1)->value;
		r->at += 2;
	}
	if ((is_sign(r, r->at, '.') || is_sign(r, r->at, ',') || (is_sign(r, r->at, ':') && token_at(r, r->at + 1)->len >= 3)) &&
	    !token_at(r, r->at + 1)->spaced && is_number(r, r->at + 1, 9))
		r->at += 2;
	r->clock_end = r->at;
	return true;
}

/* "10時15分30秒", and "10h15" as in French: the cursor stands on the hour. */
static bool
read_spelled_clock(struct reader *r)
{
	struct date_fields *f = &r->f;

	if (f->has_time || !is_number(r, r->at, 2))
		return false;
	f->has_time = true;
	f->hour = (int)token_at(r, r->at)->value;
	r->at += 2;
	if (!is_number(r, r->at, 2) || (token_at(r, r->at)->spaced && !is_unit(r, r->at + 1, 'M')))
		return true;
	f->minute = (int)token_at(r, r->at)->value;
	r->at += 1 + (size_t)is_unit(r, r->at + 1, 'M');
	if (!is_number(r, r->at, 2) || !is_unit(r, r->at + 1, 'S'))
		return true;
	f->second = (int)token_at(r, r->at)->value;
	r->at += 2;
	return true;
}

/* "+0100", "-5", "+01:00": the cursor stands on the sign. */
static bool
read_offset(struct reader *r)
{
	struct date_fields *f = &r->f;
	const struct date_token *sign = token_at(r, r->at), *number = token_at(r, r->at + 1);
	long value = number->value;
	size_t digits = number->len;

	r->at += 2;
	if (is_sign(r, r->at, ':') && digits <= 2 && is_number(r, r->at + 1, 2)) {
		value = value * 100 + token_at(r, r->at + 1)->value;
		digits = 4;
		r->at += 2;
	}
	if (!date_offset(value, digits, &f->offset))
		return false;
	if (*sign->s == '-')
		f->offset = -f->offset;
	f->has_zone = true;
	return true;
}

/* Is the sign at the cursor that of an offset?  In "10:00 06-02-2024" it is not. */
static bool
is_offset(const struct reader *r)
{
	const struct date_token *before = token_at(r, r->at - 1);
	int minutes;

	if (!r->f.has_time || r->at == 0 || !is_number(r, r->at + 1, 4) || token_at(r, r->at + 1)->spaced)
		return false;
	if (is_sign(r, r->at, '+'))
		return true;
	if (!is_sign(r, r->at, '-'))
		return false;
	if (before->kind == DATE_TOKEN_WORD && date_zone_find(before->s, before->len, &minutes))
		return true;
	if (r->f.has_zone)
		return false;
	return token_at(r, r->at)->spaced || r->at == r->clock_end;
}

static bool
add_number(struct reader *r)
{
	const struct date_token *t = token_at(r, r->at), *before = token_at(r, r->at - 1), *after = token_at(r, r->at + 1);
	struct day_number *n = &r->numbers[r->number_count];

	if (r->number_count == NUMBERS_MAX || t->len > 8)
		return false;
	n->value = t->value;
	n->digits = t->len;
	n->before = r->at > 0 && before->kind == DATE_TOKEN_SIGN ? *before->s : ' ';
	n->unit = after->kind == DATE_TOKEN_WORD && after->word.kind == DATE_WORD_UNIT ? after->word.value : 0;
	r->korean |= n->unit != 0 && after->word.korean;
	r->at += n->unit != 0 ? 2 : 1;
	r->number_count++;
	return n->unit == 0 || n->unit == 'y' || n->unit == 'm' || n->unit == 'd';
}

/* Is the half of the day at i that of the time after it, as in Korean, and not of the number before? */
static bool
belongs_to_next(const struct reader *r, size_t i)
{
	return is_number(r, i + 1, 2) && (is_sign(r, i + 2, ':') || is_unit(r, i + 2, 'H'));
}

static bool
read_number(struct reader *r)
{
	const struct date_token *after = token_at(r, r->at + 1);
	bool word = after->kind == DATE_TOKEN_WORD;

	if (is_sign(r, r->at + 1, ':') && (is_number(r, r->at, 2) || r->number_count == 0))
		return read_clock(r, ':');
	if (is_sign(r, r->at + 1, '.') && r->number_count + (r->month > 0) == NUMBERS_MAX && !token_at(r, r->at + 2)->spaced)
		return read_clock(r, '.');
	if (is_unit(r, r->at + 1, 'H') || (word && !after->spaced && after->len == 1 && *after->s == 'h'))
		return read_spelled_clock(r);
	/* "3 pm" */
	if (!r->f.has_time && word && after->word.kind == DATE_WORD_HALF && is_number(r, r->at, 2) && !belongs_to_next(r, r->at + 1)) {
		r->f.has_time = true;
		r->f.hour = (int)token_at(r, r->at++)->value;
		return true;
	}
	return add_number(r);
}

static bool
set_month(struct reader *r, const struct date_word *word)
{
	bool sure = word->kind == DATE_WORD_MONTH;

	if (r->month_sure)
		return !sure;
	r->month = word->value;
	r->month_sure = sure;
	return true;
}

/* A name of a zone, or a word that stands where one should: that is UTC (RFC 5322, 4.3). */
static bool
read_zone(struct reader *r, const struct date_token *t)
{
	int minutes = 0;
	bool known = date_zone_find(t->s, t->len, &minutes);

	if (!known && (r->f.has_zone || t->len > FOREIGN_ZONE_MAX || (unsigned char)t->s[0] >= 0x80 || is_sign(r, r->at, '/')))
		return false;
	if (!r->f.has_zone)
		r->f.offset = minutes;
	r->f.has_zone = true;
	return true;
}

static bool
set_half(struct reader *r, const struct date_token *t)
{
	/* "am 6. Februar" */
	if (!r->f.has_time && t->len == 2 && memcmp(t->s, "am", 2) == 0)
		return true;
	if (r->half >= 0)
		return false;
	r->half = t->word.value;
	return true;
}

static bool
read_word(struct reader *r)
{
	const struct date_token *t = token_at(r, r->at);
	int minutes;

	r->korean |= t->word.korean;
	if ((r->f.has_time || (r->number_count > 1 && t->word.kind == DATE_WORD_UNKNOWN)) && !r->f.has_zone &&
	    t->word.kind != DATE_WORD_HALF && date_zone_find(t->s, t->len, &minutes)) {
		r->f.has_zone = true;
		r->f.offset = minutes;
		r->at++;
		return true;
	}
	r->at++;
	switch (t->word.kind) {
	case DATE_WORD_MONTH:
	case DATE_WORD_MONTH_OR_WEEKDAY:
		return set_month(r, &t->word);
	case DATE_WORD_HALF:
		return set_half(r, t);
	case DATE_WORD_WEEKDAY:
	case DATE_WORD_FILLER:
	case DATE_WORD_UNIT:	/* without a number: Japanese for a day of the week */
		return true;
	case DATE_WORD_UNKNOWN:
		break;
	}
	if (r->f.has_time)
		return read_zone(r, t);
	if (r->number_count > 0 || r->stranger)
		return false;
	r->stranger = true;
	r->label = token_at(r, r->at)->kind == DATE_TOKEN_SIGN;
	return true;
}

static bool
read_sign(struct reader *r)
{
	if (is_offset(r))
		return read_offset(r);
	r->at++;
	switch (*token_at(r, r->at - 1)->s) {
	case ',': case '.': case '/': case '-': case '\'': case ';': case '@':
		return true;
	case ':':	/* "Date: ...", and between day and time in the logs of servers */
		return !r->f.has_time && (r->number_count == 0 || r->number_count + (r->month > 0) == NUMBERS_MAX);
	case '[':	/* the name of the zone, after its offset (RFC 9557) */
		while (r->f.has_zone && r->at < r->count && !is_sign(r, r->at - 1, ']'))
			r->at++;
		return r->f.has_zone;
	default:
		return false;
	}
}

static bool
read_tokens(struct reader *r)
{
	bool good = true;

	while (good && r->at < r->count) {
		switch (r->tokens[r->at].kind) {
		case DATE_TOKEN_NUMBER:
			good = read_number(r);
			break;
		case DATE_TOKEN_WORD:
			good = read_word(r);
			break;
		case DATE_TOKEN_SIGN:
			good = read_sign(r);
			break;
		}
	}
	return good;
}

/* A number with the unit month is as good as a name. */
static bool
take_month_unit(struct reader *r)
{
	size_t i;

	for (i = 0; i < r->number_count && r->numbers[i].unit != 'm'; i++)
		;
	if (i == r->number_count)
		return true;
	if (r->month > 0 || r->numbers[i].digits > 2)
		return false;
	r->month = (int)r->numbers[i].value;
	r->number_count--;
	memmove(&r->numbers[i], &r->numbers[i + 1], (r->number_count - i) * sizeof(r->numbers[0]));
	return true;
}

static bool
set_year(struct reader *r, const struct day_number *n)
{
	if (n->digits < 2 || n->digits > 4 || n->unit == 'd')
		return false;
	r->f.year = (int)n->value;
	if (n->digits == 2)
		r->f.year = date_full_year(r->f.year);
	else if (n->digits == 3)
		r->f.year += 1900;	/* RFC 5322, 4.3: a program that counts from 1900 */
	return true;
}

static bool
set_day(struct reader *r, const struct day_number *n)
{
	if (n->digits > 2 || n->unit == 'y')
		return false;
	r->f.day = (int)n->value;
	return true;
}

/* Day and year around a month that is known by its name. */
static bool
assemble_with_month(struct reader *r)
{
	const struct day_number *a = &r->numbers[0], *b = &r->numbers[1];

	r->f.month = r->month;
	r->f.day = 1;
	if (r->number_count == 1)
		return !r->stranger && (a->digits == 4 || a->unit == 'y') && set_year(r, a);
	if (r->number_count != 2)
		return false;
	if (a->unit == 'y' || a->digits > 2)
		return set_year(r, a) && set_day(r, b);
	return set_day(r, a) && set_year(r, b);
}

/* "13/2/2024", "2/13/2024"; where both could be it is day first, but not with "PM". */
static bool
is_month_first(const struct reader *r)
{
	const struct day_number *a = &r->numbers[0], *b = &r->numbers[1];

	if (b->before != '/' && b->before != '-')
		return false;
	if (a->value > 12 || b->value > 12)
		return b->value > 12;
	return r->half >= 0 && b->before == '/';
}

static bool
assemble_numbers(struct reader *r)
{
	const struct day_number *a = &r->numbers[0], *b = &r->numbers[1], *c = &r->numbers[2];
	bool month_first = is_month_first(r);

	if (b->digits > 2)
		return false;
	if (a->digits == 4) {
		r->f.month = (int)b->value;
		return set_year(r, a) && set_day(r, c);
	}
	if (a->digits > 2)
		return false;
	r->f.month = (int)(month_first ? a->value : b->value);
	return set_day(r, month_first ? b : a) && (c->digits == 4 || c->digits == 2) && set_year(r, c);
}

static bool
assemble(struct reader *r)
{
	const struct day_number *a = &r->numbers[0];

	if (!take_month_unit(r))
		return false;
	if (r->month > 0)
		return assemble_with_month(r);
	/* "version 1.2.2021" */
	if (r->number_count == 3)
		return (!r->stranger || r->label) && assemble_numbers(r);
	if (r->stranger || r->number_count == 0)
		return false;
	r->f.month = r->f.day = 1;
	if (r->number_count == 2) {
		r->f.month = (int)(a->digits == 4 ? r->numbers[1].value : a->value);
		return a->digits + r->numbers[1].digits <= 6 && !r->f.has_time && set_year(r, a->digits == 4 ? a : &r->numbers[1]) &&
		    r->f.year >= YEAR_MIN && (a->digits == 4 || r->numbers[1].digits == 4);
	}
	if (a->digits == 8) {
		r->f.year = (int)(a->value / 10000);
		r->f.month = (int)(a->value / 100 % 100);
		r->f.day = (int)(a->value % 100);
		return true;
	}
	return a->unit == 'y' && set_year(r, a);
}

/* Hours of 12 to hours of 24. */
static bool
apply_half(struct reader *r)
{
	struct date_fields *f = &r->f;

	if (r->half < 0)
		return true;
	if (!f->has_time || (f->hour > 12 && r->half == 0))
		return false;
	if (f->hour <= 12)
		f->hour = f->hour % 12 + r->half;
	return true;
}

/* Any order of day, time and zone, with words. */
static int64_t
parse_tokens(struct date_scan *scan)
{
	struct reader r = { .half = -1 };

	if (!date_scan_tokens(scan))
		return DATE_NONE;
	r.tokens = scan->tokens;
	r.count = scan->count;
	if (!read_tokens(&r) || !assemble(&r) || !apply_half(&r))
		return DATE_NONE;
	/* Korean feeds without a zone mean Korean time. */
	if (r.korean && r.f.has_time && !r.f.has_zone)
		r.f.offset = KOREA_MINUTES;
	return make_date(&r.f);
}

/* Seconds since 1970, or milliseconds when there are as many digits as those have. */
static bool
parse_unix(const struct date_scan *scan, int64_t *date)
{
	size_t digits = strspn(scan->text, "0123456789"), i;
	const char *rest = scan->text + digits;
	int64_t value = 0;

	if (*rest == '.')
		rest += 1 + strspn(rest + 1, "0123456789");
	if (*rest != '\0' || (digits != 9 && digits != 10 && digits != 13))
		return false;
	for (i = 0; i < digits; i++)
		value = value * 10 + (scan->text[i] - '0');
	*date = digits == 13 ? value / 1000 : value;
	return true;
}

int64_t
date_parse(const char *s, size_t len)
{
	struct date_scan scan;
	struct date_fields f;
	int64_t date;

	if (date_usual_read(s, len, &date))
		return date;
	if (!date_fold(&scan, s, len))
		return DATE_NONE;
	if (parse_unix(&scan, &date))
		return date;
	if (date_iso_read(scan.text, scan.len, &f))
		return make_date(&f);
	return parse_tokens(&scan);
}


/* A letter for A, a digit for 0, a digit or space for 9; anything else is itself. */
static bool
has_shape(const char *s, size_t len, const char *shape)
{
	size_t i;

	if (strlen(shape) != len)
		return false;
	for (i = 0; i < len; i++) {
		char c = s[i], lower = (char)(c | 0x20);
		bool digit = c >= '0' && c <= '9';

		if (shape[i] == 'A' ? !(lower >= 'a' && lower <= 'z') : shape[i] == '0' ? !digit : shape[i] == '9' ? !digit && c != ' ' : c != shape[i])
			return false;
	}
	return true;
}

int64_t
date_parse_http(const char *s, size_t len)
{
	const char *comma = memchr(s, ',', len);
	size_t weekday = comma != NULL ? (size_t)(comma - s) : 0;

	if (has_shape(s, len, "AAA, 00 AAA 0000 00:00:00 GMT") || has_shape(s, len, "AAA AAA 90 00:00:00 0000") ||
	    (weekday >= 6 && weekday <= 9 && has_shape(s + weekday, len - weekday, ", 00-AAA-00 00:00:00 GMT")))
		return date_parse(s, len);
	return DATE_NONE;
}
