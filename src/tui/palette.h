/*
 * What a terminal can show of a theme: colours brought down to those it has.
 * A terminal of 256 colours has xterm's cube and greys; with 24 bits it has
 * all.  Pure.
 */
#ifndef TUI_PALETTE_H
#define TUI_PALETTE_H

#include <stdbool.h>
#include <stddef.h>

#include "conf/theme.h"

enum background { BACKGROUND_UNKNOWN, BACKGROUND_DARK, BACKGROUND_LIGHT };

/* A colour (conf/theme.h) as one of so many: 8, 16, 88, 256, or direct ones above. */
int	palette_reduce(int color, int colors);
/*
 * A look on such a terminal: colours reduced (0 colours: attributes alone),
 * what is THEME_OWN as in the ground look.  A paper that does not differ from
 * the ground's any more becomes reverse.
 */
struct theme_look palette_fit(const struct theme_look *look, const struct theme_look *ground, int colors);
/* Dark or light, of a terminal's answer "rgb:RRRR/GGGG/BBBB" to OSC 11. */
enum background palette_background(const char *answer);

/* By what rxvt and others tell their children in COLORFGBG: "15;0" is white on black.  NULL: nothing. */
enum background palette_colorfgbg(const char *colours);

#endif
