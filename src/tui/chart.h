/* Articles a day as a row of bars, a column a day, today last. */
#ifndef TUI_CHART_H
#define TUI_CHART_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

#define CHART_DAYS_MAX	64

/*
 * Append the bars of the last days (at most CHART_DAYS_MAX) for articles of
 * these dates; signs: eighths of blocks, else ASCII.  Returns the most that
 * came in a day.
 */
int	chart_write(struct buf *out, const int64_t *dates, int count, int days, int64_t now, bool signs);

#endif
