/* LaTeX formulas as text of one line, as far as that reads better than the source. */
#ifndef HTML_TEX_H
#define HTML_TEX_H

#include <stddef.h>

#include "base/buf.h"

/* Append the formula s, without its delimiters. */
void	tex_write(struct buf *out, const char *s, size_t len);
/*
 * The next formula in running text, between \( \), \[ \], $$ $$ or, when it can be nothing else, $ $: bytes with
 * the delimiters, *start where it begins, *inner and *inner_len what is between
 * them.  0 when there is none.
 */
size_t	tex_find(const char *s, size_t len, size_t *start, const char **inner, size_t *inner_len);

#endif
