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
#include "text/clean.h"
#include "text/width.h"
#include "views.h"

#define NUMBER_COLUMNS	5
#define GAP		2
/* Narrower windows show the texts alone: the top line has the address of the selected one. */
#define ADDRESSES_FROM	60

struct link {
	const char *url;
	const char *text;		/* where it stands first, one line; "" none that says more than the address */
};

struct links_view {
	struct view view;
	struct arena arena;
	struct link *links;
	int text_columns;		/* of the longest text */
	struct list list;
	int typed;			/* the number typed so far, 0 none */
};

static struct links_view *
self(struct view *view)
{
	return (struct links_view *)(void *)view;
}

/* Number, text, address: texts take at most half of the room, an address without one takes all of it. */
static void
draw_link(struct links_view *v, int n, int y)
{
	struct screen *screen = v->view.session->screen;
	const struct link *link = &v->links[n];
	struct area *area = &v->view.area;
	unsigned state = n == v->list.selected ? LOOK_SELECTED : 0;
	int x = area->x + NUMBER_COLUMNS + GAP, room = area->columns - NUMBER_COLUMNS - GAP - 1, columns = room;
	char number[16];

	screen_fill(screen, y, area->x, area->columns, LOOK_TEXT | state);
	snprintf(number, sizeof(number), "%*d", NUMBER_COLUMNS, n + 1);
	screen_put(screen, y, area->x, NUMBER_COLUMNS, LOOK_DIM | state, number, strlen(number));
	if (link->text[0] == '\0') {
		screen_text(screen, y, x, room, LOOK_LINK | state, link->url);
		return;
	}
	if (area->columns >= ADDRESSES_FROM)
		columns = v->text_columns < room / 2 ? v->text_columns : room / 2;
	screen_text(screen, y, x, columns, LOOK_LINK | state, link->text);
	if (columns < room)
		screen_text(screen, y, x + columns + GAP, room - columns - GAP, LOOK_DIM | state, link->url);
}

static void
draw(struct view *view)
{
	struct links_view *v = self(view);
	struct area *area = &view->area;
	int i, n;

	list_settle(&v->list, view_rows(view));
	if (v->list.count == 0)
		reflow_empty(view->session, area, "This article has no links.", "Press {quit} to go back.");
	for (i = 0; i < area->rows && (n = v->list.top + i) < v->list.count; i++) {
		if (n == v->list.selected)
			row_rest(view->session, area, area->y + i);
		draw_link(v, n, area->y + i);
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
		act_copy(view->session, v->links[v->list.selected].url);
		return true;
	}
	if (command != COMMAND_OPEN && command != COMMAND_BROWSER && command != COMMAND_LATER)
		return false;
	if (v->list.count == 0)
		return true;
	if (command == COMMAND_OPEN)
		errand_visit(view->session, v->links[v->list.selected].url);
	else if (command == COMMAND_LATER)
		errand_later(view->session, v->links[v->list.selected].url);
	else
		act_browse(view->session, v->links[v->list.selected].url);
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
		errand_visit(view->session, v->links[v->list.selected].url);
	}
	return true;
}

static void
describe(struct view *view, struct buf *left, struct buf *right, struct buf *last)
{
	struct links_view *v = self(view);

	(void)last;
	buf_adds(left, "Links");
	if (v->list.count > 0)
		buf_printf(left, ": %s", v->links[v->list.selected].url);
	if (v->list.count > 0)
		buf_printf(right, "%d/%d", v->list.selected + 1, v->list.count);
}

static const char *
text(struct view *view, int row, struct buf *scratch)
{
	struct links_view *v = self(view);

	if (row >= v->list.count)
		return NULL;
	buf_printf(scratch, "%s %s", v->links[row].text, v->links[row].url);
	return buf_text(scratch);
}

static void
close_view(struct view *view)
{
	struct links_view *v = self(view);

	arena_clear(&v->arena);
	free(v);
}

static const struct view_ops ops = {
	.where = WHERE_LINKS,
	.draw = draw,
	.command = command,
	.key = key,
	.describe = describe,
	.text = text,
	.hint = "{open} or number read   {browser} browser   {copy} copy   {later} later   {find} find   {help} help   {quit} back",
	.close = close_view,
};

/* The spans of a link that stand beside each other, from the i-th on, as its text. */
static void
take_text(struct links_view *v, const struct document_block *block, size_t i)
{
	int number = block->spans[i].link, columns;
	struct link *link = &v->links[number - 1];
	struct buf flow = { 0 }, text = { 0 };

	for (; i < block->span_count && block->spans[i].link == number; i++)
		buf_add(&flow, block->spans[i].text, block->spans[i].len);
	clean_line(&text, buf_text(&flow), flow.len, 0);
	if (text.len > 0 && strcmp(buf_text(&text), link->url) != 0) {
		link->text = arena_strdup(&v->arena, buf_text(&text));
		columns = width_text(link->text, text.len);
		if (columns > v->text_columns)
			v->text_columns = columns;
	}
	buf_clear(&flow);
	buf_clear(&text);
}

/* The text of each link, from the blocks of a document. */
static void
take_texts(struct links_view *v, const struct document_block *block)
{
	size_t i;

	for (; block != NULL; block = block->next) {
		for (i = 0; i < block->span_count; i++) {
			int number = block->spans[i].link;

			if (number > 0 && number <= v->list.count && v->links[number - 1].text[0] == '\0')
				take_text(v, block, i);
		}
		take_texts(v, block->first);
	}
}

void
links_view_open(struct session *session, const struct document *document)
{
	struct links_view *v = mem_zalloc(1, sizeof(*v));
	size_t i;

	v->view.ops = &ops;
	v->view.list = &v->list;
	v->links = arena_zalloc(&v->arena, document->link_count + 1, sizeof(*v->links));
	for (i = 0; i < document->link_count; i++)
		v->links[i] = (struct link){ arena_strdup(&v->arena, document->links[i].url), "" };
	v->list.count = (int)document->link_count;
	take_texts(v, document->root);
	view_push(session, &v->view);
}
