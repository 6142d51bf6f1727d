/*
 * How many articles the query feeds hold: counted in pieces while no key
 * waits, at most once a second, and shown as it was until it is counted anew.
 */
#ifndef TUI_COUNTS_H
#define TUI_COUNTS_H

#include "view.h"

struct counts;

/* What is known of a query. */
struct counted {
	bool known;
	int64_t unread, total;		/* total only where it was asked for */
	bool more_unread, more_total;	/* there may be more */
};

struct counts *counts_new(void);
void	counts_free(struct counts *counts);
/* The store has changed, or time has passed; with all, totals are wanted, too. */
void	counts_spoil(struct counts *counts, bool all);
/* Of a query, which is counted from now on. */
struct counted counts_of(struct counts *counts, const char *query);
/* Count on for some milliseconds. */
enum work counts_go_on(struct counts *counts, struct session *session);
/* Append a number, "12", or "12+" where there may be more. */
void	counts_write(struct buf *out, int64_t number, bool more);

#endif
