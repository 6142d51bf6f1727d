/*
 * The second half of an update: the web pages of new articles whose feeds
 * carry only a part of them (setting full), fetched after the feeds, newest
 * first, so many at most, and kept beside what the feeds brought.
 */
#ifndef POLL_WHOLE_H
#define POLL_WHOLE_H

#include "base/error.h"
#include "job.h"
#include "poll/poller.h"

/*
 * Fetch the pages of the feeds that these jobs took in.  counts goes on from
 * what the feeds gave.  A page that fails is no failure of the update: it is
 * tried again at a later one.  0, or -1 with err when the store cannot go on.
 */
int	whole_run(const struct poller_options *options, const struct job *jobs, size_t count,
	    struct poll_counts *counts, struct error *err);

#endif
