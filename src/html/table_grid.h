/* The cells of a table in rows and columns, spans included.  Pure bookkeeping: knows nothing of text. */
#ifndef HTML_TABLE_GRID_H
#define HTML_TABLE_GRID_H

#include <stdbool.h>

#include "base/arena.h"
#include "html/document.h"

struct grid_cell {
	const struct document_block *block;
	int row, column, rows, columns;		/* where, and how far it spans */
};

struct grid {
	struct grid_cell *cells;
	size_t cell_count, cell_cap;
	int *owners;				/* [row * columns + column]: cell number, < 0 none */
	const struct document_block **row_blocks;
	int rows, columns;
	int header_rows;			/* rows at the top of header cells only */
};

/* Place the cells of a BLOCK_TABLE; memory is the arena's. */
void	grid_fill(struct grid *grid, const struct document_block *table, struct arena *a);
/* The cell at a place, NULL none. */
const struct grid_cell *grid_cell_at(const struct grid *grid, int row, int column);
/* Two places belong to one cell. */
bool	grid_is_joined(const struct grid *grid, int row, int column, int other_row, int other_column);

#endif
