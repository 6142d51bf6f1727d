/*
 * Retention: what is old enough goes and leaves a tomb, so that the next poll
 * does not bring it back.  Starred and tagged articles never go.
 */
#ifndef STORE_EXPIRE_H
#define STORE_EXPIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "store/store.h"

/* What a feed keeps; the settings of the feed, its folder or all, resolved by the caller. */
struct expire_rule {
	int64_t days;			/* since first seen, 0: for ever */
	int64_t count;			/* the newest so many, 0: all */
	bool unread;			/* unread ones go, too */
};

/*
 * Let at most max articles of a feed go that the rule does not keep, in one
 * transaction; *expired is how many, fewer than max when done.  Days count from
 * when an article was first seen.  0 or -1.
 */
int	expire_feed(struct store *store, int64_t feed, const struct expire_rule *rule, int64_t now, size_t max,
	    int64_t *expired, struct error *err);
/*
 * Let at most max of the articles go that the user deleted a month ago, and
 * forget tombs of what their feeds have not had for long.  0 or -1.
 */
int	expire_deleted(struct store *store, int64_t now, size_t max, int64_t *expired, struct error *err);
/* Forget all but the last count articles of a feed, as if they had never been; starred ones stay.  0 or -1. */
int	expire_forget(struct store *store, int64_t feed, int64_t count, struct error *err);

#endif
