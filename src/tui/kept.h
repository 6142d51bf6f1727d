/*
 * What the interface keeps from one run to the next, in a file of its own
 * (coranto(1), FILES): which folders are folded, how wide the panes are.
 */
#ifndef TUI_KEPT_H
#define TUI_KEPT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

enum { KEPT_FEEDS, KEPT_HEADLINES, KEPT_PANES };

struct kept {
	struct arena arena;
	bool panes;			/* views beside each other where there is room */
	int columns[KEPT_PANES];	/* of the panes of feeds and of headlines */
	const char **folded;		/* folders */
	size_t folded_count, folded_cap;
	bool changed;			/* since it was read */
};

/* As it was kept, or the defaults.  kept_clear() it. */
void	kept_load(struct kept *kept);
/* Write it where it was changed.  0 or -1. */
int	kept_save(const struct kept *kept, struct error *err);
void	kept_clear(struct kept *kept);

/* The same from text and to it; what cannot be read keeps its default. */
void	kept_parse(struct kept *kept, const char *text);
void	kept_write(const struct kept *kept, struct buf *out);

bool	kept_is_folded(const struct kept *kept, const char *folder);
void	kept_fold(struct kept *kept, const char *folder, bool fold);
/* Make a pane wider by so many columns, within bounds. */
void	kept_widen(struct kept *kept, int pane, int columns);

#endif
