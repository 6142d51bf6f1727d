#include <stdbool.h>
#include <string.h>

#include "html/document.h"
#include "text/entity.h"

/* The element of each kind of block; NULL: none of its own. */
static const char *const elements[] = {
	[BLOCK_PARAGRAPH] = "p", [BLOCK_LIST_ITEM] = "li", [BLOCK_QUOTE] = "blockquote", [BLOCK_PRE] = "pre",
	[BLOCK_RULE] = "hr", [BLOCK_FIGURE] = "figure", [BLOCK_TABLE] = "table",
	[BLOCK_ROW] = "tr", [BLOCK_CELL] = "td", [BLOCK_TERM] = "p", [BLOCK_DEFINITION] = "blockquote",
	[BLOCK_ADDRESS] = "address", [BLOCK_EMBED] = "p", [BLOCK_NOTE] = "aside", [BLOCK_DETAILS] = "div",
	[BLOCK_SUMMARY] = "p",
};

static const struct {
	unsigned bit;
	const char *name;
} looks[] = {
	{ SPAN_BOLD, "b" }, { SPAN_ITALIC, "i" }, { SPAN_UNDERLINE, "u" }, { SPAN_STRIKE, "s" },
	{ SPAN_CODE, "code" }, { SPAN_MARK, "mark" }, { SPAN_DELETED, "del" }, { SPAN_INSERTED, "ins" },
};

#define LOOK_COUNT	(sizeof(looks) / sizeof(looks[0]))

/* Text whose LF are written as breaks. */
static void
add_text(struct buf *out, const char *s, size_t len, const char *breaks)
{
	const char *end = s + len, *next;

	for (; (next = memchr(s, '\n', (size_t)(end - s))) != NULL; s = next + 1) {
		entity_encode_for(out, s, (size_t)(next - s), ENTITY_ANYWHERE);
		buf_adds(out, breaks);
	}
	entity_encode_for(out, s, (size_t)(end - s), ENTITY_ANYWHERE);
}

/*
 * An address as the value of an attribute.  What found its way into it and no
 * address may hold is percent-encoded: books are checked for it (RFC 3986, 2).
 */
static void
add_address(struct buf *out, const char *url)
{
	const char *path = strstr(url, "://");

	path = path != NULL ? path + 3 + strcspn(path + 3, "/?#") : url;
	for (; *url != '\0'; url++) {
		bool wrong = strchr("\"<>\\^`{|} ", *url) != NULL || (url >= path && (*url == '[' || *url == ']'));

		if (wrong)
			buf_printf(out, "%%%02X", (unsigned char)*url);
		else
			entity_encode_for(out, url, 1, ENTITY_ANYWHERE);
	}
}

void
document_html_address(struct buf *out, const char *url)
{
	buf_adds(out, "<a href=\"");
	add_address(out, url);
	buf_adds(out, "\">");
}

static void
add_span(const struct document *doc, const struct document_span *span, const char *breaks, struct buf *out)
{
	size_t i;

	if (span->link > 0)
		document_html_address(out, doc->links[span->link - 1].url);
	for (i = 0; i < LOOK_COUNT; i++)
		if (span->looks & looks[i].bit)
			buf_printf(out, "<%s>", looks[i].name);
	add_text(out, span->text, span->len, breaks);
	for (i = LOOK_COUNT; i-- > 0;)
		if (span->looks & looks[i].bit)
			buf_printf(out, "</%s>", looks[i].name);
	if (span->link > 0)
		buf_adds(out, "</a>");
}

/* HTML has captions at the end of figures and at the beginning of tables. */
static const char *
caption_of(const struct document_block *block)
{
	if (block->parent->kind == BLOCK_TABLE && block->parent->first == block)
		return "caption";
	return block->parent->kind == BLOCK_FIGURE && block->next == NULL ? "figcaption" : "div";
}

static const char *
element_of(const struct document_block *block)
{
	static const char *const headings[] = { "h3", "h3", "h4", "h5", "h6", "h6" };

	if (block->kind == BLOCK_HEADING)
		return headings[block->level > 0 && block->level <= 6 ? block->level - 1 : 5];
	if (block->kind == BLOCK_LIST)
		return block->level == 1 ? "ol" : "ul";
	if (block->kind == BLOCK_CAPTION)
		return caption_of(block);
	if (block->kind == BLOCK_CELL && block->flags & BLOCK_HEADER_CELL)
		return "th";
	return elements[block->kind];
}

static void
open_block(const struct document *doc, const struct document_block *block, struct buf *out)
{
	const char *name = element_of(block);
	size_t i;

	if (name == NULL)
		return;
	buf_printf(out, "<%s", name);
	if (block->kind == BLOCK_CELL && block->level > 1)
		buf_printf(out, " colspan=\"%d\"", block->level);
	if (block->kind == BLOCK_CELL && block->rows > 1)
		buf_printf(out, " rowspan=\"%d\"", block->rows);
	if (block->flags & BLOCK_RTL)
		buf_adds(out, " dir=\"rtl\"");
	buf_adds(out, block->kind == BLOCK_RULE ? "/>\n" : ">");
	for (i = 0; i < block->span_count; i++)
		add_span(doc, &block->spans[i], block->kind == BLOCK_PRE ? "\n" : "<br/>", out);
}

static void
close_block(const struct document_block *block, struct buf *out)
{
	const char *name = element_of(block);

	if (name != NULL && block->kind != BLOCK_RULE)
		buf_printf(out, "</%s>\n", name);
}

/* The whole tree, without recursion: a feed says how deep it is. */
void
document_html(const struct document *doc, struct buf *out)
{
	const struct document_block *block = doc->root;

	while (block != NULL) {
		open_block(doc, block, out);
		if (block->first != NULL) {
			block = block->first;
			continue;
		}
		close_block(block, out);
		while (block != NULL && block->next == NULL) {
			block = block->parent;
			if (block != NULL)
				close_block(block, out);
		}
		block = block != NULL ? block->next : NULL;
	}
}
