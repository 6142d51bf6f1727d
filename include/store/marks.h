/*
 * Marks: what the user did to an article.  Counts of unread articles follow by
 * themselves.  Writes honour store_set_patience(): a front end writes with
 * patience 0, keeps what came back ERROR_BUSY and tries again.
 */
#ifndef STORE_MARKS_H
#define STORE_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "store/articles.h"
#include "store/store.h"

#define MARK_READ	1u
#define MARK_STARRED	2u
#define MARK_DELETED	4u

/* Set (on) or clear the bits on count articles, at time now.  0 or -1. */
int	marks_set(struct store *store, const int64_t *ids, size_t count, unsigned bits, bool on,
	    int64_t now, struct error *err);
/* The same on all articles of a scope not newer than those the user could see (id <= newest_id, 0: all).  *changed may be NULL. */
int	marks_set_scope(struct store *store, const struct headline_scope *scope, int64_t newest_id,
	    unsigned bits, bool on, int64_t now, int64_t *changed, struct error *err);

#endif
