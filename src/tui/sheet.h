/* A view of lines that are only read: help, messages. */
#ifndef TUI_SHEET_H
#define TUI_SHEET_H

#include "view.h"

struct sheet;

/* A view with a title, to be filled by sheet_add() and shown by sheet_show(). */
struct sheet *sheet_new(const char *title);
/* A line: a label of so many columns, then text; both are copied. */
void	sheet_add(struct sheet *sheet, unsigned look, const char *label, int columns, const char *text);
/* Put it on the stack, from its first line or at its end. */
void	sheet_show(struct session *session, struct sheet *sheet, bool at_end);

#endif
