/*
 * Columns of text on a terminal, by grapheme cluster (UAX #29) and by one
 * table of our own, never the locale's wcwidth.  Strings are valid UTF-8.
 */
#ifndef TEXT_WIDTH_H
#define TEXT_WIDTH_H

#include <stddef.h>

#include "base/buf.h"

/* The grapheme cluster at s (len > 0): bytes it takes; *columns 0, 1 or 2. */
size_t	width_next(const char *s, size_t len, int *columns);
/* Columns of len bytes of s. */
int	width_text(const char *s, size_t len);
/* Bytes of the longest whole-cluster prefix of s within columns; *used (may be NULL) its columns. */
size_t	width_prefix(const char *s, size_t len, int columns, int *used);
/* Append s cut to columns, with an ellipsis when it was cut, padded with spaces to exactly columns when pad. */
void	width_fit(struct buf *out, const char *s, int columns, int pad);

#endif
