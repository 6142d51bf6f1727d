/* One command, done where the user is: by the view on top, or as it is done everywhere. */
#ifndef TUI_PERFORM_H
#define TUI_PERFORM_H

#include "view.h"

/* Do it once; what it is given is in session->given meanwhile. */
void	perform(struct session *session, const struct operation *operation);

#endif
