/* The lines "color", "highlight" and "highlight-article" of the config file and of themes, in newsboat's words and in ours. */
#ifndef CONF_LOOK_LINE_H
#define CONF_LOOK_LINE_H

#include "base/arena.h"
#include "conf/theme.h"
#include "tokens.h"

/* Looks that one name of newsboat's may mean here. */
#define LOOK_LINE_ALIASES	2

/* Read a color line into colors, *count of them, which may be 0.  NULL, or what is wrong: a sentence in the arena. */
const char *look_line_color(const struct tokens *words, struct conf_color colors[LOOK_LINE_ALIASES], size_t *count,
	    struct arena *a);
/* The same of a highlight or highlight-article line. */
const char *look_line_highlight(const struct tokens *words, struct conf_highlight *highlight, struct arena *a);
/* "INK [PAPER [ATTRIBUTE...]]", the end of a rule line, from word number first on. */
const char *look_line_rule(const struct tokens *words, size_t first, struct theme_look *how, struct arena *a);

#endif
