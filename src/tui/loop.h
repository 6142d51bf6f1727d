/*
 * Waiting: for keys, for children's lines, for signals and for time to pass,
 * all in one poll(2).  Knows nothing of what is done with them.
 */
#ifndef TUI_LOOP_H
#define TUI_LOOP_H

#include <stdbool.h>

#include "base/error.h"

#define LOOP_CHILDREN	3

struct loop_events {
	bool key;		/* the terminal has something */
	bool lost;		/* the terminal is gone */
	bool child[LOOP_CHILDREN];	/* the child's descriptor has something, or has ended */
	bool leave;		/* SIGTERM, SIGINT, SIGQUIT */
	bool reload;		/* SIGHUP; a terminal that hangs up is lost as well */
	bool stop;		/* SIGTSTP */
	bool resized;		/* SIGWINCH */
	bool resumed;		/* SIGCONT, but for the one that ends loop_stop() */
};

/* Take the signals over.  0 or -1; loop_close() gives them back. */
int	loop_open(struct error *err);
void	loop_close(void);
/* Wait until something happens or milliseconds have passed.  A child may be -1. */
void	loop_wait(const int children[LOOP_CHILDREN], int milliseconds, struct loop_events *events);
/*
 * While another program has the terminal, its interrupt keys are not meant for
 * us, and its stop key stops both.  False takes the signals back.
 */
void	loop_stand_aside(bool aside);
/* Stop this process as the terminal's stop key does; returns when it goes on. */
void	loop_stop(void);

#endif
