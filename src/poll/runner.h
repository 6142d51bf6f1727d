/*
 * Programs that make feeds: exec: and filter: subscriptions, which only the
 * user's own feeds file can hold.  A command line is split into words here and
 * never seen by a shell.  Each run has a limit on its time and on its output.
 */
#ifndef POLL_RUNNER_H
#define POLL_RUNNER_H

#include <poll.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

#define RUNNER_AT_ONCE	3
#define RUNNER_FDS	(2 * RUNNER_AT_ONCE)

struct runner;

/* The end of a run: what the program printed (may be taken), or NULL with err. */
typedef void runner_end(void *context, void *data, struct buf *output, const struct error *err);
/* A run starts. */
typedef void runner_begin(void *context, void *data);

struct runner *runner_new(runner_begin *begin, runner_end *end, void *context);
/* Kill what runs, drop what waits, without an event. */
void	runner_free(struct runner *r);
/* Queue a command line with the bytes for its standard input, which are taken. */
void	runner_add(struct runner *r, const char *command, struct buf *input, long seconds, void *data);
/* Commands that wait or run. */
size_t	runner_pending(const struct runner *r);
/* What to wait for, at most RUNNER_FDS; returns how many. */
size_t	runner_pollfds(const struct runner *r, struct pollfd *fds);
/* Start, feed, read and end programs as far as that goes without waiting. */
void	runner_step(struct runner *r);

/*
 * The words of a command line (blanks, '...', "...", \, ~/ for the home folder),
 * the last one NULL, in one block to free(); NULL when there are none.
 */
char	**runner_split(const char *command);

#endif
