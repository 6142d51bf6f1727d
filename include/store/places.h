/*
 * Where the reader left off in articles: for those that were put aside in the
 * middle, the last LIMIT_PLACES of them.
 */
#ifndef STORE_PLACES_H
#define STORE_PLACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "store/store.h"

/* A place in the text, apart from any window (html/layout.h). */
struct place {
	int source;			/* which of the texts of the article; the caller's number */
	size_t block, offset;
};

/* Remember a place, at time now; NULL forgets it.  0 or -1, without effect when the store is busy. */
int	places_put(struct store *store, int64_t article, const struct place *place, int64_t now, struct error *err);
/* The place in an article; false when there is none. */
bool	places_get(struct store *store, int64_t article, struct place *place);

#endif
