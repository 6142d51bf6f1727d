/*
 * The whole article of one web page: fetch it, find the article in a jailed
 * process, follow its further parts on the same host.  Does not touch the
 * store.  One page at a time, at a person's demand.
 */
#ifndef POLL_WEB_PAGE_H
#define POLL_WEB_PAGE_H

#include <signal.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "conf/settings.h"

struct web_page_request {
	const char *url;		/* of the article */
	const struct settings *settings;	/* in force for its feed */
	const volatile sig_atomic_t *stop;	/* not zero: end as soon as possible */
};

struct web_page_answer {
	struct buf html;		/* the article, clean; buf_clear() it */
	int status;			/* HTTP status of the last answer, 0 none */
	int64_t bytes;			/* over the wire */
};

/*
 * Ask for the page and its further parts.  A part that fails ends the article
 * there; the first one must come.  0, or -1 with err, which says why there is
 * no article.  *answer is filled in either way.
 */
int	web_page_get(const struct web_page_request *request, struct web_page_answer *answer, struct error *err);

#endif
