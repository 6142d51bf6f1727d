/*
 * HTML as feeds carry it, token by token, without a tree: enough to make a
 * plain title of it and to sanitise it.  Linear in its input whatever that is.
 * Rendering is not done here.
 */
#ifndef FEED_MARKUP_H
#define FEED_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* What is to be known of an element, bits. */
#define MARKUP_HIDDEN	0x01u	/* what is in it is no text: script, style */
#define MARKUP_UNSAFE	0x02u	/* the tag is left out when sanitised */
#define MARKUP_BLOCK	0x04u	/* parts words */
#define MARKUP_KNOWN	0x08u	/* an element of HTML */

/* The bits of an element; 0 for what is no HTML.  Any case. */
unsigned markup_element(const char *name, size_t len);

/* Has the element no end tag (br, img)? */
bool	markup_is_void(const char *name, size_t len);

enum markup_kind { MARKUP_END, MARKUP_TEXT, MARKUP_START_TAG, MARKUP_END_TAG, MARKUP_COMMENT };

struct markup_token {
	enum markup_kind kind;
	const char *s;		/* the whole token */
	size_t len;
	const char *name;	/* of tags */
	size_t name_len;
	const char *attributes;	/* of start tags: what is after the name, before '>' */
	size_t attributes_len;
};

struct markup_reader {
	const char *at, *end;
	unsigned missing;	/* what is known not to come any more */
};

void	markup_open(struct markup_reader *r, const char *html, size_t len);
/* The next token; MARKUP_END at the end.  Every byte is in one token. */
enum markup_kind markup_next(struct markup_reader *r, struct markup_token *token);
/* Skip what a hidden element holds, its end tag included; false (and nothing skipped) when it is never closed. */
bool	markup_skip_hidden(struct markup_reader *r, const struct markup_token *start);

/* An attribute of a start tag, raw: references are not decoded. */
struct markup_attribute {
	const char *name, *value;
	size_t name_len, value_len;
};
/* The attribute at *s (up to end), *s moves behind it; false when there is none any more. */
bool	markup_next_attribute(const char **s, const char *end, struct markup_attribute *a);

/*
 * Append HTML as one line of plain text: tags gone, references decoded, white
 * space folded.  With guess it is not sure that it is HTML at all: only tags
 * that HTML knows are taken for tags, and what was escaped twice is decoded
 * twice.
 */
void	markup_to_line(struct buf *out, const char *html, size_t len, bool guess);
/* Append plain text as one line: white space folded, ends trimmed. */
void	markup_fold(struct buf *out, const char *s, size_t len);

#endif
