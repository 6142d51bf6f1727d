/*
 * Character references: named ones of HTML (WHATWG HTML, 13.5), numeric ones
 * with HTML's windows-1252 corrections.
 */
#ifndef TEXT_ENTITY_H
#define TEXT_ENTITY_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* The UTF-8 text of the entity name (without & and ;), lent; NULL when there is none. */
const char *entity_lookup(const char *name, size_t len);
/*
 * A reference at s, which begins with '&'.  Appends its text to out and
 * returns the bytes it takes, or 0 when it is none ("AT&T").  Numbers that are
 * no character give U+FFFD.
 */
size_t	entity_decode_one(struct buf *out, const char *s, size_t len);
/* Append s with all references decoded, once. */
void	entity_decode(struct buf *out, const char *s, size_t len);

/* Where text is put; by it, what must be written as a reference. */
enum entity_place {
	ENTITY_ANYWHERE,	/* & < > " */
	ENTITY_TEXT,		/* between tags: & < > */
	ENTITY_VALUE		/* in the double quotes of an attribute: & < " */
};

/* Append text as HTML or XML: the only writer of references. */
void	entity_encode_for(struct buf *out, const char *s, size_t len, enum entity_place where);
/* The same for a string, anywhere. */
void	entity_encode(struct buf *out, const char *s);

#endif
