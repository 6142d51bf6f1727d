/*
 * Which two items of one feed are the same article: the guid; where one
 * document repeats a guid, guid and link; without a guid the link, with the
 * title where the link is only that of the site; without either a hash of
 * title and content.
 */
#ifndef FEED_IDENTITY_H
#define FEED_IDENTITY_H

#include "base/arena.h"
#include "feed/feed.h"

/*
 * The identity key of each item of the feed, an array of item_count strings in
 * the arena, each at most LIMIT_GUID_BYTES and valid UTF-8, equal keys only
 * for items that are the same.
 */
const char **identity_keys(const struct feed *feed, struct arena *a);
/*
 * The second key, by which an item whose guid has changed is found again: its
 * link and title, normalised; where the link is only that of the site, what
 * the item says as well.  "" when it has no link.
 */
char	*identity_twin_key(const struct feed *feed, const struct item *item, struct arena *a);

#endif
