/*
 * Code as the highlighters of blogs write it: what names its language, and
 * the line numbers that stand beside it and are not part of it.
 */
#ifndef HTML_CODE_H
#define HTML_CODE_H

#include <stdbool.h>

#include "dom.h"

/* The language that the element pre, what is in it or what is around it notes ("language-c", "brush: c"); "" none. */
const char *code_language(const struct dom *dom, int pre, struct arena *a);
/* A table that places code beside its line numbers: rows of two cells, numbers in the first. */
bool	code_is_table(const struct dom *dom, int table);
/* A cell of such a table with nothing but line numbers in it. */
bool	code_is_gutter(const struct dom *dom, int cell);
/* An element within code that only holds the number of a line. */
bool	code_is_line_number(const struct dom *dom, int i);

#endif
