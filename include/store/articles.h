/*
 * Articles: cleaned, stored.  Lists are read in windows around an article
 * (keyset paging): cost follows the screen, never the archive.
 */
#ifndef STORE_ARTICLES_H
#define STORE_ARTICLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/store.h"

struct article_enclosure {
	const char *url, *type, *title;
	int64_t length, seconds;	/* -1 unknown */
};

/* All strings are clean UTF-8, none is NULL. */
struct article {
	int64_t id, feed;		/* id 0: not stored yet */
	const char *key;		/* identity within the feed */
	const char *twin;		/* second key: link and title; "" none, and when read */
	const char *title, *author, *link, *comments, *language, *image;
	const char *tags;		/* categories of the feed, parted by LF */
	const char *content;		/* HTML */
	const char *full;		/* HTML extracted from its page, "" none */
	int64_t published;		/* as the feed says, DATE_NONE unknown */
	int64_t updated;
	int64_t date;			/* by which it is sorted: min(published, first seen) */
	int64_t seen;			/* first taken in */
	unsigned marks;			/* MARK_* of store/marks.h */
	const char *feed_title;		/* only when read */
	const char *own_tags;		/* of the user's, parted by blanks, "" none; only when read */
	int64_t words;			/* to read, about; only when read */
	struct article_enclosure *enclosures;
	size_t enclosure_count;
};

enum article_change { ARTICLE_SAME, ARTICLE_NEW, ARTICLE_EDITED };

struct article_outcome {
	enum article_change change;
	int64_t id;			/* 0: expired before */
};

/*
 * Take in the articles of one document of one feed, in their order: by its key, else by
 * its twin, each is new, edited (text replaced, marks and date kept) or the
 * same.  Two articles of one document are never one, however alike.  Deleted
 * and expired articles stay so (ARTICLE_SAME).  One outcome for each.  Within
 * a transaction of the caller.  0 or -1.
 */
int	articles_put_document(struct store *store, const struct article *articles, size_t count,
	    int64_t now, struct article_outcome *outcomes, struct error *err);
/* A document of one article; *id may be NULL. */
int	articles_put(struct store *store, const struct article *article, int64_t now,
	    enum article_change *change, int64_t *id, struct error *err);
/* Keep the extracted full text of an article's page. */
int	articles_set_full(struct store *store, int64_t id, const char *html, struct error *err);
/* The number of a feed's article by its key, 0 when it is not there.  0 or -1. */
int	articles_find(struct store *store, int64_t feed, const char *key, int64_t *id, struct error *err);
/* One whole article in the arena; NULL when there is none or with err. */
struct article *articles_get(struct store *store, int64_t id, struct arena *a, struct error *err);

struct headline {
	int64_t id, feed;
	int64_t date;
	unsigned marks;
	int64_t words;			/* to read, about */
	const char *title, *author, *feed_title, *link;
	const char *own_tags;		/* parted by blanks, "" none */
};

struct query;

enum headline_sort { SORT_DATE, SORT_TITLE, SORT_FEED, SORT_UNREAD };

/* Which articles a list shows. */
struct headline_scope {
	int64_t feed;			/* 0: any */
	const char *folder;		/* NULL: any; with those below it */
	const char *tag;		/* NULL: any; a tag of the feed or of the article */
	unsigned marks_on, marks_off;	/* bits that must be set, must not be */
	const struct query *query;	/* NULL: any; of store/query.h, must outlive the call */
	bool hasty;			/* give up on a query that matches little after LIMIT_QUERY_STEPS */
	int64_t kept_since;		/* articles read since then still count as unread; 0 none */
	enum headline_sort sort;
	bool reverse;			/* oldest (last) first */
};

enum headline_where {
	HEADLINES_FIRST,		/* from the top; the anchor is ignored */
	HEADLINES_LAST,			/* up to the end */
	HEADLINES_AFTER,		/* below the anchor article */
	HEADLINES_BEFORE,		/* above it */
	HEADLINES_FROM			/* the anchor and below */
};

struct headlines {
	struct headline *items;		/* in list order, also for LAST and BEFORE */
	size_t count;
	bool partial;			/* given up: there may be more, also between these */
};

/*
 * Up to limit headlines of a scope.  The anchor is an article id, which need
 * not match the scope any more.  In the arena.  0 or -1.  A hasty scope's
 * query ends after LIMIT_QUERY_STEPS, at about a hundred thousand articles, with what it found.
 */
int	headlines_read(struct store *store, const struct headline_scope *scope,
	    enum headline_where where, int64_t anchor, size_t limit,
	    struct arena *a, struct headlines *out, struct error *err);
/* The headlines of these articles, without those that are gone.  In the arena.  0 or -1. */
int	headlines_get(struct store *store, const int64_t *ids, size_t count, struct arena *a,
	    struct headlines *out, struct error *err);
/*
 * How many articles a scope holds, and how many stand before the anchor (0:
 * none): for "12/340".  The total comes from kept counts; with a query it is
 * counted, unless the scope is large: -1.  *before (may be NULL) is exact
 * within some thousand articles of either end, else -1: it never costs a walk
 * through the archive.  0 or -1.
 */
int	headlines_count(struct store *store, const struct headline_scope *scope, int64_t anchor,
	    int64_t *total, int64_t *before, struct error *err);
/* The next (or previous) unread article after the anchor in the scope, else 0. */
int64_t	headlines_next_unread(struct store *store, const struct headline_scope *scope,
	    int64_t anchor, bool backwards, struct error *err);

#endif
