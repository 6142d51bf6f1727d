/*
 * What one does with an article outside of the reader: save it, pipe it, copy
 * it, send its link, keep a bookmark, tag it, take its enclosures.  The same for
 * every view that has an article under the cursor.
 */
#ifndef TUI_HAND_H
#define TUI_HAND_H

#include "app/body.h"
#include "view.h"

/* What is asked for while the user types; in the session. */
struct hand *hand_new(void);
void	hand_free(struct hand *hand);
/*
 * Do a command to an article; source is the text that is seen, NULL: the one
 * that would be.  False when the command is none of these.
 */
bool	hand_command(struct session *session, enum command command, int64_t article, const enum body_source *source);

#endif
