#include <string.h>

#include "html/document.h"

static const char *const kinds[] = {
	[BLOCK_ROOT] = "root", [BLOCK_PARAGRAPH] = "paragraph", [BLOCK_HEADING] = "heading", [BLOCK_LIST] = "list",
	[BLOCK_LIST_ITEM] = "item", [BLOCK_QUOTE] = "quote", [BLOCK_PRE] = "pre", [BLOCK_RULE] = "rule",
	[BLOCK_FIGURE] = "figure", [BLOCK_CAPTION] = "caption", [BLOCK_TABLE] = "table", [BLOCK_ROW] = "row",
	[BLOCK_CELL] = "cell", [BLOCK_TERM] = "term", [BLOCK_DEFINITION] = "definition", [BLOCK_ADDRESS] = "address",
	[BLOCK_EMBED] = "embed", [BLOCK_NOTE] = "note", [BLOCK_DETAILS] = "details", [BLOCK_SUMMARY] = "summary",
};

static const struct {
	unsigned bit;
	const char *open, *close;
} marks[] = {
	{ SPAN_BOLD, "<b>", "</b>" }, { SPAN_ITALIC, "<i>", "</i>" }, { SPAN_UNDERLINE, "<u>", "</u>" },
	{ SPAN_STRIKE, "<s>", "</s>" }, { SPAN_CODE, "<code>", "</code>" }, { SPAN_MARK, "<mark>", "</mark>" },
	{ SPAN_IMAGE, "<img>", "</img>" }, { SPAN_DELETED, "<del>", "</del>" }, { SPAN_INSERTED, "<ins>", "</ins>" },
};

#define MARK_COUNT	(sizeof(marks) / sizeof(marks[0]))

/* LF as "\n", the characters that only the layout sees by name. */
static void
write_text(struct buf *out, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (s[i] == '\n')
			buf_adds(out, "\\n");
		else if (i + 1 < len && memcmp(s + i, "\xC2\xA0", 2) == 0)
			buf_adds(out, "{nbsp}"), i++;
		else if (i + 1 < len && memcmp(s + i, "\xC2\xAD", 2) == 0)
			buf_adds(out, "{shy}"), i++;
		else if (i + 2 < len && memcmp(s + i, "\xE2\x80\x8B", 3) == 0)
			buf_adds(out, "{zwsp}"), i += 2;
		else
			buf_addc(out, s[i]);
	}
}

static void
write_spans(const struct document_block *block, struct buf *out)
{
	const struct document_span *span;
	size_t i, k;

	for (i = 0; i < block->span_count; i++) {
		span = &block->spans[i];
		if (span->link > 0)
			buf_printf(out, "<a %d>", span->link);
		for (k = 0; k < MARK_COUNT; k++)
			if (span->looks & marks[k].bit)
				buf_adds(out, marks[k].open);
		write_text(out, span->text, span->len);
		for (k = MARK_COUNT; k-- > 0;)
			if (span->looks & marks[k].bit)
				buf_adds(out, marks[k].close);
		if (span->link > 0)
			buf_adds(out, "</a>");
	}
}

static void
write_block(const struct document_block *block, int depth, struct buf *out)
{
	buf_printf(out, "%*s%s", depth * 2, "", kinds[block->kind]);
	if (block->kind == BLOCK_HEADING)
		buf_printf(out, " %d", block->level);
	if (block->kind == BLOCK_LIST)
		buf_adds(out, block->level > 0 ? " ordered" : "");
	if (block->kind == BLOCK_CELL && (block->level > 1 || block->rows > 1))
		buf_printf(out, " %dx%d", block->level, block->rows);
	if (*block->label != '\0')
		buf_printf(out, " [%s]", block->label);
	if (block->flags & BLOCK_HEADER_CELL)
		buf_adds(out, " header");
	if (block->flags & BLOCK_ALIGN_RIGHT)
		buf_adds(out, " right");
	if (block->flags & BLOCK_ALIGN_CENTER)
		buf_adds(out, " center");
	if (block->flags & BLOCK_RTL)
		buf_adds(out, " rtl");
	if (block->flags & BLOCK_LOOSE)
		buf_adds(out, " loose");
	if (block->len > 0)
		buf_adds(out, ": ");
	write_spans(block, out);
	buf_addc(out, '\n');
}

void
document_outline(const struct document *doc, struct buf *out)
{
	const struct document_block *block = doc->root->first;
	size_t i;
	int depth = 0;

	while (block != NULL) {
		write_block(block, depth, out);
		if (block->first != NULL) {
			block = block->first;
			depth++;
			continue;
		}
		while (block != doc->root && block->next == NULL) {
			block = block->parent;
			depth--;
		}
		block = block->next;
	}
	for (i = 0; i < doc->link_count; i++)
		buf_printf(out, "link %zu: %s\n", i + 1, doc->links[i].url);
}
