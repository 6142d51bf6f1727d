/*
 * Tables of data as lines: boxes side by side when they fit the window, else
 * one record after the other.  What stands in a cell is laid out by whoever
 * calls.
 */
#ifndef HTML_TABLE_H
#define HTML_TABLE_H

#include "html/document.h"
#include "line_writer.h"

/* Lay out the blocks in a cell; looks are added to all of it. */
typedef void table_lay_cell(struct writer *w, const struct document_block *cell, unsigned looks);

/* Write the rows of a BLOCK_TABLE. */
void	table_write(struct writer *w, const struct document_block *table, unsigned looks, table_lay_cell *lay);

#endif
