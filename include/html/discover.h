/* The feeds that a web page announces (<link rel=alternate>, known paths of links). */
#ifndef HTML_DISCOVER_H
#define HTML_DISCOVER_H

#include <stddef.h>

#include "base/arena.h"

struct discover_feed {
	const char *url;	/* absolute, http or https */
	const char *title;	/* clean, may be "" */
	const char *type;	/* media type as announced */
};

/* The announced feeds in document order, best first, an array of *count in the arena. */
struct discover_feed *discover_feeds(const char *html, size_t len, const char *url,
	    struct arena *a, size_t *count);

#endif
