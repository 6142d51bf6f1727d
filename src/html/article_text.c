#include <string.h>

#include "text/clean.h"

#include "article.h"
#include "label.h"

/* What stands between two kept blocks. */
static const char *
gap_between(const struct page_block *a, const struct page_block *b)
{
	if (a->kind == PAGE_CELL && b->kind == PAGE_CELL && a->item == b->item)
		return " | ";
	if (a->group == b->group && b->group >= 0 && (b->kind == PAGE_CELL || b->kind == PAGE_ITEM))
		return "\n";
	if (a->kind == PAGE_PRE && b->kind == PAGE_PRE && a->item == b->item)
		return "\n";
	return "\n\n";
}

/* A new item of a list, not the second paragraph of one. */
static bool
begins_item(const struct page_block *before, const struct page_block *b)
{
	return b->kind == PAGE_ITEM && (before == NULL || before->item != b->item);
}

static void
add_lines(struct buf *out, const struct page_block *b)
{
	const char *s = b->text, *end = b->text + b->len, *line;

	if (b->kind == PAGE_PRE) {
		clean_block(out, b->text, b->len);
		return;
	}
	for (;; s = line + 1) {
		line = memchr(s, '\n', (size_t)(end - s));
		clean_line(out, s, (size_t)((line != NULL ? line : end) - s), 0);
		if (line == NULL)
			break;
		buf_addc(out, '\n');
	}
}

/* Blank lines in a pre are one, at its ends none, and so are spaces at the ends of lines. */
static void
tidy(struct buf *out, size_t start)
{
	size_t from, to = start;

	for (from = start; from < out->len; from++) {
		char c = out->data[from];

		if (c == '\n')
			while (to > start && out->data[to - 1] == ' ')
				to--;
		if (c == '\n' && to == start)
			continue;
		if (c != '\n' || to < start + 2 || out->data[to - 1] != '\n' || out->data[to - 2] != '\n')
			out->data[to++] = c;
	}
	while (to > start && (out->data[to - 1] == '\n' || out->data[to - 1] == ' '))
		to--;
	buf_truncate(out, to);
}

/* About so many bytes, at once: what is moved while it grows leaves holes of its size. */
static size_t
text_size(const struct page *page, const unsigned char *labels)
{
	size_t size = 0;
	int i;

	for (i = 0; i < page->block_count; i++)
		if (labels[i] == LABEL_KEPT)
			size += page->blocks[i].len + 4;
	return size;
}

void
article_text(const struct page *page, const unsigned char *labels, struct buf *out)
{
	const struct page_block *before = NULL;
	size_t start = out->len;
	int i;

	buf_reserve(out, text_size(page, labels));
	for (i = 0; i < page->block_count; i++) {
		const struct page_block *b = &page->blocks[i];

		if (labels[i] != LABEL_KEPT)
			continue;
		if (before != NULL)
			buf_adds(out, gap_between(before, b));
		if (begins_item(before, b))
			buf_adds(out, "- ");
		add_lines(out, b);
		before = b;
	}
	tidy(out, start);
}
