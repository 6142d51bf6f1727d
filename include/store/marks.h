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
#include "base/limits.h"
#include "store/articles.h"
#include "store/store.h"

#define MARK_READ	1u
#define MARK_STARRED	2u
#define MARK_DELETED	4u
#define MARK_TAGGED	8u		/* with a tag: only as what a deed was and a rule does */

/* Set (on) or clear the bits on count articles, at time now.  0 or -1. */
int	marks_set(struct store *store, const int64_t *ids, size_t count, unsigned bits, bool on,
	    int64_t now, struct error *err);
/* An article is opened, and so read: no deed that marks_undo() takes back.  0 or -1. */
int	marks_open(struct store *store, int64_t id, int64_t now, struct error *err);
/* As marks_set() on all articles of a scope not newer than those the user could see (id <= newest_id, 0: all).  *changed may be NULL. */
int	marks_set_scope(struct store *store, const struct headline_scope *scope, int64_t newest_id,
	    unsigned bits, bool on, int64_t now, int64_t *changed, struct error *err);

/* Put a tag, which must be one (store/tag.h), on articles, or take it off.  0 or -1. */
int	marks_tag(struct store *store, const int64_t *ids, size_t count, const char *tag, bool on,
	    int64_t now, struct error *err);
int	marks_tag_scope(struct store *store, const struct headline_scope *scope, int64_t newest_id,
	    const char *tag, bool on, int64_t now, int64_t *changed, struct error *err);

/* The id of the newest article ever taken in, 0 none.  0 or -1. */
int	marks_newest(struct store *store, int64_t *id, struct error *err);
/*
 * Set the bits, MARK_TAGGED by that tag, on what came after the article with
 * that id and matches the query: for rules, which are no deed of the user's.
 * 0 or -1.
 */
int	marks_set_matching(struct store *store, const struct query *query, int64_t after, unsigned bits,
	    const char *tag, int64_t now, struct error *err);

/* Something the user did to articles, kept across restarts so that it can be taken back. */
struct mark_deed {
	int64_t at;
	unsigned bits;			/* the mark, one bit */
	bool on;			/* set, else cleared */
	char tag[LIMIT_TAG_BYTES + 1];	/* of MARK_TAGGED */
	int64_t count;			/* of articles */
};

/*
 * Take back the last deed that is left: one call of marks_set(), marks_tag() or
 * of those of a scope, one of each bit.  Articles that were changed again since
 * keep that.  1 done (what it was in *deed, may be NULL), 0 when there is none, -1.
 */
int	marks_undo(struct store *store, struct mark_deed *deed, struct error *err);

#endif
