/*
 * Content codings (RFC 9110, 8.4.1): from a body as it came over the wire to
 * the document in it.  For the jail: what decompresses hostile bytes has
 * nothing else at hand.  Limits what a small body may grow to.
 */
#ifndef NET_CODING_H
#define NET_CODING_H

#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

/* The header line that asks for those which are understood here. */
#define CODING_ACCEPT	"Accept-Encoding: gzip, deflate, br, zstd"

/*
 * Undo the codings of a body, names as its Content-Encoding has them ("" none).
 * What is gzip without saying so is undone, too; what is a plain document
 * although it is said to be coded is taken as it is.  *document is in the body
 * or in made, which the caller clears; it ends with a NUL if the body does.
 * 0, or -1 with ERROR_LIMIT (more than limit bytes, or too many times the body)
 * or ERROR_FORMAT (damaged).
 */
int	coding_undo(const char *names, const char *body, size_t len, size_t limit, struct buf *made,
	    const char **document, size_t *document_len, struct error *err);

#endif
