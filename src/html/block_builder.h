/*
 * The blocks of a document while they are being made: one block of text is
 * open at a time, everything else puts it in its place in the tree.  Knows
 * styles, not elements.
 */
#ifndef HTML_BLOCK_BUILDER_H
#define HTML_BLOCK_BUILDER_H

#include <stdbool.h>

#include "flow.h"
#include "html/document.h"
#include "link_table.h"

/* What an element hands down to those in it. */
struct style {
	enum block_kind kind;		/* of the block that text opens */
	int level;
	unsigned flags;			/* of that block */
	unsigned looks;
	int link;
	bool pre;			/* white space stays */
	int quotes;			/* <q> within <q> */
	const char *label;		/* of a pre block */
	const char *direction;		/* dir, "" unknown */
};

struct builder {
	struct document *doc;
	struct link_table links;
	struct document_block *at;	/* takes the next block */
	struct flow flow;		/* the text of the block being gathered ... */
	struct style open;		/* ... and what block it will be */
};

void	builder_init(struct builder *b, struct document *doc, const char *base);
void	builder_clear(struct builder *b);
/* Add a block at the end of parent. */
struct document_block *builder_append(struct builder *b, struct document_block *parent, enum block_kind kind);
/* Where a block may go: a list holds items only, so what is between them belongs to the last. */
struct document_block *builder_parent_for(struct builder *b, enum block_kind kind);
/* Take the last block of parent out again. */
void	builder_remove_last(struct document_block *parent);
/* End the block of text being gathered. */
void	builder_flush(struct builder *b);
/* Text as it stands in the source: white space folds, addresses become links, formulas readable. */
void	builder_add(struct builder *b, const char *s, size_t len, const struct style *style);
void	builder_add_string(struct builder *b, const char *s, const struct style *style);

#endif
