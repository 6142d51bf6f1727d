/*
 * Nobody but the user may lead us into a private network: neither a redirect,
 * nor a feed that names an address (net/redirect.h).  A name may lead
 * anywhere, so what counts is the address that is connected to.  Behind a
 * proxy that is the proxy's, which the user chose; there the target's own name
 * has to do, and where public names lead is for the proxy to judge.
 */
#ifndef NET_FENCE_H
#define NET_FENCE_H

#include <curl/curl.h>
#include <stdbool.h>

#include "base/error.h"

struct fence {
	const char *who;		/* led there, for the sentence; NULL the user: anything goes */
	bool proxied, inside;
	struct error *error;		/* set when a connection is refused */
};

/*
 * Watch the connections of a transfer to url, as libcurl was given it; proxied:
 * all of them go to a proxy.  who and error, and f itself, must outlive it.
 */
void	fence_watch(struct fence *f, CURL *easy, const char *url, bool proxied, const char *who, struct error *error);

#endif
