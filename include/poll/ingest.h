/*
 * Customs: a hostile struct feed comes in, clean articles go out.  Every
 * string is valid UTF-8 without control characters, titles and names are one
 * plain line, links are absolute and of a harmless scheme, everything has a
 * limit.  Whatever the parser was made to say, nothing else enters the store.
 * Pure: does not touch the store.
 */
#ifndef POLL_INGEST_H
#define POLL_INGEST_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "feed/feed.h"
#include "store/articles.h"
#include "store/feeds.h"

struct ingest {
	struct feed_about about;	/* the feed itself */
	struct article *articles;	/* the last of the document first, so that the newest gets the highest id */
	size_t count;
};

/*
 * The clean articles of a feed that was asked at url, for the feed with this id,
 * seen at time now; in the arena, but content that is clean is lent from feed.
 */
void	ingest_feed(const struct feed *feed, const char *url, int64_t id, int64_t now,
	    struct arena *a, struct ingest *out);
/*
 * HTML as it may be stored: without controls, within LIMIT_CONTENT_BYTES.  Lent
 * from s when it is so already, else in the arena; scratch is room to work in.
 */
const char *ingest_html(struct arena *a, struct buf *scratch, const char *s);

#endif
