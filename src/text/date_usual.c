#include <string.h>

#include "calendar.h"
#include "date_usual.h"

/* A letter for A, a digit for 0, a sign for ~; anything else is itself. */
static bool
has_shape(const char *s, size_t len, const char *shape)
{
	size_t i;

	if (strlen(shape) != len)
		return false;
	for (i = 0; i < len; i++) {
		char c = s[i], lower = (char)(c | 0x20);
		bool fits = shape[i] == 'A' ? lower >= 'a' && lower <= 'z' :
		    shape[i] == '0' ? c >= '0' && c <= '9' :
		    shape[i] == '~' ? c == '+' || c == '-' : c == shape[i];

		if (!fits)
			return false;
	}
	return true;
}

static int
number(const char *s, size_t digits)
{
	int n = 0;

	while (digits-- > 0)
		n = n * 10 + (*s++ - '0');
	return n;
}

/* The English month of three letters, 0 none. */
static int
month_of(const char *s)
{
	static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	int i;

	for (i = 0; i < 12; i++)
		if (memcmp(s, names + 3 * i, 3) == 0)
			return i + 1;
	return 0;
}

static bool
make(int year, int month, int day, const char *clock, int minutes_east, int64_t *date)
{
	int hour = number(clock, 2), minute = number(clock + 3, 2), second = number(clock + 6, 2);

	if (year < 1000 || !calendar_is_valid(year, month, day) || hour > 23 || minute > 59 || second > 59)
		return false;
	*date = calendar_days(year, month, day) * CALENDAR_DAY_SECONDS + hour * 3600 + minute * 60 + second -
	    minutes_east * 60;
	return true;
}

/* Minutes east of Greenwich of "+0130" or "+01:30"; colon is the bytes between hours and minutes. */
static bool
zone_of(const char *s, size_t colon, int *minutes)
{
	int hours = number(s + 1, 2), rest = number(s + 3 + colon, 2);

	*minutes = (hours * 60 + rest) * (s[0] == '-' ? -1 : 1);
	return hours < 15 && rest < 60;
}

bool
date_usual_read(const char *s, size_t len, int64_t *date)
{
	int zone = 0;

	if (len == 31 && has_shape(s, len, "AAA, 00 AAA 0000 00:00:00 ~0000") && zone_of(s + 26, 0, &zone))
		return make(number(s + 12, 4), month_of(s + 8), number(s + 5, 2), s + 17, zone, date);
	if (len == 29 && (has_shape(s, len, "AAA, 00 AAA 0000 00:00:00 GMT") ||
	    has_shape(s, len, "AAA, 00 AAA 0000 00:00:00 UTC")))
		return make(number(s + 12, 4), month_of(s + 8), number(s + 5, 2), s + 17, 0, date);
	if ((len == 20 && has_shape(s, len, "0000-00-00T00:00:00Z")) ||
	    (len == 25 && has_shape(s, len, "0000-00-00T00:00:00~00:00") && zone_of(s + 19, 1, &zone)))
		return make(number(s, 4), number(s + 5, 2), number(s + 8, 2), s + 11, zone, date);
	return false;
}
