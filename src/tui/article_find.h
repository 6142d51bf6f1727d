/*
 * What is sought or highlighted in the lines of an article; what is sought also
 * where the window breaks it over two lines.
 */
#ifndef TUI_ARTICLE_FIND_H
#define TUI_ARTICLE_FIND_H

#include "html/layout.h"
#include "view.h"

/*
 * The text of line n in scratch, with so much of the next line of its
 * paragraph that what is sought may begin here and end there.
 */
const char *article_find_text(const struct session *session, const struct layout *layout, size_t n, struct buf *scratch);
/* Does what is sought touch line n? */
bool	article_find_touches(const struct session *session, const struct layout *layout, size_t n);
/*
 * Mark in line n, drawn in row y from column x, what the user has highlighted
 * and over it all that is sought, up to column right.
 */
void	article_find_mark(struct session *session, const struct layout *layout, size_t n, int y, int x, int right);

#endif
