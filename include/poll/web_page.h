/*
 * The whole articles of web pages: fetches them, has the article found in a
 * jailed process, follows further parts on the same host.  One page of a host
 * at a time, with a pause after it.  Does not touch the store.
 */
#ifndef POLL_WEB_PAGE_H
#define POLL_WEB_PAGE_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "conf/settings.h"

struct web_page_request {
	const char *url;		/* of the article; must stay until its end */
	const char *from;		/* the feed that named it when nobody asked for just this page, else "" */
	const struct settings *settings;	/* in force for its feed */
	void *data;			/* the caller's own */
};

/* web_page_clear() it. */
struct web_page_answer {
	struct arena arena;		/* owns the strings */
	const char *title, *byline, *language, *image;	/* of the first part, clean; "" unknown */
	int64_t published;		/* DATE_NONE unknown */
	struct buf html;		/* the article, its standfirst first, clean */
	int status;			/* HTTP status of the last answer, 0 none */
	int64_t bytes;			/* over the wire */
	int64_t retry_at;		/* not before, says the server; 0 nothing */
	struct error error;		/* why there is no article; ERROR_BUSY: it was not asked */
};

struct web_page_events {
	/* The page is asked. */
	void (*begin)(void *context, void *data);
	/* It is over; the answer is cleared afterwards. */
	void (*end)(void *context, void *data, struct web_page_answer *answer);
	void *context;
};

struct web_page_options {
	const struct settings *settings;	/* of the program as a whole */
	struct web_page_events events;
	long pause_ms;			/* between two pages of a host that is not this machine */
	long seconds;			/* for all of them; then those that were not asked end; 0 no limit */
	const volatile sig_atomic_t *stop;	/* not zero: end as soon as possible */
};

struct web_pages;

/* web_pages_close() it; NULL with err. */
struct web_pages *web_pages_open(const struct web_page_options *options, struct error *err);
void	web_pages_close(struct web_pages *w);
/* Queue a page. */
void	web_pages_add(struct web_pages *w, const struct web_page_request *request);
/* A host wants no more of its pages asked, or does not answer. */
bool	web_pages_host_held(const struct web_pages *w, const char *host);
/*
 * Until all are over.  A further part that fails ends its article there.  The
 * pages of a host that says it is busy (429, 503), or does not answer at all,
 * end unasked.  0, or -1 with err when this cannot go on.
 */
int	web_pages_run(struct web_pages *w, struct error *err);

/* One page alone, at a person's demand.  0, or -1 with err, which says why there is no article. */
int	web_page_get(const struct web_page_request *request, const volatile sig_atomic_t *stop,
	    struct web_page_answer *answer, struct error *err);
void	web_page_clear(struct web_page_answer *answer);

#endif
