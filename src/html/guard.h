/*
 * HTML of any kind to HTML that an HTML parser takes in linear time: one pass
 * over the bytes that follows the tokenizer of the HTML standard (13.2.5) and
 * a shadow of its stack of open elements.  Depth, tags, attributes, open
 * formatting elements and size are capped; comments, scripts, styles, drawings
 * and the elements with odd parsing rules of their own (frameset, select,
 * template, form, math) are left out or renamed "x-NAME", so that the parser
 * and this pass cannot come to disagree; blank text that nobody sees goes as
 * well.  Never builds a tree.
 */
#ifndef HTML_GUARD_H
#define HTML_GUARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Append the guarded page to out; true when a limit cut something off. */
bool	guard_html(const char *html, size_t len, struct buf *out);

#endif
