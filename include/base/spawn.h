/*
 * Other programs, by argument vector only: nothing here ever builds a command
 * line or starts a shell.  A child gets default signals and no descriptor but
 * standard input, output and error.
 */
#ifndef BASE_SPAWN_H
#define BASE_SPAWN_H

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/error.h"

enum spawn_kind {
	SPAWN_READ,		/* its output and errors come through a pipe; own process group */
	SPAWN_TERMINAL,		/* has the terminal until it ends */
	SPAWN_DETACHED		/* own session, silent, nobody waits for it */
};

/* What a child gets beyond its arguments. */
struct spawn_gift {
	const char *const *environment;	/* "NAME=value" to be added, ended by NULL; NULL none */
	int input;			/* its standard input; -1: the kind's own */
};

struct spawn {
	pid_t pid;		/* 0 for SPAWN_DETACHED */
	int out;		/* SPAWN_READ: where its output is read, never blocks; else -1 */
};

/*
 * Start argv[0] (looked for in PATH when it has no slash).  0, or -1 with
 * ERROR_MISSING when there is no such program.
 */
int	spawn_start(struct spawn *child, enum spawn_kind kind, const char *const *argv, struct error *err);
/* The same with a gift; the caller closes gift->input. */
int	spawn_start_with(struct spawn *child, enum spawn_kind kind, const char *const *argv,
	    const struct spawn_gift *gift, struct error *err);
/* Wait until the child has ended; its exit status, 128 + signal when it was killed. */
int	spawn_wait(struct spawn *child);
/* The same without waiting: false while it still runs. */
bool	spawn_ended(struct spawn *child, int *status);
/*
 * Wait for a SPAWN_READ child, at most so many seconds and until *stop (may be
 * NULL) is set: then it is killed with all it has started.  What it printed is
 * appended to output, at most limit bytes of it.  0 when it ended well, else
 * -1 and err says how ("failed with status 3").
 */
int	spawn_collect(struct spawn *child, long seconds, const volatile sig_atomic_t *stop, struct buf *output,
	    size_t limit, struct error *err);

#endif
