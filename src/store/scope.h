/*
 * What a list shows, resolved: the feeds it spans and the streams it is merged
 * from.  A stream is a range of one index that gives articles in the order of
 * the list; unread and read articles are streams of their own where the index has
 * them apart.
 */
#ifndef STORE_SCOPE_H
#define STORE_SCOPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "sql.h"
#include "store/articles.h"

enum stream_kind { STREAM_ANY, STREAM_UNREAD, STREAM_KEPT, STREAM_READ, STREAM_STARRED, STREAM_DELETED };

struct scope_feed {
	int64_t id;
	int64_t unread, total;
	bool tagged;			/* only the articles that have the tag themselves */
};

struct scope {
	struct store *store;
	const struct headline_scope *want;
	bool by_feed;			/* one stream for each of the feeds, else one for all */
	bool whole;			/* by_feed, but one stream for all, to be checked */
	const char *tag_name;		/* the wanted tag as it is kept, NULL none */
	int64_t tag;			/* its number as one of articles; 0 none */
	bool any_tagged;		/* one of the feeds is tagged */
	struct scope_feed *feeds;	/* in the user's order, when by_feed */
	size_t feed_count;
	struct scope_feed *sorted;	/* the same by number */
	enum stream_kind kinds[2];	/* what is merged */
	int kind_count;
	bool without_kept;		/* what was read since kept_since is in another segment */
};

/* Where a list is entered: above or below this article, or at it. */
struct place {
	size_t segment;
	int64_t id, date;
	const char *title;
};

/* What of the scope a statement shall give. */
struct stream {
	enum stream_kind kind;
	int64_t feed;			/* 0: of all, to be checked with scope_has_feed() */
	bool tagged;			/* of the articles with the tag */
	int64_t count, of;		/* articles of this kind, and all, of the feed; -1 not kept */
	bool up;			/* against the order of the list */
	bool inclusive;			/* the article at the place, too */
	const struct place *place;	/* NULL: from the end */
};

/* Find the feeds, in the arena.  0 or -1. */
int	scope_resolve(struct scope *scope, struct store *store, const struct headline_scope *want,
	    struct arena *a, struct error *err);
/* A list is one segment after the other: one for each feed, or unread and read articles, or only one. */
size_t	scope_segments(const struct scope *scope);
/* The n-th as a scope of its own; want is its memory. */
void	scope_segment(const struct scope *scope, size_t n, struct scope *part, struct headline_scope *want);

bool	scope_has_feed(const struct scope *scope, int64_t feed);
bool	scope_by_title(const struct scope *scope);
/* The n-th stream of a segment; its kind, feed and counts are set.  False when there are no more. */
bool	scope_nth_stream(const struct scope *scope, size_t n, struct stream *stream);
/*
 * The statement of a stream, values bound: rows of id, feed, date and title
 * in the order of the stream.  NULL with err.
 */
sqlite3_stmt *scope_stream(const struct scope *scope, const struct stream *stream, struct error *err);
/* How many articles a whole stream holds, from the kept tallies where there are such.  0 or -1. */
int	scope_count(const struct scope *scope, const struct stream *stream, int64_t *count, struct error *err);
/* The condition on table article that a stream without a place is; scope_bind() binds its values, ?1, ?4, ?5 and those of the query. */
void	scope_condition(const struct scope *scope, const struct stream *stream, struct buf *sql);
void	scope_bind(const struct scope *scope, const struct stream *stream, sqlite3_stmt *st);

#endif
