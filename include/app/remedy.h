/*
 * Feeds put right: what the user sees in the health of a feed can be mended
 * in the feeds file and in the store at once.
 */
#ifndef APP_REMEDY_H
#define APP_REMEDY_H

#include "app/reader.h"
#include "base/arena.h"
#include "store/feeds.h"

/* The subscription of a feed, lent; NULL when there is none. */
const struct sub *remedy_find(const struct reader *r, const char *url);
/*
 * Where a feed should be asked instead, in the arena: where its server says it
 * has moved to, or the feed that the web page in its place announces; "" when
 * nothing is known.
 */
const char *remedy_address(const struct feed_record *feed, struct arena *a);
/* Write another address of the feed into the feeds file; its articles stay.  0 or -1. */
int	remedy_move(struct reader *r, const struct feed_record *feed, const char *url, struct error *err);
/* Ask it no more, or again.  0 or -1. */
int	remedy_pause(struct reader *r, const char *url, bool pause, struct error *err);
bool	remedy_is_paused(const struct reader *r, const char *url);
/* Take it out of the feeds file.  0 or -1. */
int	remedy_unsubscribe(struct reader *r, const char *url, struct error *err);

#endif
