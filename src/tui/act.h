/* What several views do alike: open an address, subscribe, mark a whole scope. */
#ifndef TUI_ACT_H
#define TUI_ACT_H

#include "view.h"

/* Open an address in the browser; says so, or why not. */
void	act_browse(struct session *session, const char *url);
/* Play an enclosure: its file (NULL: the downloaded one if there is one, "" none) or else its address. */
void	act_play(struct session *session, const char *url, const char *file);
/* Copy an address to the clipboard; says so, or why not. */
void	act_copy(struct session *session, const char *url);
/* Subscribe to a feed and fetch it; asks for the address when that is "". */
void	act_subscribe(struct session *session, const char *url);
/* All of a scope that the user could see is read. */
void	act_mark_read(struct session *session, const struct headline_scope *scope, const char *name);
/* All of all feeds is read, after asking. */
void	act_mark_all_read(struct session *session);
/* Take back the last marking of several articles, star or deletion. */
void	act_undo(struct session *session);
/* The next (or previous) unread article of a scope after one (0: from the end one comes from); 0 none. */
int64_t	act_find_unread(struct session *session, const struct headline_scope *scope, int64_t after, bool backwards);
/*
 * The next unread article anywhere: in this feed after the article, then in
 * the feeds below in the user's order and round, last in this feed from its
 * top.  0 when all is read.
 */
int64_t	act_find_unread_anywhere(struct session *session, int64_t feed, int64_t after);

#endif
