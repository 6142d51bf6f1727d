/*
 * The blocks of a document while they are being made: one block of text is
 * open at a time, everything else puts it in its place in the tree.  Knows
 * styles, not elements.
 */
#ifndef HTML_BLOCKS_H
#define HTML_BLOCKS_H

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

struct blocks {
	struct document *doc;
	struct link_table links;
	struct document_block *at;	/* takes the next block */
	size_t made;			/* blocks so far, with those that were taken out again */
	struct flow flow;		/* the text of the block being gathered ... */
	struct style open;		/* ... and what block it will be */
};

void	blocks_init(struct blocks *b, struct document *doc, const char *base);
void	blocks_clear(struct blocks *b);
/* Add a block at the end of parent. */
struct document_block *blocks_append(struct blocks *b, struct document_block *parent, enum block_kind kind);
/* Where a block may go: a list holds items only, so what is between them belongs to the last. */
struct document_block *blocks_parent_for(struct blocks *b, enum block_kind kind);
/* Take the last block of parent out again. */
void	blocks_remove_last(struct document_block *parent);
/* End the block of text being gathered. */
void	blocks_flush(struct blocks *b);
/* Text as it stands in the source: white space folds, addresses become links, formulas readable. */
void	blocks_add(struct blocks *b, const char *s, size_t len, const struct style *style);
void	blocks_add_string(struct blocks *b, const char *s, const struct style *style);

#endif
