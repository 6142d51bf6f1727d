/*
 * What was typed into prompts, to have it again with the cursor keys; kept in
 * the state folder, the newest so many.  Kinds of prompts are told apart by a
 * character: ':' commands, '/' finding, 'F' filters, 's' searches.
 */
#ifndef TUI_HISTORY_H
#define TUI_HISTORY_H

#include <stddef.h>

#define HISTORY_MAX	500

struct history {
	char *lines[HISTORY_MAX];	/* the kind, then what was typed; a ring */
	size_t count;			/* lines ever added; the newest is lines[(count - 1) % MAX] */
	char *path;			/* where it is kept, NULL nowhere */
};

/* Read what is kept; a file that cannot be read is an empty one. */
void	history_open(struct history *history);
void	history_close(struct history *history);
/* Add a line and keep it; not when it is the newest of its kind already. */
void	history_add(struct history *history, char kind, const char *line);
/*
 * The next older (step -1) or newer (1) line of a kind that begins with
 * prefix, from *at on, which is moved; count is where the newest stands.
 * Lent; NULL when there is none.
 */
const char *history_step(const struct history *history, char kind, const char *prefix, int step, size_t *at);

#endif
