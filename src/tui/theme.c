#include "screen.h"
#include "theme.h"

/* Only the ink is coloured: it fits a dark and a light terminal. */
static const struct theme_look looks[LOOK_KINDS] = {
	[LOOK_TEXT] =		{ 0, 0, -1, -1 },
	[LOOK_DIM] =		{ THEME_DIM, 0, 8, 244 },
	[LOOK_BAR] =		{ THEME_BOLD, THEME_BOLD, -1, -1 },
	[LOOK_UNREAD] =		{ THEME_BOLD, THEME_BOLD, -1, -1 },
	[LOOK_READ] =		{ 0, 0, -1, 246 },
	[LOOK_STAR] =		{ THEME_BOLD, THEME_BOLD, 3, 178 },
	[LOOK_COUNT_UNREAD] =	{ THEME_BOLD, THEME_BOLD, 6, 37 },
	[LOOK_FOLDER] =		{ THEME_UNDERLINE, 0, 6, 37 },
	[LOOK_WARNING] =	{ THEME_BOLD, 0, 1, 167 },
	[LOOK_TITLE] =		{ THEME_BOLD, THEME_BOLD, -1, -1 },
	[LOOK_HEADING] =	{ THEME_BOLD, THEME_BOLD, 6, 37 },
	[LOOK_LINK] =		{ THEME_UNDERLINE, 0, 4, 68 },
	[LOOK_QUOTE] =		{ 0, 0, -1, 246 },
	[LOOK_CODE] =		{ 0, 0, 2, 107 },
	[LOOK_MATCH] =		{ THEME_REVERSE, THEME_REVERSE, 3, 178 },
};

const struct theme_look *
theme_look(unsigned look)
{
	look &= 0xFF;
	return &looks[look < LOOK_KINDS ? look : LOOK_TEXT];
}
