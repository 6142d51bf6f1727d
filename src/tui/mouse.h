/* The mouse: a click selects, a click on what is selected opens it, the wheel moves, borders of panes can be dragged. */
#ifndef TUI_MOUSE_H
#define TUI_MOUSE_H

#include "view.h"

/* Do what a key of the mouse means where the pointer is; false when it is no such key. */
bool	mouse_key(struct session *session, int key);
/* The button is held and the pointer moves (KEY_DRAG), or is let go (KEY_RELEASE). */
void	mouse_drag(struct session *session, int key);

#endif
