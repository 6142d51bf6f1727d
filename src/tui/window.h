/*
 * A list of headlines of any length: a window of them around the selection is
 * held, the rest stays in the store until it is looked at.  Every read is
 * bounded, so a key costs the same with a thousand articles and with a million.
 */
#ifndef TUI_WINDOW_H
#define TUI_WINDOW_H

#include <stdbool.h>

#include "app/reader.h"
#include "app/command.h"
#include "list.h"
#include "store/articles.h"

struct window {
	struct reader *reader;
	struct headline_scope scope;	/* strings are the owner's */
	struct arena arena;
	struct headline *items;
	size_t cap;
	struct list list;		/* within the items */
	bool from_start, to_end;	/* the items reach the ends of the list */
	int64_t before, total;		/* articles before the items; all; -1 unknown */
	struct error err;		/* why it could not be read, text "" when it could */
};

/* Read from the top. */
void	window_open(struct window *w, struct reader *reader, const struct headline_scope *scope, int rows);
void	window_close(struct window *w);
/* Read again, the selection stays on its article, or goes to the one that took its place. */
void	window_reread(struct window *w, int rows);
/* Put the selection on an article, wherever in the list it is; at nothing when id is 0. */
void	window_select(struct window *w, int64_t id, int rows);
/* Move by a command; false when it is none that moves. */
bool	window_command(struct window *w, enum command command, int rows);
/* Read on until there is an item of this index; false when the list, or what is held of it, ends before. */
bool	window_reach(struct window *w, int index);
/* The selected headline, NULL when the list is empty. */
struct headline *window_selected(struct window *w);
/* Where the selection stands in the list, from 1; 0 unknown. */
int64_t	window_position(const struct window *w);

#endif
