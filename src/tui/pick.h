/* Going to a list by a few letters of its name: a feed, a folder, a tag. */
#ifndef TUI_PICK_H
#define TUI_PICK_H

#include "view.h"

/* Choose a feed or query feed by its name, or go to the one that fits typed best when that is not "". */
void	pick_feed(struct session *session, const char *typed);
/* Choose a folder or a tag. */
void	pick_group(struct session *session, const char *typed);

#endif
