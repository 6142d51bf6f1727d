/*
 * The feeds of the store: what the user's subscriptions say of them, what the
 * poller knows of them, and their counts of articles, which are kept, never
 * computed.
 */
#ifndef STORE_FEEDS_H
#define STORE_FEEDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/store.h"

struct query;

/* A subscription as the store needs it. */
struct feed_listing {
	const char *url;	/* the identity of the feed */
	const char *title;	/* the user's own title, "" none */
	const char *folder;	/* "" top, "News/World" */
	const char *tags;	/* parted by single spaces, each as tag_kept() of store/tag.h gives it */
};

/* What a feed says of itself, clean; "" unknown. */
struct feed_about {
	const char *title, *link;	/* its site */
	const char *description, *language;
};

/* What the poller keeps of a feed; strings are "" and dates 0 when unknown. */
struct feed_state {
	const char *etag, *last_modified;	/* the server's own bytes */
	const char *permanent_url;	/* where 301/308 lead, once believed */
	const char *moved_url;		/* where they led last time, not believed yet */
	int64_t moved_since;
	int64_t last_poll;		/* asked */
	int64_t last_success;		/* taken in, or 304 */
	int64_t next_poll;		/* not before */
	int64_t retry_after;		/* what the server asked for with 429/503 */
	int64_t failing_since;
	int errors;			/* in a row */
	const char *error;		/* the last one, a sentence; "" is well */
	int http_status;
	bool gone;			/* 410: not asked again until the user says so */
	int64_t interval;		/* seconds the server or feed asked to wait */
	int64_t body_bytes;
	int latency_ms;			/* of the last transfer */
	uint32_t skip_hours, skip_days;
	int64_t poison;			/* a hash of the document that no parser survived, 0 none */
};

struct feed_record {
	int64_t id;			/* stable for ever */
	const char *url;
	const char *title;		/* the user's, else the feed's, else the address */
	const char *feed_title;		/* the feed's own */
	const char *link;		/* its site */
	const char *folder, *tags;
	int64_t position;		/* in the user's file */
	int64_t unread, total;		/* articles, deleted ones not counted */
	int64_t newest;			/* date of the newest article, 0 none */
	struct feed_state state;
};

/*
 * Make the listed feeds the subscribed ones, in their order: new ones are
 * added, missing ones hidden (their articles stay), titles, folders and tags
 * taken over.  A new address that a missing feed has moved to for good is that
 * feed from now on.  Does not write when nothing has changed.  0 or -1.
 */
int	feeds_sync(struct store *store, const struct feed_listing *list, size_t count, struct error *err);
/*
 * Have a feed that is never polled, at the end of the others, or hidden
 * (subscribed false).  One that is there already stays as it is.  *id is its
 * number.  0 or -1.
 */
int	feeds_keep(struct store *store, const struct feed_listing *listing, bool subscribed, int64_t *id,
	    struct error *err);
/* All subscribed feeds in the user's order, an array of *count in the arena; NULL with err, *count 0. */
struct feed_record *feeds_list(struct store *store, struct arena *a, size_t *count, struct error *err);
/* Those of them that a query of QUERY_FEEDS (store/query.h) matches. */
struct feed_record *feeds_list_matching(struct store *store, const struct query *query, struct arena *a,
	    size_t *count, struct error *err);
/* One feed by id or by address; NULL when there is none or with err. */
struct feed_record *feeds_get(struct store *store, int64_t id, struct arena *a, struct error *err);
struct feed_record *feeds_find(struct store *store, const char *url, struct arena *a, struct error *err);
/* Write what the poller knows, but for poison.  0 or -1. */
int	feeds_set_state(struct store *store, int64_t id, const struct feed_state *state, struct error *err);
int	feeds_set_poison(struct store *store, int64_t id, int64_t print, struct error *err);
int	feeds_set_about(struct store *store, int64_t id, const struct feed_about *about, struct error *err);
/*
 * The feed has another address from now on; the articles stay, and what the
 * server at the old one said is forgotten unless it named this one.  -1 with
 * err, also when another feed has it.
 */
int	feeds_move(struct store *store, int64_t id, const char *url, struct error *err);
/* Dates of the newest articles of a feed, newest first, at most max: for the schedule.  Returns how many, -1 on error. */
int	feeds_recent_dates(struct store *store, int64_t id, int64_t *dates, int max, struct error *err);

#endif
