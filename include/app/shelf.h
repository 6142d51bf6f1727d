/*
 * Pages that the user asked for by their address, kept as articles of two
 * feeds of our own: what is to be read later, which is listed with the feeds
 * once there is something in it, and what was only looked at, which is not.
 */
#ifndef APP_SHELF_H
#define APP_SHELF_H

#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/articles.h"
#include "store/feeds.h"
#include "store/store.h"

#define SHELF_LATER	"coranto:later"
#define SHELF_VISITED	"coranto:visited"
#define SHELF_LATER_TITLE "Read later"
#define SHELF_VISITED_MAX 200		/* pages looked at that are kept */

/* The article of an address on one of the shelves, the later one first; 0 when there is none, -1 with err. */
int64_t	shelf_find(struct store *store, const char *url, struct error *err);
/*
 * Put a page on a shelf, which is made when needed, at time now; again it is
 * the same article, unread.  Its key, twin and feed are set here.  *id is its
 * number.  0 or -1.
 */
int	shelf_put(struct store *store, const char *shelf, struct article *page, int64_t now, int64_t *id,
	    struct error *err);
/* The listing of the later shelf into *listing when it is there: 1 or 0. */
int	shelf_listing(struct store *store, struct feed_listing *listing);

#endif
