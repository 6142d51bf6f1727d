/*
 * The terminal: what is drawn on it, which keys come from it.  The only room
 * that knows curses and the last gate for hostile text: whatever it is given,
 * no byte reaches the terminal that the rule of text/clean does not allow.
 */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct screen;

/* What a text is; the theme says how it looks. */
enum look {
	LOOK_TEXT,
	LOOK_DIM,		/* dates, hints, furniture */
	LOOK_BAR,		/* the top line */
	LOOK_UNREAD,
	LOOK_READ,
	LOOK_STAR,
	LOOK_COUNT_UNREAD,	/* the number before a feed */
	LOOK_FOLDER,
	LOOK_WARNING,
	LOOK_TITLE,		/* of an article */
	LOOK_HEADING,
	LOOK_LINK,
	LOOK_QUOTE,
	LOOK_CODE,
	LOOK_MATCH,
	LOOK_KINDS,

	/* Or'ed to one of those. */
	LOOK_BOLD = 0x100,
	LOOK_ITALIC = 0x200,
	LOOK_UNDERLINE = 0x400,
	LOOK_SELECTED = 0x800
};

/* Begin with the terminal of standard input and output.  NULL with err. */
struct screen *screen_open(struct error *err);
/* Give it back as it was. */
void	screen_close(struct screen *screen);
/* Give the terminal to another program, and take it back. */
void	screen_leave(struct screen *screen);
void	screen_return(struct screen *screen);

void	screen_size(const struct screen *screen, int *rows, int *columns);
/* Ask the terminal for its size again. */
void	screen_resize(struct screen *screen);
/* Forget what the terminal shows: the next flush draws all of it. */
void	screen_redraw(struct screen *screen);

/* Empty the picture. */
void	screen_erase(struct screen *screen);
/*
 * Draw len bytes of s (any bytes) in row y from column x, at most width
 * columns.  Returns the columns used.
 */
int	screen_put(struct screen *screen, int y, int x, int width, unsigned look, const char *s, size_t len);
/* As screen_put of a string, cut with an ellipsis, the rest of width filled with blanks. */
void	screen_field(struct screen *screen, int y, int x, int width, unsigned look, const char *s);
/* Whether what is drawn next has the keys: only there a selection is in reverse. */
void	screen_focus(struct screen *screen, bool focused);
/*
 * What was just drawn so is a link (OSC 8), where the terminal understands
 * it: holds until the picture is emptied.  number joins the parts of one link
 * that stand on several lines; both strings outlive the next flush.
 */
void	screen_link(struct screen *screen, int y, int x, int width, unsigned look, const char *s, size_t len,
	    const char *address, int number);
/* Blanks of a look. */
void	screen_fill(struct screen *screen, int y, int x, int width, unsigned look);
/* Show the cursor at a place; y < 0 hides it. */
void	screen_cursor(struct screen *screen, int y, int x);
/* Bring the picture to the terminal, all at once. */
void	screen_flush(struct screen *screen);
/* The title of the terminal's window: cleaned, cut. */
void	screen_title(struct screen *screen, const char *title);

/* Hand a text to the terminal's clipboard (OSC 52): cleaned, line feeds kept; only because of a key.  False when it cannot be. */
bool	screen_copy(struct screen *screen, const char *text);

/* The next key that has arrived, KEY_NONE when there is none.  False: the terminal is gone. */
bool	screen_key(struct screen *screen, int *key);

#endif
