/*
 * The last line: what was just done or went wrong, and before it is forgotten
 * the log of such lines.
 */
#ifndef TUI_STATUS_H
#define TUI_STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#define STATUS_LOG_MAX	200

struct status_line {
	time_t when;
	bool warning;
	char *text;
};

struct status {
	struct status_line log[STATUS_LOG_MAX];	/* a ring */
	size_t count;			/* lines ever said; the newest is log[(count - 1) % MAX] */
	bool shown;			/* the newest is shown until the next key */
};

/* Say something; it may hold any bytes. */
void	status_say(struct status *status, time_t now, const char *fmt, ...)
	    __attribute__((format(printf, 3, 4)));
/* The same of something that went wrong. */
void	status_warn(struct status *status, time_t now, const char *fmt, ...)
	    __attribute__((format(printf, 3, 4)));
/* The user has seen it. */
void	status_quiet(struct status *status);
/* The line to show, NULL when there is none. */
const struct status_line *status_line(const struct status *status);
/* The n-th line of the log from the oldest kept one, NULL after the newest. */
const struct status_line *status_logged(const struct status *status, size_t n);
void	status_clear(struct status *status);

#endif
