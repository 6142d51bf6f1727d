/*
 * Text in the order of the screen (UAX #9), for terminals that do not do it
 * themselves: levels of a paragraph, runs of a line, right-to-left text turned
 * about and its Arabic letters joined.
 */
#ifndef TEXT_BIDI_H
#define TEXT_BIDI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* A stretch of one direction in a line. */
struct bidi_run {
	size_t start, len;	/* bytes of the line, in logical order */
	bool rtl;
};

/*
 * Fill levels[0..len) with the embedding level of each byte of the paragraph s
 * (valid UTF-8), which as a whole runs from right to left or not.
 */
void	bidi_levels(const char *s, size_t len, bool rtl, unsigned char *levels);
/*
 * The runs of a line from left to right, from the levels of its bytes (rule
 * L2).  Writes at most max runs and returns how many; what does not fit stays
 * in logical order in the last one.
 */
size_t	bidi_order(const unsigned char *levels, size_t len, struct bidi_run *runs, size_t max);
/* Append right-to-left text as it stands on the screen from left to right: turned, mirrored, joined. */
void	bidi_turn(struct buf *out, const char *s, size_t len);

#endif
