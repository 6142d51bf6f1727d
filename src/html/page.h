/*
 * A page prepared for judging: what each element says by name, how much text
 * and link text it holds, and the page's text as blocks in document order (a
 * block is a run of text with no break of a block-level element in it).  Sums
 * over a subtree are differences of two members, so that a question about any
 * element costs the same, however large it is.  Judges nothing itself but what
 * no reader ever sees (scripts, forms' controls, hidden parts, navigation).
 */
#ifndef HTML_PAGE_H
#define HTML_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "html/heuristic.h"

#include "dom.h"

enum page_kind {
	PAGE_PARAGRAPH, PAGE_HEADING, PAGE_ITEM, PAGE_CELL, PAGE_PRE, PAGE_CAPTION, PAGE_TERM
};

/*
 * Weights count characters, those of scripts without spaces between words
 * (Han, Kana, Thai, Khmer ...) three times: what takes about as long to read
 * weighs the same.
 */
struct page_block {
	enum page_kind kind;
	int level;		/* of a heading, 1 to 6 */
	int node;		/* the block-level element that it stands in */
	int shell;		/* the outermost plain element that holds this block only */
	int first, last;	/* its text nodes lie in [first, last) */
	int group;		/* the list, table, quote or figure around it, or -1 */
	int item;		/* the li, tr or pre around it, or -1 */
	int quote;		/* the outermost blockquote around it, or -1 */
	const char *text;	/* white space folded; "\n" where the page breaks a line */
	uint32_t len;
	uint32_t weight, link, slanted, bold;
	uint32_t links, commas, stops;
	bool sentence;		/* ends as a sentence does */
	bool prose;		/* long enough to be told from furniture, mostly not links */
};

#define PAGE_CUT	0x01u	/* never shown: the node and all in it */
#define PAGE_BLOCK	0x02u	/* parts the text around it */
#define PAGE_DATA	0x04u	/* a table of data */

struct page_node {
	uint32_t names;		/* NAME_* of the element itself */
	uint32_t junk;		/* NAME_* by which it and what is around it are suspect (prune.c) */
	uint32_t signature;	/* equal for elements of one tag and one class value */
	uint32_t flags;		/* PAGE_* */
};

/* What stands before a node in document order; sums of a subtree are differences. */
struct page_sum {
	uint32_t text, link, links, linked_heads, bodies, blocks;
	uint16_t cells, rows, heads, parts, tables, fields, images, titles;	/* no more than LIMIT_HTML_TAGS */
};

struct page {
	const struct dom *dom;
	struct page_node *nodes;
	struct page_sum *sums;		/* node_count + 1 */
	struct page_block *blocks;
	uint32_t *prose;		/* weight of prose before each block, block_count + 1 */
	int block_count;
	int body;			/* node of <body>, or the root */
	uint32_t total_prose;
	uint64_t off;			/* heuristics left out */
};

/* The heuristic is not switched off. */
static inline bool
page_uses(const struct page *page, enum heuristic h)
{
	return (page->off >> h & 1) == 0;
}

/* Prepare a page; everything is in the arena, the dom must live as long.  off: bits of heuristics to leave out. */
struct page *page_new(const struct dom *dom, uint64_t off, struct arena *a);

/* Sums over node i and all in it. */
uint32_t page_text(const struct page *page, int i);
uint32_t page_link(const struct page *page, int i);
uint32_t page_prose(const struct page *page, int i);
/* The blocks of node i are [page_first_block, page_last_block). */
int	page_first_block(const struct page *page, int i);
int	page_last_block(const struct page *page, int i);
/* The node is the ancestor or the other itself. */
bool	page_holds(const struct page *page, int ancestor, int i);
/*
 * The element in which a block stands beside others: the parent of its shell,
 * or its own element when that holds several blocks (text parted by <br>).
 */
int	page_container(const struct page *page, const struct page_block *block);
/* Share of a block's or a node's text that is in links, 0 to 1. */
double	page_block_link_share(const struct page_block *block);
double	page_link_share(const struct page *page, int i);

#endif
