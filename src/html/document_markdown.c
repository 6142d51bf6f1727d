#include <stdbool.h>
#include <string.h>

#include "base/limits.h"
#include "html/document.h"

/* Blocks around one: the parser's depth, and what the tree adds to it. */
#define PATH_MAX_BLOCKS	(2 * LIMIT_HTML_DEPTH)

/* The blocks from below the root down to one that is written. */
struct path {
	const struct document_block *blocks[PATH_MAX_BLOCKS];
	size_t count;
};

struct writer {
	const struct document *doc;
	struct buf *out;
	struct path before, now;	/* of the block written last, of the one being written */
};

static void
find_path(struct path *path, const struct document_block *block)
{
	const struct document_block *up;
	size_t i;

	path->count = 0;
	for (up = block; up->parent != NULL && path->count < PATH_MAX_BLOCKS; up = up->parent)
		path->blocks[path->count++] = up;
	for (i = 0; i < path->count / 2; i++) {
		up = path->blocks[i];
		path->blocks[i] = path->blocks[path->count - 1 - i];
		path->blocks[path->count - 1 - i] = up;
	}
}

/* Whether the block that is written begins the one at place n of its path. */
static bool
begins(const struct path *path, size_t n)
{
	for (; n + 1 < path->count; n++)
		if (path->blocks[n]->first != path->blocks[n + 1])
			return false;
	return true;
}

/* What stands before a line within the first count blocks of the path. */
static void
add_margin(const struct writer *w, size_t count, bool first_line)
{
	size_t i;

	for (i = 0; i < count; i++) {
		const struct document_block *block = w->now.blocks[i];
		const char *marker = block->label[0] != '\0' ? block->label : "-";

		if (block->kind == BLOCK_QUOTE || block->kind == BLOCK_NOTE || block->kind == BLOCK_DEFINITION)
			buf_adds(w->out, "> ");
		else if (block->kind == BLOCK_LIST_ITEM && first_line && begins(&w->now, i))
			buf_printf(w->out, "%s ", marker);
		else if (block->kind == BLOCK_LIST_ITEM)
			buf_printf(w->out, "%*s", (int)strlen(marker) + 1, "");
	}
}

static void
next_line(const struct writer *w)
{
	buf_addc(w->out, '\n');
	add_margin(w, w->now.count, false);
}

/* Whether what parts at this place of the path are items of a dense list, or an item and the list within it. */
static bool
is_dense(const struct path *path, size_t shared)
{
	const struct document_block *around = shared > 0 ? path->blocks[shared - 1] : NULL;

	if (around != NULL && around->kind == BLOCK_LIST_ITEM && path->blocks[shared]->kind == BLOCK_LIST)
		around = around->parent;
	return around != NULL && around->kind == BLOCK_LIST && !(around->flags & BLOCK_LOOSE);
}

/* Part a block from the one before it: by a blank line, but for the items of a dense list. */
static void
begin_block(struct writer *w, const struct document_block *block)
{
	size_t shared = 0;

	w->before = w->now;
	find_path(&w->now, block);
	while (shared < w->before.count && shared < w->now.count && w->before.blocks[shared] == w->now.blocks[shared])
		shared++;
	if (w->before.count > 0 && !is_dense(&w->now, shared)) {
		add_margin(w, shared, false);
		while (w->out->len > 0 && w->out->data[w->out->len - 1] == ' ')
			buf_truncate(w->out, w->out->len - 1);
		buf_addc(w->out, '\n');
	}
	add_margin(w, w->now.count, true);
}

/* Whether a character at the beginning of a line would make a block of it. */
static bool
begins_block(char c)
{
	return c == '#' || c == '+' || c == '-' || c == '=' || c == ':';
}

/* "1." and "1)" at the beginning of a line are text: the mark gets the backslash. */
static size_t
number_length(const char *s, size_t len)
{
	size_t digits = 0;

	while (digits < len && s[digits] >= '0' && s[digits] <= '9')
		digits++;
	return digits > 0 && digits < len && (s[digits] == '.' || s[digits] == ')') ? digits : 0;
}

/* Text in which nothing is markup; LF is a forced break, or a space in one line. */
static void
add_text(const struct writer *w, const char *s, size_t len, bool line_start, bool one_line)
{
	size_t i, number;

	for (i = 0; i < len; i++) {
		if (s[i] == '\n' && one_line) {
			buf_addc(w->out, ' ');
			continue;
		}
		if (s[i] == '\n') {
			buf_addc(w->out, '\\');
			next_line(w);
			line_start = true;
			continue;
		}
		number = line_start ? number_length(s + i, len - i) : 0;
		if (number > 0) {
			buf_add(w->out, s + i, number);
			i += number;
			buf_addc(w->out, '\\');
		} else if (strchr("\\`*_[]<>&|~", s[i]) != NULL || (line_start && begins_block(s[i])))
			buf_addc(w->out, '\\');
		buf_addc(w->out, s[i]);
		line_start = false;
	}
}

/* Code between as many backticks as it needs. */
static void
add_code(const struct writer *w, const char *s, size_t len)
{
	size_t run = 0, longest = 0, i;

	for (i = 0; i < len; i++) {
		run = s[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	for (i = 0; i <= longest; i++)
		buf_addc(w->out, '`');
	buf_adds(w->out, longest > 0 ? " " : "");
	for (i = 0; i < len; i++)
		buf_addc(w->out, s[i]);
	buf_adds(w->out, longest > 0 ? " " : "");
	for (i = 0; i <= longest; i++)
		buf_addc(w->out, '`');
}

/* The blanks around a text stay out of its markers, which would not be markers else. */
static void
add_span(const struct writer *w, const struct document_span *span, bool line_start, bool one_line)
{
	const char *marks[3] = { span->looks & SPAN_BOLD ? "**" : "", span->looks & SPAN_ITALIC ? "*" : "",
	    span->looks & (SPAN_STRIKE | SPAN_DELETED) ? "~~" : "" };
	const char *s = span->text;
	size_t len = span->len, i;

	for (; len > 0 && (*s == ' ' || *s == '\n'); s++, len--)
		add_text(w, s, 1, false, one_line);
	while (len > 0 && (s[len - 1] == ' ' || s[len - 1] == '\n'))
		len--;
	for (i = 0; i < 3 && len > 0; i++)
		buf_adds(w->out, marks[i]);
	if (len > 0 && (span->looks & SPAN_CODE) && memchr(s, '\n', len) == NULL)
		add_code(w, s, len);
	else
		add_text(w, s, len, line_start && s == span->text && *marks[0] == '\0' && *marks[1] == '\0' &&
		    *marks[2] == '\0' && span->link == 0, one_line);
	for (i = 3; i-- > 0 && len > 0;)
		buf_adds(w->out, marks[i]);
	for (s += len; s < span->text + span->len; s++)
		add_text(w, s, 1, false, one_line);
}

static void
close_link(const struct writer *w, int link)
{
	const char *s;

	if (link == 0)
		return;
	buf_adds(w->out, "](<");
	for (s = w->doc->links[link - 1].url; *s != '\0'; s++) {
		if (*s == '<' || *s == '>' || *s == '\\')
			buf_printf(w->out, "%%%02X", (unsigned char)*s);
		else
			buf_addc(w->out, *s);
	}
	buf_adds(w->out, ">)");
}

static void
add_spans(const struct writer *w, const struct document_block *block, bool one_line)
{
	int link = 0;
	size_t i;

	for (i = 0; i < block->span_count; i++) {
		const struct document_span *span = &block->spans[i];

		if (span->link != link) {
			close_link(w, link);
			buf_adds(w->out, span->link != 0 ? "[" : "");
			link = span->link;
		}
		add_span(w, span, i == 0, one_line);
	}
	close_link(w, link);
}

/* Code in a fence that is longer than any in it. */
static void
add_fenced(const struct writer *w, const struct document_block *block)
{
	size_t run = 0, longest = 2, i;

	for (i = 0; i < block->len; i++) {
		run = block->text[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	for (i = 0; i <= longest; i++)
		buf_addc(w->out, '`');
	if (strspn(block->label, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+#-") == strlen(block->label))
		buf_adds(w->out, block->label);
	next_line(w);
	for (i = 0; i < block->len; i++) {
		if (block->text[i] == '\n')
			next_line(w);
		else
			buf_addc(w->out, block->text[i]);
	}
	next_line(w);
	for (i = 0; i <= longest; i++)
		buf_addc(w->out, '`');
}

/* The next block in document order that is not below block; NULL when top's end is reached. */
static const struct document_block *
next_after(const struct document_block *block, const struct document_block *top)
{
	while (block != top && block->next == NULL)
		block = block->parent;
	return block != top ? block->next : NULL;
}

/* All text below a cell, in one line. */
static void
add_cell(const struct writer *w, const struct document_block *cell)
{
	const struct document_block *block = cell;

	buf_adds(w->out, " ");
	while (block != NULL) {
		if (block->span_count > 0) {
			add_spans(w, block, true);
			buf_addc(w->out, ' ');
		}
		block = block->first != NULL ? block->first : next_after(block, cell);
	}
	buf_addc(w->out, '|');
}

static void
add_table(struct writer *w, const struct document_block *table)
{
	const struct document_block *row, *cell;
	bool first = true;

	for (row = table->first; row != NULL; row = row->next) {
		size_t cells = 0;

		if (row->kind != BLOCK_ROW)
			continue;
		if (!first)
			next_line(w);
		buf_addc(w->out, '|');
		for (cell = row->first; cell != NULL; cell = cell->next, cells++)
			add_cell(w, cell);
		if (first) {
			next_line(w);
			buf_addc(w->out, '|');
			while (cells-- > 0)
				buf_adds(w->out, " --- |");
		}
		first = false;
	}
}

static void
add_block(struct writer *w, const struct document_block *block)
{
	int level = block->level < 1 ? 1 : block->level > 6 ? 6 : block->level;

	begin_block(w, block);
	switch (block->kind) {
	case BLOCK_RULE: buf_adds(w->out, "* * *"); break;
	case BLOCK_TABLE: add_table(w, block); break;
	case BLOCK_PRE: add_fenced(w, block); break;
	case BLOCK_HEADING:
		buf_printf(w->out, "%.*s ", level, "######");
		add_spans(w, block, true);
		break;
	default: add_spans(w, block, false);
	}
	buf_addc(w->out, '\n');
}

void
document_markdown(const struct document *doc, struct buf *out)
{
	struct writer w = { .doc = doc, .out = out };
	const struct document_block *block = doc->root->first;

	while (block != NULL) {
		bool whole = block->kind == BLOCK_TABLE || block->kind == BLOCK_RULE || block->span_count > 0;

		if (whole)
			add_block(&w, block);
		block = !whole && block->first != NULL ? block->first : next_after(block, doc->root);
	}
}
