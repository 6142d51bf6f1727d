/*
 * A page as a flat array of nodes in document order, copied out of gumbo's
 * tree into an arena: the only room that knows gumbo.  Input is guarded for
 * depth, tags, attributes and size before gumbo sees it, so every walk over
 * the result is bounded.
 */
#ifndef HTML_DOM_H
#define HTML_DOM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/*
 * Elements by name; TAG_OTHER for unknown ones, TAG_TEXT for text.  Left out
 * of the tree: comments, svg, frames, and the content of scripts but
 * ld+json and math/tex.  listing and xmp are TAG_PRE, dir is TAG_UL.
 */
#define DOM_TAGS(X) DOM_GUMBO_TAGS(X) X(DIALOG) X(PICTURE) X(SVG) X(FRAME) X(FRAMESET)
#define DOM_GUMBO_TAGS(X) \
	X(A) X(ABBR) X(ACRONYM) X(ADDRESS) X(ARTICLE) X(ASIDE) X(AUDIO) X(B) X(BASE) X(BIG) X(BLOCKQUOTE) \
	X(BODY) X(BR) X(BUTTON) X(CAPTION) X(CENTER) X(CITE) X(CODE) X(COL) X(COLGROUP) X(DD) X(DEL) \
	X(DETAILS) X(DFN) X(DIV) X(DL) X(DT) X(EM) X(EMBED) X(FIELDSET) X(FIGCAPTION) X(FIGURE) \
	X(FONT) X(FOOTER) X(FORM) X(H1) X(H2) X(H3) X(H4) X(H5) X(H6) X(HEAD) X(HEADER) \
	X(HGROUP) X(HR) X(HTML) X(I) X(IFRAME) X(IMG) X(INPUT) X(INS) X(KBD) X(LABEL) X(LEGEND) X(LI) \
	X(LINK) X(MAIN) X(MARK) X(MATH) X(MENU) X(META) X(NAV) X(NOSCRIPT) X(OBJECT) X(OL) X(OPTION) X(P) \
	X(PARAM) X(PRE) X(Q) X(RP) X(RT) X(RUBY) X(S) X(SAMP) X(SCRIPT) X(SECTION) X(SELECT) \
	X(SMALL) X(SOURCE) X(SPAN) X(STRIKE) X(STRONG) X(STYLE) X(SUB) X(SUMMARY) X(SUP) X(TABLE) \
	X(TBODY) X(TD) X(TEMPLATE) X(TEXTAREA) X(TFOOT) X(TH) X(THEAD) X(TIME) X(TITLE) X(TR) X(TRACK) \
	X(TT) X(U) X(UL) X(VAR) X(VIDEO) X(WBR)

enum dom_tag {
	TAG_OTHER, TAG_TEXT,
#define X(name) TAG_##name,
	DOM_TAGS(X)
#undef X
	TAG_COUNT
};

struct dom_node {
	enum dom_tag tag : 8;
	unsigned attribute_count : 8;
	unsigned depth : 16;
	int parent;			/* index; -1 for the root */
	int end;			/* index after the last descendant */
	/*
	 * Of TAG_TEXT, its text; of an element the names and values of its
	 * attributes in turn, before them the element's name for TAG_OTHER.
	 */
	const char *strings;
};

struct dom {
	struct arena arena;
	struct dom_node *nodes;		/* nodes[0] is <html> (or the fragment's root) */
	int node_count;
	bool cut;			/* a limit cut the input */
};

/*
 * Parse a page or a fragment (UTF-8), which ends up in <body>.  Never fails:
 * nonsense gives an empty tree.  dom_free() it.
 */
struct dom *dom_parse(const char *html, size_t len);
void	dom_free(struct dom *dom);

/* The text of TAG_TEXT, entities decoded; "" of an element. */
static inline const char *
dom_text(const struct dom_node *node)
{
	return node->tag == TAG_TEXT ? node->strings : "";
}

/* The element's name in lower case; "" for text. */
const char *dom_name(const struct dom_node *node);
/* The value of an attribute, or NULL when the element does not have it. */
const char *dom_attribute(const struct dom_node *node, const char *name);
/* The first child of node i, or -1; the sibling after child i, or -1. */
int	dom_first_child(const struct dom *dom, int i);
int	dom_next_sibling(const struct dom *dom, int i);

#endif
