/*
 * Other programs started from the reader: the terminal is given to those that
 * need it and taken back; the others run by themselves.
 */
#ifndef TUI_OUTSIDE_H
#define TUI_OUTSIDE_H

#include "app/opener.h"
#include "view.h"

/*
 * Start what an opener says, with the subject (NULL none) in its environment.
 * What goes wrong is said; true when it was started and, in the terminal,
 * ended well.
 */
bool	outside_run(struct session *session, const struct opener *opener, const struct opener_subject *subject);
/*
 * Start it in the terminal with a text as its standard input, wait for it and
 * then for Enter, so that what it wrote can be read.
 */
bool	outside_pipe(struct session *session, const struct opener *opener, const struct opener_subject *subject,
	    const struct buf *text);

#endif
