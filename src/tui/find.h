/*
 * Finding a text in what the view holds, while it is typed and again later
 * (text/fold.h says what matches).  From when it was found until Esc, n and N
 * go from match to match in that view, as in less and vim, unless the user
 * bound them to something.
 */
#ifndef TUI_FIND_H
#define TUI_FIND_H

#include "view.h"

/* Go to a text; "" asks for it and goes to it as it is typed, Esc goes back. */
void	find_ask(struct session *session, const char *text);
/* Go to the next (step 1) or previous (-1) place of the text sought last. */
void	find_again(struct session *session, int step);
/* What a key does while something is sought: COMMAND_FIND_NEXT, COMMAND_FIND_PREVIOUS or, what it always does, COMMAND_NONE. */
enum command find_key(const struct session *session, int key);
/* Append what is sought and which keys go on; false when nothing is sought in this view. */
bool	find_describe(const struct session *session, struct buf *out);
/* Seek no more; false when nothing was sought in this view. */
bool	find_end(struct session *session);
/* Where text holds what is sought, NULL where it does not; *len its bytes. */
const char *find_match(const struct session *session, const char *text, size_t *len);

#endif
