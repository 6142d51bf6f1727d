/*
 * EBCDIC, the encodings of IBM's mainframes, as tables.  Its bytes look like
 * other text and mean something else, so no label alone is believed: only a
 * document that begins with its "<?xm" is read so (XML 1.0, appendix F).
 */
#ifndef EBCDIC_H
#define EBCDIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Does an XML declaration in EBCDIC begin here? */
bool	ebcdic_begins(const char *s, size_t len);
/* Append as UTF-8 what is written in the code page of this name ("IBM037").  Returns how many bytes were no character. */
size_t	ebcdic_decode(struct buf *out, const char *name, const char *s, size_t len);

#endif
