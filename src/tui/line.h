/* The line after ':': commands by their names, rows by their numbers, with completion and history. */
#ifndef TUI_LINE_H
#define TUI_LINE_H

#include "view.h"

/* Ask for one, beginning with text; what it says waits in the session's queue. */
void	line_ask(struct session *session, const char *text);

#endif
