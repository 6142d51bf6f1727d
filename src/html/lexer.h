/*
 * HTML as bytes: what parts its words, and the attributes of a tag as the
 * tokenizer of the HTML standard reads them (13.2.5.32 to 39).  Lends, decodes
 * nothing.
 */
#ifndef HTML_LEXER_H
#define HTML_LEXER_H

#include <stdbool.h>
#include <stddef.h>

struct lexer_attribute {
	const char *name, *value;	/* lent, as they stand; value NULL when there is none */
	size_t name_len, value_len;
};

static inline int
lexer_lower(int c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static inline bool
lexer_is_letter(int c)
{
	return lexer_lower(c) >= 'a' && lexer_lower(c) <= 'z';
}

static inline bool
lexer_is_space(int c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* The order of a name of a page, in any case, and one of ours in lower case; 0 when they are one. */
int	lexer_compare(const char *s, size_t len, const char *name);
/* A name without anything odd in it: letters, digits and "-_:.@". */
bool	lexer_is_plain(const char *s, size_t len);
/* The next attribute of a tag, from *pos on; false at the tag's end, which is taken. */
bool	lexer_read_attribute(const char *s, size_t len, size_t *pos, struct lexer_attribute *a);

#endif
