/* Putting a feed right from where one sees what is wrong with it; asks where it cannot be taken back. */
#ifndef TUI_MEND_H
#define TUI_MEND_H

#include "view.h"

/* Do what a command mends of a feed (0: none is selected); false when it is no such command. */
bool	mend_command(struct session *session, enum command command, int64_t feed);

#endif
