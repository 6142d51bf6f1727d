/*
 * What the interface keeps from one run to the next, among the habits
 * (app/habits.h): which folders are folded, how wide the panes are.
 */
#ifndef TUI_KEPT_H
#define TUI_KEPT_H

#include <stdbool.h>

#include "app/habits.h"

enum { KEPT_FEEDS, KEPT_HEADLINES, KEPT_PANES };

struct kept {
	struct habits *habits;
	bool panes;			/* views beside each other where there is room */
	int columns[KEPT_PANES];	/* of the panes of feeds and of headlines */
};

/* As it was kept in the habits, or the defaults. */
void	kept_load(struct kept *kept, struct habits *habits);
/* Show views beside each other where there is room, or do so no more. */
void	kept_toggle_panes(struct kept *kept);
bool	kept_is_folded(const struct kept *kept, const char *folder);
void	kept_fold(struct kept *kept, const char *folder, bool fold);
/* Make a pane wider by so many columns, within bounds. */
void	kept_widen(struct kept *kept, int pane, int columns);

#endif
