#include "tap.h"
#include "tui/chart.h"

#define NOW	INT64_C(1000000000)
#define DAY	INT64_C(86400)

static void
draws(const int64_t *dates, int count, bool signs, const char *want, int most, const char *name)
{
	struct buf out = { 0 };

	is_number(chart_write(&out, dates, count, 4, NOW, signs), most, name);
	is_text(buf_text(&out), want, "... its bars");
	buf_clear(&out);
}

int
main(void)
{
	static const int64_t dates[] = { NOW, NOW - 1, NOW - DAY, NOW - 3 * DAY, NOW - 3 * DAY - 1, NOW - 3 * DAY - 2,
	    NOW - 3 * DAY - 3, NOW - 9 * DAY, NOW + DAY };

	draws(dates, 0, true, "____", 0, "no articles");
	draws(dates, 9, true, "\xe2\x96\x88_\xe2\x96\x82\xe2\x96\x84", 4, "today last; old ones and those to come do not count");
	draws(dates, 9, false, "#_.:", 4, "in ASCII");
	return tap_end();
}
