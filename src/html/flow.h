/*
 * The text of one block while it is being gathered: white space folded as the
 * web does, every byte cleaned (text/clean.h), looks and links kept as spans.
 * Knows nothing of elements.
 */
#ifndef HTML_FLOW_H
#define HTML_FLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "html/document.h"

struct flow_span {
	size_t start;			/* in the text */
	unsigned looks;
	int link;
};

struct flow {
	struct buf text, scratch;
	struct flow_span *spans;
	size_t span_count, span_cap;
	size_t measured;		/* of preformatted text: bytes whose columns are counted ... */
	int column;			/* ... and the column after them */
	int breaks;			/* forced breaks since the last text */
	bool space, newline;		/* white space since the last text; with a line end in it */
	unsigned space_looks;		/* of that space */
	int space_link;
};

void	flow_clear(struct flow *flow);
/* Add text as it stands in the source; white space folds. */
void	flow_add(struct flow *flow, const char *s, size_t len, unsigned looks, int link);
/* Add preformatted text: white space and line ends stay, tabs go to stops of 8. */
void	flow_add_pre(struct flow *flow, const char *s, size_t len, unsigned looks, int link);
/* A forced break, if more text follows. */
void	flow_break(struct flow *flow);
/* The breaks since the last text part paragraphs: two of them, or one after a long line that ends a sentence. */
bool	flow_parts_paragraphs(const struct flow *flow);
/* No text yet but spaces. */
bool	flow_is_empty(const struct flow *flow);
/* Give the text to a block and begin again; false when there was none. */
bool	flow_take(struct flow *flow, struct arena *a, struct document_block *block);
/* The text runs from right to left: direction (a dir attribute, "" none) says so, or its first letter. */
bool	flow_runs_rtl(const char *s, size_t len, const char *direction);

#endif
