/*
 * Requests in, answers out: many HTTP transfers at once in one thread.  Every
 * limit on what a server may make us hold or wait for is kept here; redirects
 * are followed by our own rules (net/redirect.h), hosts are asked in turn
 * (net/host.h).  Bodies stay compressed as they came (net/coding.h).  Keeps no
 * cookies, sends no Referer, never retries.
 */
#ifndef NET_FETCH_H
#define NET_FETCH_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "net/headers.h"

#define FETCH_PAGE	"https://coranto.example/"	/* where a server's administrator learns who asks */
#define FETCH_CONNECTIONS	128
#define FETCH_PER_HOST	2

struct fetcher;

/* Strings "" and numbers 0 mean the default. */
struct fetch_options {
	long connections;		/* at once; the streams of one are not counted */
	long connections_per_host;
	const char *user_agent;		/* instead of our own */
	const char *contact;		/* added to our own */
	const char *proxy;		/* "socks5h://host:port"; else the usual environment variables */
	const char *ca_file;
};

/* Takes a body as it comes, byte for byte as the server has it, instead of keeping it for the answer. */
struct fetch_sink {
	int64_t from;			/* the bytes from here on (RFC 9110, 14.2), 0 all */
	const char *validator;		/* of the bytes before; others are not asked for (If-Range), "" none */
	/* Some bytes of an answer with a 2xx status; -1 with err ends the transfer. */
	int (*take)(void *data, const struct headers *headers, const char *bytes, size_t len, struct error *err);
};

struct fetch_request {
	const char *url;		/* http or https, perhaps with the user's own name and password */
	const char *from;		/* the address of what named url, when it was not the user; NULL or "" */
	const char *etag, *last_modified;	/* sent as If-None-Match and If-Modified-Since, "" none */
	const char *user_agent, *proxy;	/* of this feed alone, "" none */
	const char *user, *password;	/* for a server that asks, "" none */
	const char *const *lines;	/* "Name: value", more header lines */
	size_t line_count;
	bool private_redirects;		/* redirects may lead to any private network */
	const struct fetch_sink *sink;	/* NULL: the body comes with the answer */
	size_t body_limit;		/* bytes */
	long seconds;			/* for all of it, redirects too */
	void *data;			/* the caller's own */
};

struct fetch_answer {
	struct error error;		/* ERROR_NONE: the answer came whole */
	int status;			/* of the last answer, 0 none */
	const char *url;		/* which gave it */
	const char *moved;		/* where only permanent redirects led, "" none */
	struct headers *headers;	/* its header */
	struct buf *body;		/* both may be taken: then leave empty ones */
	int64_t wire_bytes;		/* of all its answers' bodies, as they came */
	int latency_ms;			/* from the first request to the end */
};

/* What happens to requests; data is the request's. */
struct fetch_events {
	/* The first request goes out. */
	void (*begin)(void *context, void *data, const char *url);
	/* It is over; answer is lent until the return. */
	void (*end)(void *context, void *data, struct fetch_answer *answer);
	void *context;
};

/* fetcher_close() it; NULL with err. */
struct fetcher *fetcher_open(const struct fetch_options *options, const struct fetch_events *events,
	    struct error *err);
/* Drop what runs and waits, without an event. */
void	fetcher_close(struct fetcher *f);
/* Queue a request; what it points to must stay until its end. */
void	fetcher_add(struct fetcher *f, const struct fetch_request *request);
/* Do what can be done without waiting; events come from in here.  0 or -1. */
int	fetcher_step(struct fetcher *f, struct error *err);
/*
 * Wait up to milliseconds for the network or for one of the caller's
 * descriptors, whose revents are set.  0 or -1.
 */
int	fetcher_wait(struct fetcher *f, struct pollfd *others, size_t count, int milliseconds,
	    struct error *err);
/* End the waiting requests to the host of url with ERROR_BUSY: it wants to be left alone. */
void	fetcher_hold_host(struct fetcher *f, const char *url);
/* End all waiting requests with ERROR_BUSY: time is up. */
void	fetcher_hold_all(struct fetcher *f);
/* While paused no new transfer starts, and those that run bring no more of their bodies. */
void	fetcher_pause(struct fetcher *f, bool paused);
/* Requests that wait or run; those that run. */
size_t	fetcher_pending(const struct fetcher *f);
size_t	fetcher_running(const struct fetcher *f);
/* Bytes of bodies held at the moment. */
size_t	fetcher_held_bytes(const struct fetcher *f);

#endif
