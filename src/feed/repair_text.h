/*
 * The text of a document that is being repaired: how far it is read, what
 * comes ahead, its names; and characters written anew, escaped so that XML
 * takes them.  Knows no tags.
 */
#ifndef FEED_REPAIR_TEXT_H
#define FEED_REPAIR_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

#define REPAIR_NAME_BYTES	128	/* of a name that is kept; longer ones are cut */

/* What is searched for ahead. */
enum ahead { AHEAD_COMMENT, AHEAD_SECTION, AHEAD_DOUBLE_QUOTE, AHEAD_SINGLE_QUOTE, AHEAD_TAG, AHEAD_COUNT };

struct repair_text {
	const char *at, *end;		/* what is not read yet */
	struct buf *out;
	unsigned bits;			/* REPAIR_*: what was forgiven so far */
	struct buf scratch;		/* a decoded reference */
	const char *found[AHEAD_COUNT];	/* kept, so that each is found once */
};

static inline bool
repair_text_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline bool
repair_text_starts_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static inline bool
repair_text_is_in_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
	    c == '-' || c == '.' || c == ':';
}

/* The next of what at or after from; NULL when there is none any more. */
const char *repair_text_find(struct repair_text *r, const char *from, enum ahead what);
/* What is not read yet begins with these letters, of any case. */
bool	repair_text_begins(const struct repair_text *r, const char *what);
/*
 * The name at s as it can be written, into REPAIR_NAME_BYTES: other characters
 * become '_'.  Returns the bytes of the source.
 */
size_t	repair_text_name(const struct repair_text *r, const char *s, char *name);
/* Append characters, escaped anew, references decoded. */
void	repair_text_add(struct repair_text *r, const char *s, size_t len);
/* Append characters, escaped; references in them are none. */
void	repair_text_add_literal(struct repair_text *r, const char *s, size_t len);

#endif
