/*
 * Jobs into the store: articles, validators, where it moved to, the next poll and the
 * error of a feed are one transaction or nothing is.
 */
#ifndef POLL_DELIVER_H
#define POLL_DELIVER_H

#include <stdint.h>

#include "base/error.h"
#include "job.h"
#include "store/store.h"

/*
 * Store a list of finished jobs in one transaction at time now; counts what is
 * new and edited in each.  0, or -1 with err when none of it is stored.
 */
int	deliver_jobs(struct store *store, struct job *list, int64_t now, struct error *err);

/*
 * Nobody was reached, so the fault is ours and not the feeds': take back the errors of these
 * jobs and let them come due again soon.  0 or -1.
 */
int	deliver_offline(struct store *store, const struct job *jobs, size_t count, int64_t now,
	    struct error *err);

#endif
