/* UTF-16 and UTF-32 to UTF-8, and telling them from bytes of ASCII's kin. */
#ifndef WIDE_H
#define WIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct wide {
	int unit;		/* bytes: 2 or 4; 0 for none */
	bool big;		/* most significant byte first */
};

/* Append; lone surrogates and what is over U+10FFFF become U+FFFD.  Returns how many did. */
size_t	wide_decode(struct buf *out, struct wide form, const char *s, size_t len);

/*
 * What the zero bytes among the first characters of a document tell: markup,
 * JSON and most text begin with ASCII.
 */
struct wide wide_detect(const char *s, size_t len);

#endif
