/*
 * A struct feed as bytes, to hand it from the process that parses to the one
 * that stores.  The reader of a parcel trusts nothing in it.
 */
#ifndef POLL_PARCEL_H
#define POLL_PARCEL_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "feed/feed.h"

/* Append the parcel of a feed. */
void	parcel_pack(const struct feed *feed, struct buf *out);
/*
 * The feed in a parcel: its arrays in the arena, its strings lent from data; NULL when the
 * bytes are no parcel.  Not to be given to feed_free().
 */
struct feed *parcel_unpack(const char *data, size_t len, struct arena *a);

#endif
