/*
 * How well an article answers a search, from what matches in it alone: FTS5's
 * own bm25() counts each word in the whole archive first.
 */
#ifndef STORE_RELEVANCE_H
#define STORE_RELEVANCE_H

#include "sql.h"

/* Make the SQL function relevance(search) known: larger is better.  0 or -1. */
int	relevance_register(struct store *store, struct error *err);

#endif
