#include <string.h>

#include "base/limits.h"
#include "table_grid.h"

/* Where cells are placed: which columns cells of the rows above still reach down into. */
struct placing {
	struct grid *grid;
	struct arena *arena;
	int reach[LIMIT_TABLE_COLUMNS];		/* rows left, the one being filled counted */
	int row, column;
};

static int
count_rows(const struct document_block *table)
{
	const struct document_block *row;
	int n = 0;

	for (row = table->first; row != NULL && n < LIMIT_LAYOUT_LINES; row = row->next)
		n += row->kind == BLOCK_ROW;
	return n;
}

static void
place_cell(struct placing *p, const struct document_block *block)
{
	struct grid *grid = p->grid;
	struct grid_cell *cell;
	int i, columns = 1;

	while (p->column < LIMIT_TABLE_COLUMNS && p->reach[p->column] > 0)
		p->column++;
	if (p->column == LIMIT_TABLE_COLUMNS)
		return;
	while (columns < block->level && p->column + columns < LIMIT_TABLE_COLUMNS && p->reach[p->column + columns] == 0)
		columns++;
	grid->cells = arena_grow(p->arena, grid->cells, grid->cell_count, &grid->cell_cap, sizeof(*grid->cells));
	cell = &grid->cells[grid->cell_count++];
	cell->block = block;
	cell->row = p->row;
	cell->column = p->column;
	cell->columns = columns;
	cell->rows = block->rows < grid->rows - p->row ? block->rows : grid->rows - p->row;
	for (i = 0; i < columns; i++)
		p->reach[p->column++] = cell->rows;
	if (p->column > grid->columns)
		grid->columns = p->column;
}

static void
place_row(struct placing *p, const struct document_block *row)
{
	const struct document_block *block;
	int i;

	p->column = 0;
	for (block = row->first; block != NULL; block = block->next)
		if (block->kind == BLOCK_CELL)
			place_cell(p, block);
	for (i = 0; i < LIMIT_TABLE_COLUMNS; i++)
		p->reach[i] -= p->reach[i] > 0;
	p->grid->row_blocks[p->row++] = row;
}

static void
set_owners(struct grid *grid, struct arena *a)
{
	size_t i, places = (size_t)grid->rows * (size_t)grid->columns;
	const struct grid_cell *cell;
	int r, c;

	grid->owners = arena_alloc(a, (places + 1) * sizeof(*grid->owners));
	for (i = 0; i < places; i++)
		grid->owners[i] = -1;
	for (i = 0; i < grid->cell_count; i++) {
		cell = &grid->cells[i];
		for (r = cell->row; r < cell->row + cell->rows; r++)
			for (c = cell->column; c < cell->column + cell->columns; c++)
				grid->owners[(size_t)r * (size_t)grid->columns + (size_t)c] = (int)i;
	}
}

/* Columns in which no cell begins are there only because a span said so. */
static void
drop_empty_columns(struct grid *grid)
{
	struct grid_cell *cell;
	size_t i;
	int columns = 0;

	for (i = 0; i < grid->cell_count; i++)
		if (grid->cells[i].column >= columns)
			columns = grid->cells[i].column + 1;
	grid->columns = columns;
	for (i = 0; i < grid->cell_count; i++) {
		cell = &grid->cells[i];
		if (cell->column + cell->columns > columns)
			cell->columns = columns - cell->column;
	}
}

static bool
is_header_row(const struct document_block *row)
{
	const struct document_block *cell;

	for (cell = row->first; cell != NULL; cell = cell->next)
		if (!(cell->flags & BLOCK_HEADER_CELL))
			return false;
	return row->first != NULL;
}

void
grid_fill(struct grid *grid, const struct document_block *table, struct arena *a)
{
	struct placing p = { .grid = grid, .arena = a };
	const struct document_block *row;

	memset(grid, 0, sizeof(*grid));
	grid->rows = count_rows(table);
	grid->row_blocks = arena_zalloc(a, (size_t)grid->rows + 1, sizeof(*grid->row_blocks));
	for (row = table->first; row != NULL && p.row < grid->rows; row = row->next)
		if (row->kind == BLOCK_ROW)
			place_row(&p, row);
	drop_empty_columns(grid);
	set_owners(grid, a);
	while (grid->header_rows < grid->rows && is_header_row(grid->row_blocks[grid->header_rows]))
		grid->header_rows++;
	if (grid->header_rows == grid->rows)
		grid->header_rows = 0;
}

const struct grid_cell *
grid_cell_at(const struct grid *grid, int row, int column)
{
	int owner = grid->owners[(size_t)row * (size_t)grid->columns + (size_t)column];

	return owner >= 0 ? &grid->cells[owner] : NULL;
}

bool
grid_is_joined(const struct grid *grid, int row, int column, int other_row, int other_column)
{
	const struct grid_cell *cell = grid_cell_at(grid, row, column);

	return cell != NULL && cell == grid_cell_at(grid, other_row, other_column);
}
