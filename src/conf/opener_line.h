/*
 * A line "open PATTERN PROGRAM ..." of the config file: what opens the
 * addresses that fit.  The words are parted here, once, before any address is
 * known; nothing is ever parted again.
 */
#ifndef CONF_OPENER_LINE_H
#define CONF_OPENER_LINE_H

#include "base/arena.h"
#include "conf/settings.h"
#include "tokens.h"

/* Read pattern and program into *opener, in the arena.  NULL, or what is wrong: a sentence in the arena. */
const char *opener_line_read(const struct tokens *words, struct conf_opener *opener, struct arena *a);

#endif
