/*
 * The rule for text that may be shown: any bytes in, safe bytes out.  Run when
 * text enters the store and again when it leaves for a terminal; running it
 * twice changes nothing.  The output is valid UTF-8 without control, escape,
 * bidi-override, invisible, tag, private-use or unassigned characters, with at
 * most a few combining marks a base (../reliability: text for the terminal).
 */
#ifndef TEXT_CLEAN_H
#define TEXT_CLEAN_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"

/* Append s as one line: breaks and tabs become spaces, runs of spaces fold, ends are trimmed; cut at max bytes (0: no cut). */
void	clean_line(struct buf *out, const char *s, size_t len, size_t max);
/* Append s as text of lines: LF kept, TAB becomes spaces (stops of 8), nothing folded. */
void	clean_block(struct buf *out, const char *s, size_t len);
/*
 * As clean_block, for text that layout will break: keeps what only tells where
 * a line may end (U+00A0, U+00AD, U+200B, U+202F, U+2060).  The last gate
 * before the terminal is clean_block or clean_line all the same.
 */
void	clean_flow(struct buf *out, const char *s, size_t len);
/* As clean_line, the result in an arena. */
char	*clean_line_dup(struct arena *a, const char *s, size_t max);

#endif
