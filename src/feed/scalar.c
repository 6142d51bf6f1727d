#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "scalar.h"

int64_t
scalar_number(const char *s)
{
	char *end;
	long long n;

	if (s == NULL)
		return -1;
	n = strtoll(s, &end, 10);
	return end != s && n >= 0 ? n : -1;
}

static const struct {
	const char *name;
	long minutes;
} periods[] = {
	{ "hourly", 60 }, { "daily", 1440 }, { "weekly", 10080 }, { "monthly", 43200 }, { "yearly", 525600 },
};

int64_t
scalar_period(const char *s)
{
	size_t i;

	for (i = 0; i < sizeof(periods) / sizeof(periods[0]); i++)
		if (strcasecmp(s, periods[i].name) == 0)
			return periods[i].minutes;
	return -1;
}

int64_t
scalar_weekday(const char *s)
{
	static const char days[7][4] = { "sun", "mon", "tue", "wed", "thu", "fri", "sat" };
	int i;

	for (i = 0; i < 7; i++)
		if (strncasecmp(s, days[i], 3) == 0)
			return i;
	return -1;
}

int64_t
scalar_bytes(const char *s)
{
	int64_t n = 0;
	int digits = 0;

	if (s == NULL)
		return -1;
	for (s += strspn(s, " \t\r\n"); *s != '\0'; s++) {
		if (*s == ',' && digits > 0)
			continue;
		if (*s < '0' || *s > '9' || ++digits > 15)
			break;
		n = n * 10 + (*s - '0');
	}
	return digits > 0 && s[strspn(s, " \t\r\n")] == '\0' ? n : -1;
}

/* "1:02:03": parts of sixty. */
static int64_t
clock_duration(const char *s)
{
	int64_t total = 0;
	char *end;
	int parts = 0;

	do {
		long long n = strtoll(s, &end, 10);

		if (end == s || n < 0 || n > INT32_MAX || ++parts > 3)
			return -1;
		total = total * 60 + n;
		s = end + 1;
	} while (*end == ':');
	return total;
}

/* The seconds of the unit that begins at s, 0 when it is none. */
static int64_t
unit_seconds(const char *s)
{
	switch (*s | 0x20) {
	case 'd':
		return 86400;
	case 'h':
		return 3600;
	case 'm':
		return 60;
	case 's':
		return 1;
	default:
		return 0;
	}
}

int64_t
scalar_duration(const char *s)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	int64_t total = 0, unit;
	char *end;

	s += strspn(s, " \t\r\n");
	if (s[strspn(s, "0123456789")] == ':')
		return clock_duration(s);
	/* "PT1H2M3S" (ISO 8601), "1 h 2 min 3 s" */
	s += strspn(s, "PTpt");
	do {
		long long n = strtoll(s, &end, 10);

		if (end == s || n < 0 || n > INT32_MAX)
			return -1;
		if (*end == '.')
			end += 1 + strspn(end + 1, "0123456789");
		s = end + strspn(end, " ");
		unit = unit_seconds(s);
		if (unit == 0 && *s != '\0')
			return -1;
		total += n * (unit != 0 ? unit : 1);
		s += strspn(s, letters);
		s += strspn(s, " ,.");
	} while (*s != '\0');
	return total <= INT32_MAX ? total : -1;
}
