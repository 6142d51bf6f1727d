#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unictype.h>

#include "letters.h"
#include "newer.h"
#include "text/clean.h"
#include "text/utf8.h"
#include "text/width.h"

#define ZWJ		0x200D
#define MARKS_MAX	4
#define MARKS_MAX_INDIC	8
#define HEAP		100
#define TAB_STOP	8

enum kind {
	KIND_BASE,		/* a character with a cell of its own */
	KIND_MARK,		/* written onto the character before it */
	KIND_JOINER,		/* U+200C, U+200D */
	KIND_SELECTOR,		/* U+FE00 to U+FE0F */
	KIND_SPACE,
	KIND_TAB,
	KIND_BREAK,		/* LF, CR */
	KIND_PASS,		/* kept, has no cell and no part in the rules */
	KIND_BAD,		/* shown as U+FFFD */
	KIND_DROP
};

enum mode { MODE_LINE, MODE_BLOCK, MODE_FLOW };

/* The numbers are those of the rules in clean.h. */
struct range {
	uint32_t first, last;
	enum kind kind, block_kind;	/* in a line; in a text of lines */
};

/* Sorted.  What is in none of them goes by its general category. */
static const struct range ranges[] = {
	{ 0x0000, 0x0008, KIND_DROP, KIND_DROP },	/* 2: controls */
	{ 0x0009, 0x0009, KIND_SPACE, KIND_TAB },
	{ 0x000A, 0x000A, KIND_SPACE, KIND_BREAK },
	{ 0x000B, 0x000C, KIND_DROP, KIND_DROP },
	{ 0x000D, 0x000D, KIND_SPACE, KIND_BREAK },
	{ 0x000E, 0x001F, KIND_DROP, KIND_DROP },
	{ 0x0020, 0x0020, KIND_SPACE, KIND_SPACE },
	{ 0x0021, 0x007E, KIND_BASE, KIND_BASE },
	{ 0x007F, 0x0084, KIND_DROP, KIND_DROP },
	{ 0x0085, 0x0085, KIND_SPACE, KIND_SPACE },
	{ 0x0086, 0x009F, KIND_DROP, KIND_DROP },
	{ 0x00A0, 0x00A0, KIND_SPACE, KIND_SPACE },	/* 8: other spaces */
	{ 0x00AD, 0x00AD, KIND_DROP, KIND_DROP },	/* 4: invisible */
	{ 0x034F, 0x034F, KIND_DROP, KIND_DROP },
	{ 0x061C, 0x061C, KIND_DROP, KIND_PASS },	/* 3: direction marks */
	{ 0x115F, 0x1160, KIND_DROP, KIND_DROP },
	{ 0x1161, 0x11FF, KIND_MARK, KIND_MARK },	/* 7: vowels and finals of Hangul join their syllable */
	{ 0x1680, 0x1680, KIND_SPACE, KIND_SPACE },
	{ 0x17B4, 0x17B5, KIND_DROP, KIND_DROP },
	{ 0x180B, 0x180F, KIND_DROP, KIND_DROP },
	{ 0x2000, 0x200A, KIND_SPACE, KIND_SPACE },
	{ 0x200B, 0x200B, KIND_DROP, KIND_DROP },
	{ 0x200C, 0x200D, KIND_JOINER, KIND_JOINER },
	{ 0x200E, 0x200F, KIND_DROP, KIND_PASS },
	{ 0x2028, 0x2029, KIND_SPACE, KIND_SPACE },
	{ 0x202A, 0x202E, KIND_DROP, KIND_DROP },	/* 3: bidi */
	{ 0x202F, 0x202F, KIND_SPACE, KIND_SPACE },
	{ 0x205F, 0x205F, KIND_SPACE, KIND_SPACE },
	{ 0x2060, 0x206F, KIND_DROP, KIND_DROP },
	{ 0x3164, 0x3164, KIND_DROP, KIND_DROP },
	{ 0xD7B0, 0xD7C6, KIND_MARK, KIND_MARK },
	{ 0xD7CB, 0xD7FB, KIND_MARK, KIND_MARK },
	{ 0xE000, 0xF8FF, KIND_BAD, KIND_BAD },		/* 6: private use */
	{ 0xFDD0, 0xFDEF, KIND_BAD, KIND_BAD },
	{ 0xFE00, 0xFE0F, KIND_SELECTOR, KIND_SELECTOR }, /* 5 */
	{ 0xFEFF, 0xFEFF, KIND_DROP, KIND_DROP },
	{ 0xFFA0, 0xFFA0, KIND_DROP, KIND_DROP },
	{ 0xFFF9, 0xFFFB, KIND_DROP, KIND_DROP },
	{ 0xFFFD, 0xFFFD, KIND_BASE, KIND_BASE },
	{ 0x13430, 0x1345F, KIND_DROP, KIND_DROP },	/* 4: format controls of hieroglyphs */
	{ 0x1BCA0, 0x1BCA3, KIND_DROP, KIND_DROP },
	{ 0x1D173, 0x1D17A, KIND_DROP, KIND_DROP },
	{ 0xE0000, 0xE0FFF, KIND_DROP, KIND_DROP },	/* 5: tags */
	{ 0xF0000, 0x10FFFF, KIND_BAD, KIND_BAD },
};

/* Scripts whose letters change form by joiners (rule 4). */
static const char *const joining_scripts[] = {
	"Arabic", "Syriac", "Mongolian", "Nko", "Mandaic", "Phags_Pa", "Manichaean", "Adlam", "Hanifi_Rohingya", "Sogdian",
};
static const char *const indic_scripts[] = {
	"Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala",
	"Thai", "Lao", "Tibetan", "Myanmar", "Khmer", "Balinese", "Javanese", "Sundanese", "Limbu", "Meetei_Mayek", "Chakma",
	"Newa", "Tirhuta", "Grantha", "Sharada", "Brahmi", "Kaithi", "Modi", "Siddham", "Tai_Tham", "Saurashtra", "Lepcha",
};

/*
 * What has been written decides what may follow, never what was dropped: so a
 * second run meets the same states and changes nothing.
 */
struct cleaner {
	struct buf *out;
	size_t start;		/* of this text in out */
	enum mode mode;
	bool fresh;		/* at the start of the text or of a line: nothing to put a mark on */
	bool after_base;	/* a selector may follow */
	bool emoji;		/* the base is a pictograph */
	bool space;		/* one is due before the next character (a line) */
	uint32_t joiner;	/* due if the next character takes it; or 0 */
	uint32_t base;		/* the last character that is no mark */
	int marks;		/* on the base; HEAP: there were more than any script has */
	size_t one_mark;	/* where the first of them ends in out */
	size_t tab_from;	/* columns have been counted up to here in out ... */
	int tab_column;		/* ... and were so many */
};

static bool
script_is_in(uint32_t c, const char *const *names, size_t count)
{
	const uc_script_t *script = uc_script(c);
	size_t i;

	for (i = 0; script != NULL && i < count; i++)
		if (strcmp(script->name, names[i]) == 0)
			return true;
	return false;
}

static bool
is_indic(uint32_t c)
{
	return c >= 0x900 && script_is_in(c, indic_scripts, sizeof(indic_scripts) / sizeof(indic_scripts[0]));
}

static bool
is_joining(uint32_t c)
{
	return c >= 0x600 && (is_indic(c) ||
	    script_is_in(c, joining_scripts, sizeof(joining_scripts) / sizeof(joining_scripts[0])));
}

/* What the tables of ranges leave open. */
static enum kind
category_kind(uint32_t c)
{
	if ((c & 0xFFFE) == 0xFFFE)
		return KIND_BAD;
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cn | UC_CATEGORY_MASK_Co | UC_CATEGORY_MASK_Cs) && !newer_is_assigned(c))
		return KIND_BAD;
	if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me))
		return KIND_MARK;
	return KIND_BASE;
}

static enum kind
char_kind(uint32_t c, enum mode mode)
{
	size_t low = 0, high = sizeof(ranges) / sizeof(ranges[0]), middle;

	if (letters_columns(c) > 0)
		return KIND_BASE;
	if (mode == MODE_FLOW && (c == 0xA0 || c == 0xAD || c == 0x200B || c == 0x202F || c == 0x2060))
		return KIND_PASS;
	while (low < high) {
		middle = low + (high - low) / 2;
		if (c > ranges[middle].last)
			low = middle + 1;
		else if (c < ranges[middle].first)
			high = middle;
		else
			return mode == MODE_LINE ? ranges[middle].kind : ranges[middle].block_kind;
	}
	return category_kind(c);
}

static void
put_due_space(struct cleaner *cl)
{
	if (!cl->space)
		return;
	buf_addc(cl->out, ' ');
	cl->space = false;
	cl->base = ' ';
	cl->marks = 0;
}

/* Rule 4: between letters of scripts that join, and between pictographs. */
static void
put_due_joiner(struct cleaner *cl, uint32_t next)
{
	if (cl->joiner == 0)
		return;
	if ((is_joining(cl->base) && is_joining(next)) ||
	    (cl->joiner == ZWJ && cl->emoji && uc_is_property_extended_pictographic(next)))
		utf8_add(cl->out, cl->joiner);
	cl->joiner = 0;
}

static void
put_base(struct cleaner *cl, uint32_t c)
{
	put_due_space(cl);
	put_due_joiner(cl, c);
	utf8_add(cl->out, c);
	cl->emoji = letters_columns(c) == 0 &&
	    (uc_is_property_extended_pictographic(c) || (cl->emoji && uc_is_property_emoji_modifier(c)));
	cl->base = c;
	cl->marks = 0;
	cl->after_base = true;
	cl->fresh = false;
}

static void
put_mark(struct cleaner *cl, uint32_t c)
{
	if (cl->fresh)
		return;
	put_due_space(cl);
	if (cl->marks >= MARKS_MAX && (cl->marks >= MARKS_MAX_INDIC || !is_indic(cl->base))) {
		if (cl->marks < HEAP)
			buf_truncate(cl->out, cl->one_mark);
		cl->marks = HEAP;
		return;
	}
	put_due_joiner(cl, c);
	utf8_add(cl->out, c);
	if (cl->marks++ == 0)
		cl->one_mark = cl->out->len;
	cl->after_base = false;
}

static void
put_selector(struct cleaner *cl, uint32_t c)
{
	if (!cl->after_base)
		return;
	cl->joiner = 0;
	utf8_add(cl->out, c);
	cl->after_base = false;
}

static void
put_space(struct cleaner *cl)
{
	cl->after_base = cl->emoji = false;
	cl->joiner = 0;
	if (cl->mode == MODE_LINE) {
		cl->space = !cl->fresh;
		return;
	}
	buf_addc(cl->out, ' ');
	cl->base = ' ';
	cl->marks = 0;
	cl->fresh = false;
}

static void
put_break(struct cleaner *cl)
{
	buf_addc(cl->out, '\n');
	cl->after_base = cl->emoji = false;
	cl->joiner = 0;
	cl->fresh = true;
	cl->tab_from = cl->out->len;
	cl->tab_column = 0;
}

/* Columns are counted from the last tab, so that a line of tabs costs no more than its length. */
static void
put_tab(struct cleaner *cl)
{
	int column = cl->tab_column + width_text(cl->out->data + cl->tab_from, cl->out->len - cl->tab_from);
	int spaces = TAB_STOP - column % TAB_STOP;

	cl->tab_column = column + spaces;
	while (spaces-- > 0)
		put_space(cl);
	cl->tab_from = cl->out->len;
}

static void
put_char(struct cleaner *cl, uint32_t c)
{
	switch (char_kind(c, cl->mode)) {
	case KIND_BASE:
		put_base(cl, c);
		break;
	case KIND_MARK:
		put_mark(cl, c);
		break;
	case KIND_JOINER:
		if (!cl->fresh && !cl->space && cl->joiner == 0)
			cl->joiner = c;
		break;
	case KIND_SELECTOR:
		put_selector(cl, c);
		break;
	case KIND_SPACE:
		put_space(cl);
		break;
	case KIND_TAB:
		put_tab(cl);
		break;
	case KIND_BREAK:
		put_break(cl);
		break;
	case KIND_PASS:
		cl->joiner = 0;
		cl->after_base = false;
		utf8_add(cl->out, c);
		break;
	case KIND_BAD:
		put_base(cl, UTF8_REPLACEMENT);
		break;
	case KIND_DROP:
		break;
	}
}

/*
 * Bytes at s that may be copied as they are: printable ASCII (in a line with
 * single spaces between) and common letters.  *last is the last character.
 */
static size_t
plain_span(const char *s, size_t len, enum mode mode, uint32_t *last)
{
	size_t n = 0, bytes;
	uint32_t c;

	*last = ' ';
	while (n < len) {
		c = (unsigned char)s[n];
		bytes = 1;
		if (c >= 0xC3) {
			bytes = utf8_decode(s + n, len - n, &c);
			if (letters_columns(c) == 0)
				break;
		} else if (c - 0x20u > 0x7E - 0x20 && (c != '\n' || mode == MODE_LINE)) {
			break;
		} else if (c == ' ' && *last == ' ' && mode == MODE_LINE) {
			break;
		}
		n += bytes;
		*last = c;
	}
	if (n == 0 || *last != ' ' || mode != MODE_LINE)
		return n;
	/* The space waits for the next character; what was before it is not needed. */
	return n - 1;
}

static void
put_plain(struct cleaner *cl, const char *s, size_t len, uint32_t last)
{
	const char *last_break;

	put_due_space(cl);
	buf_add(cl->out, s, len);
	cl->base = last;
	cl->marks = 0;
	cl->joiner = 0;
	cl->emoji = false;
	cl->fresh = last == '\n';
	cl->after_base = !cl->fresh && last != ' ';
	last_break = cl->mode == MODE_LINE ? NULL : memrchr(s, '\n', len);
	if (last_break == NULL)
		return;
	cl->tab_from = cl->out->len - (size_t)(s + len - last_break - 1);
	cl->tab_column = 0;
}

static void
clean(struct cleaner *cl, const char *s, size_t len, size_t max)
{
	uint32_t c, last;
	size_t n;

	buf_reserve(cl->out, max > 0 && max < len ? max : len);
	while (len > 0 && (max == 0 || cl->out->len - cl->start <= max)) {
		n = cl->joiner != 0 ? 0 : plain_span(s, max > 0 && len > max + 1 ? max + 1 : len, cl->mode, &last);
		if (n > 0) {
			put_plain(cl, s, n, last);
		} else {
			n = utf8_decode(s, len, &c);
			if (c != '\r' || cl->mode == MODE_LINE || len == 1 || s[1] != '\n')
				put_char(cl, c);
		}
		s += n;
		len -= n;
	}
}

/* Cut what was added to at most max bytes, between two characters as a reader sees them. */
static void
cut(struct cleaner *cl, size_t max)
{
	const char *s = buf_text(cl->out) + cl->start;
	size_t len = cl->out->len - cl->start, end = 0, n = 0;
	int columns;

	if (len <= max)
		return;
	while (end + n <= max) {
		end += n;
		n = width_next(s + end, len - end, &columns);
	}
	for (;;) {
		if (end > 0 && s[end - 1] == ' ')
			end--;
		else if (end >= 3 && (memcmp(s + end - 3, "\xE2\x80\x8C", 3) == 0 || memcmp(s + end - 3, "\xE2\x80\x8D", 3) == 0))
			end -= 3;
		else
			break;
	}
	buf_truncate(cl->out, cl->start + end);
}

static struct cleaner
make_cleaner(struct buf *out, enum mode mode)
{
	return (struct cleaner){ .out = out, .start = out->len, .mode = mode, .fresh = true, .tab_from = out->len };
}

void
clean_line(struct buf *out, const char *s, size_t len, size_t max)
{
	struct cleaner cl = make_cleaner(out, MODE_LINE);

	clean(&cl, s, len, max);
	if (max > 0)
		cut(&cl, max);
}

void
clean_block(struct buf *out, const char *s, size_t len)
{
	struct cleaner cl = make_cleaner(out, MODE_BLOCK);

	clean(&cl, s, len, 0);
}

void
clean_flow(struct buf *out, const char *s, size_t len)
{
	struct cleaner cl = make_cleaner(out, MODE_FLOW);

	clean(&cl, s, len, 0);
}

char *
clean_line_dup(struct arena *a, const char *s, size_t max)
{
	struct buf out = { 0 };
	char *result;

	clean_line(&out, s, strlen(s), max);
	result = arena_strndup(a, buf_text(&out), out.len);
	buf_clear(&out);
	return result;
}
