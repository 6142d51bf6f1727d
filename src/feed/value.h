/*
 * The text of one element while it is read: characters, or markup inside it,
 * written again as HTML; and what it becomes in the end.
 */
#ifndef FEED_VALUE_H
#define FEED_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "xml.h"

/* What the characters of a text construct are (RFC 4287 3.1 and 4.1.3, Atom 0.3 mode, RSS). */
enum value_kind {
	VALUE_TEXT,
	VALUE_HTML,
	VALUE_XHTML,		/* markup, not escaped */
	VALUE_GUESS,		/* RSS: nobody says */
	VALUE_LINES,		/* as VALUE_GUESS, but plain text more often than not: its lines count */
	VALUE_BASE64,		/* of something to guess */
	VALUE_BINARY		/* base64 of no text: a picture */
};

struct value {
	struct buf text;
	struct arena *arena;
	enum value_kind kind;
	bool escaping;		/* characters are escaped as they come */
	bool has_markup;
	int depth;		/* of elements inside it */
	const char *base;	/* of relative addresses inside, "" as the item's */
	size_t limit;
	bool cut;
};

/* Begin: type and mode are attributes or NULL; fallback is what holds without them. */
void	value_open(struct value *v, enum value_kind fallback, const char *type, const char *mode, size_t limit);
void	value_clear(struct value *v);
void	value_add(struct value *v, const char *s, size_t len);
void	value_start_tag(struct value *v, const struct xml_tag *tag);
void	value_end_tag(struct value *v, const char *name);

/* The value as HTML; lent. */
const char *value_html(struct value *v, size_t *len);
/* The value as one line of plain text; lent. */
const char *value_line(struct value *v, size_t *len);
/*
 * U+0080 to U+009F are controls; who writes "&#146;" means what windows-1252
 * has there.  Nothing is copied where there is none.
 */
void	value_correct_controls(struct buf *text);

#endif
