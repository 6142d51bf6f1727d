#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/mem.h"
#include "text/utf8.h"

#include "glyph.h"
#include "names.h"
#include "page_blocks.h"

/* Without any width, and yet part of what is written. */
#define ZWNJ		0x200C
#define ZWJ		0x200D
#define VARIATION	0xFE0F	/* as a picture */

/* What a block-level element means for the text in it; -1 where there is none. */
struct context {
	int node;
	int group, item, quote, table, pre;
	enum page_kind kind;
	int level;
};

struct collector {
	struct page *page;
	struct arena *arena;
	struct context stack[LIMIT_HTML_DEPTH + 2];
	int depth;
	int link_end, slant_end, bold_end, caption_end, drop_end;
	int link_counted;	/* the end of the link counted last */
	uint32_t caption;	/* weight of the block's text in elements named captions */
	bool space, broken;	/* white space, a line break before the next character */
	struct page_block now;
	struct buf text;
	uint32_t last;		/* the last character that is no closing quote or space */
};

static void
start_block(struct collector *c, int node)
{
	const struct context *top = &c->stack[c->depth];

	c->now = (struct page_block){
		.kind = top->kind, .level = top->level, .node = top->node, .first = node,
		.group = top->group, .item = top->item, .quote = top->quote
	};
	c->last = c->caption = 0;
	c->link_counted = 0;
	c->space = c->broken = false;
}

/* Prose is told from furniture by its length and by what is no link. */
static bool
is_prose(const struct page_block *b)
{
	return b->kind != PAGE_HEADING && b->kind != PAGE_CAPTION && b->weight >= 40 && b->link * 2 < b->weight;
}

static void
end_block(struct collector *c, int node)
{
	struct page *page = c->page;

	c->space = c->broken = false;
	if (c->text.len == 0)
		return;
	c->now.last = node;
	c->now.len = (uint32_t)c->text.len;
	c->now.text = arena_strndup(c->arena, c->text.data, c->text.len);
	c->now.sentence = glyph_ends_sentence(c->last) || (c->last == ':' && c->now.weight > 60);
	if (c->caption * 10 > c->now.weight * 9)
		c->now.kind = PAGE_CAPTION;
	c->now.prose = is_prose(&c->now);
	page->blocks[page->block_count++] = c->now;
	buf_reset(&c->text);
}

static void
add_gap(struct collector *c)
{
	if (c->text.len > 0 && c->broken)
		buf_addc(&c->text, '\n');
	else if (c->text.len > 0 && c->space)
		buf_addc(&c->text, ' ');
	c->space = c->broken = false;
}

uint32_t
page_blocks_weight(const struct page *page, uint32_t c)
{
	uint32_t weight = glyph_weight(c);

	return weight > 1 && !page_uses(page, HEURISTIC_WIDE) ? 1 : weight;
}

static void
count_character(struct collector *c, int node, uint32_t ch)
{
	uint32_t weight = page_blocks_weight(c->page, ch);

	c->now.weight += weight;
	if (node < c->link_end && weight > 0) {
		c->now.link += weight;
		c->now.links += c->link_end != c->link_counted;
		c->link_counted = c->link_end;
	}
	c->now.slanted += node < c->slant_end ? weight : 0;
	c->now.bold += node < c->bold_end ? weight : 0;
	c->caption += node < c->caption_end ? weight : 0;
	c->now.commas += glyph_is_comma(ch);
	c->now.stops += glyph_ends_sentence(ch);
	if (weight > 0 && !glyph_closes(ch))
		c->last = ch;
}

/* Text as written, for pre: only controls go. */
static void
add_verbatim(struct collector *c, int node, const char *s, size_t len)
{
	uint32_t ch;
	size_t n;

	for (; len > 0; s += n, len -= n) {
		n = utf8_decode(s, len, &ch);
		if (c->text.len == 0 && (ch == '\n' || ch == '\r'))
			continue;
		if (c->text.len == 0)
			start_block(c, node);
		if (ch >= ' ' || ch == '\n' || ch == '\t')
			utf8_add(&c->text, ch);
		count_character(c, node, ch);
	}
}

static void
add_text(struct collector *c, int node)
{
	const char *s = dom_text(&c->page->dom->nodes[node]);
	size_t len = strlen(s), n;
	uint32_t ch;

	if (c->stack[c->depth].pre >= 0) {
		add_verbatim(c, node, s, len);
		return;
	}
	for (; len > 0; s += n, len -= n) {
		n = utf8_decode(s, len, &ch);
		if (glyph_is_space(ch)) {
			/* "T he": a dropped capital is a part of its word. */
			c->space = c->space || node >= c->drop_end || c->now.weight != 1;
			continue;
		}
		if (c->text.len == 0)
			start_block(c, node);
		if (glyph_weight(ch) == 0) {
			/* Parts of words in Persian and of pictures; text/clean knows where they may stand. */
			if ((ch == ZWNJ || ch == ZWJ || ch == VARIATION) && c->text.len > 0 && !c->space)
				utf8_add(&c->text, ch);
			continue;
		}
		add_gap(c);
		utf8_add(&c->text, ch);
		count_character(c, node, ch);
	}
}

/* <br>: a line within the block; two of them part it. */
static void
break_line(struct collector *c, int node)
{
	/* A bold line before a break is a heading of the old web. */
	bool heading = c->now.bold * 10 > c->now.weight * 9 && c->now.weight < 150;

	if (c->stack[c->depth].pre >= 0) {
		if (c->text.len > 0)
			buf_addc(&c->text, '\n');
	} else if (page_uses(c->page, HEURISTIC_BREAKS) && (c->broken || (c->text.len > 0 && heading))) {
		end_block(c, node);
	} else {
		c->broken = c->text.len > 0;
	}
}

/* The kind of text that an element brings, given what is around it. */
static void
enter_kind(struct context *c, const struct dom_node *node, const struct page_node *info)
{
	switch (node->tag) {
	case TAG_H1: case TAG_H2: case TAG_H3: case TAG_H4: case TAG_H5: case TAG_H6:
		c->kind = PAGE_HEADING;
		c->level = (int)(node->tag - TAG_H1) + 1;
		break;
	case TAG_FIGCAPTION: case TAG_CAPTION:
		c->kind = PAGE_CAPTION;
		break;
	case TAG_LI:
		c->kind = PAGE_ITEM;
		break;
	case TAG_DT:
		c->kind = PAGE_TERM;
		break;
	case TAG_TD: case TAG_TH:
		if (c->table >= 0)
			c->kind = PAGE_CELL;
		break;
	case TAG_PRE:
		c->kind = PAGE_PRE;
		break;
	case TAG_TABLE: case TAG_FIGURE:
		c->kind = PAGE_PARAGRAPH;
		break;
	default:
		break;
	}
	if ((info->names & NAME_CAPTION) != 0 && node->tag != TAG_TD && node->tag != TAG_ARTICLE && node->tag != TAG_BODY)
		c->kind = PAGE_CAPTION;
}

static void
enter_block(struct collector *c, int i)
{
	const struct dom_node *node = &c->page->dom->nodes[i];
	const struct page_node *info = &c->page->nodes[i];
	struct context *top = &c->stack[c->depth];

	if (c->depth + 1 < (int)(sizeof(c->stack) / sizeof(c->stack[0]))) {
		c->stack[++c->depth] = *top;
		top++;
	}
	top->node = i;
	enter_kind(top, node, info);
	switch (node->tag) {
	case TAG_LI: case TAG_TR:
		top->item = i;
		break;
	case TAG_UL: case TAG_OL: case TAG_DL:
		if (top->group < 0)
			top->group = i;
		break;
	case TAG_TABLE:
		top->table = (info->flags & PAGE_DATA) != 0 ? i : -1;
		top->group = top->table;
		break;
	case TAG_FIGURE:
		top->group = i;
		break;
	case TAG_PRE:
		top->pre = top->item = i;
		break;
	case TAG_BLOCKQUOTE:
		if (top->quote < 0)
			top->quote = i;
		break;
	default:
		break;
	}
}

static void
enter_inline(struct collector *c, int i)
{
	const struct dom_node *node = &c->page->dom->nodes[i];
	int *end = NULL;

	switch (node->tag) {
	case TAG_A:
		end = dom_attribute(node, "href") != NULL ? &c->link_end : NULL;
		break;
	case TAG_I: case TAG_EM: case TAG_CITE:
		end = &c->slant_end;
		break;
	case TAG_B: case TAG_STRONG:
		end = &c->bold_end;
		break;
	default:
		break;
	}
	if (end != NULL && node->end > *end)
		*end = node->end;
	if ((c->page->nodes[i].names & NAME_CAPTION) != 0 && node->end > c->caption_end)
		c->caption_end = node->end;
	if ((c->page->nodes[i].names & NAME_DROPCAP) != 0 && node->end - i <= 3)
		c->drop_end = node->end + 1;
}

static void
leave(struct collector *c, int i)
{
	while (c->depth > 0 && c->page->dom->nodes[c->stack[c->depth].node].end <= i) {
		end_block(c, i);
		c->depth--;
	}
}

/* "#", a pilcrow: the link of a heading to itself. */
static bool
is_anchor(const struct page *page, int i)
{
	const struct dom_node *nodes = page->dom->nodes;
	const char *href = nodes[i].tag == TAG_A ? dom_attribute(&nodes[i], "href") : NULL;
	uint32_t text = page->sums[nodes[i].end].text - page->sums[i].text, ch;
	int k;

	if (href == NULL || href[0] != '#' || text == 0 || text > 2)
		return false;
	for (k = i + 1; k < nodes[i].end; k++)
		if (nodes[k].tag == TAG_TEXT && dom_text(&nodes[k])[0] != '\0') {
			utf8_decode(dom_text(&nodes[k]), strlen(dom_text(&nodes[k])), &ch);
			if (glyph_is_word(ch))
				return false;
		}
	return true;
}

/* Line numbers, "[edit]", anchors of headings: marks of the machine in the text. */
static bool
is_mark(const struct page *page, int i)
{
	uint32_t names = page->nodes[i].names;

	if (is_anchor(page, i))
		return true;
	if ((names & NAME_MARK) != 0)
		return page->dom->nodes[i].tag != TAG_BODY && page->sums[page->dom->nodes[i].end].parts == page->sums[i].parts;
	return (names & NAME_HIDDEN) != 0 && (page->nodes[i].flags & PAGE_BLOCK) == 0 &&
	    page->sums[page->dom->nodes[i].end].text - page->sums[i].text < 60;
}

/* Count the blocks before each node and the prose before each block. */
static void
index_blocks(struct page *page, struct arena *a)
{
	int i, b = 0;

	page->prose = arena_zalloc(a, (size_t)page->block_count + 1, sizeof(*page->prose));
	for (i = 0; i <= page->dom->node_count; i++) {
		while (b < page->block_count && page->blocks[b].first < i)
			b++;
		page->sums[i].blocks = (uint32_t)b;
	}
	for (b = 0; b < page->block_count; b++)
		page->prose[b + 1] = page->prose[b] + (page->blocks[b].prose ? page->blocks[b].weight : 0);
}

/* Room for as many blocks as there can be: each begins in a text of its own. */
static struct page_block *
make_room(const struct dom *dom)
{
	size_t most = 0;
	int i;

	for (i = 0; i < dom->node_count; i++)
		most += dom->nodes[i].tag == TAG_TEXT;
	return mem_alloc(most * sizeof(struct page_block));
}

/* The blocks into the arena, now that it is known how many they are. */
static void
keep_blocks(struct page *page, struct arena *a)
{
	size_t size = (size_t)page->block_count * sizeof(*page->blocks);
	struct page_block *kept = arena_alloc(a, size);

	if (size > 0)
		memcpy(kept, page->blocks, size);
	free(page->blocks);
	page->blocks = kept;
}

void
page_blocks_collect(struct page *page, struct arena *a)
{
	const struct dom_node *nodes = page->dom->nodes;
	struct collector c = { .page = page, .arena = a };
	int i, end = page->dom->node_count > 0 ? nodes[page->body].end : 0;

	c.stack[0] = (struct context){
		.node = page->body, .group = -1, .item = -1, .quote = -1, .table = -1, .pre = -1, .kind = PAGE_PARAGRAPH
	};
	page->blocks = make_room(page->dom);
	for (i = page->body; i < end; i++) {
		leave(&c, i);
		if ((page->nodes[i].flags & PAGE_CUT) != 0 || is_mark(page, i)) {
			page->nodes[i].flags |= PAGE_CUT;	/* a mark is none of the article's HTML either */
			if ((page->nodes[i].flags & PAGE_BLOCK) != 0)
				end_block(&c, i);
			i = nodes[i].end - 1;
		} else if (nodes[i].tag == TAG_TEXT) {
			add_text(&c, i);
		} else if (nodes[i].tag == TAG_BR) {
			break_line(&c, i);
		} else if ((page->nodes[i].flags & PAGE_BLOCK) != 0) {
			end_block(&c, i);
			enter_block(&c, i);
		} else {
			enter_inline(&c, i);
		}
	}
	end_block(&c, end);
	buf_clear(&c.text);
	keep_blocks(page, a);
	index_blocks(page, a);
}
