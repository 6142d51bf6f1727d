/* A cursor in a list of rows: what is selected, what is the topmost row seen. */
#ifndef TUI_LIST_H
#define TUI_LIST_H

#include <stdbool.h>

#include "app/command.h"

struct list {
	int count;		/* rows there are */
	int selected;		/* 0 .. count - 1; 0 when empty */
	int top;
};

/* The rows (of count, with so many in the window) that a command moves by; 0 when it does not move. */
int	list_distance(enum command command, int rows, int count);
/* Move by a command that moves; false when it is another one. */
bool	list_command(struct list *list, enum command command, int rows);
/* Bring selected and top within bounds, so that the selection is seen. */
void	list_settle(struct list *list, int rows);

#endif
