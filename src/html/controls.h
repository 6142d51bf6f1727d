/*
 * HTML text without control characters, raw or as references: the parser would
 * put U+FFFD for them, and nothing may betray that they were there.
 */
#ifndef HTML_CONTROLS_H
#define HTML_CONTROLS_H

#include <stddef.h>

#include "base/buf.h"

/* Append the text, or the value of an attribute, without them. */
void	controls_strip(struct buf *out, const char *s, size_t len);

#endif
