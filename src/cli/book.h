/*
 * Stored articles as a book for e-readers (EPUB 3.3): each a document of its
 * own, in a table of contents by feed.  Written as it grows; only titles are
 * held.
 */
#ifndef CLI_BOOK_H
#define CLI_BOOK_H

#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/zip.h"
#include "store/articles.h"

/* An article in the table of contents. */
struct book_entry {
	int64_t id;
	const char *title;
	struct book_entry *next;	/* of its feed */
};

struct book_feed {
	const char *title;
	struct book_entry *first, *last;
	struct book_feed *next;
};

struct book {
	struct arena arena;
	struct zip zip;
	struct map by_id;		/* number of a feed: struct book_feed */
	struct book_feed *first, *last;
	const char *language;		/* of the first article that says it */
};

/* Append what stands before the articles.  0 or -1. */
int	book_begin(struct book *book, struct buf *out, struct error *err);
/* Append an article.  0 or -1. */
int	book_add(struct book *book, const struct article *article, struct buf *out, struct error *err);
/* Append what stands after them; a book without articles is ERROR_MISSING.  0 or -1. */
int	book_end(struct book *book, int64_t now, struct buf *out, struct error *err);
void	book_clear(struct book *book);

#endif
