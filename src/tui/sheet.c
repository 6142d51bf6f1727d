#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "find.h"
#include "row.h"
#include "sheet.h"
#include "text/width.h"

struct line {
	const char *label, *text;
	int columns;			/* of the label */
	unsigned look;			/* of the label */
};

struct sheet {
	struct view view;
	struct arena arena;
	const char *title;
	struct line *lines;
	size_t cap;
	int count, top;
};

static struct sheet *
self(struct view *view)
{
	return (struct sheet *)(void *)view;
}

static void
settle(struct sheet *sheet)
{
	int most = sheet->count - view_rows(&sheet->view);

	if (sheet->top > most)
		sheet->top = most;
	if (sheet->top < 0)
		sheet->top = 0;
}

/* Show the first place of what is sought in a text drawn from column x. */
static void
draw_match(struct session *session, const char *text, int y, int x, int right)
{
	size_t len;
	const char *at = find_match(session, text, &len);

	if (at == NULL)
		return;
	x += width_text(text, (size_t)(at - text));
	if (x < right)
		screen_put(session->screen, y, x, right - x, LOOK_MATCH, at, len);
}

static void
draw(struct view *view)
{
	struct sheet *sheet = self(view);
	struct area *area = &view->area;
	int i;

	settle(sheet);
	row_rest(view->session, area, area->y);
	for (i = 0; i < area->rows && sheet->top + i < sheet->count; i++) {
		const struct line *line = &sheet->lines[sheet->top + i];
		int x = area->x + 2, right = area->x + area->columns - 1;

		if (line->columns > 0) {
			screen_field(view->session->screen, area->y + i, x, line->columns, line->look, line->label);
			x += line->columns + 2;
		}
		screen_field(view->session->screen, area->y + i, x, right - x,
		    line->columns > 0 ? LOOK_TEXT : line->look, line->text);
		draw_match(view->session, line->text, area->y + i, x, right);
	}
}

static bool
command(struct view *view, enum command command)
{
	struct sheet *sheet = self(view);
	int rows = view_rows(view), page = rows > 2 ? rows - 1 : 1;

	switch (command) {
	case COMMAND_DOWN: sheet->top++; break;
	case COMMAND_UP: sheet->top--; break;
	case COMMAND_PAGE_DOWN: case COMMAND_READ_ON: sheet->top += page; break;
	case COMMAND_PAGE_UP: sheet->top -= page; break;
	case COMMAND_HALF_DOWN: sheet->top += (rows + 1) / 2; break;
	case COMMAND_HALF_UP: sheet->top -= (rows + 1) / 2; break;
	case COMMAND_FIRST: sheet->top = 0; break;
	case COMMAND_LAST: sheet->top = sheet->count; break;
	default: return false;
	}
	settle(sheet);
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
	struct sheet *sheet = self(view);
	int rows = view_rows(view);

	(void)last;
	buf_adds(left, sheet->title);
	buf_adds(right, sheet->count <= rows ? "all" : sheet->top == 0 ? "top" :
	    sheet->top + rows >= sheet->count ? "end" : "more");
}

static int
place(struct view *view)
{
	return self(view)->top;
}

static void
go(struct view *view, int line)
{
	self(view)->top = line;
	settle(self(view));
}

static const char *
text(struct view *view, int n, struct buf *scratch)
{
	struct sheet *sheet = self(view);

	if (n >= sheet->count)
		return NULL;
	buf_printf(scratch, "%s %s", sheet->lines[n].label, sheet->lines[n].text);
	return buf_text(scratch);
}

static void
close_view(struct view *view)
{
	struct sheet *sheet = self(view);

	arena_clear(&sheet->arena);
	free(sheet);
}

static const struct view_ops ops = {
	.where = WHERE_TEXT,
	.draw = draw,
	.command = command,
	.reread = reread,
	.describe = describe,
	.place = place,
	.go = go,
	.text = text,
	.hint = "{read-on} read on   {find} find   {quit} back",
	.close = close_view,
};

struct sheet *
sheet_new(const char *title)
{
	struct sheet *sheet = mem_zalloc(1, sizeof(*sheet));

	sheet->view.ops = &ops;
	sheet->title = title;
	return sheet;
}

void
sheet_add(struct sheet *sheet, unsigned look, const char *label, int columns, const char *text)
{
	sheet->lines = arena_grow(&sheet->arena, sheet->lines, (size_t)sheet->count, &sheet->cap, sizeof(*sheet->lines));
	sheet->lines[sheet->count++] = (struct line){ arena_strdup(&sheet->arena, label),
	    arena_strdup(&sheet->arena, text), columns, look };
}

void
sheet_show(struct session *session, struct sheet *sheet, bool at_end)
{
	view_push(session, &sheet->view);
	sheet->top = at_end ? sheet->count : 0;
}
