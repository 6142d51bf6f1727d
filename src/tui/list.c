#include "list.h"

void
list_settle(struct list *list, int rows)
{
	int margin = rows > 8 ? 2 : 0;

	if (list->selected >= list->count)
		list->selected = list->count - 1;
	if (list->selected < 0)
		list->selected = 0;
	if (list->top > list->selected - margin)
		list->top = list->selected - margin;
	if (list->top < list->selected - rows + 1 + margin)
		list->top = list->selected - rows + 1 + margin;
	if (list->top > list->count - rows)
		list->top = list->count - rows;
	if (list->top < 0)
		list->top = 0;
}

int
list_distance(enum command command, int rows, int count)
{
	switch (command) {
	case COMMAND_DOWN: return 1;
	case COMMAND_UP: return -1;
	case COMMAND_PAGE_DOWN: case COMMAND_READ_ON: return rows > 1 ? rows - 1 : 1;
	case COMMAND_PAGE_UP: return rows > 1 ? 1 - rows : -1;
	case COMMAND_HALF_DOWN: return rows > 1 ? rows / 2 : 1;
	case COMMAND_HALF_UP: return rows > 1 ? -(rows / 2) : -1;
	case COMMAND_FIRST: return -count - 1;
	case COMMAND_LAST: return count + 1;
	default: return 0;
	}
}

bool
list_command(struct list *list, enum command command, int rows)
{
	int by = list_distance(command, rows, list->count);

	if (by == 0)
		return false;
	list->selected += by;
	/* A page turns the page: the selection keeps its row. */
	if (by > 1 || by < -1)
		list->top += by;
	list_settle(list, rows);
	return true;
}
