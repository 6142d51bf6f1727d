/*
 * How many articles of subscribed feeds match a query, counted in steps of
 * some microseconds, the newest first, and not beyond LIMIT_COUNT_ROWS: the
 * archive is never walked through for a number.
 */
#ifndef STORE_COUNT_H
#define STORE_COUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "store/query.h"

struct count {
	int64_t unread, read;		/* found until now */
	bool more_unread, more_read;	/* given up: there may be more */
	/* Own to store/count. */
	const struct query *query;
	bool all, in_read;
	int64_t rows, date, id;		/* looked at of this kind; the last one */
};

/* Begin; without all only unread ones are counted.  The query must live as long. */
void	count_begin(struct count *count, const struct query *query, bool all);
/* Count on.  1 there is more to do, 0 it is counted, -1. */
int	count_step(struct count *count, struct store *store, struct error *err);

#endif
