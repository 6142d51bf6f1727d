/*
 * Lines of a layout while they are being written: margins on the left, text
 * wrapped between them and the width.  The one place that makes runs, and so
 * the one that keeps every line within its width.
 */
#ifndef HTML_LINE_WRITER_H
#define HTML_LINE_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "html/layout.h"

#define WRITER_MARGINS	64

/* What stands left of a block's lines. */
struct writer_margin {
	const char *first, *rest;	/* on its first line, on the others */
	unsigned looks;
	int columns, first_columns;
	bool used;			/* the first line is written */
};

/* A piece of text to wrap, with the looks of its parts. */
struct writer_text {
	const char *s;			/* must outlive the layout */
	size_t len;
	const struct document_span *spans;	/* one after the other in s */
	size_t span_count;
	unsigned looks;			/* of all spans, added to their own */
	bool rtl;
};

struct writer {
	struct arena *arena;		/* of the layout, takes lines and runs */
	const struct layout_options *options;
	struct layout_line *lines;
	size_t count, cap;
	int width;
	struct writer_margin margins[WRITER_MARGINS];
	int margin_count, indent;
	/* the line being made */
	struct layout_run *runs;
	size_t run_count, run_cap;
	int columns;
	size_t block, offset;		/* its place */
	int heading;
	struct buf breaks, levels, scratch;
	bool turned;			/* the last text ran from right to left, in the order of the screen */
	bool pinned;			/* the place stays with this block; offset counts its lines */
	bool full;			/* LIMIT_LAYOUT_LINES reached */
};

void	writer_init(struct writer *w, struct arena *arena, const struct layout_options *options, int width);
void	writer_clear(struct writer *w);

/* What follows comes from this block, unless the place is pinned. */
void	writer_place(struct writer *w, size_t block);
/* What follows comes from this block, whatever blocks are laid out in it. */
void	writer_pin(struct writer *w, size_t block);
void	writer_unpin(struct writer *w);

/* Indent what follows; strings must outlive the layout.  False when there is no room: then nothing is pushed. */
bool	writer_push(struct writer *w, const char *first, const char *rest, unsigned looks);
/* The same, wide enough for a first line of two columns: what stands there may be wider. */
bool	writer_push_hanging(struct writer *w, const char *first, unsigned looks);
void	writer_pop(struct writer *w, bool pushed);
/* Columns left of the margins. */
int	writer_room(const struct writer *w);

/* An empty line but for the margins. */
void	writer_blank(struct writer *w);
/* Wrap text into lines; align is 0 or BLOCK_ALIGN_* bits. */
void	writer_wrap(struct writer *w, const struct writer_text *text, unsigned align);
/* Text whose line ends are its own: wrapped hard, or cut and shifted when the options say so. */
void	writer_verbatim(struct writer *w, const struct writer_text *text);
/* One line of one look, cut at the width. */
void	writer_plain(struct writer *w, const char *s, unsigned looks);

/* A line by hand: begin, add runs, end. */
void	writer_begin(struct writer *w);
void	writer_add(struct writer *w, const char *s, size_t len, unsigned looks, int link, int columns);
/* count columns of spaces. */
void	writer_space(struct writer *w, int count);
void	writer_end(struct writer *w);

#endif
