#include <stdint.h>
#include <string.h>

#include "calendar.h"
#include "date_iso.h"

struct cursor {
	const char *s, *end;
};

/* The digits at the cursor; how many there are in *digits. */
static long
read_number(struct cursor *c, size_t *digits)
{
	long value = 0;

	for (*digits = 0; c->s < c->end && *c->s >= '0' && *c->s <= '9'; c->s++, ++*digits)
		if (*digits < 9)
			value = value * 10 + (*c->s - '0');
	return value;
}

static bool
skip(struct cursor *c, char wanted)
{
	if (c->s == c->end || *c->s != wanted)
		return false;
	c->s++;
	return true;
}

int
date_full_year(int year)
{
	return year + (year < 50 ? 2000 : 1900);
}

bool
date_offset(long value, size_t digits, int *minutes)
{
	long hours = digits <= 2 ? value : value / 100, rest = digits <= 2 ? 0 : value % 100;

	if (digits == 0 || digits > 4 || hours > 23 || rest > 59)
		return false;
	*minutes = (int)(hours * 60 + rest);
	return true;
}

/* A day outside of the year gives day 0, which is valid nowhere. */
static void
set_ordinal(struct date_fields *f, long ordinal)
{
	struct calendar_day day;

	f->month = 1;
	f->day = 0;
	if (ordinal < 1 || ordinal > 365 + calendar_is_leap(f->year))
		return;
	day = calendar_of_days(calendar_days(f->year, 1, 1) + ordinal - 1);
	f->month = day.month;
	f->day = day.day;
}

/* The first week is the one with 4 January; weeks begin on Monday. */
static void
set_week(struct date_fields *f, long week, long weekday)
{
	int64_t fourth = calendar_days(f->year, 1, 4), monday;
	struct calendar_day day;

	f->month = 1;
	f->day = 0;
	if (week < 1 || week > 53 || weekday < 1 || weekday > 7)
		return;
	monday = fourth - calendar_weekday(fourth) + (week - 1) * 7;
	/* A week belongs to the year of its Thursday: not all years have 53. */
	if (calendar_of_days(monday + 3).year != f->year)
		return;
	day = calendar_of_days(monday + weekday - 1);
	f->year = day.year;
	f->month = day.month;
	f->day = day.day;
}

/* "w06", "w06-2", "w062" after the year. */
static bool
read_week(struct cursor *c, struct date_fields *f)
{
	size_t digits;
	long week = read_number(c, &digits), weekday = 1;

	if (digits == 3) {
		weekday = week % 10;
		week /= 10;
	} else if (digits != 2) {
		return false;
	} else if (skip(c, '-')) {
		weekday = read_number(c, &digits);
		if (digits != 1)
			return false;
	}
	set_week(f, week, weekday);
	return true;
}

/* A run of digits that is a whole date, perhaps with the time. */
static bool
read_basic(const char *s, size_t digits, struct date_fields *f)
{
	struct cursor c = { s, s + digits };
	int part[7] = { 0 };
	size_t i, n, year_digits = digits == 5 || digits == 6 ? 2 : 4;

	if (digits < 5 || digits > 14 || (digits > 8 && digits % 2 != 0) || digits == 10)
		return false;
	for (i = 0; i < year_digits; i++)
		part[0] = part[0] * 10 + (*c.s++ - '0');
	f->year = year_digits == 2 ? date_full_year(part[0]) : part[0];
	if (digits == 5 || digits == 7) {
		set_ordinal(f, read_number(&c, &n));
		return true;
	}
	for (i = 1; c.s < c.end; i++, c.s += 2)
		part[i] = (c.s[0] - '0') * 10 + (c.s[1] - '0');
	f->month = part[1];
	f->day = part[2];
	f->has_time = digits > 8;
	f->hour = part[3];
	f->minute = part[4];
	f->second = part[5];
	return true;
}

/* What follows "year-". */
static bool
read_after_year(struct cursor *c, struct date_fields *f, size_t year_digits)
{
	size_t digits;
	long value;

	if (skip(c, 'w'))
		return year_digits == 4 && read_week(c, f);
	value = read_number(c, &digits);
	if (digits == 3 && (c->s == c->end || *c->s != '-')) {
		set_ordinal(f, value);
		return true;
	}
	/* Three digits: a feed maker's month with a zero too many ("2003-012-31"). */
	if (digits == 0 || digits > 3)
		return false;
	f->month = (int)value;
	f->day = 1;
	if (!skip(c, '-'))
		return year_digits == 4;
	value = read_number(c, &digits);
	f->day = (int)value;
	return digits == 1 || digits == 2;
}

/* "-0312" and "-03-12": year and month in the short forms. */
static bool
read_century_left_out(struct cursor *c, struct date_fields *f)
{
	size_t digits;
	long value = read_number(c, &digits);

	f->day = 1;
	if (digits == 4) {
		f->year = date_full_year((int)(value / 100));
		f->month = (int)(value % 100);
		return c->s == c->end;
	}
	if (digits != 2)
		return false;
	f->year = date_full_year((int)value);
	f->month = 1;
	if (!skip(c, '-'))
		return c->s == c->end;
	f->month = (int)read_number(c, &digits);
	return digits == 2 && c->s == c->end;
}

static bool
read_day(struct cursor *c, struct date_fields *f)
{
	const char *start = c->s;
	size_t digits;
	long value;

	if (skip(c, '-'))
		return read_century_left_out(c, f);
	value = read_number(c, &digits);
	if (digits != 2 && digits != 4)
		return read_basic(start, digits, f);
	f->year = digits == 4 ? (int)value : date_full_year((int)value);
	f->month = f->day = 1;
	if (skip(c, '-'))
		return read_after_year(c, f, digits);
	if (skip(c, 'w'))
		return digits == 4 && read_week(c, f);
	return digits == 4 && c->s == c->end;
}

static void
skip_fraction(struct cursor *c)
{
	struct cursor ahead = *c;
	size_t digits;

	if (!skip(&ahead, '.') && !skip(&ahead, ','))
		return;
	read_number(&ahead, &digits);
	if (digits > 0)
		*c = ahead;
}

/* hh, hh:mm, hh:mm:ss, hhmm, hhmmss, each with a fraction. */
static bool
read_time(struct cursor *c, struct date_fields *f)
{
	size_t digits;
	long value = read_number(c, &digits);

	f->has_time = true;
	if (digits == 4 || digits == 6) {
		f->second = digits == 6 ? (int)(value % 100) : 0;
		value = digits == 6 ? value / 100 : value;
		f->hour = (int)(value / 100);
		f->minute = (int)(value % 100);
		skip_fraction(c);
		return true;
	}
	if (digits != 1 && digits != 2)
		return false;
	f->hour = (int)value;
	if (!skip(c, ':'))
		return digits == 2;
	f->minute = (int)read_number(c, &digits);
	if (digits != 2)
		return false;
	if (skip(c, ':')) {
		f->second = (int)read_number(c, &digits);
		if (digits != 2)
			return false;
	}
	skip_fraction(c);
	return true;
}

static bool
read_zone(struct cursor *c, struct date_fields *f)
{
	size_t digits, rest;
	long value, minutes;
	bool west = c->s < c->end && *c->s == '-';

	f->has_zone = true;
	if (skip(c, 'z'))
		return true;
	if (!skip(c, '+') && !skip(c, '-'))
		return false;
	value = read_number(c, &digits);
	if (skip(c, ':')) {
		minutes = read_number(c, &rest);
		if (digits == 0 || digits > 2 || rest != 2)
			return false;
		value = value * 100 + minutes;
		digits = 4;
	}
	if (!date_offset(value, digits, &f->offset))
		return false;
	if (west)
		f->offset = -f->offset;
	return true;
}

bool
date_iso_read(const char *s, size_t len, struct date_fields *f)
{
	struct cursor c = { s, s + len };

	memset(f, 0, sizeof(*f));
	if (!read_day(&c, f))
		return false;
	if (c.s == c.end)
		return true;
	/* A day may have a zone without a time (XML Schema's date). */
	if (*c.s == 'z' || *c.s == '+' || (*c.s == '-' && !f->has_time))
		return read_zone(&c, f) && c.s == c.end;
	if (!f->has_time) {
		bool parted = skip(&c, ' ');

		parted |= skip(&c, 't');
		parted |= skip(&c, ' ');
		if (!parted || !read_time(&c, f))
			return false;
	}
	if (c.s == c.end)
		return true;
	skip(&c, ' ');
	return read_zone(&c, f) && c.s == c.end;
}
