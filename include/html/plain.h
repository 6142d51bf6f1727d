/* HTML as plain text without layout: titles, names, previews. */
#ifndef HTML_PLAIN_H
#define HTML_PLAIN_H

#include <stddef.h>

#include "base/buf.h"

/* Append the text of an HTML fragment as one clean line: tags gone, references decoded once. */
void	plain_line(struct buf *out, const char *html, size_t len);
/* Append how the text of an HTML fragment begins, as one clean line of at most so many columns; cut after a word, with an ellipsis. */
void	plain_excerpt(struct buf *out, const char *html, size_t len, int columns);
/* Append the text of an HTML fragment, paragraphs parted by blank lines: for the search index and teasers. */
void	plain_text(struct buf *out, const char *html, size_t len);

#endif
