#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

#include "calendar.h"
#include "text/date.h"

#define MINUTE	60
#define HOUR	3600
#define DAY	CALENDAR_DAY_SECONDS
#define WEEK	(7 * DAY)

/* The first second of the year 0 and the last one of 9999. */
#define WRITABLE_MIN	(-62167219200)
#define WRITABLE_MAX	253402300799

static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
static const char *const weekdays[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };

void
date_format_rfc3339(struct buf *out, int64_t date)
{
	struct calendar_day day;
	int64_t days, second;

	if (date < WRITABLE_MIN || date > WRITABLE_MAX)
		return;
	days = (date - WRITABLE_MIN) / DAY + WRITABLE_MIN / DAY;
	second = date - days * DAY;
	day = calendar_of_days(days);
	buf_printf(out, "%04d-%02d-%02dT%02d:%02d:%02dZ", day.year, day.month, day.day, (int)(second / HOUR), (int)(second / MINUTE % 60),
	    (int)(second % 60));
}

/* Local time; false for DATE_NONE and what no clock shows. */
static bool
local_time(int64_t date, struct tm *tm)
{
	time_t t = (time_t)date;

	return date >= WRITABLE_MIN && date <= WRITABLE_MAX && localtime_r(&t, tm) != NULL;
}

/* Days from the local day of one to that of the other. */
static int64_t
days_between(const struct tm *from, const struct tm *to)
{
	return calendar_days(to->tm_year + 1900, to->tm_mon + 1, to->tm_mday) -
	    calendar_days(from->tm_year + 1900, from->tm_mon + 1, from->tm_mday);
}

void
date_format_short(struct buf *out, int64_t date, int64_t now)
{
	struct tm then, today;
	int64_t age, days;

	if (!local_time(date, &then) || !local_time(now, &today))
		return;
	age = now - date;
	days = days_between(&then, &today);
	if (age > -MINUTE && age < MINUTE)
		buf_adds(out, "now");
	else if (age >= 0 && age < HOUR)
		buf_printf(out, "%d min", (int)(age / MINUTE));
	else if (age >= 0 && (days == 0 || age < DAY / 2))
		buf_printf(out, "%d h", (int)(age / HOUR));
	else if (days == 1)
		buf_adds(out, "yesterday");
	else if (then.tm_year == today.tm_year)
		buf_printf(out, "%d %s", then.tm_mday, months[then.tm_mon]);
	else
		buf_printf(out, "%d %s %d", then.tm_mday, months[then.tm_mon], then.tm_year + 1900);
}

/* The largest unit of which there are two at least, or one hour; a minute or more. */
static void
add_distance(struct buf *out, int64_t seconds)
{
	static const struct {
		int64_t seconds, from;
		const char *one, *many;
	} units[] = {
		{ 365 * DAY + DAY / 4, 2 * 365 * DAY, "year", "years" }, { 30 * DAY + DAY / 2, 61 * DAY, "month", "months" }, { WEEK, 2 * WEEK, "week", "weeks" },
		{ DAY, 2 * DAY, "day", "days" }, { HOUR, HOUR, "h", "h" }, { MINUTE, 0, "min", "min" },
	};
	size_t i;
	int64_t n;

	for (i = 0; seconds < units[i].from; i++)
		;
	n = seconds / units[i].seconds;
	buf_printf(out, "%d %s", (int)n, n == 1 ? units[i].one : units[i].many);
}

void
date_format_long(struct buf *out, int64_t date, int64_t now)
{
	struct tm then, today;
	int64_t age;

	if (!local_time(date, &then) || !local_time(now, &today))
		return;
	age = now - date;
	buf_printf(out, "%s %d %s %d %02d:%02d (", weekdays[then.tm_wday], then.tm_mday, months[then.tm_mon], then.tm_year + 1900,
	    then.tm_hour, then.tm_min);
	if (age > -MINUTE && age < MINUTE) {
		buf_adds(out, "now)");
	} else if (age > 0) {
		add_distance(out, age);
		buf_adds(out, " ago)");
	} else {
		buf_adds(out, "in ");
		add_distance(out, -age);
		buf_addc(out, ')');
	}
}
