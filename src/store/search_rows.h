/*
 * A row of the search index is an article's number times SEARCH_EDITIONS, plus
 * how often it was indexed before: the index holds no text, so that what it
 * has of an older edition cannot be taken out, only be passed over.
 */
#ifndef STORE_SEARCH_ROWS_H
#define STORE_SEARCH_ROWS_H

#include "base/limits.h"

#define SEARCH_EDITIONS		8
#define SEARCH_EDITIONS_TEXT	"8"

_Static_assert(SEARCH_EDITIONS == LIMIT_SEARCH_EDITIONS, "one number, also in SQL");

#endif
