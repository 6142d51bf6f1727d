/*
 * A row of a list in the user's form (feedlist-format, articlelist-format), or
 * as a plain sentence for a screen reader; and what the user has highlighted.
 */
#ifndef TUI_ROW_H
#define TUI_ROW_H

#include "text/format.h"
#include "view.h"

struct feed_record;
struct highlights;

/* The highlight lines of the settings; says what is wrong in their filters.  highlights_free() it. */
struct highlights *highlights_new(struct session *session);
void	highlights_free(struct highlights *highlights);
/* Draw what they find in a text that stands in row y from column x, within width. */
void	row_highlight(struct session *session, enum highlight_where where, int y, int x, int width, const char *text);

/* The look of an article's row: that of the last filter that it fits, else look. */
unsigned row_look(struct session *session, int64_t article, unsigned look);

/* The looks of the rows of feeds likewise, an array in the arena; 0 where no filter fits. */
unsigned *row_feed_looks(struct session *session, const struct feed_record *feeds, size_t count, struct arena *a);

/* The form of a list's rows: the setting's, for a screen reader the spoken one; NULL: the view's own columns. */
const char *row_format(const struct session *session, enum setting setting, const char *spoken);
/* Draw a whole row of an area in a form. */
void	row_draw(struct session *session, const struct area *area, int y, unsigned look, enum highlight_where where,
	    const struct format *format, const void *thing);
/* A date in a list: in the user's form, else in words. */
void	row_date(const struct session *session, struct buf *out, int64_t date);
/* The columns it takes, at least so many. */
int	row_date_columns(const struct session *session, int64_t date, int least);
/*
 * The columns that rows take of a room when their parts need so many: dates
 * stand near what they date, also in wide windows.
 */
int	row_columns(int room, int needed);
/* The cursor stands on this row: where a screen reader or a magnifier looks. */
void	row_rest(struct session *session, const struct area *area, int y);

#endif
