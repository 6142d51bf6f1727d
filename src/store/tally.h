/*
 * How many articles a feed has: kept, never computed.  What is marked, deleted
 * or expires is counted by triggers; what is added, by the one place that adds
 * articles, since SQLite writes a journal of its own for every statement with
 * a trigger, which made that place twice as dear.
 */
#ifndef STORE_TALLY_H
#define STORE_TALLY_H

#include "sql.h"

/* Of articles that were added and are not deleted. */
struct tally {
	int64_t total, unread, newest;
};

/* One more, of this date. */
void	tally_note(struct tally *t, bool is_read, int64_t date);
/* They were added to a feed.  0 or -1. */
int	tally_add(struct store *store, int64_t feed, const struct tally *added, struct error *err);
/* Count all again, from the articles.  0 or -1. */
int	tally_count(struct store *store, struct error *err);

#endif
