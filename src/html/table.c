#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "table.h"
#include "table_grid.h"
#include "text/width.h"

#define NATURAL		400	/* columns: a cell at this width is as wide as it likes */
#define WORD_MAX	24	/* columns a single word may claim for its cell */
#define COLUMN_MIN	6	/* narrower on average: one record after the other */

/* What a cell says, laid out. */
struct content {
	struct layout_line *lines;
	size_t count;
	int widest, word;		/* columns of the widest line, of the longest word */
	unsigned align;
};

struct table {
	struct writer *w;
	struct grid grid;
	struct content *contents;	/* one a cell */
	int widths[LIMIT_TABLE_COLUMNS];
	int *tops;			/* the first text line of each row, and the sum at the end */
	bool ruled;			/* a line between all rows, not only below the header */
	unsigned looks;
	table_lay_cell *lay;
};

/* Cells. */

static void
lay_cell(struct table *t, size_t i, int width)
{
	const struct document_block *block = t->grid.cells[i].block;
	struct content *content = &t->contents[i];
	struct writer inner;

	writer_init(&inner, t->w->arena, t->w->options, width);
	t->lay(&inner, block, t->looks | (block->flags & BLOCK_HEADER_CELL ? SPAN_BOLD : 0));
	content->lines = inner.lines;
	content->count = inner.count;
	writer_clear(&inner);
}

static int
longest_word(const struct layout_line *line)
{
	const char *s, *end, *space;
	int longest = 0, columns;
	size_t i;

	for (i = 0; i < line->run_count; i++) {
		s = line->runs[i].text;
		for (end = s + line->runs[i].len; s < end; s = space + 1) {
			space = memchr(s, ' ', (size_t)(end - s));
			if (space == NULL)
				space = end;
			/* Scripts without spaces break anywhere. */
			columns = (unsigned char)*s >= 0xE2 ? 2 : width_text(s, (size_t)(space - s));
			if (columns > longest)
				longest = columns;
		}
	}
	return longest < WORD_MAX ? longest : WORD_MAX;
}

static void
measure_cell(struct table *t, size_t i)
{
	struct content *content = &t->contents[i];
	size_t k;
	int word;

	lay_cell(t, i, NATURAL);
	for (k = 0; k < content->count; k++) {
		if (content->lines[k].columns > content->widest)
			content->widest = content->lines[k].columns;
		word = longest_word(&content->lines[k]);
		if (word > content->word)
			content->word = word;
	}
}

/* Digits, and what stands with them: signs, points, units of money and percent. */
static bool
is_number(const struct content *content)
{
	const char *allowed = "0123456789 .,+-%/:$()";
	const struct layout_run *run;
	bool digit = false;
	size_t i, k;

	if (content->count != 1)
		return content->count == 0;
	for (i = 0; i < content->lines[0].run_count; i++) {
		run = &content->lines[0].runs[i];
		for (k = 0; k < run->len; k++) {
			if (strchr(allowed, run->text[k]) == NULL && (unsigned char)run->text[k] < 0x80)
				return false;
			digit |= run->text[k] >= '0' && run->text[k] <= '9';
			if ((unsigned char)run->text[k] >= 0xE3)
				return false;
		}
	}
	return digit;
}

/* Columns of numbers stand at the right, their headers with them. */
static void
align_cells(struct table *t)
{
	bool numbers[LIMIT_TABLE_COLUMNS];
	const struct grid_cell *cell;
	size_t i;
	int c;

	for (c = 0; c < t->grid.columns; c++)
		numbers[c] = true;
	for (i = 0; i < t->grid.cell_count; i++) {
		cell = &t->grid.cells[i];
		if (cell->row >= t->grid.header_rows && cell->columns == 1 && !is_number(&t->contents[i]))
			numbers[cell->column] = false;
	}
	for (i = 0; i < t->grid.cell_count; i++) {
		cell = &t->grid.cells[i];
		t->contents[i].align = cell->block->flags & (BLOCK_ALIGN_RIGHT | BLOCK_ALIGN_CENTER);
		if (t->contents[i].align == 0 && cell->columns == 1 && numbers[cell->column])
			t->contents[i].align = BLOCK_ALIGN_RIGHT;
	}
}

/* Columns. */

/* Columns of a stretch of the table's columns with the lines and spaces between them. */
static int
stretch_width(const int *widths, int first, int count)
{
	int i, sum = 3 * (count - 1);

	for (i = first; i < first + count; i++)
		sum += widths[i];
	return sum;
}

/* Make room for want columns in a stretch. */
static void
widen(int *widths, int first, int count, int want)
{
	int i, missing = want - stretch_width(widths, first, count);

	for (i = 0; i < count && missing > 0; i++) {
		int share = (missing + count - i - 1) / (count - i);

		widths[first + i] += share;
		missing -= share;
	}
}

/* The widths that the cells ask for, by their widest lines or by their longest words. */
static void
ask_widths(const struct table *t, int *widths, bool words)
{
	const struct grid_cell *cell;
	size_t i;
	int want, spanning;

	for (i = 0; i < LIMIT_TABLE_COLUMNS; i++)
		widths[i] = 1;
	for (spanning = 0; spanning < 2; spanning++)
		for (i = 0; i < t->grid.cell_count; i++) {
			cell = &t->grid.cells[i];
			want = words ? t->contents[i].word : t->contents[i].widest;
			if ((cell->columns > 1) == spanning)
				widen(widths, cell->column, cell->columns, want);
		}
}

static int
clamp(int n, int least, int most)
{
	return n < least ? least : n > most ? most : n;
}

static int
sum_at_level(const int *widths, const int *least, int columns, int level)
{
	int i, sum = 0;

	for (i = 0; i < columns; i++)
		sum += clamp(level, least[i], widths[i]);
	return sum;
}

/*
 * No column gets less than its least or more than it asks for; those between
 * are equally wide.  The leasts fit, the wishes do not.
 */
static void
share_room(int *widths, const int *least, int columns, int room)
{
	int low = 0, high = room, level, i, spare;

	while (low < high) {
		level = (low + high + 1) / 2;
		if (sum_at_level(widths, least, columns, level) <= room)
			low = level;
		else
			high = level - 1;
	}
	spare = room - sum_at_level(widths, least, columns, low);
	for (i = 0; i < columns; i++) {
		int width = clamp(low, least[i], widths[i]);

		if (spare > 0 && width < widths[i] && width == low) {
			width++;
			spare--;
		}
		widths[i] = width;
	}
}

/* Share the room between the columns; false when they do not fit. */
static bool
fit_columns(struct table *t)
{
	int room = writer_room(t->w) - 4, columns = t->grid.columns;
	int least[LIMIT_TABLE_COLUMNS], most, i;

	ask_widths(t, t->widths, false);
	most = stretch_width(t->widths, 0, columns);
	if (most <= room)
		return true;
	ask_widths(t, least, true);
	if (stretch_width(least, 0, columns) > room || room / columns < COLUMN_MIN + 3)
		return false;
	for (i = 0; i < columns; i++)
		least[i] = clamp(least[i], 1, t->widths[i]);
	share_room(t->widths, least, columns, room - 3 * (columns - 1));
	return true;
}

/* Lay the cells out again that are wider than their columns. */
static void
wrap_cells(struct table *t)
{
	const struct grid_cell *cell;
	size_t i;
	int width;

	for (i = 0; i < t->grid.cell_count; i++) {
		cell = &t->grid.cells[i];
		width = stretch_width(t->widths, cell->column, cell->columns);
		if (t->contents[i].widest > width)
			lay_cell(t, i, width);
		if ((t->contents[i].count > 1 || cell->rows > 1) && cell->row >= t->grid.header_rows)
			t->ruled = true;
	}
}

/* Rows. */

static bool
is_ruled(const struct table *t, int row)
{
	return row > 0 && (t->ruled || row <= t->grid.header_rows);
}

/* The height of each row: cells that span rows make the last of them as high as they need. */
static void
set_tops(struct table *t)
{
	const struct grid_cell *cell;
	int *need = arena_zalloc(t->w->arena, (size_t)t->grid.rows + 1, sizeof(*need)), r, end;
	size_t i;

	t->tops = arena_zalloc(t->w->arena, (size_t)t->grid.rows + 1, sizeof(*t->tops));
	/* Cells come in the order of their rows, so that the top of a cell's row is known before its end. */
	for (r = 0, i = 0; r < t->grid.rows; r++) {
		for (; i < t->grid.cell_count && t->grid.cells[i].row == r; i++) {
			cell = &t->grid.cells[i];
			end = t->tops[r] + (int)t->contents[i].count;
			if (end > need[r + cell->rows])
				need[r + cell->rows] = end;
		}
		t->tops[r + 1] = t->tops[r] + 1;
		if (need[r + 1] > t->tops[r + 1])
			t->tops[r + 1] = need[r + 1];
		t->tops[r + 1] += is_ruled(t, r + 1) && r + 1 < t->grid.rows;
	}
}

/* Drawing.  A line of the table has a number that counts the rules inside it but not the first and last. */

/* The box character with arms up 1, down 2, left 4, right 8. */
static const char *const boxes[] = {
	" ", "╵", "╷", "│", "╴", "┘", "┐", "┤", "╶", "└", "┌", "├", "─", "┴", "┬", "┼",
};

static void
draw_mark(struct table *t, const char *mark)
{
	writer_add(t->w, mark, strlen(mark), SPAN_DIM, 0, 1);
}

static void
draw_dashes(struct table *t, int columns)
{
	static const char dashes[] = "────────────────────────────────";
	int n, each = (int)strlen("─");

	for (; columns > 0; columns -= n) {
		n = columns < ((int)sizeof(dashes) - 1) / each ? columns : ((int)sizeof(dashes) - 1) / each;
		writer_add(t->w, dashes, (size_t)n * (size_t)each, SPAN_DIM, 0, n);
	}
}

/* A vertical line stands left of the column in this row. */
static bool
has_wall(const struct table *t, int row, int column)
{
	if (row < 0 || row >= t->grid.rows)
		return false;
	return column == 0 || column == t->grid.columns || !grid_is_joined(&t->grid, row, column - 1, row, column);
}

/* A horizontal line stands above this place. */
static bool
has_ceiling(const struct table *t, int row, int column)
{
	if (column < 0 || column >= t->grid.columns)
		return false;
	return row == 0 || row == t->grid.rows || !grid_is_joined(&t->grid, row - 1, column, row, column);
}

/* The text of a cell on line number at of the table, padded to the cell. */
static void
draw_text(struct table *t, const struct grid_cell *cell, int at)
{
	const struct content *content = &t->contents[cell - t->grid.cells];
	int width = stretch_width(t->widths, cell->column, cell->columns), left = 0, k = at - t->tops[cell->row];
	const struct layout_line *line;
	size_t i;

	if (k < 0 || (size_t)k >= content->count) {
		writer_space(t->w, width);
		return;
	}
	line = &content->lines[k];
	if (content->align != 0)
		left = (width - line->columns) / (content->align & BLOCK_ALIGN_CENTER ? 2 : 1);
	writer_space(t->w, left);
	for (i = 0; i < line->run_count; i++)
		writer_add(t->w, line->runs[i].text, line->runs[i].len, line->runs[i].looks, line->runs[i].link,
		    line->runs[i].columns);
	writer_space(t->w, width - left - line->columns);
}

/* The line above row (below the last one when row is their number). */
static void
draw_rule(struct table *t, int row)
{
	const struct grid_cell *cell;
	int c, arms;

	writer_begin(t->w);
	for (c = 0; c <= t->grid.columns; c++) {
		arms = has_wall(t, row - 1, c) | has_wall(t, row, c) << 1 | has_ceiling(t, row, c - 1) << 2 |
		    has_ceiling(t, row, c) << 3;
		draw_mark(t, boxes[arms]);
		if (c == t->grid.columns)
			break;
		if (has_ceiling(t, row, c)) {
			draw_dashes(t, t->widths[c] + 2);
			continue;
		}
		cell = grid_cell_at(&t->grid, row, c);
		writer_space(t->w, 1);
		draw_text(t, cell, t->tops[row] - 1);
		writer_space(t->w, 1);
		c = cell->column + cell->columns - 1;
	}
	writer_end(t->w);
}

static void
draw_line(struct table *t, int row, int at)
{
	const struct grid_cell *cell;
	int c;

	writer_begin(t->w);
	for (c = 0; c < t->grid.columns; c++) {
		cell = grid_cell_at(&t->grid, row, c);
		draw_mark(t, "│");
		writer_space(t->w, 1);
		if (cell != NULL) {
			draw_text(t, cell, at);
			c = cell->column + cell->columns - 1;
		} else
			writer_space(t->w, t->widths[c]);
		writer_space(t->w, 1);
	}
	draw_mark(t, "│");
	writer_end(t->w);
}

static void
draw_boxes(struct table *t)
{
	int row, at, end;

	for (row = 0; row < t->grid.rows && !t->w->full; row++) {
		writer_pin(t->w, t->grid.row_blocks[row]->number);
		if (row == 0 || is_ruled(t, row))
			draw_rule(t, row);
		end = t->tops[row + 1] - (is_ruled(t, row + 1) && row + 1 < t->grid.rows);
		for (at = t->tops[row]; at < end; at++)
			draw_line(t, row, at);
	}
	draw_rule(t, t->grid.rows);
}

/* Records. */

/* The header over a column, NULL none. */
static const struct document_block *
header_of(const struct table *t, int column)
{
	const struct grid_cell *cell = t->grid.header_rows > 0 ? grid_cell_at(&t->grid, t->grid.header_rows - 1, column) : NULL;

	return cell != NULL && cell->block->first != NULL ? cell->block : NULL;
}

/* The header as a label on the same line, "" when it is too long for that. */
static const char *
label_of(struct table *t, const struct document_block *header)
{
	const struct document_block *block = header->first;

	if (block->next != NULL || block->len == 0 || memchr(block->text, '\n', block->len) != NULL ||
	    width_text(block->text, block->len) > writer_room(t->w) / 2)
		return "";
	return arena_printf(t->w->arena, "%.*s: ", (int)block->len, block->text);
}

static void
write_field(struct table *t, const struct grid_cell *cell)
{
	const struct document_block *header = header_of(t, cell->column);
	bool title = cell->column == 0 && cell->block->flags & BLOCK_HEADER_CELL;
	bool indented, labelled = false;
	const char *label;

	if (cell->block->first == NULL)
		return;
	indented = !title && writer_push(t->w, "  ", "  ", 0);
	if (!title && header != NULL) {
		label = label_of(t, header);
		if (*label != '\0')
			labelled = writer_push_hanging(t->w, label, SPAN_BOLD);
		if (!labelled) {
			t->lay(t->w, header, t->looks | SPAN_BOLD);
			labelled = writer_push(t->w, "  ", "  ", 0);
		}
	}
	t->lay(t->w, cell->block, t->looks | (title ? SPAN_BOLD : 0));
	writer_pop(t->w, labelled);
	writer_pop(t->w, indented);
}

/* A row as a record: with the cells of rows above it that reach down to it. */
static void
write_record(struct table *t, int row)
{
	const struct grid_cell *cell;
	int c;

	for (c = 0; c < t->grid.columns && !t->w->full; c++) {
		cell = grid_cell_at(&t->grid, row, c);
		if (cell == NULL)
			continue;
		write_field(t, cell);
		c = cell->column + cell->columns - 1;
	}
}

static void
write_records(struct table *t)
{
	int row;

	for (row = t->grid.header_rows; row < t->grid.rows && !t->w->full; row++) {
		writer_pin(t->w, t->grid.row_blocks[row]->number);
		if (row > t->grid.header_rows)
			writer_blank(t->w);
		write_record(t, row);
	}
}

void
table_write(struct writer *w, const struct document_block *table, unsigned looks, table_lay_cell *lay)
{
	struct table t = { .w = w, .looks = looks, .lay = lay };
	size_t i;

	grid_fill(&t.grid, table, w->arena);
	if (t.grid.columns == 0)
		return;
	t.contents = arena_zalloc(w->arena, t.grid.cell_count, sizeof(*t.contents));
	for (i = 0; i < t.grid.cell_count; i++)
		measure_cell(&t, i);
	if (fit_columns(&t)) {
		align_cells(&t);
		wrap_cells(&t);
		set_tops(&t);
		draw_boxes(&t);
	} else
		write_records(&t);
	writer_unpin(w);
}
