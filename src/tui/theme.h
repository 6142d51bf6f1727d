/* How each look is drawn: attributes for every terminal, colours for those that have them. */
#ifndef TUI_THEME_H
#define TUI_THEME_H

/* Attributes, bits, in words that do not need curses. */
#define THEME_BOLD	1u
#define THEME_DIM	2u
#define THEME_ITALIC	4u
#define THEME_UNDERLINE	8u
#define THEME_REVERSE	16u

struct theme_look {
	unsigned mono;		/* attributes without colours */
	unsigned attributes;	/* attributes with colours */
	short ink16, ink256;	/* foreground, -1 the terminal's own */
};

/* The row of an enum look (without the bits or'ed to it). */
const struct theme_look *theme_look(unsigned look);

#endif
