#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "html/layout.h"
#include "line_writer.h"
#include "table.h"
#include "text/width.h"

#define WIDTH_MAX	4096	/* columns: no window is wider */
#define NUMBER_MAX	16	/* bytes of "[n]" */

/* What blocks hand down to those in them. */
struct context {
	unsigned looks;
	int lists;			/* lists within lists */
	bool loose;			/* blank lines between the blocks */
};

static void lay_children(struct writer *w, const struct document_block *block, struct context context);

/* The text of a block for the window: with the numbers of its links. */

/* The text of the block is not shown as it is: links get numbers, pictures go. */
static bool
is_edited(const struct layout_options *options, const struct document_block *block)
{
	size_t i;

	for (i = 0; i < block->span_count; i++)
		if ((options->number_links && block->spans[i].link > 0) ||
		    (options->hide_images && block->spans[i].looks & SPAN_IMAGE && block->kind != BLOCK_EMBED))
			return true;
	return false;
}

/* A card that is one link: the next block goes on with it. */
static bool
goes_on(const struct document_block *block, int link)
{
	const struct document_block *next = block->next;

	return next != NULL && block->spans[0].link == link && next->span_count > 0 &&
	    next->spans[0].link == link && next->spans[next->span_count - 1].link == link;
}

/* The last span of a stretch of one link. */
static bool
ends_link(const struct document_block *block, size_t i)
{
	int link = block->spans[i].link;

	return link > 0 && (i + 1 == block->span_count ? !goes_on(block, link) : block->spans[i + 1].link != link);
}

static void
append_span(struct document_span *spans, struct writer_text *text, char *s, struct document_span span)
{
	memcpy(s + text->len, span.text, span.len);
	span.text = s + text->len;
	spans[text->span_count++] = span;
	text->len += span.len;
}

static void
edit_text(struct writer *w, const struct document_block *block, struct writer_text *text)
{
	struct document_span *spans = arena_alloc(w->arena, 2 * block->span_count * sizeof(*spans)), span, mark;
	char *s = arena_alloc(w->arena, block->len + block->span_count * NUMBER_MAX + 1), number[NUMBER_MAX];
	size_t i;

	text->s = s;
	text->len = text->span_count = 0;
	text->spans = spans;
	for (i = 0; i < block->span_count; i++) {
		if (w->options->hide_images && block->spans[i].looks & SPAN_IMAGE && block->kind != BLOCK_EMBED)
			continue;
		span = block->spans[i];
		/* Where a picture is gone, one space of two. */
		if (w->options->hide_images && block->kind != BLOCK_PRE && *span.text == ' ' && text->len > 0 &&
		    s[text->len - 1] == ' ') {
			span.text++;
			span.len--;
		}
		append_span(spans, text, s, span);
		if (!w->options->number_links || !ends_link(block, i))
			continue;
		mark = (struct document_span){ .looks = SPAN_DIM, .link = block->spans[i].link, .text = number };
		mark.len = (size_t)snprintf(number, sizeof(number), "[%d]", mark.link);
		append_span(spans, text, s, mark);
	}
}

static struct writer_text
text_of(struct writer *w, const struct document_block *block, unsigned looks)
{
	struct writer_text text = {
		.s = block->text, .len = block->len, .spans = block->spans, .span_count = block->span_count,
		.looks = looks, .rtl = (block->flags & BLOCK_RTL) != 0,
	};

	if (is_edited(w->options, block))
		edit_text(w, block, &text);
	return text;
}

/* Blocks. */

static void
lay_text(struct writer *w, const struct document_block *block, unsigned looks)
{
	struct writer_text text = text_of(w, block, looks);

	writer_wrap(w, &text, block->flags & (BLOCK_ALIGN_RIGHT | BLOCK_ALIGN_CENTER));
}

/* The columns of the widest line from first on. */
static int
widest_since(const struct writer *w, size_t first)
{
	int widest = 0;
	size_t i;

	for (i = first; i < w->count; i++)
		if (w->lines[i].columns > widest)
			widest = w->lines[i].columns;
	return widest - w->indent;
}

static void
lay_underline(struct writer *w, const char *mark, int columns)
{
	char *s = arena_alloc(w->arena, (size_t)columns * strlen(mark) + 1);
	int i;

	for (i = 0; i < columns; i++)
		memcpy(s + (size_t)i * strlen(mark), mark, strlen(mark) + 1);
	writer_begin(w);
	writer_add(w, s, (size_t)columns * strlen(mark), SPAN_DIM, 0, columns);
	writer_end(w);
}

/* The first two levels are underlined, the others marked in front. */
static void
lay_heading(struct writer *w, const struct document_block *block, struct context context)
{
	static const char *const marks[] = { "", "", "", "### ", "#### ", "##### ", "###### " };
	static const char *const blanks[] = { "", "", "", "    ", "     ", "      ", "       " };
	int level = block->level < 1 ? 1 : block->level > 6 ? 6 : block->level;
	size_t first = w->count;
	bool pushed = writer_push(w, marks[level], blanks[level], SPAN_DIM);

	w->heading = level;
	lay_text(w, block, context.looks | SPAN_HEADING | SPAN_BOLD);
	if (level <= 2)
		lay_underline(w, level == 1 ? "━" : "─", widest_since(w, first));
	writer_pop(w, pushed);
}

static void
lay_pre(struct writer *w, const struct document_block *block, struct context context)
{
	struct writer_text text = text_of(w, block, context.looks | SPAN_CODE);
	bool pushed = writer_push(w, "  ", "  ", 0);

	if (*block->label != '\0') {
		writer_begin(w);
		writer_add(w, "[", 1, SPAN_DIM, 0, 1);
		writer_add(w, block->label, strlen(block->label), SPAN_DIM, 0, (int)strlen(block->label));
		writer_add(w, "]", 1, SPAN_DIM, 0, 1);
		if (w->columns <= w->width)
			writer_end(w);
	}
	writer_verbatim(w, &text);
	writer_pop(w, pushed);
}

static void
lay_rule(struct writer *w)
{
	static const char mark[] = "* * *";
	int room = writer_room(w);

	writer_begin(w);
	if (room > (int)sizeof(mark)) {
		writer_space(w, (room - (int)sizeof(mark) + 1) / 2);
		writer_add(w, mark, sizeof(mark) - 1, SPAN_DIM, 0, sizeof(mark) - 1);
	} else
		writer_add(w, "*", 1, SPAN_DIM, 0, 1);
	writer_end(w);
}

/* Lists. */

static const char *
blanks_of(struct writer *w, int columns)
{
	char *s = arena_alloc(w->arena, (size_t)columns + 1);

	memset(s, ' ', (size_t)columns);
	s[columns] = '\0';
	return s;
}

static int
widest_label(const struct document_block *list)
{
	const struct document_block *item;
	int widest = 0, columns;

	for (item = list->first; item != NULL; item = item->next) {
		columns = width_text(item->label, strlen(item->label));
		if (columns > widest)
			widest = columns;
	}
	return widest;
}

static void
lay_list(struct writer *w, const struct document_block *list, struct context context)
{
	static const char *const bullets[] = { "• ", "◦ ", "▪ " };
	const struct document_block *item;
	const char *first, *rest, *indent = context.lists == 0 ? "  " : "";
	int columns = widest_label(list), pad;
	bool pushed;

	rest = blanks_of(w, (int)strlen(indent) + (columns > 0 ? columns + 1 : 2));
	context.loose = (list->flags & BLOCK_LOOSE) != 0;
	for (item = list->first; item != NULL && !w->full; item = item->next) {
		pad = columns - width_text(item->label, strlen(item->label));
		first = columns == 0 ? arena_printf(w->arena, "%s%s", indent, bullets[context.lists % 3]) :
		    arena_printf(w->arena, "%s%*s%s ", indent, pad, "", item->label);
		pushed = writer_push(w, first, rest, 0);
		if (item != list->first && context.loose) {
			writer_pop(w, pushed);
			writer_blank(w);
			pushed = writer_push(w, first, rest, 0);
		}
		context.lists++;
		lay_children(w, item, context);
		context.lists--;
		writer_pop(w, pushed);
	}
}

static void
lay_indented(struct writer *w, const struct document_block *block, struct context context, const char *margin)
{
	bool pushed = writer_push(w, margin, margin, SPAN_DIM);

	lay_children(w, block, context);
	writer_pop(w, pushed);
}

static void
lay_caption(struct writer *w, const struct document_block *block, struct context context)
{
	bool pushed = writer_push(w, "  ", "  ", 0);

	lay_text(w, block, context.looks | SPAN_CAPTION);
	writer_pop(w, pushed);
}

/* The summary hangs out to the left of what it sums up. */
static void
lay_details(struct writer *w, const struct document_block *block, struct context context)
{
	bool pushed = writer_push(w, block->first->kind == BLOCK_SUMMARY ? "▾ " : "  ", "  ", SPAN_DIM);

	lay_children(w, block, context);
	writer_pop(w, pushed);
}

static void
lay_note(struct writer *w, const struct document_block *block, struct context context)
{
	lay_underline(w, "─", writer_room(w) < 10 ? writer_room(w) : 10);
	lay_children(w, block, context);
}

static void
lay_cell(struct writer *w, const struct document_block *cell, unsigned looks)
{
	struct context context = { .looks = looks };

	lay_children(w, cell, context);
}

static void
lay_table(struct writer *w, const struct document_block *table, struct context context)
{
	const struct document_block *block;

	for (block = table->first; block != NULL; block = block->next)
		if (block->kind == BLOCK_CAPTION)
			lay_caption(w, block, context);
	table_write(w, table, context.looks, lay_cell);
}

static void
lay_block(struct writer *w, const struct document_block *block, struct context context)
{
	writer_place(w, block->number);
	switch (block->kind) {
	case BLOCK_HEADING:
		lay_heading(w, block, context);
		break;
	case BLOCK_LIST:
		lay_list(w, block, context);
		break;
	case BLOCK_QUOTE:
		context.looks |= SPAN_QUOTE;
		context.lists = 0;
		lay_indented(w, block, context, "│ ");
		break;
	case BLOCK_PRE:
		lay_pre(w, block, context);
		break;
	case BLOCK_RULE:
		lay_rule(w);
		break;
	case BLOCK_CAPTION:
		lay_caption(w, block, context);
		break;
	case BLOCK_DEFINITION:
		lay_indented(w, block, context, "    ");
		break;
	case BLOCK_TABLE:
		lay_table(w, block, context);
		break;
	case BLOCK_TERM: case BLOCK_SUMMARY:
		lay_text(w, block, context.looks | SPAN_BOLD);
		break;
	case BLOCK_DETAILS:
		lay_details(w, block, context);
		break;
	case BLOCK_NOTE:
		lay_note(w, block, context);
		break;
	case BLOCK_PARAGRAPH: case BLOCK_EMBED:
		lay_text(w, block, context.looks);
		break;
	default:
		lay_children(w, block, context);
		break;
	}
}

/* A blank line belongs between the two. */
static bool
are_apart(const struct document_block *before, const struct document_block *after, struct context context)
{
	if (after->kind == BLOCK_CAPTION || before->kind == BLOCK_SUMMARY || before->kind == BLOCK_TERM)
		return false;
	if (before->kind == BLOCK_DEFINITION && (after->kind == BLOCK_TERM || after->kind == BLOCK_DEFINITION))
		return false;
	if (after->parent->kind == BLOCK_LIST_ITEM && after->kind == BLOCK_LIST && !context.loose)
		return false;
	return true;
}

/* Only pictures, which are not to be shown. */
static bool
is_hidden(const struct writer *w, const struct document_block *block)
{
	size_t i;

	if (!w->options->hide_images || block->kind != BLOCK_PARAGRAPH || block->span_count == 0)
		return false;
	for (i = 0; i < block->span_count; i++)
		if (!(block->spans[i].looks & SPAN_IMAGE) && block->spans[i].len > 1)
			return false;
	return true;
}

/* Depth is bounded by LIMIT_HTML_DEPTH. */
static void
lay_children(struct writer *w, const struct document_block *block, struct context context)
{
	const struct document_block *child, *before = NULL;

	for (child = block->first; child != NULL && !w->full; child = child->next) {
		if (is_hidden(w, child))
			continue;
		writer_place(w, child->number);
		if (before != NULL && are_apart(before, child, context))
			writer_blank(w);
		lay_block(w, child, context);
		before = child;
	}
}

/* The list of addresses at the end. */
static void
lay_links(struct writer *w, const struct document *doc)
{
	struct document_span span = { .looks = SPAN_LINK };
	struct writer_text text = { .spans = &span, .span_count = 1 };
	const char *first;
	size_t i;
	bool pushed;
	int digits = snprintf(NULL, 0, "%zu", doc->link_count);

	writer_place(w, doc->block_count);
	if (w->count > 0)
		writer_blank(w);
	writer_plain(w, "Links:", SPAN_BOLD | SPAN_DIM);
	for (i = 0; i < doc->link_count && !w->full; i++) {
		span.text = text.s = doc->links[i].url;
		span.len = text.len = strlen(doc->links[i].url);
		span.link = (int)i + 1;
		first = arena_printf(w->arena, "%*s[%zu] ", digits - snprintf(NULL, 0, "%zu", i + 1), "", i + 1);
		pushed = writer_push(w, first, blanks_of(w, digits + 3), SPAN_DIM);
		writer_place(w, doc->block_count + i);
		writer_wrap(w, &text, 0);
		writer_pop(w, pushed);
	}
}

/* The last line there was room for says that there was more. */
static void
lay_cut_mark(struct writer *w)
{
	w->full = false;
	w->count--;
	writer_place(w, w->block);
	writer_plain(w, "[cut here: the article is too long]", SPAN_DIM);
}

struct layout *
layout_new(const struct document *doc, const struct layout_options *options)
{
	struct layout *layout = mem_zalloc(1, sizeof(*layout));
	struct context context = { 0 };
	struct writer w;

	layout->width = options->width < 1 ? 1 : options->width > WIDTH_MAX ? WIDTH_MAX : options->width;
	if (options->measure > 0 && options->measure < layout->width)
		layout->width = options->measure;
	writer_init(&w, &layout->arena, options, layout->width);
	lay_children(&w, doc->root, context);
	if (options->number_links && doc->link_count > 0)
		lay_links(&w, doc);
	if (w.full)
		lay_cut_mark(&w);
	layout->lines = w.lines;
	layout->line_count = w.count;
	writer_clear(&w);
	return layout;
}

void
layout_free(struct layout *layout)
{
	if (layout == NULL)
		return;
	arena_clear(&layout->arena);
	free(layout);
}

size_t
layout_find_place(const struct layout *layout, size_t block, size_t offset)
{
	size_t low = 0, high = layout->line_count, middle;
	const struct layout_line *line;

	while (low < high) {
		middle = (low + high) / 2;
		line = &layout->lines[middle];
		if (line->block < block || (line->block == block && line->offset <= offset))
			low = middle + 1;
		else
			high = middle;
	}
	/* Of lines that stand at the same place, as a heading and the line below it, the first. */
	for (low -= low > 0; low > 0; low--)
		if (layout->lines[low - 1].block != layout->lines[low].block ||
		    layout->lines[low - 1].offset != layout->lines[low].offset)
			break;
	return low;
}

void
layout_write(const struct layout *layout, struct buf *out)
{
	const struct layout_line *line;
	size_t i, k;

	for (i = 0; i < layout->line_count; i++) {
		line = &layout->lines[i];
		for (k = 0; k < line->run_count; k++)
			buf_add(out, line->runs[k].text, line->runs[k].len);
		while (out->len > 0 && out->data[out->len - 1] == ' ')
			buf_truncate(out, out->len - 1);
		buf_addc(out, '\n');
	}
}
