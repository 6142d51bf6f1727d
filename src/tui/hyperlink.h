/*
 * Links in the text of a terminal (OSC 8), which are written past curses: only
 * what cannot put anything else out of its place.
 */
#ifndef TUI_HYPERLINK_H
#define TUI_HYPERLINK_H

#include <stdbool.h>
#include <stddef.h>

/* May len bytes of text, one line, be written as a link to that address? */
bool	hyperlink_fits(const char *s, size_t len, const char *address);

#endif
