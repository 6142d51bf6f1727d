/* Superscripts and subscripts as text of one line: Unicode's where they are exact. */
#ifndef HTML_SCRIPT_TEXT_H
#define HTML_SCRIPT_TEXT_H

#include <stdbool.h>

#include "base/buf.h"

/* Append s raised or lowered; "x^(a b)" and "x_a" where Unicode has no such character. */
void	script_text(struct buf *out, const char *s, size_t len, bool raised);

#endif
