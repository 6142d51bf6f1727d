/*
 * The rule for text that may be shown: any bytes in, safe bytes out.  Run when
 * text enters the store and again when it leaves for a terminal; running it
 * twice changes nothing.
 *
 *  1. The output is UTF-8; each maximal ill-formed part becomes U+FFFD.
 *  2. Controls go, C1 too; separators of lines become a space.
 *  3. Controls of direction go; its marks (U+200E, U+200F, U+061C) in a line.
 *  4. What cannot be seen goes; joiners stay where they do their work.
 *  5. Tags go; one variation selector stays after a base.
 *  6. Private, unassigned and no characters become U+FFFD.
 *  7. At most four marks a base (eight in Indic scripts), of a heap of more the
 *     first alone; none at the start.
 *  8. Other spaces become common ones; U+3000 stays.
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
