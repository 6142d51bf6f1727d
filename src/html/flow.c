#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "flow.h"
#include "text/clean.h"
#include "text/utf8.h"
#include "text/width.h"

#define TAB_STOP	8
#define TAB_COLUMNS	4096	/* beyond them a tab is a space */
#define LONG_LINE	100	/* bytes: no verse, no address */

void
flow_clear(struct flow *flow)
{
	buf_clear(&flow->text);
	buf_clear(&flow->scratch);
	free(flow->spans);
	memset(flow, 0, sizeof(*flow));
}

static void
set_look(struct flow *flow, unsigned looks, int link)
{
	struct flow_span *last = flow->span_count > 0 ? &flow->spans[flow->span_count - 1] : NULL;

	if (last != NULL && last->looks == looks && last->link == link)
		return;
	if (last != NULL && last->start == flow->text.len) {
		last->looks = looks;
		last->link = link;
		return;
	}
	flow->spans = mem_grow(flow->spans, flow->span_count, &flow->span_cap, sizeof(*flow->spans));
	last = &flow->spans[flow->span_count++];
	last->start = flow->text.len;
	last->looks = looks;
	last->link = link;
}

/* Han, kana and their punctuation, between which a line end in the source is no space (CSS Text 3, 4.1.3). */
static bool
joins_lines(uint32_t c)
{
	return (c >= 0x2E80 && c <= 0x9FFF && !(c >= 0x3130 && c <= 0x318F)) || (c >= 0xF900 && c <= 0xFAFF) ||
	    (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool
is_joined(const struct flow *flow, const char *s, size_t len)
{
	const char *p = flow->text.data + flow->text.len;
	uint32_t before, after;

	while (p > flow->text.data && ((unsigned char)*--p & 0xC0) == 0x80)
		continue;
	utf8_decode(p, (size_t)(flow->text.data + flow->text.len - p), &before);
	utf8_decode(s, len, &after);
	return joins_lines(before) && joins_lines(after);
}

/* Write the breaks and the space that stand before the text s. */
static void
settle(struct flow *flow, const char *s, size_t len, unsigned looks, int link)
{
	if (flow->text.len > 0 && flow->breaks > 0) {
		set_look(flow, 0, 0);
		buf_addc(&flow->text, '\n');
	} else if (flow->text.len > 0 && flow->space && flow->text.data[flow->text.len - 1] != '\n' &&
	    !(flow->newline && (unsigned char)*s >= 0xE2 && is_joined(flow, s, len))) {
		/* The space between two looks has what they have in common. */
		set_look(flow, flow->space_looks & looks, flow->space_link == link ? link : 0);
		buf_addc(&flow->text, ' ');
	}
	flow->space = flow->newline = false;
	flow->breaks = 0;
	set_look(flow, looks, link);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* A byte of a word, or the single space between two words. */
static bool
is_running(const char *s, const char *end)
{
	return (unsigned char)*s > ' ' || !is_blank(*s) || (*s == ' ' && s + 1 < end && !is_blank(s[1]));
}

static void
add_folded(struct flow *flow, const char *s, size_t len, unsigned looks, int link)
{
	const char *end = s + len, *word;

	while (s < end) {
		if (is_blank(*s)) {
			if (!flow->space) {
				flow->space_looks = looks;
				flow->space_link = link;
			}
			flow->space = true;
			flow->newline |= *s++ == '\n';
			continue;
		}
		for (word = s; s < end && is_running(s, end); s++)
			continue;
		settle(flow, word, (size_t)(s - word), looks, link);
		buf_add(&flow->text, word, (size_t)(s - word));
	}
}

/* Printable ASCII and white space only, which is clean as it is. */
static bool
is_plain(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if ((unsigned char)s[i] - 0x20u >= 0x5Fu && !is_blank(s[i]))
			return false;
	return true;
}

void
flow_add(struct flow *flow, const char *s, size_t len, unsigned looks, int link)
{
	if (!is_plain(s, len)) {
		buf_reset(&flow->scratch);
		clean_flow(&flow->scratch, s, len);
		s = buf_text(&flow->scratch);
		len = flow->scratch.len;
	}
	add_folded(flow, s, len, looks, link);
}

/* The column at the end of the text. */
static int
end_column(struct flow *flow)
{
	const char *s = buf_text(&flow->text) + flow->measured, *newline;
	size_t len = flow->text.len - flow->measured;

	newline = memrchr(s, '\n', len);
	if (newline != NULL) {
		len -= (size_t)(newline + 1 - s);
		s = newline + 1;
		flow->column = 0;
	}
	flow->column += width_text(s, len);
	flow->measured = flow->text.len;
	return flow->column;
}

static void
add_tab(struct flow *flow)
{
	int column = end_column(flow);

	buf_add(&flow->text, "        ", column < TAB_COLUMNS ? (size_t)(TAB_STOP - column % TAB_STOP) : 1);
}

void
flow_add_pre(struct flow *flow, const char *s, size_t len, unsigned looks, int link)
{
	const char *tab;
	size_t n;

	for (; flow->breaks > 0; flow->breaks--)
		buf_addc(&flow->text, '\n');
	flow->space = flow->newline = false;
	if (len > 0)
		set_look(flow, looks, link);
	while (len > 0) {
		tab = memchr(s, '\t', len);
		n = tab != NULL ? (size_t)(tab - s) : len;
		clean_flow(&flow->text, s, n);
		if (tab != NULL)
			add_tab(flow);
		n += tab != NULL;
		s += n;
		len -= n;
	}
}

void
flow_break(struct flow *flow)
{
	flow->breaks++;
	flow->space = flow->newline = false;
}

bool
flow_parts_paragraphs(const struct flow *flow)
{
	size_t length = 0, len = flow->text.len;
	const char *s = flow->text.data;

	if (flow->breaks != 1)
		return flow->breaks > 1;
	while (length < len && s[len - length - 1] != '\n')
		length++;
	return length >= LONG_LINE && (strchr(".!?:\"", s[len - 1]) != NULL ||
	    (len >= 3 && (memcmp(s + len - 3, "”", 3) == 0 || memcmp(s + len - 3, "…", 3) == 0 ||
	    memcmp(s + len - 3, "。", 3) == 0)));
}

/* The bytes of a space that folding leaves alone (U+00A0, U+200B, U+202F, U+2060 ...) at s, or 0. */
static size_t
space_bytes(const char *s, size_t len)
{
	static const char *const spaces[] = {
		" ", "\n", "\xC2\xA0", "\xC2\xAD", "\xE2\x80\x8B", "\xE2\x80\xAF", "\xE2\x81\xA0", "\xE3\x80\x80",
	};
	size_t i, n;

	for (i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++) {
		n = strlen(spaces[i]);
		if (n <= len && memcmp(s, spaces[i], n) == 0)
			return n;
	}
	return 0;
}

static size_t
leading_space(const char *s, size_t len)
{
	size_t at = 0, n;

	while (at < len && (n = space_bytes(s + at, len - at)) > 0)
		at += n;
	return at;
}

bool
flow_is_empty(const struct flow *flow)
{
	return flow->text.len == 0 || leading_space(flow->text.data, flow->text.len) == flow->text.len;
}

static size_t
trailing_space(const char *s, size_t len)
{
	size_t back;

	while (len > 0) {
		for (back = 1; back <= 3 && back <= len; back++)
			if (space_bytes(s + len - back, back) == back)
				break;
		if (back > 3 || back > len)
			break;
		len -= back;
	}
	return len;
}

bool
flow_take(struct flow *flow, struct arena *a, struct document_block *block)
{
	struct document_span *span;
	const char *text = flow->text.data;
	size_t start, end, i, from, to;

	start = flow->text.len > 0 ? leading_space(text, flow->text.len) : 0;
	/* Of code and verse whole blank lines go, the indent of the first line stays. */
	if (block->kind == BLOCK_PRE ||
	    (start < flow->text.len && memchr(text + start, '\n', flow->text.len - start) != NULL))
		while (start > 0 && text[start - 1] != '\n')
			start--;
	end = flow_is_empty(flow) ? start : trailing_space(text, flow->text.len);
	if (end > start) {
		block->text = arena_strndup(a, text + start, end - start);
		block->len = end - start;
		block->spans = arena_zalloc(a, flow->span_count, sizeof(*block->spans));
	}
	for (i = 0; i < flow->span_count && end > start; i++) {
		from = flow->spans[i].start > start ? flow->spans[i].start : start;
		to = i + 1 < flow->span_count ? flow->spans[i + 1].start : end;
		if (to > end)
			to = end;
		if (to <= from)
			continue;
		span = &block->spans[block->span_count++];
		span->text = block->text + (from - start);
		span->len = to - from;
		span->looks = flow->spans[i].looks;
		span->link = flow->spans[i].link;
	}
	buf_reset(&flow->text);
	flow->span_count = 0;
	flow->measured = 0;
	flow->column = flow->breaks = 0;
	flow->space = flow->newline = false;
	return end > start;
}

static bool
is_rtl(uint32_t c)
{
	return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) ||
	    (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

static bool
is_letter(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2000) || c >= 0x2C00;
}

bool
flow_runs_rtl(const char *s, size_t len, const char *direction)
{
	bool asked = strcmp(direction, "rtl") == 0, given = asked || strcmp(direction, "ltr") == 0;
	uint32_t c;
	size_t n;

	for (; len > 0; s += n, len -= n) {
		n = 1;
		c = (unsigned char)*s;
		if (c >= 0x80)
			n = utf8_decode(s, len, &c);
		if (is_rtl(c))
			return !given || asked;
		if (!asked && is_letter(c))
			return false;
	}
	return false;
}
