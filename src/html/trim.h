/*
 * What feeds put around an article, found by its structure in any language:
 * the title or the lead once more, share bars, "appeared first on", "read
 * more", lists of contents, headings over nothing.  Takes blocks away, never
 * changes text.
 */
#ifndef HTML_TRIM_H
#define HTML_TRIM_H

#include "html/document.h"

void	trim_document(struct document *doc, const struct document_hints *hints);

#endif
