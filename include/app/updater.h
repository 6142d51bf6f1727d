/*
 * coranto update or coranto download as a child: starts it, reads its
 * --porcelain lines as they come, never waits.  It may fail, hang or be killed: that is an event, too.
 */
#ifndef APP_UPDATER_H
#define APP_UPDATER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

enum updater_kind {
	UPDATER_BEGIN,			/* fresh: how many feeds will be asked */
	UPDATER_FETCH,			/* a feed is asked; text its address */
	UPDATER_DONE,			/* a feed was taken in, a download has ended */
	UPDATER_FAIL,			/* a feed could not be; text says why */
	UPDATER_PAGES,			/* fresh: how many pages of articles will be fetched, after the feeds */
	UPDATER_PAGE,			/* one of them came, or did not: text says why */
	UPDATER_END,			/* the child is gone; text is what it complained of last */
	UPDATER_BYTES			/* of a download: have of total */
};

/*
 * The exit status of a child that found another at work (sysexits.h: try
 * later).  That one takes what is in the queue of downloads, and what it
 * fetches is as good as what this one would have.
 */
#define UPDATER_OTHER_RUNS	75

/* Strings are "" when absent, perhaps hostile, and lent for the call. */
struct updater_event {
	enum updater_kind kind;
	int64_t feed;			/* or download */
	int64_t article;		/* of PAGE: what it became, or whose it is; 0 nothing */
	int64_t fresh, edited;		/* articles */
	int64_t have, total;		/* bytes, -1 unknown */
	int status;			/* of END: the exit status */
	const char *text;
};

typedef void updater_listener(void *context, const struct updater_event *event);

struct updater;

/* Start "program command --porcelain words..." (words end with NULL).  NULL with err. */
struct updater *updater_start(const char *program, const char *command, const char *const *words, struct error *err);
/* The descriptor to wait for. */
int	updater_descriptor(const struct updater *u);
/* Read what has come and tell the listener; false after UPDATER_END: then free it. */
bool	updater_read(struct updater *u, updater_listener *listener, void *context);
/* Ask the child to end; it says so by UPDATER_END. */
void	updater_stop(struct updater *u);
/* Stop it if it runs and forget it. */
void	updater_free(struct updater *u);

#endif
