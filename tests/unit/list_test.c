#include "tap.h"
#include "tui/list.h"

static void
check(struct list *l, enum command command, int rows, int selected, int top, const char *name)
{
	list_command(l, command, rows);
	ok(l->selected == selected && l->top == top, "%s", name);
	if (l->selected != selected || l->top != top)
		printf("#      got: %d %d\n# expected: %d %d\n", l->selected, l->top, selected, top);
}

int
main(void)
{
	struct list l = { .count = 100 }, empty = { 0 }, three = { .count = 3 };
	int i;

	check(&l, COMMAND_UP, 20, 0, 0, "not above the first");
	check(&l, COMMAND_DOWN, 20, 1, 0, "down");
	for (i = 0; i < 17; i++)
		list_command(&l, COMMAND_DOWN, 20);
	ok(l.selected == 18 && l.top == 1, "scrolls before the edge");
	check(&l, COMMAND_PAGE_DOWN, 20, 37, 20, "a page down keeps the row");
	check(&l, COMMAND_PAGE_UP, 20, 18, 1, "and up");
	check(&l, COMMAND_LAST, 20, 99, 80, "to the end");
	check(&l, COMMAND_DOWN, 20, 99, 80, "not below the last");
	check(&l, COMMAND_HALF_UP, 20, 89, 72, "half a page");
	check(&l, COMMAND_FIRST, 20, 0, 0, "to the top");
	ok(!list_command(&l, COMMAND_OPEN, 20), "other commands are none of a list's");
	check(&empty, COMMAND_DOWN, 20, 0, 0, "an empty list");
	check(&empty, COMMAND_LAST, 20, 0, 0, "... and its end");
	check(&three, COMMAND_LAST, 1, 2, 2, "a window of one row");
	check(&three, COMMAND_PAGE_UP, 1, 1, 1, "... moves by one");
	l.count = 5;
	l.selected = 50;
	list_settle(&l, 20);
	ok(l.selected == 4 && l.top == 0, "a list that has shrunk");
	return tap_end();
}
