/*
 * What an update says while it runs, as text: lines for programs (coranto(1),
 * "PORCELAIN") and one line for a person.  Formats only; the command prints.
 */
#ifndef POLL_PROGRESS_H
#define POLL_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum poll_event_kind {
	POLL_BEGIN,		/* counts.feeds are going to be asked */
	POLL_FETCH,		/* a feed is asked */
	POLL_DONE,		/* a feed is taken in */
	POLL_FAIL,		/* it is not */
	POLL_PAGES,		/* counts.pages web pages of articles are going to be fetched, more than before */
	POLL_PAGE,		/* one of them is here, or gave no article */
	POLL_TOTAL		/* the end */
};

struct poll_counts {
	size_t feeds;		/* to be asked in this run */
	size_t running, done, failed;	/* done: failed ones too */
	int64_t fresh, edited;	/* articles */
	size_t pages, pages_done;	/* of articles, failed ones too */
	int64_t pages_kept;	/* that gave an article */
	int64_t bytes;		/* over the wire */
};

struct poll_event {
	enum poll_event_kind kind;
	int64_t feed;		/* its id in the store */
	int64_t article;	/* of a page */
	const char *url;	/* asked */
	const char *title;	/* of the feed, or its address */
	int status;		/* HTTP status, 0 none */
	int64_t fresh, edited;	/* its articles */
	const char *sentence;	/* what went wrong */
	struct poll_counts counts;
};

/* Append the event's porcelain line: words parted by TAB, LF. */
void	progress_porcelain(struct buf *out, const struct poll_event *event);
/* Append the counts as one short line without LF: "12/40  3 open  7 new  1 failed  340 kB". */
void	progress_line(struct buf *out, const struct poll_counts *counts);

#endif
