#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "build.h"
#include "dom.h"
#include "html/document.h"
#include "paragraphs.h"
#include "text/entity.h"
#include "text/url.h"
#include "trim.h"

static struct document *
new_document(void)
{
	struct document *doc = mem_zalloc(1, sizeof(*doc));

	doc->root = arena_zalloc(&doc->arena, 1, sizeof(*doc->root));
	doc->root->label = doc->root->text = "";
	return doc;
}

static void
number_blocks(struct document *doc)
{
	struct document_block *block = doc->root;

	while (block != NULL) {
		block->number = doc->block_count++;
		if (block->first != NULL) {
			block = block->first;
			continue;
		}
		while (block != NULL && block->next == NULL)
			block = block->parent;
		if (block != NULL)
			block = block->next;
	}
}

/* A page may say itself what its addresses are relative to. */
static const char *
base_address(struct document *doc, const struct dom *dom, const char *url)
{
	const char *href;
	int i;

	for (i = 0; i < dom->node_count && dom->nodes[i].tag != TAG_BODY; i++) {
		href = dom->nodes[i].tag == TAG_BASE ? dom_attribute(&dom->nodes[i], "href") : NULL;
		if (href != NULL)
			return url_resolve(&doc->arena, url, href);
	}
	return arena_strdup(&doc->arena, url);
}

/* Text that nobody marked up: its line ends mean something. */
static bool
is_plain_text(const char *s, size_t len)
{
	const char *p, *end = s + len;

	for (p = s; p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++)
		if (p + 1 < end && (p[1] == '/' || p[1] == '!' || ((unsigned char)p[1] | 32u) - 'a' < 26u))
			return false;
	return true;
}

static struct document *
from_bare_text(const char *s, size_t len)
{
	struct buf text = { 0 };
	struct document *doc;

	entity_decode(&text, s, len);
	doc = document_from_text(buf_text(&text), text.len);
	buf_clear(&text);
	return doc;
}

struct document *
document_from_article(const char *html, size_t len, const struct document_hints *hints)
{
	struct document *doc;
	struct dom *dom;

	if (is_plain_text(html, len))
		return from_bare_text(html, len);
	doc = new_document();
	dom = dom_parse(html, len);
	build_document(doc, dom, base_address(doc, dom, hints->url));
	dom_free(dom);
	trim_document(doc, hints);
	number_blocks(doc);
	return doc;
}

struct document *
document_from_html(const char *html, size_t len, const char *base_url)
{
	struct document_hints hints = { .url = base_url, .title = "" };

	return document_from_article(html, len, &hints);
}

struct document *
document_from_text(const char *text, size_t len)
{
	struct document *doc = new_document();

	paragraphs_build(doc, text, len);
	number_blocks(doc);
	return doc;
}

void
document_free(struct document *doc)
{
	if (doc == NULL)
		return;
	arena_clear(&doc->arena);
	free(doc);
}
