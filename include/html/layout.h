/*
 * A document as lines that fit a window.  The same document laid out again at
 * another width keeps the reader's place by way of block numbers.
 */
#ifndef HTML_LAYOUT_H
#define HTML_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "html/document.h"

struct hyphenation;

/* A stretch of one look in a line. */
struct layout_run {
	const char *text;	/* clean, without line breaks */
	size_t len;
	unsigned looks;		/* SPAN_* */
	int link;		/* number, 0 none */
	int columns;
};

struct layout_line {
	struct layout_run *runs;
	size_t run_count;
	int columns;		/* of the whole line, never over the width */
	size_t block;		/* number of the block it comes from, in document order */
	size_t offset;		/* bytes of that block's text before this line */
	int heading;		/* level of the heading that begins here, 0 none */
};

struct layout_options {
	int width;		/* columns there are, >= 1 */
	int measure;		/* widest text, 0: as wide as width; the caller centres */
	bool number_links;	/* [n] after links and their list at the end */
	bool scroll_pre;	/* long lines of code are cut, not wrapped */
	int shift;		/* ... and begin at this column */
	bool bidi;		/* put right-to-left text in visual order: the terminal does not */
	bool justify;		/* both margins straight */
	bool hide_images;	/* nothing stands for pictures */
	const struct hyphenation *hyphenation;	/* parts words, NULL: they stay whole; outlives the call */
};

struct layout {
	struct arena arena;
	struct layout_line *lines;
	size_t line_count;
	int width;		/* the columns used: min(width, measure) */
};

/* Lay out a document; the document must outlive the layout.  layout_free() it. */
struct layout *layout_new(const struct document *doc, const struct layout_options *options);
void	layout_free(struct layout *layout);
/* The line on which the place (block, offset) of another layout stands. */
size_t	layout_find_place(const struct layout *layout, size_t block, size_t offset);
/* Append all lines as plain text, each ended by LF, trailing blanks cut. */
void	layout_write(const struct layout *layout, struct buf *out);

#endif
