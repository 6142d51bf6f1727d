/* text/date: reading by tests/tables/dates.tsv, and writing. */
#include <stdlib.h>
#include <time.h>

#include "tap.h"
#include "text/date.h"

static void
unescape(char *s)
{
	char *to = s;

	for (; *s != '\0'; s++) {
		if (s[0] == '\\' && (s[1] == 'n' || s[1] == 't')) {
			*to++ = s[1] == 'n' ? '\n' : '\t';
			s++;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
}

/* A row: kind, the date as written, RFC 3339 or "-". */
static void
test_row(char *row, int number)
{
	char *kind = strsep(&row, "\t"), *written = strsep(&row, "\t"), *want = strsep(&row, "\t");
	struct buf got = { 0 };
	char name[320];

	if (!ok(want != NULL, "dates.tsv:%d: has three columns", number))
		return;
	snprintf(name, sizeof(name), "dates.tsv:%d: %s: %s", number, kind, written);
	unescape(written);
	if (strcmp(kind, "http") == 0)
		date_format_rfc3339(&got, date_parse_http(written, strlen(written)));
	else
		date_format_rfc3339(&got, date_parse(written, strlen(written)));
	is_text(got.len > 0 ? got.data : "-", want, name);
	buf_clear(&got);
}

static void
test_table(const char *path)
{
	FILE *f = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;
	int number = 0;

	if (!ok(f != NULL, "%s", path))
		return;
	while (getline(&line, &cap, f) > 0) {
		number++;
		line[strcspn(line, "\n")] = '\0';
		if (line[0] != '#' && line[0] != '\0')
			test_row(line, number);
	}
	free(line);
	fclose(f);
}

#define NOW	1621954692	/* Tue 25 May 2021 14:58:12 UTC */

static void
test_format(void)
{
	static const struct {
		int64_t age;
		const char *brief, *full;
	} cases[] = {
		{ 0, "now", "Tue 25 May 2021 16:58 (now)" },
		{ 59, "now", "Tue 25 May 2021 16:57 (now)" },
		{ -59, "now", "Tue 25 May 2021 16:59 (now)" },
		{ 60, "1 min", "Tue 25 May 2021 16:57 (1 min ago)" },
		{ 3599, "59 min", "Tue 25 May 2021 15:58 (59 min ago)" },
		{ 2 * 3600, "2 h", "Tue 25 May 2021 14:58 (2 h ago)" },
		{ 16 * 3600, "16 h", "Tue 25 May 2021 00:58 (16 h ago)" },
		{ 17 * 3600, "yesterday", "Mon 24 May 2021 23:58 (17 h ago)" },
		{ 40 * 3600, "yesterday", "Mon 24 May 2021 00:58 (40 h ago)" },
		{ 3 * 86400, "22 May", "Sat 22 May 2021 16:58 (3 days ago)" },
		{ 30 * 86400, "25 Apr", "Sun 25 Apr 2021 16:58 (4 weeks ago)" },
		{ 144 * 86400, "1 Jan", "Fri 1 Jan 2021 15:58 (4 months ago)" },
		{ 145 * 86400, "31 Dec 2020", "Thu 31 Dec 2020 15:58 (4 months ago)" },
		{ 3660 * 86400LL, "18 May 2011", "Wed 18 May 2011 16:58 (10 years ago)" },
		{ -3600, "25 May", "Tue 25 May 2021 17:58 (in 1 h)" },
		{ -400 * 86400LL, "29 Jun 2022", "Wed 29 Jun 2022 16:58 (in 13 months)" },
	};
	struct buf out = { 0 };
	size_t i;

	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	tzset();
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_reset(&out);
		date_format_short(&out, NOW - cases[i].age, NOW);
		is_text(buf_text(&out), cases[i].brief, "in short");
		ok(out.len <= 12, "... which fits");
		buf_reset(&out);
		date_format_long(&out, NOW - cases[i].age, NOW);
		is_text(buf_text(&out), cases[i].full, "in full");
	}
	buf_clear(&out);
}

static void
test_format_limits(void)
{
	static const int64_t none[] = { DATE_NONE, INT64_MAX, INT64_MIN + 1, 253402300800, -62167219201 };
	struct buf out = { 0 };
	size_t i;

	for (i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		date_format_rfc3339(&out, none[i]);
		date_format_short(&out, none[i], NOW);
		date_format_long(&out, none[i], NOW);
		ok(out.len == 0, "nothing is written for no date");
	}
	date_format_rfc3339(&out, -62167219200);
	date_format_rfc3339(&out, -1);
	date_format_rfc3339(&out, 253402300799);
	is_text(buf_text(&out), "0000-01-01T00:00:00Z1969-12-31T23:59:59Z9999-12-31T23:59:59Z", "the ends of what can be written");
	buf_clear(&out);
}

/* What is written is read again, over the whole calendar. */
static void
test_round_trip(void)
{
	struct buf out = { 0 };
	int64_t date, bad = 0;

	for (date = -30610224000; date < 253402300799; date += 86400 * 17 + 12345) {
		buf_reset(&out);
		date_format_rfc3339(&out, date);
		bad += date_parse(buf_text(&out), out.len) != date;
	}
	is_number(bad, 0, "what is written is read again");
	buf_clear(&out);
}

/* The forms that are read in one look mean what they mean to the long way, which white space leads to. */
static void
test_usual(void)
{
	static const char *const formats[][2] = {
		{ "%a, %d %b %Y %H:%M:%S GMT", "%a, %d %b  %Y %H:%M:%S GMT" },
		{ "%a, %d %b %Y %H:%M:%S UTC", "%a,  %d %b %Y %H:%M:%S UTC" },
		{ "%a, %d %b %Y %H:%M:%S +0130", "%a, %d %b %Y  %H:%M:%S +0130" },
		{ "%a, %d %b %Y %H:%M:%S -0930", " %a, %d %b %Y %H:%M:%S -0930" },
		{ "%Y-%m-%dT%H:%M:%SZ", " %Y-%m-%dT%H:%M:%SZ" },
		{ "%Y-%m-%dT%H:%M:%S-09:30", "%Y-%m-%dT%H:%M:%S-09:30 " },
	};
	char usual[64], odd[64];
	size_t i;
	time_t t;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		int bad = 0;

		for (t = -2208988800; t < 4102444800; t += 86400 * 23 + 12347) {
			struct tm tm;

			gmtime_r(&t, &tm);
			strftime(usual, sizeof(usual), formats[i][0], &tm);
			strftime(odd, sizeof(odd), formats[i][1], &tm);
			bad += date_parse(usual, strlen(usual)) == DATE_NONE ||
			    date_parse(usual, strlen(usual)) != date_parse(odd, strlen(odd));
		}
		is_number(bad, 0, formats[i][0]);
	}
}

int
main(int argc, char **argv)
{
	test_table(argc > 1 ? argv[1] : "tests/tables/dates.tsv");
	test_format();
	test_format_limits();
	test_round_trip();
	test_usual();
	return tap_end();
}
