/*
 * One web page into the store, at a person's demand: that of an article
 * (coranto update --article), or that of an address (--page, --later).
 */
#ifndef CLI_FETCH_PAGE_H
#define CLI_FETCH_PAGE_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/reader.h"
#include "poll/progress.h"

struct fetch_page {
	struct reader *reader;
	int64_t article;		/* whose page it is, or 0 and */
	const char *url;		/* the address */
	bool later;			/* for the list of what is read later */
	const volatile sig_atomic_t *stop;	/* not zero: end as soon as possible */
	/* Told what an update of one feed, the article's, would tell; of an address, POLL_PAGE in place of its end. */
	void (*event)(void *context, const struct poll_event *event);
	void *context;
};

/* 0, also when the page has no article or does not come (an event says why); -1 with err. */
int	fetch_page(const struct fetch_page *f, struct poll_counts *counts, struct error *err);

#endif
