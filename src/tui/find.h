/*
 * Finding a text in what the view holds, while it is typed and again later.
 * Small letters match capitals, too; a capital is meant.
 */
#ifndef TUI_FIND_H
#define TUI_FIND_H

#include "view.h"

/* Go to a text; "" asks for it and goes to it as it is typed, Esc goes back. */
void	find_ask(struct session *session, const char *text);
/* Go to the next (step 1) or previous (-1) place of the text sought last. */
void	find_again(struct session *session, int step);
/* Where text holds what is sought, NULL where it does not; *len its bytes. */
const char *find_match(const struct session *session, const char *text, size_t *len);

#endif
