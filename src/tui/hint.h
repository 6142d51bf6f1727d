/*
 * Sentences that name keys: "{open} open" is "Enter open" as long as Enter is
 * what opens.  A command without a key is named as one types it.
 */
#ifndef TUI_HINT_H
#define TUI_HINT_H

#include "view.h"

/* Append a text with the names of commands in braces as their first keys in the view on top, else in any. */
void	hint_write(const struct session *session, const char *text, struct buf *out);
/* Append what such a text, parted by three blanks each, offers: without what begins with a command that no key does. */
void	hint_offer(const struct session *session, const char *text, struct buf *out);
/* Such a text of parts with three blanks between them: leave parts out until it fits, those before the last two first. */
void	hint_fit(struct buf *text, int columns);

#endif
