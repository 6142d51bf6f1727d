/*
 * The words of a line of configuration, in newsboat's way: parted by blanks,
 * "..." holds blanks (\" \\ \n \t \r are escapes in it), '...' holds anything,
 * a word that begins with # begins a comment, unless it is a colour as in
 * #d0a040 and not the first word.  A quote counts at the beginning
 * of a word and after the = of name="value".
 */
#ifndef CONF_TOKENS_H
#define CONF_TOKENS_H

#include <stddef.h>

#include "base/arena.h"

struct token {
	const char *text;	/* without its quotes */
	size_t start, end;	/* the bytes of the line that it takes */
};

struct tokens {
	struct token *items;
	size_t count;
};

/* Split len bytes of line.  NULL, or what is wrong in a few words. */
const char *tokens_split(struct arena *a, const char *line, size_t len, struct tokens *out);
/* The value v of a word "name=v" with len bytes of name before the '='; NULL when it is none. */
const char *tokens_value(const char *word, size_t *len);

#endif
