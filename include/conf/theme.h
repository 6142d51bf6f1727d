/*
 * What each part of the screen looks like: the shipped themes, the user's own
 * ones and the "color" and "highlight" lines of the config file, in the words
 * of newsboat and in ours.  Nothing here knows what a terminal can show.
 */
#ifndef CONF_THEME_H
#define CONF_THEME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct settings;

/* What a text is; the theme says how it looks. */
enum look {
	LOOK_TEXT,
	LOOK_ARTICLE,		/* the text of an article */
	LOOK_DIM,		/* dates, hints, furniture */
	LOOK_BAR,		/* the top line */
	LOOK_BORDER,		/* between panes */
	LOOK_UNREAD,
	LOOK_READ,
	LOOK_FOCUS,		/* the selected row */
	LOOK_FOCUS_UNREAD,	/* ... when it is unread */
	LOOK_FOCUS_OTHER,	/* ... of a pane that has not the keys */
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
	LOOK_KINDS
};

/* Attributes, bits, in words that do not need curses. */
#define THEME_BOLD	1u
#define THEME_DIM	2u
#define THEME_ITALIC	4u
#define THEME_UNDERLINE	8u
#define THEME_REVERSE	16u

/* A colour is -1, the terminal's own; 0 to 255, its palette; or red, green and blue in 24 bits. */
#define THEME_OWN	(-1)
#define THEME_RGB	0x1000000

struct theme_look {
	int ink, paper;
	unsigned attributes;
};

struct theme {
	struct theme_look looks[LOOK_KINDS];
};

/* "color ELEMENT INK PAPER ATTRIBUTE..." of the config file. */
struct conf_color {
	enum look look;
	struct theme_look how;
};

/* In which texts a highlight is sought, bits. */
enum highlight_where { HIGHLIGHT_FEEDS = 1, HIGHLIGHT_HEADLINES = 2, HIGHLIGHT_ARTICLE = 4, HIGHLIGHT_FILTER = 8 };

/* "highlight WHERE REGEX INK PAPER ATTRIBUTE...", "highlight-article FILTER INK PAPER ATTRIBUTE..." */
struct conf_highlight {
	unsigned where;
	const char *pattern;	/* a POSIX extended regular expression, checked; or a filter, not looked at here */
	struct theme_look how;
	const char *origin;	/* "config:3" */
	bool of_rule;		/* it stands in a rule line */
};

/*
 * The theme of a name: the file "themes/NAME" beside the config file, else the
 * shipped one, with the color lines of settings laid over.  -1 with err when
 * there is none or a line in it is wrong; *theme is usable all the same.
 */
int	theme_load(struct theme *theme, const char *name, const struct settings *settings, struct error *err);

#endif
