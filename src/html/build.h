/* The tree of elements to the tree of blocks. */
#ifndef HTML_BUILD_H
#define HTML_BUILD_H

#include "dom.h"
#include "html/document.h"

/* Fill the empty document doc from the page; base is an absolute address or "". */
void	build_document(struct document *doc, const struct dom *dom, const char *base);

#endif
