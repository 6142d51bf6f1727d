#include <string.h>

#include "bare_address.h"
#include "blocks.h"
#include "tex.h"

void
blocks_init(struct blocks *b, struct document *doc, const char *base)
{
	memset(b, 0, sizeof(*b));
	b->doc = doc;
	b->at = doc->root;
	link_table_init(&b->links, doc, base);
}

void
blocks_clear(struct blocks *b)
{
	link_table_clear(&b->links);
	flow_clear(&b->flow);
}

struct document_block *
blocks_append(struct blocks *b, struct document_block *parent, enum block_kind kind)
{
	struct document_block *block = arena_zalloc(&b->doc->arena, 1, sizeof(*block));

	b->made++;
	block->kind = kind;
	block->label = block->text = "";
	block->parent = parent;
	if (parent->last != NULL)
		parent->last->next = block;
	else
		parent->first = block;
	parent->last = block;
	return block;
}

struct document_block *
blocks_parent_for(struct blocks *b, enum block_kind kind)
{
	if (b->at->kind != BLOCK_LIST || kind == BLOCK_LIST_ITEM)
		return b->at;
	return b->at->last != NULL ? b->at->last : blocks_append(b, b->at, BLOCK_LIST_ITEM);
}

void
blocks_remove_last(struct document_block *parent)
{
	struct document_block *block, *before = NULL;

	for (block = parent->first; block != parent->last; block = block->next)
		before = block;
	parent->last = before;
	if (before != NULL)
		before->next = NULL;
	else
		parent->first = NULL;
}

/* A line drawn with characters: the same mark three times or more, and spaces. */
static bool
is_drawn_rule(const struct document_block *block)
{
	static const char *const marks[] = { "-", "=", "_", "*", "~", "#", "—", "–", "─", "━", "•", "·" };
	size_t i, n, at, count = 0;

	if (block->kind != BLOCK_PARAGRAPH || block->span_count != 1 || block->spans[0].link > 0)
		return false;
	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		n = strlen(marks[i]);
		if (block->len >= n && memcmp(block->text, marks[i], n) == 0)
			break;
	}
	if (i == sizeof(marks) / sizeof(marks[0]))
		return false;
	for (at = 0; at < block->len; at += n, count++) {
		while (at < block->len && block->text[at] == ' ')
			at++;
		if (block->len - at < n || memcmp(block->text + at, marks[i], n) != 0)
			return false;
	}
	return count >= 3;
}

static void
append_rule(struct blocks *b)
{
	if (b->at->last != NULL && b->at->last->kind != BLOCK_RULE)
		blocks_append(b, blocks_parent_for(b, BLOCK_RULE), BLOCK_RULE);
}

void
blocks_flush(struct blocks *b)
{
	struct document_block block = { .kind = b->open.kind }, *made;

	if (!flow_take(&b->flow, &b->doc->arena, &block))
		return;
	if (b->at->kind != BLOCK_CELL && is_drawn_rule(&block)) {
		append_rule(b);
		return;
	}
	made = blocks_append(b, blocks_parent_for(b, block.kind), block.kind);
	made->text = block.text;
	made->len = block.len;
	made->spans = block.spans;
	made->span_count = block.span_count;
	made->level = b->open.level;
	made->flags = b->open.flags;
	made->label = b->open.label;
	if (flow_runs_rtl(made->text, made->len, b->open.direction))
		made->flags |= BLOCK_RTL;
}

/* The text up to and with the last bare address in it. */
static void
add_addresses(struct blocks *b, const char **s, size_t *len, const struct style *style)
{
	size_t start, n;
	int link;

	while ((n = bare_address_find(*s, *len, &start)) > 0) {
		flow_add(&b->flow, *s, start, style->looks, 0);
		link = link_table_add(&b->links, arena_strndup(&b->doc->arena, *s + start, n));
		flow_add(&b->flow, *s + start, n, style->looks | (link > 0 ? SPAN_LINK : 0), link);
		*s += start + n;
		*len -= start + n;
	}
}

/* The text up to and with the last formula in it. */
static void
add_formulas(struct blocks *b, const char **s, size_t *len, const struct style *style)
{
	const char *inner;
	size_t start, inner_len, n;
	struct buf text = { 0 };

	while ((n = tex_find(*s, *len, &start, &inner, &inner_len)) > 0) {
		flow_add(&b->flow, *s, start, style->looks, style->link);
		buf_reset(&text);
		tex_write(&text, inner, inner_len);
		flow_add(&b->flow, buf_text(&text), text.len, style->looks, style->link);
		*s += start + n;
		*len -= start + n;
	}
	buf_clear(&text);
}

void
blocks_add(struct blocks *b, const char *s, size_t len, const struct style *style)
{
	if (style->pre) {
		if (b->flow.text.len == 0)
			b->open = *style;
		flow_add_pre(&b->flow, s, len, style->looks, style->link);
		return;
	}
	if (flow_parts_paragraphs(&b->flow) && style->kind == BLOCK_PARAGRAPH && s[strspn(s, " \t\n\r\f")] != '\0' &&
	    !flow_is_empty(&b->flow))
		blocks_flush(b);
	if (b->flow.text.len == 0)
		b->open = *style;
	if (!(style->looks & SPAN_CODE))
		add_formulas(b, &s, &len, style);
	if (style->link == 0 && !(style->looks & SPAN_CODE))
		add_addresses(b, &s, &len, style);
	flow_add(&b->flow, s, len, style->looks, style->link);
}

void
blocks_add_string(struct blocks *b, const char *s, const struct style *style)
{
	blocks_add(b, s, strlen(s), style);
}
