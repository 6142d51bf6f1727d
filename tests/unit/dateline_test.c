#include <string.h>

#include "html/dateline.h"
#include "text/date.h"

#include "tap.h"

#define DAY 86400LL

static void
reads(const char *s, long long days)
{
	int64_t date = dateline_parse(s, strlen(s));

	is_number(date == DATE_NONE ? -1 : (long long)(date / DAY), days, s);
}

int
main(void)
{
	reads("November 19, 2019", 18219);
	reads("19 Nov 2019", 18219);
	reads("Ver\xC3\xB6" "ffentlicht am 3. M\xC3\xA4rz 2024", 19785);
	reads("le 1er mai 2024", 19844);
	reads("6 de mayo de 2024", 19849);
	reads("6 \xD0\xBC\xD0\xB0\xD1\x8F 2024, 15:04", 19849);
	reads("2024\xE5\xB9\xB4" "5\xE6\x9C\x88" "6\xE6\x97\xA5", 19849);
	reads("06.05.2024", 19849);
	reads("5/16/2024", 19859);
	reads("5-16-2024 at noon", 19859);
	reads("2024, May 6", 19849);
	reads("as of 2024 May 6 in the evening", 19849);
	reads("31 February 2024", -1);
	reads("Posted 3 hours ago", -1);
	reads("1.2.3", -1);
	is_number(dateline_from_url("https://a.example/2019/11/19/x"), 18219 * DAY, "day in an address");
	is_number(dateline_from_url("https://a.example/news/2019-11-19-x"), 18219 * DAY, "day with hyphens");
	is_number(dateline_from_url("https://a.example/20191119/x"), 18219 * DAY, "day without them");
	ok(dateline_from_url("https://a.example/99/1/1/") == DATE_NONE, "no day in an address");
	is_number(dateline_refine(18219 * DAY, 18219 * DAY + 3600), 18219 * DAY + 3600, "time of day taken");
	is_number(dateline_refine(18219 * DAY, 18229 * DAY + 3600), 18219 * DAY, "not of another day");
	return tap_end();
}
