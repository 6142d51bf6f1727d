#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "text/format.h"
#include "typed.h"

static const struct {
	const char *name;
	long seconds;
} units[] = {
	{ "w", 604800 }, { "d", 86400 }, { "h", 3600 }, { "m", 60 }, { "min", 60 }, { "s", 1 },
};

#define UNIT_COUNT	(sizeof(units) / sizeof(units[0]))

/* A number of digits only; *end is what follows it. */
static bool
read_digits(const char *s, const char **end, long *number)
{
	char *stop;

	if (s[0] < '0' || s[0] > '9')
		return false;
	errno = 0;
	*number = strtol(s, &stop, 10);
	*end = stop;
	return errno == 0;
}

static bool
read_number(const char *s, long *number)
{
	const char *end;

	return read_digits(s, &end, number) && *end == '\0';
}

static bool
read_duration(const char *s, long *seconds)
{
	const char *end;
	long number;
	size_t i;

	if (!read_digits(s, &end, &number))
		return false;
	for (i = 0; i < UNIT_COUNT && strcmp(units[i].name, end) != 0; i++)
		continue;
	if (i == UNIT_COUNT || number > LONG_MAX / units[i].seconds)
		return false;
	*seconds = number * units[i].seconds;
	return true;
}

char *
typed_duration(struct arena *a, long seconds)
{
	size_t i = 0;

	while (i + 1 < UNIT_COUNT && (seconds == 0 || seconds % units[i].seconds != 0))
		i++;
	return arena_printf(a, "%ld%s", seconds / units[i].seconds, units[i].name);
}

static bool
read_flag(const char *s, long *flag)
{
	static const char *const on[] = { "yes", "true", "on", "1" };
	static const char *const off[] = { "no", "false", "off", "0" };
	size_t i;

	for (i = 0; i < sizeof(on) / sizeof(on[0]); i++) {
		*flag = strcmp(s, on[i]) == 0;
		if (*flag || strcmp(s, off[i]) == 0)
			return true;
	}
	return false;
}

/* s is one of the words of choices. */
static bool
is_choice(const char *choices, const char *s)
{
	size_t len = strlen(s);
	const char *p = choices;

	while (*p != '\0') {
		size_t n = strcspn(p, " ");

		if (n == len && memcmp(p, s, n) == 0)
			return true;
		p += n + (p[n] == ' ');
	}
	return false;
}

/* The words of a command: '...', "..." and a backslash as in sh(1). */
static bool
has_open_quote(const char *s)
{
	char quote = '\0';

	for (; *s != '\0'; s++) {
		if (quote == '\0' && (*s == '\'' || *s == '"'))
			quote = *s;
		else if (*s == quote)
			quote = '\0';
		else if (*s == '\\' && quote != '\'' && s[1] != '\0')
			s++;
	}
	return quote != '\0';
}

static const char *
check_format(const char *written, const char *letters, struct arena *a)
{
	char wrong = format_wrong(written, letters);

	if (wrong == '%')
		return "ends in a percent sign";
	return wrong != '\0' ? arena_printf(a, "%%%c stands for nothing", wrong) : NULL;
}

const char *
typed_read(const struct setting_info *info, const char *written, long *number, struct arena *a)
{
	bool automatic = strcmp(info->fallback, "auto") == 0;

	*number = 0;
	switch (info->type) {
	case SETTING_TEXT:
		return NULL;
	case SETTING_COMMAND:
		return has_open_quote(written) ? "a quote is left open" : NULL;
	case SETTING_FORMAT:
		return check_format(written, info->choices, a);
	case SETTING_FLAG:
		return read_flag(written, number) ? NULL :
		    arena_printf(a, "must be yes or no, not \"%s\"", written);
	case SETTING_CHOICE:
		return is_choice(info->choices, written) ? NULL :
		    arena_printf(a, "must be one of %s, not \"%s\"", info->choices, written);
	case SETTING_NUMBER:
		return read_number(written, number) && *number >= info->min && *number <= info->max ? NULL :
		    arena_printf(a, "must be a number from %ld to %ld, not \"%s\"", info->min, info->max, written);
	case SETTING_DURATION:
		if (automatic && strcmp(written, "auto") == 0)
			return NULL;
		return read_duration(written, number) && *number >= info->min && *number <= info->max ? NULL :
		    arena_printf(a, "must be a time from %s to %s%s, not \"%s\"", typed_duration(a, info->min),
		    typed_duration(a, info->max), automatic ? " or auto" : "", written);
	}
	return NULL;
}
