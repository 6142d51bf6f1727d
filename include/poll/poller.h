/*
 * The update: which feeds are due, ask them, take in what they say, report.
 * One thread; documents are parsed in a jailed process of their own.  One
 * feed that fails never stops the others.
 */
#ifndef POLL_POLLER_H
#define POLL_POLLER_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "conf/settings.h"
#include "conf/subs.h"
#include "poll/progress.h"
#include "store/store.h"

struct poller_options {
	struct store *store;		/* subscriptions are in it already */
	const struct settings *settings;
	const struct subs *subs;
	bool all;			/* also those that are not due */
	const char *const *names;	/* only these: addresses or numbers of feeds */
	size_t name_count;
	int64_t asked_since;		/* not those that another update has asked since then; 0 whatever was asked */
	int64_t (*clock)(void);		/* the time, seconds since 1970 */
	const volatile sig_atomic_t *stop;	/* not zero: end as soon as possible */
	void (*event)(void *context, const struct poll_event *event);
	void *context;
};

/*
 * Ask the feeds once.  *counts says what came of it, *next when the next feed
 * comes due (INT64_MAX: none).  -1 with err when the update as a whole cannot
 * go on; what was taken in until then is kept.
 */
int	poller_run(const struct poller_options *options, struct poll_counts *counts, int64_t *next,
	    struct error *err);

#endif
