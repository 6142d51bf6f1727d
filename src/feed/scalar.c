#include <stdlib.h>
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
scalar_duration(const char *s)
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
