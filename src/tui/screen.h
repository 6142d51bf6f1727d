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
#include "conf/theme.h"
#include "palette.h"

struct screen;

/* Bits or'ed to a look. */
enum look_bits {
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
/* Take it once more, after a stop that nobody told of (SIGSTOP): a shell may have used it as it was. */
void	screen_retake(struct screen *screen);

/* Colours that can be used, 0 none. */
int	screen_colors(const struct screen *screen);
/* Draw in this theme from now on. */
void	screen_theme(struct screen *screen, const struct theme *theme);
/* The look of the n-th highlight of screen_highlights(): to be given to screen_put(). */
#define LOOK_HIGHLIGHT(n)	((unsigned)LOOK_KINDS + (unsigned)(n))
#define SCREEN_HIGHLIGHTS_MAX	64
/* More looks, as the user's highlights have them; at most SCREEN_HIGHLIGHTS_MAX are kept. */
void	screen_highlights(struct screen *screen, const struct conf_highlight *highlights, size_t count);
/*
 * Ask the terminal for its background: the answer comes as KEY_BACKGROUND,
 * soon, late or never, and is never taken for keys.
 */
void	screen_ask_background(struct screen *screen);
/* What is known of it. */
enum background screen_background(const struct screen *screen);
/* Let the mouse give keys or not: KEY_CLICK to KEY_WHEEL_DOWN. */
void	screen_use_mouse(struct screen *screen, bool use);
/* Where the mouse was at the last of them. */
void	screen_pointer(const struct screen *screen, int *y, int *x);

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
/* The same, the rest left as it is. */
void	screen_text(struct screen *screen, int y, int x, int width, unsigned look, const char *s);
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
/* Where the cursor stands while it is hidden; shown there for a screen reader. */
void	screen_rest(struct screen *screen, int y, int x);
void	screen_show_rest(struct screen *screen, bool show);
/* Whether signs beyond letters and lines can be hoped for. */
bool	screen_has_signs(const struct screen *screen);
/* Bring the picture to the terminal, all at once. */
void	screen_flush(struct screen *screen);
/* The title of the terminal's window: cleaned, cut. */
void	screen_title(struct screen *screen, const char *title);

/* Ring the terminal's bell. */
void	screen_beep(struct screen *screen);
/* Hand a text to the terminal's clipboard (OSC 52): cleaned, line feeds kept; only because of a key.  False when it cannot be. */
bool	screen_copy(struct screen *screen, const char *text);

/* The next key that has arrived, KEY_NONE when there is none.  False: the terminal is gone. */
bool	screen_key(struct screen *screen, int *key);

#endif
