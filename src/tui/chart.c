#include "chart.h"

#define DAY	86400

static const char *const blocks[] = { "\xe2\x96\x81", "\xe2\x96\x82", "\xe2\x96\x83", "\xe2\x96\x84", "\xe2\x96\x85",
    "\xe2\x96\x86", "\xe2\x96\x87", "\xe2\x96\x88" };
static const char *const letters[] = { ".", ".", ":", ":", "|", "|", "#", "#" };

#define STEPS	8

int
chart_write(struct buf *out, const int64_t *dates, int count, int days, int64_t now, bool signs)
{
	int columns[CHART_DAYS_MAX] = { 0 }, most = 0, i;

	if (days > CHART_DAYS_MAX)
		days = CHART_DAYS_MAX;
	for (i = 0; i < count; i++) {
		int64_t ago = dates[i] <= now ? (now - dates[i]) / DAY : -1;

		if (ago >= 0 && ago < days && ++columns[days - 1 - ago] > most)
			most = columns[days - 1 - ago];
	}
	for (i = 0; i < days; i++) {
		int step = columns[i] > 0 ? (columns[i] * STEPS + most - 1) / most - 1 : 0;

		buf_adds(out, columns[i] == 0 ? "_" : signs ? blocks[step] : letters[step]);
	}
	return most;
}
