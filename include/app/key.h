/* Keys as numbers: a character is its code point, the others stand above Unicode. */
#ifndef APP_KEY_H
#define APP_KEY_H

#include <stddef.h>

#include "base/buf.h"

enum key {
	KEY_NONE = -1,
	KEY_TAB = 0x09,
	KEY_RETURN = 0x0D,
	KEY_ESCAPE = 0x1B,
	KEY_ERASE = 0x7F,
	KEY_CURSOR_UP = 0x110000, KEY_CURSOR_DOWN, KEY_CURSOR_LEFT, KEY_CURSOR_RIGHT,
	KEY_PAGE_UP, KEY_PAGE_DOWN, KEY_TO_HOME, KEY_TO_END, KEY_INSERT, KEY_DELETE, KEY_BACK_TAB,
	KEY_FUNCTION,			/* F1 is KEY_FUNCTION + 1, up to F12 */
	KEY_FUNCTION_LAST = KEY_FUNCTION + 12,
	KEY_CLICK, KEY_DRAG, KEY_RELEASE, KEY_WHEEL_UP, KEY_WHEEL_DOWN,	/* where: screen_pointer() */
	KEY_BACKGROUND,			/* the terminal has said what its background is */
	KEY_PASTE_BEGIN, KEY_PASTE_END
};

/* ^A and so on. */
#define KEY_CONTROL(c)	((c) & 0x1F)

/* Keys in a row that mean something together, at most. */
#define KEY_SEQUENCE_MAX	8

/* The key of a name ("j", "^F", "Space", "PgDn", newsboat's "NPAGE"), KEY_NONE when there is none. */
int	key_parse(const char *name, size_t len);
/*
 * The keys of a sequence: "gg", "^Xs", "<Space>f", "g<C-n>", or names parted
 * by blanks, "g PgDn".  Returns how many, 0 when it is none.
 */
size_t	key_sequence(const char *text, int keys[KEY_SEQUENCE_MAX]);
/* Append the name of a key, or of several. */
void	key_format(struct buf *out, int key);
void	key_format_sequence(struct buf *out, const int *keys, size_t count);

#endif
