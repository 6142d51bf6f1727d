#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/map.h"
#include "blocks.h"
#include "build.h"
#include "code.h"
#include "cruft.h"
#include "data_table.h"
#include "math.h"
#include "note.h"
#include "numeral.h"
#include "picture.h"
#include "script_text.h"
#include "tex.h"
#include "text/utf8.h"

struct build {
	const struct dom *dom;
	struct blocks out;
	struct numeral_list *list;	/* the list whose items are being read, NULL none */
	int skipped;			/* a node that has been read already; 0 none */
	struct buf scratch;
	struct map abbreviations;	/* explained already */
};

typedef void element_builder(struct build *b, int i, struct style style);

static element_builder *const builders[TAG_COUNT];
static void build_children(struct build *b, int i, struct style style);

/* A block that holds the blocks of node i. */
static struct document_block *
build_container(struct build *b, int i, struct style style, enum block_kind kind)
{
	struct document_block *outer, *parent, *block;

	blocks_flush(&b->out);
	outer = b->out.at;
	parent = blocks_parent_for(&b->out, kind);
	block = b->out.at = blocks_append(&b->out, parent, kind);
	build_children(b, i, style);
	blocks_flush(&b->out);
	b->out.at = outer;
	if (block->first == NULL && kind != BLOCK_CELL) {
		blocks_remove_last(parent);
		return NULL;
	}
	return block;
}

/* All text in node i, as it stands. */
static void
gather_text(struct build *b, int i, struct buf *out)
{
	int k;

	for (k = i + 1; k < b->dom->nodes[i].end; k++)
		if (b->dom->nodes[k].tag == TAG_TEXT)
			buf_adds(out, dom_text(&b->dom->nodes[k]));
}

static const char *
attribute(const struct build *b, int i, const char *name)
{
	const char *value = dom_attribute(&b->dom->nodes[i], name);

	return value != NULL ? value : "";
}

/* A word of a class attribute, or of several joined by '-' or '_'. */
static bool
has_class(const struct build *b, int i, const char *word)
{
	const char *class = attribute(b, i, "class"), *p;
	size_t n = strlen(word);

	for (p = class; (p = strcasestr(p, word)) != NULL; p += n)
		if ((p == class || strchr(" -_\n\t", p[-1]) != NULL) && (p[n] == '\0' || strchr(" -_\n\t", p[n]) != NULL))
			return true;
	return false;
}

/* Elements that are blocks. */

static void
build_block(struct build *b, int i, struct style style)
{
	blocks_flush(&b->out);
	build_children(b, i, style);
	blocks_flush(&b->out);
}

static bool
has_picture(const struct build *b, int i)
{
	int k;

	for (k = i + 1; k < b->dom->nodes[i].end; k++)
		if (b->dom->nodes[k].tag == TAG_IMG)
			return true;
	return false;
}

static void
build_paragraph(struct build *b, int i, struct style style)
{
	if (style.kind == BLOCK_PARAGRAPH && has_class(b, i, "caption") && !has_picture(b, i))
		style.kind = BLOCK_CAPTION;
	if (has_class(b, i, "verse") || has_class(b, i, "poem"))
		style.pre = true;
	build_block(b, i, style);
}

static void
build_heading(struct build *b, int i, struct style style)
{
	style.kind = BLOCK_HEADING;
	style.level = (int)(b->dom->nodes[i].tag - TAG_H1) + 1;
	style.flags = 0;
	build_block(b, i, style);
}

static void
build_quote(struct build *b, int i, struct style style)
{
	style.kind = BLOCK_PARAGRAPH;
	build_container(b, i, style, BLOCK_QUOTE);
}

static void
build_figure(struct build *b, int i, struct style style)
{
	build_container(b, i, style, BLOCK_FIGURE);
}

static void
build_caption(struct build *b, int i, struct style style)
{
	style.kind = BLOCK_CAPTION;
	build_block(b, i, style);
}

static void
build_address(struct build *b, int i, struct style style)
{
	build_container(b, i, style, BLOCK_ADDRESS);
}

static void
build_details(struct build *b, int i, struct style style)
{
	build_container(b, i, style, BLOCK_DETAILS);
}

static void
build_summary(struct build *b, int i, struct style style)
{
	style.kind = BLOCK_SUMMARY;
	build_block(b, i, style);
}

static void
build_term(struct build *b, int i, struct style style)
{
	style.kind = BLOCK_TERM;
	build_block(b, i, style);
}

static void
build_definition(struct build *b, int i, struct style style)
{
	style.kind = BLOCK_PARAGRAPH;
	build_container(b, i, style, BLOCK_DEFINITION);
}

static void
build_rule(struct build *b, int i, struct style style)
{
	(void)i;
	(void)style;
	blocks_flush(&b->out);
	if (b->out.at->last != NULL && b->out.at->last->kind != BLOCK_RULE && b->out.at->kind != BLOCK_NOTE)
		blocks_append(&b->out, blocks_parent_for(&b->out, BLOCK_RULE), BLOCK_RULE);
}

static void
build_pre(struct build *b, int i, struct style style)
{
	style.pre = true;
	if (has_class(b, i, "verse") || has_class(b, i, "poem")) {
		build_block(b, i, style);
		return;
	}
	style.kind = BLOCK_PRE;
	style.label = code_language(b->dom, i, &b->out.doc->arena);
	build_block(b, i, style);
}

/* The next thing stands on a line of its own. */
static void
begin_code_line(struct build *b, const struct style *style)
{
	const struct buf *text = &b->out.flow.text;

	if (text->len > 0 && text->data[text->len - 1] != '\n')
		blocks_add(&b->out, "\n", 1, style);
}

/* Code in a table that numbers its lines: rows, divisions and breaks are lines, what only indents the source is not. */
static void
build_code_cell(struct build *b, int cell, const struct style *style)
{
	const struct dom *dom = b->dom;
	bool verbatim = false;
	const char *text;
	int k;

	for (k = cell; k < dom->nodes[cell].end; k++) {
		text = dom_text(&dom->nodes[k]);
		if (dom->nodes[k].tag == TAG_DIV || dom->nodes[k].tag == TAG_TD || dom->nodes[k].tag == TAG_PRE)
			begin_code_line(b, style);
		verbatim |= dom->nodes[k].tag == TAG_PRE || dom->nodes[k].tag == TAG_CODE;
		if (dom->nodes[k].tag == TAG_BR)
			blocks_add(&b->out, "\n", 1, style);
		else if (dom->nodes[k].tag == TAG_TEXT && (verbatim || text[strspn(text, " \t\r\n")] != '\0'))
			blocks_add_string(&b->out, text, style);
		else if (dom->nodes[k].tag != TAG_TEXT && code_is_line_number(dom, k))
			k = dom->nodes[k].end - 1;
	}
}

static void
build_code_table(struct build *b, int i, struct style style)
{
	int k, pre = i;

	for (k = i + 1; k < b->dom->nodes[i].end && pre == i; k++)
		if (b->dom->nodes[k].tag == TAG_TD && code_is_gutter(b->dom, k))
			k = b->dom->nodes[k].end - 1;
		else if (b->dom->nodes[k].tag == TAG_CODE || b->dom->nodes[k].tag == TAG_PRE)
			pre = k;
	style.pre = true;
	style.kind = BLOCK_PRE;
	style.label = code_language(b->dom, pre, &b->out.doc->arena);
	if (*style.label == '\0')
		style.label = code_language(b->dom, i, &b->out.doc->arena);
	blocks_flush(&b->out);
	for (k = i + 1; k < b->dom->nodes[i].end; k++) {
		if (b->dom->nodes[k].tag != TAG_TD)
			continue;
		if (!code_is_gutter(b->dom, k))
			build_code_cell(b, k, &style);
		k = b->dom->nodes[k].end - 1;
	}
	blocks_flush(&b->out);
}

/* Lists. */

/* An item of several paragraphs wants air around it. */
static bool
is_loose(const struct document_block *list)
{
	const struct document_block *item, *block;

	for (item = list->first; item != NULL; item = item->next)
		for (block = item->first; block != NULL && block->next != NULL; block = block->next)
			if (block->next->kind != BLOCK_LIST)
				return true;
	return false;
}

static void
build_list(struct build *b, int i, struct style style)
{
	struct numeral_list list, *outer = b->list;
	struct document_block *block;

	numeral_begin(&list, b->dom->nodes[i].tag == TAG_OL, attribute(b, i, "type"), attribute(b, i, "start"),
	    dom_attribute(&b->dom->nodes[i], "reversed") != NULL);
	if (list.reversed && *attribute(b, i, "start") == '\0') {
		int k;

		list.next = 0;
		for (k = dom_first_child(b->dom, i); k >= 0; k = dom_next_sibling(b->dom, k))
			list.next += b->dom->nodes[k].tag == TAG_LI;
	}
	b->list = &list;
	style.kind = BLOCK_PARAGRAPH;
	block = build_container(b, i, style, BLOCK_LIST);
	if (block != NULL)
		block->level = list.ordered;
	if (block != NULL && is_loose(block))
		block->flags |= BLOCK_LOOSE;
	b->list = outer;
}

/* An item outside any list: the one before it may have made one. */
static void
build_labelled(struct build *b, int i, struct style style, const char *label)
{
	struct document_block *item, *outer = b->out.at;

	if (outer->kind != BLOCK_LIST)
		b->out.at = outer->last != NULL && outer->last->kind == BLOCK_LIST ? outer->last :
		    blocks_append(&b->out, outer, BLOCK_LIST);
	style.kind = BLOCK_PARAGRAPH;
	item = build_container(b, i, style, BLOCK_LIST_ITEM);
	if (item != NULL)
		item->label = arena_strdup(&b->out.doc->arena, label);
	if (b->out.at->first == NULL)
		blocks_remove_last(outer);
	b->out.at = outer;
}

static void
build_item(struct build *b, int i, struct style style)
{
	char label[NUMERAL_MAX] = "";

	blocks_flush(&b->out);
	if (b->list != NULL)
		numeral_next(b->list, attribute(b, i, "value"), label);
	build_labelled(b, i, style, label);
}

/* Notes. */

/* The notes at the end of an article: those that follow each other are one block. */
static struct document_block *
begin_notes(struct build *b)
{
	struct document_block *outer, *last;

	blocks_flush(&b->out);
	outer = b->out.at;
	last = outer->last;
	b->out.at = last != NULL && last->kind == BLOCK_NOTE ? last :
	    blocks_append(&b->out, blocks_parent_for(&b->out, BLOCK_NOTE), BLOCK_NOTE);
	return outer;
}

static void
end_notes(struct build *b, struct document_block *outer)
{
	blocks_flush(&b->out);
	if (b->out.at->first == NULL)
		blocks_remove_last(b->out.at->parent);
	b->out.at = outer;
}

/* A note that brings its number itself. */
static void
build_numbered_note(struct build *b, int i, struct style style, const char *label)
{
	struct document_block *outer = b->out.at->kind == BLOCK_NOTE ? NULL : begin_notes(b);

	blocks_flush(&b->out);
	build_labelled(b, i, style, label);
	if (outer != NULL)
		end_notes(b, outer);
}

static void
build_division(struct build *b, int i, struct style style)
{
	char label[NOTE_LABEL_MAX];
	int number = b->dom->nodes[i].attribute_count > 0 ? note_number(b->dom, i, label) : -1;

	if (number < 0) {
		build_paragraph(b, i, style);
		return;
	}
	b->skipped = number;
	build_numbered_note(b, i, style, label);
}

/* Tables. */

static void
build_table(struct build *b, int i, struct style style)
{
	style.kind = BLOCK_PARAGRAPH;
	if (code_is_table(b->dom, i))
		build_code_table(b, i, style);
	else if (b->out.at->kind == BLOCK_CELL || !data_table_is(b->dom, i))
		build_block(b, i, style);
	else
		build_container(b, i, style, BLOCK_TABLE);
}

static bool
in_table(const struct build *b, enum block_kind parent)
{
	return b->out.at->kind == parent;
}

static void
build_row(struct build *b, int i, struct style style)
{
	if (in_table(b, BLOCK_TABLE))
		build_container(b, i, style, BLOCK_ROW);
	else
		build_block(b, i, style);
}

static int
span_of(const struct build *b, int i, const char *name)
{
	int n = atoi(attribute(b, i, name));

	return n < 1 ? 1 : n > LIMIT_TABLE_COLUMNS ? LIMIT_TABLE_COLUMNS : n;
}

static void
build_cell(struct build *b, int i, struct style style)
{
	struct document_block *cell;
	const char *align = attribute(b, i, "align"), *css = attribute(b, i, "style");

	if (!in_table(b, BLOCK_ROW)) {
		build_block(b, i, style);
		return;
	}
	cell = build_container(b, i, style, BLOCK_CELL);
	cell->level = span_of(b, i, "colspan");
	cell->rows = span_of(b, i, "rowspan");
	if (b->dom->nodes[i].tag == TAG_TH)
		cell->flags |= BLOCK_HEADER_CELL;
	if (strcasecmp(align, "right") == 0 || strstr(css, "align:right") != NULL || strstr(css, "align: right") != NULL)
		cell->flags |= BLOCK_ALIGN_RIGHT;
	if (strcasecmp(align, "center") == 0 || strstr(css, "align:center") != NULL || strstr(css, "align: center") != NULL)
		cell->flags |= BLOCK_ALIGN_CENTER;
}

/* Elements in the text. */

static void
build_break(struct build *b, int i, struct style style)
{
	(void)i;
	if (style.pre)
		blocks_add(&b->out, "\n", 1, &style);
	else
		flow_break(&b->out.flow);
}

static void
build_wbr(struct build *b, int i, struct style style)
{
	(void)i;
	if (b->out.flow.text.len > 0)
		blocks_add_string(&b->out, "\xE2\x80\x8B", &style);
}

static void
build_quotation(struct build *b, int i, struct style style)
{
	bool inner = style.quotes++ % 2 == 1;

	blocks_add_string(&b->out, inner ? "‘" : "“", &style);
	build_children(b, i, style);
	blocks_add_string(&b->out, inner ? "’" : "”", &style);
}

/* Text and links, in at most this many nodes, can be raised or lowered as a whole. */
static bool
is_short_script(const struct build *b, int i)
{
	int k;

	if (b->dom->nodes[i].end > i + 8)
		return false;
	for (k = i + 1; k < b->dom->nodes[i].end; k++)
		if (builders[b->dom->nodes[k].tag] != NULL && b->dom->nodes[k].tag != TAG_A)
			return false;
	return true;
}

static void
build_script(struct build *b, int i, struct style style)
{
	struct buf text = { 0 };
	const char *s;
	size_t len;
	int k;

	if (!is_short_script(b, i)) {
		build_children(b, i, style);
		return;
	}
	buf_reset(&b->scratch);
	gather_text(b, i, &b->scratch);
	for (k = i + 1; k < b->dom->nodes[i].end && style.link == 0; k++)
		if (b->dom->nodes[k].tag == TAG_A)
			style.link = link_table_add(&b->out.links, attribute(b, k, "href"));
	if (style.link > 0)
		style.looks |= SPAN_LINK;
	s = buf_text(&b->scratch) + strspn(buf_text(&b->scratch), " \n\t\r");
	for (len = strlen(s); len > 0 && strchr(" \n\t\r", s[len - 1]) != NULL; len--)
		continue;
	script_text(&text, s, len, b->dom->nodes[i].tag != TAG_SUB);
	blocks_add(&b->out, buf_text(&text), text.len, &style);
	buf_clear(&text);
}

/* A link whose text is nothing at all need not be listed: take back what it added. */
static void
drop_silent_link(struct build *b, int link, size_t links, size_t made, size_t len)
{
	if (b->out.doc->link_count > links && (size_t)link == b->out.doc->link_count && b->out.made == made &&
	    b->out.flow.text.len == len)
		link_table_drop_last(&b->out.links);
}

static void
build_link(struct build *b, int i, struct style style)
{
	const char *href = attribute(b, i, "href");
	size_t links = b->out.doc->link_count, made = b->out.made, len = b->out.flow.text.len;
	int link;

	if (note_is_mark(b->dom, i)) {
		style.looks |= SPAN_ANCHOR;
		build_script(b, i, style);
		return;
	}
	link = link_table_add(&b->out.links, href);
	if (link > 0) {
		style.link = link;
		style.looks |= SPAN_LINK;
	} else if (link_table_is_anchor(&b->out.links, href)) {
		if (note_is_way_back(b->dom, i))
			return;
		style.looks |= SPAN_ANCHOR;
	}
	build_children(b, i, style);
	drop_silent_link(b, link, links, made, len);
}

static void
build_math(struct build *b, int i, struct style style)
{
	const char *display = attribute(b, i, "display"), *alt = attribute(b, i, "alttext");
	bool block = strcmp(display, "block") == 0 && style.kind == BLOCK_PARAGRAPH;
	struct buf text = { 0 };

	if (block)
		blocks_flush(&b->out);
	math_write(b->dom, i, &text);
	if (text.len == 0)
		buf_adds(&text, alt);
	style.pre = false;
	blocks_add(&b->out, buf_text(&text), text.len, &style);
	buf_clear(&text);
	if (block)
		blocks_flush(&b->out);
}

/* MathJax keeps LaTeX in scripts, which nothing else shows. */
static void
build_tex(struct build *b, int i, struct style style)
{
	const char *type = attribute(b, i, "type");
	bool block = strstr(type, "mode=display") != NULL;
	struct buf text = { 0 };

	if (strncmp(type, "math/tex", 8) != 0)
		return;
	if (block)
		blocks_flush(&b->out);
	buf_reset(&b->scratch);
	gather_text(b, i, &b->scratch);
	tex_write(&text, buf_text(&b->scratch), b->scratch.len);
	blocks_add(&b->out, buf_text(&text), text.len, &style);
	buf_clear(&text);
	if (block)
		blocks_flush(&b->out);
}

static void
build_ruby_text(struct build *b, int i, struct style style)
{
	blocks_add_string(&b->out, "(", &style);
	build_children(b, i, style);
	blocks_add_string(&b->out, ")", &style);
}

static void
build_abbreviation(struct build *b, int i, struct style style)
{
	const char *title = attribute(b, i, "title");

	build_children(b, i, style);
	buf_reset(&b->scratch);
	gather_text(b, i, &b->scratch);
	/* Dates and the like are put in titles as well: words only, and once. */
	if (strchr(title, ' ') == NULL || strpbrk(title, "0123456789") != NULL || b->scratch.len == 0 ||
	    b->scratch.len > strlen(title) || map_put(&b->abbreviations, b->scratch.data, b->scratch.len, b) != NULL)
		return;
	blocks_add_string(&b->out, " (", &style);
	blocks_add_string(&b->out, title, &style);
	blocks_add_string(&b->out, ")", &style);
}

/* The box of a task list. */
static void
build_checkbox(struct build *b, int i, struct style style)
{
	if (strcasecmp(attribute(b, i, "type"), "checkbox") == 0)
		blocks_add_string(&b->out, dom_attribute(&b->dom->nodes[i], "checked") != NULL ? "[x] " : "[\xC2\xA0] ", &style);
}

static void
build_image(struct build *b, int i, struct style style)
{
	picture_add(&b->out, b->dom, i, style);
}

static void
build_embed(struct build *b, int i, struct style style)
{
	if (!picture_add_embed(&b->out, b->dom, i, style) && b->dom->nodes[i].tag == TAG_OBJECT)
		build_children(b, i, style);
}

/* What each element does; the others only hold text. */
static element_builder *const builders[TAG_COUNT] = {
	[TAG_A] = build_link, [TAG_ABBR] = build_abbreviation, [TAG_ACRONYM] = build_abbreviation,
	[TAG_ADDRESS] = build_address, [TAG_ARTICLE] = build_block, [TAG_ASIDE] = build_block,
	[TAG_AUDIO] = build_embed, [TAG_BLOCKQUOTE] = build_quote, [TAG_BODY] = build_block, [TAG_BR] = build_break,
	[TAG_CAPTION] = build_caption, [TAG_CENTER] = build_block, [TAG_DD] = build_definition,
	[TAG_DETAILS] = build_details, [TAG_DIV] = build_division, [TAG_DL] = build_block, [TAG_DT] = build_term,
	[TAG_EMBED] = build_embed, [TAG_FIELDSET] = build_block, [TAG_FIGCAPTION] = build_caption,
	[TAG_FIGURE] = build_figure, [TAG_FOOTER] = build_block, [TAG_FORM] = build_block, [TAG_H1] = build_heading,
	[TAG_H2] = build_heading, [TAG_H3] = build_heading, [TAG_H4] = build_heading, [TAG_H5] = build_heading,
	[TAG_H6] = build_heading, [TAG_HEADER] = build_block, [TAG_HGROUP] = build_block, [TAG_HR] = build_rule,
	[TAG_IFRAME] = build_embed, [TAG_IMG] = build_image, [TAG_LEGEND] = build_block, [TAG_LI] = build_item,
	[TAG_MAIN] = build_block, [TAG_MATH] = build_math, [TAG_MENU] = build_list, [TAG_OBJECT] = build_embed, [TAG_OL] = build_list,
	[TAG_P] = build_paragraph, [TAG_PRE] = build_pre, [TAG_Q] = build_quotation, [TAG_RT] = build_ruby_text,
	[TAG_SCRIPT] = build_tex, [TAG_SECTION] = build_block, [TAG_SUB] = build_script, [TAG_SUMMARY] = build_summary, [TAG_SUP] = build_script,
	[TAG_TABLE] = build_table, [TAG_TD] = build_cell, [TAG_TH] = build_cell, [TAG_TR] = build_row,
	[TAG_UL] = build_list, [TAG_VIDEO] = build_embed, [TAG_WBR] = build_wbr,
};

static const unsigned looks_of_tag[TAG_COUNT] = {
	[TAG_B] = SPAN_BOLD, [TAG_STRONG] = SPAN_BOLD, [TAG_I] = SPAN_ITALIC, [TAG_EM] = SPAN_ITALIC,
	[TAG_CITE] = SPAN_ITALIC, [TAG_VAR] = SPAN_ITALIC, [TAG_DFN] = SPAN_ITALIC, [TAG_U] = SPAN_UNDERLINE,
	[TAG_INS] = SPAN_UNDERLINE | SPAN_INSERTED, [TAG_S] = SPAN_STRIKE, [TAG_STRIKE] = SPAN_STRIKE,
	[TAG_DEL] = SPAN_STRIKE | SPAN_DELETED, [TAG_CODE] = SPAN_CODE, [TAG_TT] = SPAN_CODE, [TAG_SAMP] = SPAN_CODE,
	[TAG_KBD] = SPAN_CODE, [TAG_MARK] = SPAN_MARK,
};

/* Looks and direction that attributes ask for. */
static void
apply_attributes(struct build *b, int i, struct style *style)
{
	const char *css = attribute(b, i, "style"), *dir = dom_attribute(&b->dom->nodes[i], "dir");

	if (dir != NULL)
		style->direction = dir;
	if (*css == '\0')
		return;
	if (strstr(css, "font-weight:bold") != NULL || strstr(css, "font-weight: bold") != NULL ||
	    strstr(css, "font-weight:700") != NULL || strstr(css, "font-weight: 700") != NULL)
		style->looks |= SPAN_BOLD;
	if (strstr(css, "font-style:italic") != NULL || strstr(css, "font-style: italic") != NULL)
		style->looks |= SPAN_ITALIC;
	if (strstr(css, "line-through") != NULL)
		style->looks |= SPAN_STRIKE;
	if (strstr(css, "text-decoration:underline") != NULL || strstr(css, "text-decoration: underline") != NULL)
		style->looks |= SPAN_UNDERLINE;
}

static void
build_node(struct build *b, int i, struct style style)
{
	const struct dom_node *node = &b->dom->nodes[i];
	struct document_block *outer = NULL;

	if (node->tag == TAG_TEXT) {
		blocks_add(&b->out, dom_text(node), strlen(dom_text(node)), &style);
		return;
	}
	if (node->tag == TAG_INPUT)
		build_checkbox(b, i, style);
	if (cruft_is_element(b->dom, i) || node->tag == TAG_RP || i == b->skipped || (style.pre && code_is_line_number(b->dom, i)))
		return;
	style.looks |= looks_of_tag[node->tag];
	if (node->attribute_count > 0)
		apply_attributes(b, i, &style);
	if (style.kind == BLOCK_PRE && node->tag == TAG_SPAN && strcmp(attribute(b, i, "class"), "line") == 0)
		begin_code_line(b, &style);
	if (node->attribute_count > 0 && b->out.at->kind != BLOCK_NOTE && note_is_list(b->dom, i))
		outer = begin_notes(b);
	if (builders[node->tag] != NULL)
		builders[node->tag](b, i, style);
	else
		build_children(b, i, style);
	if (outer != NULL)
		end_notes(b, outer);
}

/* Depth is bounded by LIMIT_HTML_DEPTH. */
static void
build_children(struct build *b, int i, struct style style)
{
	int child;

	for (child = dom_first_child(b->dom, i); child >= 0; child = dom_next_sibling(b->dom, child))
		build_node(b, child, style);
}

void
build_document(struct document *doc, const struct dom *dom, const char *base)
{
	struct build b = { .dom = dom };
	struct style style = { .kind = BLOCK_PARAGRAPH, .label = "", .direction = "" };

	blocks_init(&b.out, doc, base);
	map_init(&b.abbreviations);
	build_children(&b, 0, style);
	blocks_flush(&b.out);
	map_clear(&b.abbreviations);
	blocks_clear(&b.out);
	buf_clear(&b.scratch);
}
