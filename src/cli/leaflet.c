#include <string.h>

#include "app/body.h"
#include "html/document.h"
#include "text/date.h"
#include "text/url.h"
#include "leaflet.h"

/* The element of each kind of block; NULL: none of its own. */
static const char *const elements[] = {
	[BLOCK_PARAGRAPH] = "p", [BLOCK_LIST_ITEM] = "li", [BLOCK_QUOTE] = "blockquote", [BLOCK_PRE] = "pre",
	[BLOCK_RULE] = "hr", [BLOCK_FIGURE] = "figure", [BLOCK_CAPTION] = "figcaption", [BLOCK_TABLE] = "table",
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

/* Text or the value of an attribute; LF is a break where breaks is its element. */
static void
add_text(struct buf *out, const char *s, size_t len, const char *breaks)
{
	size_t i;

	for (i = 0; i < len; i++) {
		switch (s[i]) {
		case '&':
			buf_adds(out, "&amp;");
			break;
		case '<':
			buf_adds(out, "&lt;");
			break;
		case '>':
			buf_adds(out, "&gt;");
			break;
		case '"':
			buf_adds(out, "&quot;");
			break;
		case '\n':
			buf_adds(out, breaks);
			break;
		default:
			buf_addc(out, s[i]);
		}
	}
}

static void
add_string(struct buf *out, const char *s)
{
	add_text(out, s, strlen(s), " ");
}

static void
add_span(const struct document *doc, const struct document_span *span, const char *breaks, struct buf *out)
{
	size_t i;

	if (span->link > 0) {
		buf_adds(out, "<a href=\"");
		add_string(out, doc->links[span->link - 1].url);
		buf_adds(out, "\">");
	}
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

static const char *
element_of(const struct document_block *block)
{
	static const char *const headings[] = { "h3", "h3", "h4", "h5", "h6", "h6" };

	if (block->kind == BLOCK_HEADING)
		return headings[block->level > 0 && block->level <= 6 ? block->level - 1 : 5];
	if (block->kind == BLOCK_LIST)
		return block->level == 1 ? "ol" : "ul";
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
		buf_printf(out, " colspan=%d", block->level);
	if (block->kind == BLOCK_CELL && block->rows > 1)
		buf_printf(out, " rowspan=%d", block->rows);
	if (block->flags & BLOCK_RTL)
		buf_adds(out, " dir=rtl");
	buf_addc(out, '>');
	for (i = 0; i < block->span_count; i++)
		add_span(doc, &block->spans[i], block->kind == BLOCK_PRE ? "\n" : "<br>", out);
}

static void
close_block(const struct document_block *block, struct buf *out)
{
	const char *name = element_of(block);

	if (name != NULL && block->kind != BLOCK_RULE)
		buf_printf(out, "</%s>\n", name);
}

/* The whole tree, without recursion: a feed says how deep it is. */
static void
add_document(const struct document *doc, struct buf *out)
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

void
leaflet_begin(struct buf *out)
{
	buf_adds(out, "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	    "<meta name=\"referrer\" content=\"no-referrer\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Articles of coranto</title>\n"
	    "<style>body { max-width: 40em; margin: auto; padding: 1em; line-height: 1.5; font-family: serif }\n"
	    "pre { overflow: auto } article { border-top: 1px solid; margin-top: 3em }</style>\n</head>\n<body>\n");
}

void
leaflet_write(const struct article *article, struct buf *out)
{
	struct document *doc = body_document(article);
	size_t i;

	buf_printf(out, "<article id=\"article-%lld\">\n<h2>", (long long)article->id);
	if (url_is_web(article->link)) {
		buf_adds(out, "<a href=\"");
		add_string(out, article->link);
		buf_adds(out, "\">");
	}
	add_string(out, article->title[0] != '\0' ? article->title : "-");
	buf_printf(out, "%s</h2>\n<p>", url_is_web(article->link) ? "</a>" : "");
	add_string(out, article->feed_title);
	if (article->author[0] != '\0') {
		buf_adds(out, " · ");
		add_string(out, article->author);
	}
	buf_adds(out, " · <time>");
	date_format_rfc3339(out, article->date);
	buf_adds(out, "</time></p>\n");
	add_document(doc, out);
	for (i = 0; i < article->enclosure_count; i++) {
		buf_adds(out, "<p>");
		add_string(out, article->enclosures[i].url);
		buf_adds(out, "</p>\n");
	}
	buf_adds(out, "</article>\n");
	document_free(doc);
}

void
leaflet_end(struct buf *out)
{
	buf_adds(out, "</body>\n</html>\n");
}
