/*
 * Who may be asked now: jobs wait in a queue of their host, a few at once to
 * one host, a number of them in all, the hosts in turn.  So a slow host holds
 * only its own jobs.  Knows nothing of what a job is.
 */
#ifndef NET_HOST_H
#define NET_HOST_H

#include <stdbool.h>
#include <stddef.h>

struct host_queue;

/* total places, and per_host jobs at once to one host, each of which takes one.  host_queue_free() it. */
struct host_queue *host_queue_new(size_t total, size_t per_host);
/* Waiting jobs are forgotten, not freed. */
void	host_queue_free(struct host_queue *q);
/* Let a job wait for a turn of its host, behind those that wait already or (urgent) before them. */
void	host_queue_add(struct host_queue *q, const char *host, void *job, bool urgent);
/* The next job that may run, which takes a place of its host until host_queue_leave(); NULL none. */
void	*host_queue_next(struct host_queue *q);
/* A job of this host is over. */
void	host_queue_leave(struct host_queue *q, const char *host);
/* Let so many jobs at once to this host, which share one place: its connection carries many (HTTP/2). */
void	host_queue_widen(struct host_queue *q, const char *host, size_t at_once);
/* Take a waiting job of this host out of the queue; NULL when none waits. */
void	*host_queue_drop(struct host_queue *q, const char *host);
/* The same of any host. */
void	*host_queue_drop_any(struct host_queue *q);
/* Jobs that run. */
size_t	host_queue_running(const struct host_queue *q);

#endif
