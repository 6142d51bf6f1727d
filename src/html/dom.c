#include <stdlib.h>
#include <string.h>

#include <gumbo.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/mem.h"
#include "controls.h"
#include "dom.h"
#include "guard.h"
#include "heap.h"
#include "lexer.h"
#include "text/entity.h"
#include "text/utf8.h"

/* Gumbo's elements that are one of ours; the others are found by name or are TAG_OTHER. */
static const unsigned char tag_of_gumbo[GUMBO_TAG_LAST + 1] = {
#define X(name) [GUMBO_TAG_##name] = TAG_##name,
	DOM_GUMBO_TAGS(X)
#undef X
	[GUMBO_TAG_IMAGE] = TAG_IMG,
	[GUMBO_TAG_LISTING] = TAG_PRE,
	[GUMBO_TAG_XMP] = TAG_PRE,
	[GUMBO_TAG_DIR] = TAG_UL,
};

/* ... and back, for the name. */
static const GumboTag gumbo_of_tag[TAG_COUNT] = {
#define X(name) [TAG_##name] = GUMBO_TAG_##name,
	DOM_GUMBO_TAGS(X)
#undef X
};

/* Elements that gumbo does not know, or that guard.h renamed. */
static const struct {
	const char *name;
	enum dom_tag tag;
} named[] = {
	{ "x-form", TAG_FORM }, { "x-frameset", TAG_FRAMESET }, { "x-math", TAG_MATH }, { "x-select", TAG_SELECT },
	{ "x-template", TAG_TEMPLATE }, { "dialog", TAG_DIALOG }, { "picture", TAG_PICTURE },
};

/* An element of gumbo's whose children are being copied. */
struct level {
	const GumboNode *node;
	unsigned next;
	int at;				/* the node that takes the children */
};

struct copy {
	struct dom *dom;
	const char *html;		/* the source */
	size_t len;
	struct guarded guarded;
	struct heap tree;		/* gumbo's, larger than what is copied out of it */
	GumboNode *newest;		/* what gumbo took last, when it may be a node */
	size_t nodes_taken;		/* so many may be nodes */
	struct level *levels;
	size_t depth, levels_cap;
	struct buf strings, value;
};

/*
 * Gumbo takes 128 bytes for any node; a text, and texts are more than half of a
 * page, uses 72 of them, and what it is stands there before anything else is taken.
 */
static void
trim_text(struct copy *c)
{
	GumboNode *node = c->newest;

	/* Nothing else has that index there, which is neither an address nor UTF-8. */
	if (node != NULL && node->parent == NULL && node->index_within_parent == (size_t)-1 &&
	    (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE))
		heap_trim(&c->tree, node, offsetof(GumboNode, v) + sizeof(GumboText));
	c->newest = NULL;
}

static void *
take(void *userdata, size_t size)
{
	struct copy *c = userdata;
	void *p;

	trim_text(c);
	p = heap_take(&c->tree, size);
	if (size == sizeof(GumboNode)) {
		memset(p, 0, offsetof(GumboNode, v));
		c->newest = p;
		c->nodes_taken++;
	}
	return p;
}

static void
leave(void *userdata, void *p)
{
	struct copy *c = userdata;

	if (p == c->newest)
		c->newest = NULL;
	heap_leave(&c->tree, p);
}

static void
add_lower(struct buf *out, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		buf_addc(out, (char)lexer_lower((unsigned char)s[i]));
	buf_addc(out, '\0');
}

/* What the element is; its name is the first of its strings when that does not say it. */
static enum dom_tag
read_name(struct copy *c, const GumboElement *e)
{
	enum dom_tag tag = tag_of_gumbo[e->tag];
	GumboStringPiece piece = e->original_tag;
	const char *known;
	size_t i;

	if (tag != TAG_OTHER)
		return tag;
	if (e->tag != GUMBO_TAG_UNKNOWN) {
		known = gumbo_normalized_tagname(e->tag);
		add_lower(&c->strings, known, strlen(known));
		return TAG_OTHER;
	}
	gumbo_tag_from_original_text(&piece);
	for (i = 0; piece.data != NULL && i < sizeof(named) / sizeof(named[0]); i++)
		if (lexer_compare(piece.data, piece.length, named[i].name) == 0)
			return named[i].tag;
	add_lower(&c->strings, piece.data, piece.data != NULL ? piece.length : 0);
	return TAG_OTHER;
}

/* Text without controls; bytes that are no character are U+FFFD, as the parser has them. */
static void
strip_value(struct buf *out, const char *s, size_t len)
{
	struct buf repaired = { 0 };
	uint32_t ch;
	size_t n;

	buf_reset(out);
	if (utf8_valid(s, len)) {
		controls_strip(out, s, len);
		return;
	}
	for (; len > 0; s += n, len -= n) {
		n = utf8_decode(s, len, &ch);
		utf8_add(&repaired, ch);
	}
	controls_strip(out, buf_text(&repaired), repaired.len);
	buf_clear(&repaired);
}

/* A value as it stands in the source: decoded, its line ends as the standard has them. */
static void
add_value(struct copy *c, const char *s, size_t len)
{
	const char *cr;

	strip_value(&c->value, s, len);
	s = buf_text(&c->value);
	len = c->value.len;
	while ((cr = memchr(s, '\r', len)) != NULL) {
		entity_decode(&c->strings, s, (size_t)(cr - s));
		if (cr[1] != '\n')
			buf_addc(&c->strings, '\n');
		len -= (size_t)(cr - s) + 1;
		s = cr + 1;
	}
	entity_decode(&c->strings, s, len);
	buf_addc(&c->strings, '\0');
}

/* The attributes that begin at a place of the source; how many. */
static unsigned
read_attributes(struct copy *c, size_t at)
{
	struct lexer_attribute a;
	unsigned count = 0;
	int seen = 0;

	for (; seen < LIMIT_HTML_ATTRIBUTES && lexer_read_attribute(c->html, c->len, &at, &a); seen++) {
		const char *value = a.value != NULL ? a.value : "";
		size_t len = utf8_cut(value, a.value_len, GUARD_VALUE_MAX);

		if (!lexer_is_plain(a.name, a.name_len))
			continue;
		add_lower(&c->strings, a.name, a.name_len);
		add_value(c, value, len);
		count++;
	}
	return count;
}

/* Those of an element whose attributes the parser reads itself. */
static void
copy_attributes(struct copy *c, const GumboVector *list)
{
	unsigned i;

	for (i = 0; i < list->length; i++) {
		const GumboAttribute *attribute = list->data[i];

		buf_add(&c->strings, attribute->name, strlen(attribute->name) + 1);
		buf_add(&c->strings, attribute->value, strlen(attribute->value) + 1);
	}
}

/* An element that the parser opened again is as the first. */
static void
share_strings(struct dom_node *node, const struct dom_node *first)
{
	node->tag = first->tag;
	node->attribute_count = first->attribute_count;
	node->strings = first->strings;
}

static void
copy_element(struct copy *c, struct dom_node *node, const GumboElement *e)
{
	const GumboVector *list = &e->attributes;
	const char *start = e->original_tag.data;	/* NULL for one that the page does not name */
	struct guarded_tag *tag = start != NULL ? guarded_tag_at(&c->guarded, (size_t)(start - c->guarded.html.data)) : NULL;

	if (tag != NULL && tag->kept > 0) {
		share_strings(node, &c->dom->nodes[tag->kept]);
		return;
	}
	buf_reset(&c->strings);
	node->tag = read_name(c, e);
	if (tag != NULL) {
		node->attribute_count = read_attributes(c, tag->attributes);
		tag->kept = (uint32_t)(node - c->dom->nodes);
	} else {
		node->attribute_count = list->length;
		copy_attributes(c, list);
	}
	node->strings = c->strings.len > 0 ? arena_strndup(&c->dom->arena, c->strings.data, c->strings.len - 1) : "";
}

static struct dom_node *
add_node(struct copy *c, int parent)
{
	struct dom *dom = c->dom;
	struct dom_node *node;

	node = &dom->nodes[dom->node_count++];
	memset(node, 0, sizeof(*node));
	node->parent = parent;
	node->depth = parent < 0 ? 0 : dom->nodes[parent].depth + 1;
	node->strings = "";
	return node;
}

static bool
is_element(const GumboNode *node)
{
	return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

/* Copy one gumbo node under parent; the index it got, or parent itself for one that is left out. */
static int
copy_node(struct copy *c, const GumboNode *from, int parent)
{
	struct dom_node *node;

	if (c->dom->node_count >= LIMIT_HTML_NODES) {
		c->dom->cut = true;
		return parent;
	}
	switch (from->type) {
	case GUMBO_NODE_TEXT:
	case GUMBO_NODE_WHITESPACE:
	case GUMBO_NODE_CDATA:
		node = add_node(c, parent);
		node->tag = TAG_TEXT;
		node->strings = arena_strdup(&c->dom->arena, from->v.text.text);
		node->end = c->dom->node_count;
		break;
	case GUMBO_NODE_ELEMENT:
	case GUMBO_NODE_TEMPLATE:
		/* One level is kept for the text of the deepest element. */
		if (parent >= 0 && c->dom->nodes[parent].depth + 2 > LIMIT_HTML_DEPTH)
			return parent;
		node = add_node(c, parent);
		copy_element(c, node, &from->v.element);
		break;
	default:
		return parent;
	}
	return c->dom->node_count - 1;
}

/* Give back a node of gumbo's that has been copied, and what belongs to it alone. */
static void
drop(struct copy *c, const GumboNode *node)
{
	const GumboVector *list = &node->v.element.attributes;
	unsigned i;

	if (!is_element(node)) {
		heap_drop(&c->tree, (void *)node->v.text.text);
		heap_drop(&c->tree, (void *)node);
		return;
	}
	for (i = 0; i < list->length; i++) {
		GumboAttribute *attribute = list->data[i];

		heap_drop(&c->tree, (void *)attribute->name);
		heap_drop(&c->tree, (void *)attribute->value);
		heap_drop(&c->tree, attribute);
	}
	heap_drop(&c->tree, list->data);
	heap_drop(&c->tree, node->v.element.children.data);
	heap_drop(&c->tree, (void *)node);
}

/* The children of an element are next; any other node is done with. */
static void
descend(struct copy *c, const GumboNode *node, int at)
{
	if (!is_element(node)) {
		drop(c, node);
		return;
	}
	c->levels = mem_grow(c->levels, c->depth, &c->levels_cap, sizeof(*c->levels));
	c->levels[c->depth++] = (struct level){ node, 0, at };
}

/*
 * All of gumbo's tree, without recursion, whatever its depth.  What has been
 * copied is dropped at once, so that the two never stand there whole.
 */
static void
copy_tree(struct copy *c, const GumboNode *root)
{
	const GumboNode *child;
	struct level *level;

	descend(c, root, copy_node(c, root, -1));
	while (c->depth > 0) {
		level = &c->levels[c->depth - 1];
		if (level->next == level->node->v.element.children.length) {
			c->dom->nodes[level->at].end = c->dom->node_count;
			drop(c, level->node);
			c->depth--;
			continue;
		}
		child = level->node->v.element.children.data[level->next++];
		descend(c, child, copy_node(c, child, level->at));
	}
	free(c->levels);
}

struct dom *
dom_parse(const char *html, size_t len)
{
	struct dom *dom = mem_zalloc(1, sizeof(*dom));
	struct copy c = { .dom = dom, .html = html, .len = len };
	GumboOptions options = kGumboDefaultOptions;
	const GumboOutput *output;

	guard_html(html, len, &c.guarded);
	dom->cut = c.guarded.cut;
	options.allocator = take;
	options.deallocator = leave;
	options.userdata = &c;
	options.max_errors = 0;
	output = gumbo_parse_with_options(&options, c.guarded.html.data, c.guarded.html.len);
	if (c.nodes_taken > LIMIT_HTML_NODES)
		c.nodes_taken = LIMIT_HTML_NODES;
	dom->nodes = mem_alloc(c.nodes_taken * sizeof(*dom->nodes));
	copy_tree(&c, output->root);
	heap_clear(&c.tree);
	guarded_clear(&c.guarded);
	buf_clear(&c.strings);
	buf_clear(&c.value);
	dom->nodes = mem_realloc(dom->nodes, (size_t)dom->node_count * sizeof(*dom->nodes));
	return dom;
}

void
dom_free(struct dom *dom)
{
	if (dom == NULL)
		return;
	free(dom->nodes);
	arena_clear(&dom->arena);
	free(dom);
}

const char *
dom_name(const struct dom_node *node)
{
	switch (node->tag) {
	case TAG_OTHER:
		return node->strings;
	case TAG_TEXT:
		return "";
	case TAG_DIALOG:
		return "dialog";
	case TAG_PICTURE:
		return "picture";
	case TAG_FRAMESET:
		return "frameset";
	default:
		return gumbo_normalized_tagname(gumbo_of_tag[node->tag]);
	}
}

static const char *
next_string(const char *s)
{
	return s + strlen(s) + 1;
}

const char *
dom_attribute(const struct dom_node *node, const char *name)
{
	const char *s = node->strings, *value;
	unsigned i;

	if (node->tag == TAG_OTHER && node->attribute_count > 0)
		s = next_string(s);
	for (i = 0; i < node->attribute_count; i++) {
		value = next_string(s);
		if (strcmp(s, name) == 0)
			return value;
		s = next_string(value);
	}
	return NULL;
}

int
dom_first_child(const struct dom *dom, int i)
{
	return i + 1 < dom->nodes[i].end ? i + 1 : -1;
}

int
dom_next_sibling(const struct dom *dom, int i)
{
	int parent = dom->nodes[i].parent, next = dom->nodes[i].end;

	return parent >= 0 && next < dom->nodes[parent].end ? next : -1;
}
