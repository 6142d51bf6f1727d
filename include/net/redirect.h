/*
 * Where an answer of the 3xx family may lead.  A redirect is the server's
 * word, so it gets less trust than the user's own address: web schemes only,
 * never from https down to http, never with a user name in it, and never to a
 * private network other than the one the user named.  Pure.
 */
#ifndef NET_REDIRECT_H
#define NET_REDIRECT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/socket.h>

#include "base/arena.h"
#include "base/error.h"

/* 301, 302, 303, 307 or 308. */
bool	redirect_is_followed(int status);
/* 301 or 308: the address has changed for good. */
bool	redirect_is_permanent(int status);
/*
 * The address that location (a Location value of len bytes) means in an answer from the
 * address from (RFC 9110, 10.2.2); NULL with err when it must not be followed.
 */
char	*redirect_target(struct arena *a, const char *from, const char *location, size_t len,
	    struct error *err);
/*
 * Are two addresses the same place: the same host, and the same port or both
 * the default one of http or https.  A redirect within one place may stay on a
 * private network.
 */
bool	redirect_same_place(const char *one, const char *other);
/*
 * Is this a loopback, private, link-local, multicast or otherwise not public
 * address (RFC 6890)?  IPv4 written inside IPv6 counts as IPv4; other families
 * than these two are never public.
 */
bool	redirect_is_private(const struct sockaddr *sa);

#endif
