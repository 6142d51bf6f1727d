/*
 * Where the views stand: one above the other in a narrow window, beside each
 * other in a wide one (feeds | headlines | article).  The topmost view always
 * has the keys.
 */
#ifndef TUI_PANES_H
#define TUI_PANES_H

#include "view.h"

/*
 * Give each view that is seen its part of the area, and draw it.  After a key
 * only the topmost view reads again; true: others are stale and are to be
 * drawn again soon.
 */
bool	panes_draw(struct session *session, const struct area *area, bool after_key);

/* A view behind shows where one reads; as long as that is the same it stays as the user left it. */
void	panes_follow(struct view *view);
/* The pane whose right border stands there, -1 none; put the border of such a pane at a column. */
int	panes_border(const struct session *session, int y, int x);
void	panes_drag(struct session *session, int pane, int x);
/* The pane that has the keys gets wider by so many columns (narrower when by < 0). */
void	panes_widen(struct session *session, int by);

#endif
