/* One feed on its way through an update: from the plan to the store. */
#ifndef POLL_JOB_H
#define POLL_JOB_H

#include <stdbool.h>

#include "base/arena.h"
#include "conf/subs.h"
#include "net/headers.h"
#include "outcome.h"
#include "poll/ingest.h"
#include "store/feeds.h"

struct job {
	const struct feed_record *feed;
	const struct sub *sub;
	const struct settings *settings;	/* in force for it */
	struct settings *own_settings;	/* NULL: those of all */
	const char *url;		/* to ask: the permanent one, else the feed's */
	bool own_machine;
	bool awaits_password;		/* a program is asked for it */
	const char *password;		/* NULL none */
	/* What came of it. */
	struct arena arena;
	struct buf parcel;		/* the parsed document, which articles point into */
	struct headers headers;		/* of the answer */
	struct outcome outcome;
	const char *asked_url;		/* that gave the answer: base of relative links */
	struct feed_state state;	/* next_poll not set yet */
	bool taken;			/* articles are to be stored */
	bool unreached;			/* no answer came from a server elsewhere */
	bool first;			/* nothing was ever taken in before */
	struct ingest ingest;
	size_t weight;			/* bytes that wait in memory */
	int64_t fresh, edited;
	struct job *next;
};

#endif
