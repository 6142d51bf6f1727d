/*
 * Full-text search over title, author, text and extracted text.  The index is
 * fed after the articles, in batches; what is not fed yet is not found, and a
 * result says how much that is.  Knows no HTML: the caller turns it into text.
 *
 * What is sought, one line:
 *   word word        both of them           "two words"      as they stand
 *   beg*             the beginning          a OR b, NOT c, -c, (a b)
 *   title:word  author:word  text:word
 *   feed:text  folder:name                  of the feed
 *   tag:word                                of the feed or the article
 *   since:7d  since:2026-11  before:2026    by date
 *   is:unread is:read is:starred
 */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/articles.h"
#include "store/store.h"

/* How HTML becomes plain text: a string to be freed with free(). */
struct search_texts {
	char *(*plain)(void *context, const char *html);
	void *context;
};

/*
 * Take up to max articles into the index, in one transaction; *fed is how
 * many, 0 when nothing waits.  0 or -1.
 */
int	search_feed(struct store *store, const struct search_texts *texts, size_t max, size_t *fed,
	    struct error *err);
/* How many articles wait to be taken in (about).  0 or -1. */
int	search_pending(struct store *store, int64_t *pending, struct error *err);
/* Empty the index; search_feed() fills it again.  0 or -1. */
int	search_reset(struct store *store, struct error *err);

enum search_order {
	SEARCH_RANKED,			/* best first, of the newest that match: a thousand, or the limit when that is more */
	SEARCH_NEWEST			/* last taken in first */
};

struct search_request {
	const char *text;
	bool typing;			/* the last word may be unfinished */
	enum search_order order;
	size_t limit;
	int64_t now;
};

/* A part of a snippet that matches, in bytes. */
struct search_mark {
	size_t at, len;
};

struct search_hit {
	struct headline headline;
	const char *snippet;		/* one line around the first match; NULL not made yet */
	struct search_mark *marks;
	size_t mark_count;
};

struct search_result {
	struct search_hit *hits;
	size_t count;
	bool more;			/* than the limit */
	int searched;			/* percent of the articles, the newest first */
	int64_t pending;		/* articles that the index does not have yet */
};

/*
 * A search goes on in steps, the first of which look at the newest thousands and
 * the others at some 100,000 articles each: some milliseconds, whatever is
 * sought.  What was found can be had after each step.
 */
struct search;

/* NULL with err: a line that cannot be understood is ERROR_USAGE, "column N: ...". */
struct search *search_begin(struct store *store, const struct search_request *request, struct error *err);
/* 1 there is more to look at, 0 all is found, -1. */
int	search_step(struct search *search, struct error *err);
/* What is found until now, without snippets, in the arena.  0 or -1. */
int	search_found(const struct search *search, struct arena *a, struct search_result *result, struct error *err);
/* Make the snippet of a hit; texts must be as in search_feed(). */
void	search_snippet(const struct search *search, const struct search_texts *texts, struct arena *a,
	    struct search_hit *hit);
void	search_end(struct search *search);

/* All of that at once, from one state of the store; texts may be NULL: no snippets ("").  0 or -1. */
int	search_run(struct store *store, const struct search_request *request, const struct search_texts *texts,
	    struct arena *a, struct search_result *result, struct error *err);

#endif
