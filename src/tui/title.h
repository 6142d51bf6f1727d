/*
 * The top line: where one is, in words of ours or in the user's form
 * (feedlist-title-format, articlelist-title-format, itemview-title-format).
 */
#ifndef TUI_TITLE_H
#define TUI_TITLE_H

#include "view.h"

/* Draw it, with what the topmost view says on the left and on the right; the terminal's own title follows. */
void	title_draw(struct session *session, int columns, const struct buf *left, const struct buf *right);

/* For forms: how many articles of a scope are without the marks off, the address of a feed (0 none), a letter of itemview's. */
void	title_count(struct session *session, const struct headline_scope *scope, unsigned off, struct buf *out);
void	title_feed_address(struct session *session, int64_t feed, struct buf *out);
bool	title_of_article(struct session *session, const struct article *article, char letter, struct buf *out);

#endif
