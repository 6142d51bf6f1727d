/* What several views do alike: open an address, subscribe, mark a whole scope. */
#ifndef TUI_ACT_H
#define TUI_ACT_H

#include "view.h"

/* Open an address in the browser; says so, or why not. */
void	act_browse(struct session *session, const char *url);
/* Ask for the address of a feed, subscribe to it, fetch it. */
void	act_subscribe(struct session *session);
/* All of a scope that the user could see is read. */
void	act_mark_read(struct session *session, const struct headline_scope *scope, const char *name);
/* All of all feeds is read, after asking. */
void	act_mark_all_read(struct session *session);
/* The next unread article after the last read one, in any feed; 0 none. */
int64_t	act_find_unread(struct session *session, const struct headline_scope *scope, int64_t after, bool backwards);

#endif
