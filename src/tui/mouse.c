#include "app/key.h"
#include "mouse.h"
#include "panes.h"

/* Rows that a notch of the wheel moves by. */
#define WHEEL_ROWS	3

static bool
is_in(const struct area *area, int y, int x)
{
	return y >= area->y && y < area->y + area->rows && x >= area->x && x < area->x + area->columns;
}

/* The view that was drawn at a place, NULL when none was. */
static struct view *
find_view(struct session *session, int y, int x)
{
	struct view *view = session->top;
	int i;

	for (i = 0; i < session->seen && view != NULL; i++, view = view->below)
		if (is_in(&view->area, y, x))
			return view;
	return NULL;
}

static void
click_list(struct view *view, int row, bool was_behind)
{
	struct list *list = view->list;
	int n = list->top + row / (view->ops->row_lines > 1 ? view->ops->row_lines : 1);

	if (n >= list->count)
		return;
	if (n == list->selected || was_behind) {
		list->selected = n;
		view->ops->command(view, COMMAND_OPEN);
	} else
		list->selected = n;
}

static void
click(struct session *session, struct view *view, int y, int x)
{
	bool behind = view != session->top;

	while (session->top != view)
		view_pop(session);
	view_refresh(view);
	if (view->list != NULL)
		click_list(view, y - view->area.y, behind);
	else if (view->ops->click != NULL)
		view->ops->click(view, y - view->area.y, x - view->area.x);
}

void
mouse_drag(struct session *session, int key)
{
	int y, x;

	screen_pointer(session->screen, &y, &x);
	if (session->dragged >= 0)
		panes_drag(session, session->dragged, x);
	if (key == KEY_RELEASE)
		session->dragged = -1;
}

bool
mouse_key(struct session *session, int key)
{
	struct view *view;
	int y, x, i;

	if (key != KEY_CLICK && key != KEY_WHEEL_UP && key != KEY_WHEEL_DOWN)
		return false;
	screen_pointer(session->screen, &y, &x);
	view = find_view(session, y, x);
	session->dragged = key == KEY_CLICK ? panes_border(session, y, x) : -1;
	if (view == NULL)
		return true;
	if (key == KEY_CLICK) {
		click(session, view, y, x);
		return true;
	}
	if (view != session->top)
		panes_follow(view);
	view_refresh(view);
	for (i = 0; i < WHEEL_ROWS; i++)
		view->ops->command(view, key == KEY_WHEEL_UP ? COMMAND_UP : COMMAND_DOWN);
	return true;
}
