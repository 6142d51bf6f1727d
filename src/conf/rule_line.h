/*
 * A line "rule FILTER ACTION" of the config file.  The filter is a text here:
 * what it means is the store's, and who applies it says what is wrong in it.
 */
#ifndef CONF_RULE_LINE_H
#define CONF_RULE_LINE_H

#include "base/arena.h"
#include "conf/settings.h"
#include "tokens.h"

/*
 * Read filter and action of the line into *rule, and what RULE_HIGHLIGHT draws
 * into *highlight.  NULL, or what is wrong: a sentence in the arena.
 */
const char *rule_line_read(const struct tokens *words, struct conf_rule *rule, struct conf_highlight *highlight,
	    struct arena *a);

#endif
