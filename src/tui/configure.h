/*
 * Changing the configuration while one reads: a setting or a key until the
 * reader is left, a file read in addition, the user's own files edited and
 * read again.
 */
#ifndef TUI_CONFIGURE_H
#define TUI_CONFIGURE_H

#include "view.h"

/*
 * As in vi: "NAME VALUE" or "NAME=VALUE" sets, "NAME?" shows, "NAME", "noNAME"
 * and "NAME!" turn a yes or no on, off, round, "NAME&" takes the file's value
 * again, "" shows all.
 */
void	configure_set(struct session *session, const char *text);
/* A line that says what a key does: its verb ("bind") and what follows. */
void	configure_key(struct session *session, const char *verb, const char *text);
/* Read a file of settings and keys. */
void	configure_source(struct session *session, const char *name);
/* Read config and feeds again. */
void	configure_reload(struct session *session);
/* Have a file edited by $VISUAL, $EDITOR or vi, then read all again. */
void	configure_edit(struct session *session, const char *path);

#endif
