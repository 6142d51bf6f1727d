#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <gumbo.h>

#include "base/limits.h"
#include "base/mem.h"
#include "dom.h"
#include "guard.h"
#include "heap.h"

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

/* Elements that gumbo does not know, or that guard.h renamed. */
static const struct {
	const char *name;
	enum dom_tag tag;
	const char *shown;
} named[] = {
	{ "x-form", TAG_FORM, "form" }, { "x-frameset", TAG_FRAMESET, "frameset" }, { "x-math", TAG_MATH, "math" }, { "x-select", TAG_SELECT, "select" },
	{ "x-template", TAG_TEMPLATE, "template" }, { "dialog", TAG_DIALOG, "dialog" },
	{ "picture", TAG_PICTURE, "picture" },
};

/* An element of gumbo's whose children are being copied. */
struct level {
	const GumboVector *children;
	unsigned next;
	int at;				/* the node that takes the children */
};

struct copy {
	struct dom *dom;
	int cap;
	struct level *levels;
	size_t depth, levels_cap;
};

static void *
take(void *userdata, size_t size)
{
	return heap_take(userdata, size);
}

static void
leave(void *userdata, void *p)
{
	heap_leave(userdata, p);
}

static const char *
copy_name(struct arena *a, const GumboElement *e)
{
	GumboStringPiece piece = e->original_tag;
	char *name;
	size_t i;

	gumbo_tag_from_original_text(&piece);
	name = arena_strndup(a, piece.data != NULL ? piece.data : "", piece.data != NULL ? piece.length : 0);
	for (i = 0; name[i] != '\0'; i++)
		name[i] = (char)tolower((unsigned char)name[i]);
	return name;
}

static void
set_tag(struct copy *c, struct dom_node *node, const GumboElement *e)
{
	size_t i;

	node->tag = tag_of_gumbo[e->tag];
	if (e->tag != GUMBO_TAG_UNKNOWN) {
		node->name = gumbo_normalized_tagname(e->tag);
		return;
	}
	node->name = copy_name(&c->dom->arena, e);
	for (i = 0; i < sizeof(named) / sizeof(named[0]); i++)
		if (strcmp(node->name, named[i].name) == 0) {
			node->tag = named[i].tag;
			node->name = named[i].shown;
		}
}

/* The names that nearly all attributes have are kept once. */
static const char *
copy_attribute_name(struct arena *a, const char *name)
{
	static const char *const usual[] = { "class", "id", "href", "src", "style", "title", "alt", "rel", "type", "name", "content" };
	size_t i;

	for (i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		if (strcmp(name, usual[i]) == 0)
			return usual[i];
	return arena_strdup(a, name);
}

static void
copy_attributes(struct copy *c, struct dom_node *node, const GumboVector *list)
{
	const GumboAttribute *attribute;
	unsigned i;

	if (list->length == 0)
		return;
	node->attributes = arena_alloc(&c->dom->arena, list->length * sizeof(*node->attributes));
	node->attribute_count = (int)list->length;
	for (i = 0; i < list->length; i++) {
		attribute = list->data[i];
		node->attributes[i].name = copy_attribute_name(&c->dom->arena, attribute->name);
		node->attributes[i].value = arena_strdup(&c->dom->arena, attribute->value);
	}
}

static struct dom_node *
add_node(struct copy *c, int parent)
{
	struct dom *dom = c->dom;
	struct dom_node *node;

	if (dom->node_count == c->cap) {
		c->cap += c->cap / 2;
		dom->nodes = mem_realloc(dom->nodes, (size_t)c->cap * sizeof(*dom->nodes));
	}
	node = &dom->nodes[dom->node_count++];
	memset(node, 0, sizeof(*node));
	node->parent = parent;
	node->depth = parent < 0 ? 0 : dom->nodes[parent].depth + 1;
	node->name = node->text = "";
	return node;
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
		node->text = arena_strdup(&c->dom->arena, from->v.text.text);
		node->end = c->dom->node_count;
		break;
	case GUMBO_NODE_ELEMENT:
	case GUMBO_NODE_TEMPLATE:
		/* One level is kept for the text of the deepest element. */
		if (parent >= 0 && c->dom->nodes[parent].depth + 2 > LIMIT_HTML_DEPTH)
			return parent;
		node = add_node(c, parent);
		set_tag(c, node, &from->v.element);
		copy_attributes(c, node, &from->v.element.attributes);
		break;
	default:
		return parent;
	}
	return c->dom->node_count - 1;
}

static void
descend(struct copy *c, const GumboNode *node, int at)
{
	struct level *level;

	if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE)
		return;
	c->levels = mem_grow(c->levels, c->depth, &c->levels_cap, sizeof(*c->levels));
	level = &c->levels[c->depth++];
	level->children = &node->v.element.children;
	level->next = 0;
	level->at = at;
}

/* All of gumbo's tree, without recursion, whatever its depth. */
static void
copy_tree(struct copy *c, const GumboNode *root)
{
	const GumboNode *child;
	struct level *level;

	descend(c, root, copy_node(c, root, -1));
	while (c->depth > 0) {
		level = &c->levels[c->depth - 1];
		if (level->next == level->children->length) {
			c->dom->nodes[level->at].end = c->dom->node_count;
			c->depth--;
			continue;
		}
		child = level->children->data[level->next++];
		descend(c, child, copy_node(c, child, level->at));
	}
	free(c->levels);
}

struct dom *
dom_parse(const char *html, size_t len)
{
	struct dom *dom = mem_zalloc(1, sizeof(*dom));
	struct copy c = { .dom = dom, .cap = 256 };
	GumboOptions options = kGumboDefaultOptions;
	struct heap tree = { 0 };	/* gumbo's, larger than what is copied out of it */
	struct buf guarded = { 0 };
	const GumboOutput *output;

	dom->nodes = mem_alloc((size_t)c.cap * sizeof(*dom->nodes));
	dom->cut = guard_html(html, len, &guarded);
	options.allocator = take;
	options.deallocator = leave;
	options.userdata = &tree;
	options.max_errors = 0;
	output = gumbo_parse_with_options(&options, guarded.data, guarded.len);
	copy_tree(&c, output->root);
	heap_clear(&tree);
	buf_clear(&guarded);
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
dom_attribute(const struct dom_node *node, const char *name)
{
	int i;

	for (i = 0; i < node->attribute_count; i++)
		if (strcmp(node->attributes[i].name, name) == 0)
			return node->attributes[i].value;
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
