/*
 * The rows of a list of headlines: marks, title, who it is from, date, or the
 * user's own form of them.  Columns keep their places while one scrolls.
 */
#ifndef TUI_HEADLINE_ROWS_H
#define TUI_HEADLINE_ROWS_H

#include "store/articles.h"
#include "view.h"

struct headline_rows {
	bool one_feed;			/* all are of one feed: authors stand where feeds do else */
	int date_columns;		/* of the longest date that is seen */
	int title_columns, name_columns;	/* of the longest title and name that were seen yet; 0 no names */
};

/* See to the room that headlines need, of which as many are drawn as the area has rows. */
void	headline_rows_measure(struct headline_rows *rows, const struct session *session, const struct area *area,
	    const struct headline *items, int count);
/* Draw one into row y, the number-th of its list. */
void	headline_rows_draw(const struct headline_rows *rows, struct session *session, const struct area *area, int y,
	    const struct headline *h, int number, bool selected);

#endif
