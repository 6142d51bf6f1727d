#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "base/mem.h"
#include "app/key.h"
#include "errand.h"
#include "list.h"
#include "reflow.h"
#include "row.h"
#include "views.h"

struct links_view {
	struct view view;
	struct arena arena;
	const char **urls;
	struct list list;
	int typed;			/* the number typed so far, 0 none */
};

static struct links_view *
self(struct view *view)
{
	return (struct links_view *)(void *)view;
}

static void
draw(struct view *view)
{
	struct links_view *v = self(view);
	struct screen *screen = view->session->screen;
	struct area *area = &view->area;
	char number[16];
	int i, n;

	list_settle(&v->list, view_rows(view));
	if (v->list.count == 0)
		reflow_empty(view->session, area, "This article has no links.", "Press {quit} to go back.");
	for (i = 0; i < area->rows && (n = v->list.top + i) < v->list.count; i++) {
		unsigned state = n == v->list.selected ? LOOK_SELECTED : 0;

		if (n == v->list.selected)
			row_rest(view->session, area, area->y + i);
		screen_fill(screen, area->y + i, area->x, area->columns, LOOK_TEXT | state);
		snprintf(number, sizeof(number), "%5d", n + 1);
		screen_put(screen, area->y + i, area->x, 5, LOOK_DIM | state, number, strlen(number));
		screen_text(view->session->screen, area->y + i, area->x + 7, area->columns - 8, LOOK_LINK | state, v->urls[n]);
	}
}

static bool
command(struct view *view, enum command command)
{
	struct links_view *v = self(view);

	v->typed = 0;
	if (list_command(&v->list, command, view_rows(view)))
		return true;
	if (command == COMMAND_COPY && v->list.count > 0) {
		act_copy(view->session, v->urls[v->list.selected]);
		return true;
	}
	if (command != COMMAND_OPEN && command != COMMAND_BROWSER && command != COMMAND_LATER)
		return false;
	if (v->list.count == 0)
		return true;
	if (command == COMMAND_OPEN)
		errand_visit(view->session, v->urls[v->list.selected]);
	else if (command == COMMAND_LATER)
		errand_later(view->session, v->urls[v->list.selected]);
	else
		act_browse(view->session, v->urls[v->list.selected]);
	return true;
}

/* A number opens its link as soon as no longer one can be meant. */
static bool
key(struct view *view, int key)
{
	struct links_view *v = self(view);
	int number;

	if (key < '0' || key > '9')
		return false;
	number = v->typed * 10 + key - '0';
	if (number < 1 || number > v->list.count) {
		v->typed = 0;
		status_warn(&view->session->status, view->session->now, "There is no link %d.", number);
		return true;
	}
	v->list.selected = number - 1;
	v->typed = number;
	if (number * 10 > v->list.count) {
		v->typed = 0;
		errand_visit(view->session, v->urls[v->list.selected]);
	}
	return true;
}

static void
reread(struct view *view)
{
	(void)view;
}

static void
describe(struct view *view, struct buf *left, struct buf *right, struct buf *last)
{
	struct links_view *v = self(view);

	(void)last;
	buf_adds(left, "Links");
	if (v->list.count > 0)
		buf_printf(right, "%d/%d", v->list.selected + 1, v->list.count);
}

static void
close_view(struct view *view)
{
	struct links_view *v = self(view);

	arena_clear(&v->arena);
	free(v);
}

static struct list *
list(struct view *view)
{
	return &self(view)->list;
}

static const struct view_ops ops = {
	.list = list,
	.where = WHERE_LINKS,
	.draw = draw,
	.command = command,
	.key = key,
	.reread = reread,
	.describe = describe,
	.hint = "{open} or a number reads it here   {browser} browser   {later} read later   {quit} back",
	.close = close_view,
};

void
links_view_open(struct session *session, const struct document *document)
{
	struct links_view *v = mem_zalloc(1, sizeof(*v));
	size_t i;

	v->view.ops = &ops;
	v->urls = arena_zalloc(&v->arena, document->link_count + 1, sizeof(*v->urls));
	for (i = 0; i < document->link_count; i++)
		v->urls[i] = arena_strdup(&v->arena, document->links[i].url);
	v->list.count = (int)document->link_count;
	view_push(session, &v->view);
}
