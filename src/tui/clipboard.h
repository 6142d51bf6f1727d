/* What a terminal is told that shall come to the clipboard (OSC 52). Pure. */
#ifndef TUI_CLIPBOARD_H
#define TUI_CLIPBOARD_H

#include "base/buf.h"

/* Append the sequence that copies a text: cleaned, and cut to what terminals take. */
void	clipboard_write(struct buf *out, const char *text);

#endif
