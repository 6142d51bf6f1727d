#include <stdbool.h>
#include <string.h>

#include "bare_address.h"
#include "flow.h"
#include "link_table.h"
#include "paragraphs.h"

#define FULL_LINE	50	/* bytes: lines as long as this were wrapped by a machine */
#define LONG_LINE	90	/* ... and lines longer than this were not */

struct writer {
	struct document *doc;
	struct flow flow;
	struct link_table links;
};

static size_t
line_length(const char *s, size_t len)
{
	const char *newline = memchr(s, '\n', len);

	return newline != NULL ? (size_t)(newline - s) : len;
}

static bool
is_blank_line(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (s[i] != ' ' && s[i] != '\t' && s[i] != '\r')
			return false;
	return true;
}

/* The paragraph at s ends before this byte. */
static size_t
paragraph_length(const char *s, size_t len)
{
	size_t at = 0, n;

	while (at < len) {
		n = line_length(s + at, len - at);
		if (is_blank_line(s + at, n))
			break;
		at += n + (at + n < len);
	}
	return at;
}

/* All lines but the last are about as long as a narrow page: their ends mean nothing. */
static bool
is_wrapped(const char *s, size_t len)
{
	size_t at = 0, n;
	int lines = 0;

	for (; at < len; at += n + 1) {
		n = line_length(s + at, len - at);
		if (n > LONG_LINE || (n < FULL_LINE && at + n + 1 < len))
			return false;
		lines++;
	}
	return lines > 2;
}

static void
add_line(struct writer *w, const char *s, size_t len)
{
	size_t start, n;
	int link;
	char *url;

	while ((n = bare_address_find(s, len, &start)) > 0) {
		flow_add(&w->flow, s, start, 0, 0);
		url = arena_strndup(&w->doc->arena, s + start, n);
		link = link_table_add(&w->links, url);
		flow_add(&w->flow, s + start, n, link > 0 ? SPAN_LINK : 0, link);
		s += start + n;
		len -= start + n;
	}
	flow_add(&w->flow, s, len, 0, 0);
}

static void
add_paragraph(struct writer *w, const char *s, size_t len)
{
	bool wrapped = is_wrapped(s, len);
	struct document_block *block = arena_zalloc(&w->doc->arena, 1, sizeof(*block)), *root = w->doc->root;
	size_t at, n;

	for (at = 0; at < len; at += n + 1) {
		n = line_length(s + at, len - at);
		add_line(w, s + at, n);
		if (wrapped)
			flow_add(&w->flow, "\n", 1, 0, 0);
		else
			flow_break(&w->flow);
	}
	block->kind = BLOCK_PARAGRAPH;
	block->parent = root;
	block->label = block->text = "";
	if (!flow_take(&w->flow, &w->doc->arena, block))
		return;
	if (flow_runs_rtl(block->text, block->len, ""))
		block->flags |= BLOCK_RTL;
	if (root->last != NULL)
		root->last->next = block;
	else
		root->first = block;
	root->last = block;
}

void
paragraphs_build(struct document *doc, const char *text, size_t len)
{
	struct writer w = { .doc = doc };
	size_t at = 0, n;

	link_table_init(&w.links, doc, "");
	while (at < len) {
		n = paragraph_length(text + at, len - at);
		if (n > 0)
			add_paragraph(&w, text + at, n);
		at += n;
		n = line_length(text + at, len - at);
		at += n + 1;
	}
	link_table_clear(&w.links);
	flow_clear(&w.flow);
}
