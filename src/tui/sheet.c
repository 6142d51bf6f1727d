#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "find.h"
#include "reflow.h"
#include "row.h"
#include "sheet.h"
#include "text/width.h"

/* Columns left and right of the lines. */
#define MARGIN	2
/* In windows narrower than this, a text that does not fit beside its label stands below it. */
#define NARROW	50
#define BELOW	4	/* further in */

struct line {
	const char *label, *text;
	int columns;			/* of the label */
	unsigned look;			/* of the label */
};

/* What of a line stands in a row of the window. */
struct stretch {
	const struct line *line;
	size_t from, len;
	int indent;			/* columns before it */
	bool labelled;			/* the label stands before it */
};

struct sheet {
	struct view view;
	struct arena arena;
	const char *title;
	struct line *lines;
	size_t line_count, line_cap;
	struct arena rows_arena;
	struct stretch *rows;		/* for a window of so many columns */
	size_t row_cap;
	int laid_out, count, top;
	bool at_end;			/* to be shown from its end */
};

static struct sheet *
self(struct view *view)
{
	return (struct sheet *)(void *)view;
}

/* Columns before the text of a line. */
static int
indent(const struct line *line)
{
	return line->columns > 0 ? line->columns + 2 : 0;
}

static void
add_row(struct sheet *sheet, const struct stretch *row)
{
	sheet->rows = arena_grow(&sheet->rows_arena, sheet->rows, (size_t)sheet->count, &sheet->row_cap,
	    sizeof(*sheet->rows));
	sheet->rows[sheet->count++] = *row;
}

/* A line on as many rows of so many columns as it needs. */
static void
lay_out_line(struct sheet *sheet, const struct line *line, int columns)
{
	struct stretch row = { .line = line, .indent = indent(line), .labelled = line->columns > 0 };
	size_t next;

	if (columns < NARROW - 2 * MARGIN && row.labelled && row.indent + width_text(line->text, strlen(line->text)) > columns) {
		add_row(sheet, &row);
		row.labelled = false;
		row.indent = BELOW;
	}
	do {
		const char *rest = line->text + row.from;
		int room = columns - row.indent;

		next = 0;
		row.len = *rest == '\0' ? 0 : reflow_line(rest, strlen(rest), room > 0 ? room : 1, &next);
		add_row(sheet, &row);
		row.labelled = false;
		row.from += next;
	} while (line->text[row.from] != '\0');
}

/* The lines on as many rows as they need. */
static void
lay_out(struct sheet *sheet)
{
	int columns = sheet->view.area.columns;
	const struct line *line;

	if (sheet->laid_out == columns)
		return;
	arena_clear(&sheet->rows_arena);
	sheet->rows = NULL;
	sheet->row_cap = 0;
	sheet->count = 0;
	sheet->laid_out = columns;
	for (line = sheet->lines; line < sheet->lines + sheet->line_count; line++)
		lay_out_line(sheet, line, columns - 2 * MARGIN);
	if (sheet->at_end)
		sheet->top = sheet->count;
	sheet->at_end = false;
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
draw_match(struct session *session, const char *text, size_t shown, int y, int x, int right)
{
	size_t len;
	const char *at = find_match(session, text, &len);

	if (at == NULL || (size_t)(at - text) + len > shown)
		return;
	x += width_text(text, (size_t)(at - text));
	if (x < right)
		screen_put(session->screen, y, x, right - x, LOOK_MATCH, at, len);
}

static void
draw(struct view *view)
{
	struct sheet *sheet = self(view);
	struct screen *screen = view->session->screen;
	struct area *area = &view->area;
	int i, x, right = area->x + area->columns - 1;

	lay_out(sheet);
	settle(sheet);
	row_rest(view->session, area, area->y);
	for (i = 0; i < area->rows && sheet->top + i < sheet->count; i++) {
		const struct stretch *row = &sheet->rows[sheet->top + i];
		const struct line *line = row->line;
		const char *shown = line->text + row->from;

		if (row->labelled)
			screen_field(screen, area->y + i, area->x + MARGIN, line->columns, line->look, line->label);
		x = area->x + MARGIN + row->indent;
		screen_put(screen, area->y + i, x, right - x, line->columns > 0 ? LOOK_TEXT : line->look, shown, row->len);
		draw_match(view->session, shown, row->len, area->y + i, x, right);
	}
}

static bool
command(struct view *view, enum command command)
{
	struct sheet *sheet = self(view);
	int rows = view_rows(view), page = rows > 2 ? rows - 1 : 1;

	lay_out(sheet);
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
	const struct sheet *sheet = self(view);
	const struct stretch *row = n < sheet->count ? &sheet->rows[n] : NULL;

	if (row == NULL)
		return NULL;
	if (row->labelled)
		buf_printf(scratch, "%s ", row->line->label);
	buf_add(scratch, row->line->text + row->from, row->len);
	return buf_text(scratch);
}

static void
close_view(struct view *view)
{
	struct sheet *sheet = self(view);

	arena_clear(&sheet->rows_arena);
	arena_clear(&sheet->arena);
	free(sheet);
}

static const struct view_ops ops = {
	.where = WHERE_TEXT,
	.draw = draw,
	.command = command,
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
	sheet->lines = arena_grow(&sheet->arena, sheet->lines, sheet->line_count, &sheet->line_cap, sizeof(*sheet->lines));
	sheet->lines[sheet->line_count++] = (struct line){ arena_strdup(&sheet->arena, label),
	    arena_strdup(&sheet->arena, text), columns, look };
}

void
sheet_show(struct session *session, struct sheet *sheet, bool at_end)
{
	view_push(session, &sheet->view);
	sheet->at_end = at_end;
}
