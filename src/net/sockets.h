/*
 * What libcurl waits for, and telling it what came.  Only the transfers that
 * something happened to are looked at: with a hundred at once, to ask each of
 * them at every turn costs more than all the rest of fetching.
 */
#ifndef NET_SOCKETS_H
#define NET_SOCKETS_H

#include <poll.h>
#include <stddef.h>

#include "base/error.h"

struct sockets;

/* Of a CURLM, which must live until sockets_free() and be cleaned up before it.  NULL and err. */
struct sockets *sockets_new(void *multi, struct error *err);
void	sockets_free(struct sockets *s);
/* Let libcurl work on what came and on what is due.  0 or -1. */
int	sockets_step(struct sockets *s, struct error *err);
/*
 * Wait up to milliseconds for any of them, for libcurl's own time, or for the
 * caller's descriptors, whose revents are set.  0, also after a signal, or -1.
 */
int	sockets_wait(struct sockets *s, struct pollfd *others, size_t count, int milliseconds, struct error *err);

#endif
