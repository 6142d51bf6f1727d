/* Plain text to blocks: blank lines part paragraphs, addresses become links. */
#ifndef HTML_PARAGRAPHS_H
#define HTML_PARAGRAPHS_H

#include <stddef.h>

#include "html/document.h"

/* Fill the empty document doc. */
void	paragraphs_build(struct document *doc, const char *text, size_t len);

#endif
