/* Sentences of ours on as many lines as they need. */
#ifndef TUI_REFLOW_H
#define TUI_REFLOW_H

#include "view.h"

/* How many of the len > 0 bytes of s fit one line of so many columns, without the blanks at its end; *next: where the next line begins. */
size_t	reflow_line(const char *s, size_t len, int columns, size_t *next);
/*
 * In an area with nothing in it: why it is empty, and what to press, keys as
 * in hint.h; "" for nothing to press.
 */
void	reflow_empty(struct session *session, const struct area *area, const char *why, const char *what);

#endif
