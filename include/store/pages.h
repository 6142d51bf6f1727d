/*
 * The web pages of articles, as an update sees them: which are still to be
 * fetched, which gave no article and when to try again, which hosts want to be
 * left alone.  The fetched text itself is articles_set_full()'s.
 */
#ifndef STORE_PAGES_H
#define STORE_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/store.h"

#define PAGES_NEVER	INT64_MAX	/* no more tries */

/* What the newest articles of a feed show about it. */
struct page_sample {
	const char *content;		/* of the feed, HTML, its beginning */
	const char *full;		/* of the page, HTML, its beginning; "" not there */
	bool failed;			/* the page was asked and gave none */
};

/* A page to be fetched. */
struct page_wanted {
	int64_t article;
	const char *link;
	int tries;			/* failed ones so far */
};

/* The newest articles of a feed that have a link, at most max, in the arena.  0 or -1. */
int	pages_samples(struct store *store, int64_t feed, size_t max, struct arena *a,
	    struct page_sample **out, size_t *count, struct error *err);

struct page_search {
	int64_t feed, now;
	size_t recent;			/* only among so many of its newest unread articles */
	bool media;			/* also of articles with a recording, whose pages are mostly players */
	size_t max;
};

/* Unread articles whose page is not here and may be asked now, newest first, in the arena.  0 or -1. */
int	pages_find(struct store *store, const struct page_search *search, struct arena *a,
	    struct page_wanted **out, size_t *count, struct error *err);
/* A page gave no article, for the tries-th time; not again before next (PAGES_NEVER).  0 or -1. */
int	pages_fail(struct store *store, int64_t article, int tries, int64_t next, const char *sentence,
	    struct error *err);

/* Look at the pages of this feed again at next, also when it has nothing new; PAGES_NEVER takes that back.  0 or -1. */
int	pages_set_again(struct store *store, int64_t feed, int64_t next, struct error *err);
/* Whether that time has come: 1 or 0, -1 with err. */
int	pages_is_again(struct store *store, int64_t feed, int64_t now, struct error *err);

/* *since: when the oldest article of a feed came, 0 when it has none.  0 or -1. */
int	pages_known_since(struct store *store, int64_t feed, int64_t *since, struct error *err);
/* A host wants to be left alone until then.  0 or -1. */
int	pages_hold_host(struct store *store, const char *host, int64_t until, struct error *err);
/* Until when, 0 not at all.  0 or -1. */
int	pages_host_held(struct store *store, const char *host, int64_t now, int64_t *until, struct error *err);

#endif
