/*
 * A process of its own for work on hostile bytes: jailed before it sees the first of them,
 * one job at a time, killed when a job takes too long, replaced when it dies.
 * A crash or an endless loop costs the one job.
 */
#ifndef POLL_WORKER_H
#define POLL_WORKER_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

struct worker;

/* One job, done in the worker: read head and body, append the result. */
typedef void worker_job(const char *head, size_t head_len, const char *body, size_t body_len,
	    struct buf *result);

/*
 * The end of a job, in the parent: its body, the result, which may be taken,
 * or NULL with err: of kind ERROR_FORMAT or ERROR_LIMIT when the body is to blame.
 */
typedef void worker_end(void *context, void *data, const struct buf *body, struct buf *result,
	    const struct error *err);

/* worker_close() it; NULL with err. */
struct worker *worker_open(worker_job *job, worker_end *end, void *context, struct error *err);
/* Kill the process, drop the jobs without an event. */
void	worker_close(struct worker *w);
/* Queue a job; both buffers are taken and left empty. */
void	worker_add(struct worker *w, struct buf *head, struct buf *body, void *data);
/* Jobs queued and at work; their bytes. */
size_t	worker_pending(const struct worker *w);
size_t	worker_pending_bytes(const struct worker *w);
/* What to wait for; fd -1 when there is nothing. */
struct pollfd worker_pollfd(const struct worker *w);
/* Move bytes as far as that goes without waiting, and watch the time; calls end. */
void	worker_step(struct worker *w);
/* Whether tasks that were not begun are to wait until they are let go. */
void	worker_hold(struct worker *w, bool hold);

#endif
