/*
 * What a poll's end means for what we know of the feed: validators, where it
 * has moved to, its error, how long to wait.  Pure: a state and an answer in,
 * the next state out; the time of the next poll is poll/schedule's.
 */
#ifndef POLL_OUTCOME_H
#define POLL_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "feed/feed.h"
#include "net/headers.h"
#include "store/feeds.h"

struct outcome {
	int64_t now;
	int status;			/* 0: none came, or no HTTP */
	const struct headers *headers;	/* NULL without HTTP */
	const char *moved;		/* where permanent redirects led, "" none */
	const struct feed *feed;	/* the parsed document, NULL none */
	const char *error;		/* why it failed, "" it did not */
	int64_t poison;			/* a hash of the document when the parser did not survive it, 0 it did */
	int64_t body_bytes;
	int latency_ms;
	bool asked_conditionally;
};

/* An answer of this status holds a document to parse. */
bool	outcome_has_body(int status);
/* A sentence for a status that is an error, in the arena; "" when it is none. */
const char *outcome_status_error(struct arena *a, int status, bool asked_conditionally);
/*
 * The state after old; strings in the arena or old's.  next_poll is left to
 * the caller.
 */
struct feed_state outcome_state(const struct feed_state *old, const struct outcome *o, struct arena *a);
/* The server asks that its other feeds wait as well (429, 503). */
bool	outcome_holds_host(int status);

#endif
