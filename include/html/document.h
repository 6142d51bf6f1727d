/*
 * What an article says, apart from any window: a tree of blocks and the spans
 * of text in them.  Made from HTML of any quality or from plain text; nothing
 * in it is raw HTML, all text is clean (text/clean.h).
 */
#ifndef HTML_DOCUMENT_H
#define HTML_DOCUMENT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"

enum block_kind {
	BLOCK_ROOT, BLOCK_PARAGRAPH, BLOCK_HEADING, BLOCK_LIST, BLOCK_LIST_ITEM, BLOCK_QUOTE,
	BLOCK_PRE, BLOCK_RULE, BLOCK_FIGURE, BLOCK_CAPTION, BLOCK_TABLE, BLOCK_ROW, BLOCK_CELL,
	BLOCK_TERM, BLOCK_DEFINITION, BLOCK_ADDRESS, BLOCK_EMBED, BLOCK_NOTE, BLOCK_DETAILS,
	BLOCK_SUMMARY
};

/* Looks of a span, bits. */
#define SPAN_BOLD	0x0001u
#define SPAN_ITALIC	0x0002u
#define SPAN_UNDERLINE	0x0004u
#define SPAN_STRIKE	0x0008u
#define SPAN_CODE	0x0010u
#define SPAN_MARK	0x0020u
#define SPAN_LINK	0x0040u
#define SPAN_IMAGE	0x0080u		/* text standing for a picture */
#define SPAN_HEADING	0x0100u		/* set by layout */
#define SPAN_QUOTE	0x0200u		/* set by layout */
#define SPAN_CAPTION	0x0400u		/* set by layout */
#define SPAN_DIM	0x0800u		/* set by layout: furniture, link numbers */
#define SPAN_DELETED	0x1000u
#define SPAN_INSERTED	0x2000u
#define SPAN_ANCHOR	0x4000u		/* leads to another place in the same article */

/* A stretch of one look.  The spans of a block follow each other in memory. */
struct document_span {
	const char *text;	/* not ended by NUL; see the text of a block */
	size_t len;
	unsigned looks;
	int link;		/* number of the link it belongs to, from 1; 0 none */
};

/*
 * Blocks with text (paragraph, heading, pre, caption, term, embed, summary)
 * have no children, the others have no text.  Text is clean UTF-8; LF is a
 * forced break, and U+00A0, U+00AD and U+200B are kept for the layout.
 */
struct document_block {
	enum block_kind kind;
	int level;		/* heading 1-6; list: 0 unordered, 1 ordered; cell: columns spanned */
	int rows;		/* cell: rows spanned */
	unsigned flags;		/* BLOCK_* bits below */
	size_t number;		/* in document order, the root is 0 */
	const char *label;	/* pre: language; embed: what it is; item of an ordered list: "3."; else "" */
	const char *text;	/* of all spans together */
	size_t len;
	struct document_span *spans;
	size_t span_count;
	struct document_block *first, *last, *next, *parent;
};

#define BLOCK_HEADER_CELL	1u
#define BLOCK_ALIGN_RIGHT	2u
#define BLOCK_ALIGN_CENTER	4u
#define BLOCK_RTL		8u	/* text that runs from right to left */
#define BLOCK_LOOSE		16u	/* list: blank lines between its items */

struct document_link {
	const char *url;	/* absolute where it can be made so, trackers stripped, url_is_safe_link */
};

struct document {
	struct arena arena;
	struct document_block *root;
	struct document_link *links;	/* link number n is links[n - 1], each target once */
	size_t link_count;
	size_t block_count;
};

/* What is known of an article beside its text; "" is unknown. */
struct document_hints {
	const char *url;	/* of the article: relative addresses are resolved against it */
	const char *title;	/* plain text: a heading that only repeats it is left out */
};

/*
 * From an HTML fragment or page (any bytes), without what is not the article:
 * share bars, trackers, "appeared first on".  Never fails.  document_free() it.
 */
struct document *document_from_article(const char *html, size_t len, const struct document_hints *hints);
/* The same with an address only. */
struct document *document_from_html(const char *html, size_t len, const char *base_url);
/* From plain text: blank lines part paragraphs, addresses become links. */
struct document *document_from_text(const char *text, size_t len);
void	document_free(struct document *doc);
/* Append the tree as an outline, one block a line: for golden files and the raw view. */
void	document_outline(const struct document *doc, struct buf *out);
/* Append the blocks as clean HTML, which is well-formed XML too: no script, no picture, no style. */
void	document_html(const struct document *doc, struct buf *out);
/* Append the start tag of a link to an address, "<a href=...>"; what no address may hold is percent-encoded. */
void	document_html_address(struct buf *out, const char *url);
/* Append the blocks as Markdown (CommonMark 0.31, tables as in GitHub's). */
void	document_markdown(const struct document *doc, struct buf *out);

#endif
