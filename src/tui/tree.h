/*
 * The list of feeds as a tree: queries first, then the feeds in the user's
 * order, a heading before each folder, folders within folders.  What is in a
 * folded folder is not shown, its heading counts it all the same.
 */
#ifndef TUI_TREE_H
#define TUI_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "kept.h"
#include "store/feeds.h"

/* A feed, a query, or the heading of a folder. */
struct tree_row {
	const struct feed_record *feed;	/* NULL: it is none */
	const char *query;		/* what it asks for; NULL: it is none */
	const char *folder;		/* the heading's whole path; of a feed the one it is in, "" none */
	const char *name;
	int depth;			/* folders it is in */
	bool folded;
	int64_t unread, total;		/* of a query as far as it was counted (counts.h) */
	bool more_unread, more_total;	/* of a query: there may be more */
};

struct tree {
	struct tree_row *rows;
	size_t cap;
	int count;
};

/* Which feeds are shown. */
typedef bool tree_shows(const struct feed_record *feed, const void *context);

/* Add the rows of feeds to the tree, in the arena; names point into it and into the records. */
void	tree_add(struct tree *tree, struct arena *a, const struct feed_record *feeds, size_t count,
	    const struct kept *kept, tree_shows *shows, const void *context);
/* Add the row of a query, whose strings are lent. */
void	tree_add_query(struct tree *tree, struct arena *a, const char *name, const char *query);

#endif
