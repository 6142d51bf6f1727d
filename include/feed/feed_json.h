/* A parsed feed as one JSON Feed 1.1 document (jsonfeed.org/version/1.1). */
#ifndef FEED_FEED_JSON_H
#define FEED_FEED_JSON_H

#include "base/buf.h"
#include "feed/feed.h"

/* Append the document and a line feed; dates are RFC 3339 in UTC. */
void	feed_json_write(const struct feed *feed, struct buf *out);

#endif
