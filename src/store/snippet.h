/* The place of a text that shows best why it was found. */
#ifndef STORE_SNIPPET_H
#define STORE_SNIPPET_H

#include "search_line.h"

/*
 * One line of text around the most matches close together, in the arena, and
 * the marks in it.  False when nothing matches: then the beginning of the text.
 */
bool	snippet_make(struct store *store, const char *text, const struct search_line *line, struct arena *a,
	    struct search_hit *hit);

#endif
