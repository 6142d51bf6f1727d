#include <stdbool.h>
#include <string.h>

#include "bare_address.h"
#include "blocks.h"
#include "paragraphs.h"

#define FULL_LINE	50	/* bytes: lines as long as this were wrapped by a machine */
#define LONG_LINE	90	/* ... and lines longer than this were not */
#define INDENT		4	/* blanks before lines that are to stay as they are */
#define DIGITS_MAX	3	/* of the number of an item */
#define QUOTES_MAX	8	/* quotes in quotes */

/* What a line begins with. */
enum mark { MARK_NONE, MARK_QUOTE, MARK_INDENT, MARK_BULLET, MARK_DASH, MARK_NUMBER };

static void add_text(struct blocks *b, const char *s, size_t len, int depth);

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

/* The mark at s (up to the end of its line), and its bytes with the space after it. */
static enum mark
mark_of(const char *s, size_t len, size_t *bytes)
{
	size_t blanks = 0, digits;

	*bytes = 0;
	if (len > 0 && *s == '>') {
		*bytes = 1 + (len > 1 && s[1] == ' ');
		return MARK_QUOTE;
	}
	if (len > 0 && *s == '\t')
		return MARK_INDENT;
	while (blanks < len && s[blanks] == ' ')
		blanks++;
	s += blanks;
	len -= blanks;
	for (digits = 0; digits < len && s[digits] >= '0' && s[digits] <= '9'; digits++)
		continue;
	if (digits > 0 && digits <= DIGITS_MAX && digits + 1 < len && strchr(".)", s[digits]) != NULL && s[digits + 1] == ' ') {
		*bytes = blanks + digits + 2;
		return MARK_NUMBER;
	}
	if (len > 2 && strchr("-*+", *s) != NULL && s[1] == ' ') {
		*bytes = blanks + 2;
		return *s == '-' ? MARK_DASH : MARK_BULLET;
	}
	if (len > 4 && memcmp(s, "\xE2\x80\xA2 ", 4) == 0) {
		*bytes = blanks + 4;
		return MARK_BULLET;
	}
	return blanks >= INDENT ? MARK_INDENT : MARK_NONE;
}

static bool
is_quoted(const char *s, size_t len)
{
	return len > 0 && *s == '>';
}

/* The paragraph at s ends before this byte: at a blank line, or where a quote begins or ends. */
static size_t
paragraph_length(const char *s, size_t len)
{
	size_t at = 0, n;

	while (at < len) {
		n = line_length(s + at, len - at);
		if (is_blank_line(s + at, n) || is_quoted(s + at, n) != is_quoted(s, len))
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
add_line(struct blocks *b, const char *s, size_t len)
{
	size_t start, n;
	int link;

	while ((n = bare_address_find(s, len, &start)) > 0) {
		flow_add(&b->flow, s, start, 0, 0);
		link = link_table_add(&b->links, arena_strndup(&b->doc->arena, s + start, n));
		flow_add(&b->flow, s + start, n, link > 0 ? SPAN_LINK : 0, link);
		s += start + n;
		len -= start + n;
	}
	flow_add(&b->flow, s, len, 0, 0);
}

/* Lines as one block of text; joined, their ends are spaces. */
static void
add_lines(struct blocks *b, const char *s, size_t len, bool joined)
{
	size_t at, n;

	for (at = 0; at < len; at += n + 1) {
		n = line_length(s + at, len - at);
		add_line(b, s + at, n);
		if (joined)
			flow_add(&b->flow, "\n", 1, 0, 0);
		else
			flow_break(&b->flow);
	}
	b->open = (struct style){ .kind = BLOCK_PARAGRAPH, .label = "", .direction = "" };
	blocks_flush(b);
}

static void
add_verbatim(struct blocks *b, const char *s, size_t len)
{
	struct style style = { .kind = BLOCK_PRE, .label = "", .direction = "", .pre = true };

	blocks_add(b, s, len, &style);
	blocks_flush(b);
}

/* The text behind the marks of a quote. */
static void
add_quote(struct blocks *b, const char *s, size_t len, int depth)
{
	struct document_block *outer = b->at;
	struct buf inner = { 0 };
	size_t at, n, mark;

	for (at = 0; at < len; at += n + 1) {
		n = line_length(s + at, len - at);
		mark_of(s + at, n, &mark);
		buf_add(&inner, s + at + mark, n - mark);
		buf_addc(&inner, '\n');
	}
	b->at = blocks_append(b, outer, BLOCK_QUOTE);
	add_text(b, buf_text(&inner), inner.len, depth + 1);
	b->at = outer;
	if (outer->last->first == NULL)
		blocks_remove_last(outer);
	buf_clear(&inner);
}

/* Where the next line with this mark begins, after the one at s; len when there is none. */
static size_t
next_marked(const char *s, size_t len, enum mark wanted)
{
	size_t at, mark;

	for (at = line_length(s, len) + 1; at < len; at += line_length(s + at, len - at) + 1)
		if (mark_of(s + at, line_length(s + at, len - at), &mark) == wanted)
			return at;
	return len;
}

/* A number and a dash are kept as they are written; other marks are bullets. */
static void
add_item(struct blocks *b, struct document_block *list, const char *s, size_t len)
{
	struct document_block *item = blocks_append(b, list, BLOCK_LIST_ITEM);
	size_t mark, blanks;
	enum mark kind = mark_of(s, line_length(s, len), &mark);

	for (blanks = 0; s[blanks] == ' '; blanks++)
		continue;
	if (kind != MARK_BULLET)
		item->label = arena_strndup(&b->doc->arena, s + blanks, mark - blanks - 1);
	b->at = item;
	add_lines(b, s + mark, len - mark, true);
	if (item->first == NULL)
		blocks_remove_last(list);
}

/* The lines from the first to the last with a mark, each an item with the lines that follow it. */
static void
add_list(struct blocks *b, const char *s, size_t len, enum mark kind)
{
	struct document_block *outer = b->at, *list = blocks_append(b, outer, BLOCK_LIST);
	size_t at, n;

	list->level = kind == MARK_NUMBER;
	for (at = 0; at < len; at += n) {
		n = next_marked(s + at, len - at, kind);
		add_item(b, list, s + at, n);
	}
	b->at = outer;
	if (list->first == NULL)
		blocks_remove_last(outer);
}

/* All lines begin with blanks, and there are several: one may only be a new paragraph. */
static bool
is_indented(const char *s, size_t len)
{
	size_t at, n, mark;
	int lines = 0;

	for (at = 0; at < len; at += n + 1, lines++) {
		n = line_length(s + at, len - at);
		if (mark_of(s + at, n, &mark) != MARK_INDENT)
			return false;
	}
	return lines > 1;
}

/* Where a list of two entries or more begins in a paragraph, and the mark of its entries; len: nowhere. */
static size_t
find_list(const char *s, size_t len, enum mark *kind)
{
	size_t at, n, mark;

	for (at = 0; at < len; at += n + 1) {
		n = line_length(s + at, len - at);
		*kind = mark_of(s + at, n, &mark);
		if (*kind >= MARK_BULLET && at + next_marked(s + at, len - at, *kind) < len)
			return at;
	}
	return len;
}

static void
add_paragraph(struct blocks *b, const char *s, size_t len, int depth)
{
	enum mark kind;
	size_t list;

	if (is_quoted(s, len) && depth < QUOTES_MAX) {
		add_quote(b, s, len, depth);
		return;
	}
	if (is_indented(s, len)) {
		add_verbatim(b, s, len);
		return;
	}
	list = find_list(s, len, &kind);
	add_lines(b, s, list, is_wrapped(s, list));
	if (list < len)
		add_list(b, s + list, len - list, kind);
}

/* Depth is bounded by QUOTES_MAX. */
static void
add_text(struct blocks *b, const char *s, size_t len, int depth)
{
	size_t at = 0, n;

	while (at < len) {
		n = paragraph_length(s + at, len - at);
		if (n > 0)
			add_paragraph(b, s + at, n, depth);
		at += n;
		n = line_length(s + at, len - at);
		if (is_blank_line(s + at, n))
			at += n + 1;
	}
}

void
paragraphs_build(struct document *doc, const char *text, size_t len)
{
	struct blocks b;

	blocks_init(&b, doc, "");
	add_text(&b, text, len, 0);
	blocks_clear(&b);
}
