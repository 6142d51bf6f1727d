/* What the settings say of looks: theme, highlights, mouse, rows for a screen reader. */
#ifndef TUI_LOOKS_H
#define TUI_LOOKS_H

#include "view.h"

/* Take them over, at the start and whenever they have changed; asks the terminal for its background where that counts. */
void	looks_use(struct session *session);
/* The terminal has said its background: the theme that fits. */
void	looks_fit(struct session *session);

#endif
