#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "line_fit.h"
#include "line_writer.h"
#include "text/bidi.h"
#include "text/hyphenate.h"
#include "text/utf8.h"
#include "text/width.h"
#include "text/wrap.h"

#define ROOM_MIN	12	/* columns that margins always leave, if there are as many */
#define SPACES		"                                        "
#define CONTINUED	"↳ "	/* a long line of code goes on here */
#define CUT_OFF		"›"	/* a long line of code goes on over there */
#define BIDI_RUNS	64	/* changes of direction in one line */
#define MARGIN_BYTES	64	/* of one margin that is turned */
#define TOO_WIDE	"?"	/* for a character wider than all the room there is */

void
writer_init(struct writer *w, struct arena *arena, const struct layout_options *options, int width)
{
	memset(w, 0, sizeof(*w));
	w->arena = arena;
	w->options = options;
	w->width = width;
}

void
writer_clear(struct writer *w)
{
	free(w->runs);
	buf_clear(&w->breaks);
	buf_clear(&w->levels);
	buf_clear(&w->scratch);
}

void
writer_place(struct writer *w, size_t block)
{
	if (w->pinned)
		return;
	w->block = block;
	w->offset = 0;
}

void
writer_pin(struct writer *w, size_t block)
{
	w->block = block;
	w->offset = 0;
	w->pinned = true;
}

void
writer_unpin(struct writer *w)
{
	w->pinned = false;
}

/* How far into its block the next line begins. */
static void
set_offset(struct writer *w, size_t offset)
{
	if (!w->pinned)
		w->offset = offset;
}

int
writer_room(const struct writer *w)
{
	return w->width - w->indent;
}

bool
writer_push(struct writer *w, const char *first, const char *rest, unsigned looks)
{
	int columns = width_text(rest, strlen(rest));
	struct writer_margin *margin;

	if (w->margin_count == WRITER_MARGINS || w->indent + columns > LIMIT_LAYOUT_INDENT ||
	    writer_room(w) - columns < (w->width < 2 * ROOM_MIN ? w->width / 2 : ROOM_MIN))
		return false;
	margin = &w->margins[w->margin_count++];
	margin->first = first;
	margin->rest = rest;
	margin->looks = looks;
	margin->columns = columns;
	margin->first_columns = columns;
	margin->used = false;
	w->indent += columns;
	return true;
}

bool
writer_push_hanging(struct writer *w, const char *first, unsigned looks)
{
	int columns = width_text(first, strlen(first));

	if (columns > writer_room(w) - ROOM_MIN / 2 || !writer_push(w, first, "  ", looks))
		return false;
	w->margins[w->margin_count - 1].first_columns = columns;
	return true;
}

void
writer_pop(struct writer *w, bool pushed)
{
	if (pushed)
		w->indent -= w->margins[--w->margin_count].columns;
}

/* Columns for text on the next line: a first line may have a wider margin. */
static int
next_room(const struct writer *w)
{
	int i, room = w->width;

	for (i = 0; i < w->margin_count; i++)
		room -= w->margins[i].used ? w->margins[i].columns : w->margins[i].first_columns;
	return room;
}

/* Making one line. */

static void
add_run(struct writer *w, const char *s, size_t len, unsigned looks, int link, int columns)
{
	struct layout_run *last = w->run_count > 0 ? &w->runs[w->run_count - 1] : NULL;

	if (last != NULL && last->looks == looks && last->link == link && last->text + last->len == s) {
		last->len += len;
		last->columns += columns;
	} else {
		w->runs = mem_grow(w->runs, w->run_count, &w->run_cap, sizeof(*w->runs));
		w->runs[w->run_count++] = (struct layout_run){ s, len, looks, link, columns };
	}
	w->columns += columns;
}

/* What a margin holds on the next line. */
static const char *
take_margin(struct writer_margin *margin, int *columns)
{
	const char *s = margin->used ? margin->rest : margin->first;

	*columns = margin->used ? margin->columns : margin->first_columns;
	margin->used = true;
	return s;
}

void
writer_begin(struct writer *w)
{
	const char *s;
	int i, columns;

	w->run_count = 0;
	w->columns = 0;
	for (i = 0; i < w->margin_count; i++) {
		s = take_margin(&w->margins[i], &columns);
		if (columns > 0)
			add_run(w, s, strlen(s), w->margins[i].looks, 0, columns);
	}
}

/* The text of a margin as it stands at the right of text that runs to the left. */
static const char *
turned_margin(struct writer *w, const char *s)
{
	unsigned char levels[MARGIN_BYTES];
	struct bidi_run runs[BIDI_RUNS];
	size_t len = strlen(s), count, i;
	struct buf out = { 0 };
	const char *turned;

	if (len > MARGIN_BYTES)
		return s;
	bidi_levels(s, len, true, levels);
	count = bidi_order(levels, len, runs, BIDI_RUNS);
	for (i = 0; i < count; i++)
		if (runs[i].rtl)
			bidi_turn(&out, s + runs[i].start, runs[i].len);
		else
			buf_add(&out, s + runs[i].start, runs[i].len);
	turned = arena_strdup(w->arena, buf_text(&out));
	buf_clear(&out);
	return width_text(turned, strlen(turned)) == width_text(s, len) ? turned : s;
}

/* Margins at the right, the outermost last. */
static void
end_turned(struct writer *w)
{
	const char *s;
	int i, columns;

	for (i = w->margin_count; i-- > 0;) {
		s = take_margin(&w->margins[i], &columns);
		s = turned_margin(w, s);
		if (columns > 0)
			add_run(w, s, strlen(s), w->margins[i].looks, 0, columns);
	}
}

void
writer_add(struct writer *w, const char *s, size_t len, unsigned looks, int link, int columns)
{
	if (len > 0)
		add_run(w, s, len, looks, link, columns);
}

void
writer_space(struct writer *w, int count)
{
	int n;

	for (; count > 0; count -= n) {
		n = count < (int)sizeof(SPACES) - 1 ? count : (int)sizeof(SPACES) - 1;
		add_run(w, SPACES, (size_t)n, 0, 0, n);
	}
}

void
writer_end(struct writer *w)
{
	struct layout_line *line;

	if (w->count >= LIMIT_LAYOUT_LINES) {
		w->full = true;
		return;
	}
	w->lines = arena_grow(w->arena, w->lines, w->count, &w->cap, sizeof(*w->lines));
	line = &w->lines[w->count++];
	line->runs = arena_alloc(w->arena, w->run_count * sizeof(*w->runs));
	if (w->run_count > 0)
		memcpy(line->runs, w->runs, w->run_count * sizeof(*w->runs));
	line->run_count = w->run_count;
	line->columns = w->columns;
	line->block = w->block;
	line->offset = w->offset;
	line->heading = w->heading;
	w->heading = 0;
	w->offset += w->pinned;
}

static bool
is_blank_run(const struct layout_run *run)
{
	size_t i;

	for (i = 0; i < run->len && run->text[i] == ' '; i++)
		continue;
	return i == run->len;
}

void
writer_blank(struct writer *w)
{
	if (w->turned && w->margin_count > 0) {
		w->run_count = 0;
		w->columns = 0;
		writer_space(w, writer_room(w));
		end_turned(w);
		writer_end(w);
		return;
	}
	writer_begin(w);
	while (w->run_count > 0 && is_blank_run(&w->runs[w->run_count - 1]))
		w->columns -= w->runs[--w->run_count].columns;
	writer_end(w);
}

/* Text. */

/* The characters that only tell where a line may end: shown as a space or not at all. */
static bool
has_hints(const char *s, size_t len)
{
	return memchr(s, 0xC2, len) != NULL || memmem(s, len, "\xE2\x80\x8B", 3) != NULL ||
	    memmem(s, len, "\xE2\x80\xAF", 3) != NULL || memmem(s, len, "\xE2\x81\xA0", 3) != NULL;
}

static const char *
without_hints(struct writer *w, const char *s, size_t *len)
{
	size_t i;

	buf_reset(&w->scratch);
	for (i = 0; i < *len; i++) {
		if (i + 1 < *len && memcmp(s + i, "\xC2\xA0", 2) == 0)
			buf_addc(&w->scratch, ' '), i++;
		else if (i + 1 < *len && memcmp(s + i, "\xC2\xAD", 2) == 0)
			i++;
		else if (i + 2 < *len && memcmp(s + i, "\xE2\x80\xAF", 3) == 0)
			buf_addc(&w->scratch, ' '), i += 2;
		else if (i + 2 < *len && (memcmp(s + i, "\xE2\x80\x8B", 3) == 0 || memcmp(s + i, "\xE2\x81\xA0", 3) == 0))
			i += 2;
		else
			buf_addc(&w->scratch, s[i]);
	}
	*len = w->scratch.len;
	return arena_strndup(w->arena, buf_text(&w->scratch), *len);
}

/* A walk over the spans of a text, line by line. */
struct cursor {
	const struct writer_text *text;
	size_t span;
	bool ascii, hints;		/* of the whole text */
	const unsigned char *levels;	/* of its bytes (text/bidi.h), NULL: logical order */
};

static struct cursor
cursor_at(struct writer *w, const struct writer_text *text)
{
	struct cursor c = { .text = text };

	c.ascii = utf8_ascii_span(text->s, text->len) == text->len;
	c.hints = !c.ascii && has_hints(text->s, text->len);
	if (w->options->bidi && (text->rtl || !c.ascii)) {
		buf_reset(&w->levels);
		buf_reserve(&w->levels, text->len);
		bidi_levels(text->s, text->len, text->rtl, (unsigned char *)w->levels.data);
		c.levels = (const unsigned char *)w->levels.data;
	}
	return c;
}

static int
slice_columns(const struct cursor *c, const char *s, size_t len)
{
	return c->ascii ? (int)len : width_text(s, len);
}

static void
add_slice(struct writer *w, const struct cursor *c, const char *s, size_t len, const struct document_span *span)
{
	if (c->hints && has_hints(s, len))
		s = without_hints(w, s, &len);
	writer_add(w, s, len, span->looks | c->text->looks, span->link, slice_columns(c, s, len));
}

/* Add the bytes from start to end of the text to the line. */
static void
add_stretch(struct writer *w, struct cursor *c, size_t start, size_t end)
{
	const struct document_span *span;
	const char *from, *to, *s = c->text->s;

	while (c->span < c->text->span_count) {
		span = &c->text->spans[c->span];
		from = span->text > s + start ? span->text : s + start;
		to = span->text + span->len < s + end ? span->text + span->len : s + end;
		if (to > from)
			add_slice(w, c, from, (size_t)(to - from), span);
		if (span->text + span->len > s + end)
			break;
		c->span++;
	}
}

/* A right-to-left stretch: spans and text from the last to the first. */
static void
add_turned(struct writer *w, const struct cursor *c, size_t start, size_t end)
{
	const struct document_span *span;
	const char *from, *to, *s = c->text->s;
	size_t i, len;

	for (i = c->text->span_count; i-- > c->span;) {
		span = &c->text->spans[i];
		from = span->text > s + start ? span->text : s + start;
		to = span->text + span->len < s + end ? span->text + span->len : s + end;
		if (to <= from)
			continue;
		len = (size_t)(to - from);
		if (c->hints)
			from = without_hints(w, from, &len);
		buf_reset(&w->scratch);
		bidi_turn(&w->scratch, from, len);
		writer_add(w, arena_strndup(w->arena, buf_text(&w->scratch), w->scratch.len), w->scratch.len,
		    span->looks | c->text->looks, span->link, width_text(buf_text(&w->scratch), w->scratch.len));
	}
}

/* Add the bytes from start to end in the order of the screen. */
static void
add_visual(struct writer *w, struct cursor *c, size_t start, size_t end)
{
	struct bidi_run runs[BIDI_RUNS];
	size_t i, count;
	struct cursor here;

	if (c->levels == NULL) {
		add_stretch(w, c, start, end);
		return;
	}
	count = bidi_order(c->levels + start, end - start, runs, BIDI_RUNS);
	for (i = 0; i < count; i++) {
		here = *c;
		if (runs[i].rtl)
			add_turned(w, &here, start + runs[i].start, start + runs[i].start + runs[i].len);
		else
			add_stretch(w, &here, start + runs[i].start, start + runs[i].start + runs[i].len);
	}
	while (c->span < c->text->span_count && c->text->spans[c->span].text + c->text->spans[c->span].len <= c->text->s + end)
		c->span++;
}

static size_t
trim_end(const char *s, size_t start, size_t end)
{
	while (end > start && (s[end - 1] == ' ' || s[end - 1] == '\n'))
		end--;
	return end;
}

/* Take the runs from the first on off the line and put them back with wider spaces. */
static void
spread(struct writer *w, size_t first, int spaces)
{
	int missing = w->width - w->columns, share;
	size_t count = w->run_count - first, i;
	struct layout_run *runs = mem_alloc(count * sizeof(*runs)), *run;
	const char *s, *end, *word;

	memcpy(runs, w->runs + first, count * sizeof(*runs));
	for (i = 0; i < count; i++)
		w->columns -= runs[i].columns;
	w->run_count = first;
	for (i = 0; i < count; i++) {
		run = &runs[i];
		for (s = run->text, end = s + run->len; s < end;) {
			for (word = s; s < end && *s != ' '; s++)
				continue;
			writer_add(w, word, (size_t)(s - word), run->looks, run->link, width_text(word, (size_t)(s - word)));
			if (s == end)
				break;
			share = (missing + spaces - 1) / spaces;
			spaces--;
			missing -= share;
			writer_add(w, SPACES, (size_t)share + 1, run->looks, run->link, share + 1);
			s++;
		}
	}
	free(runs);
}

/* Make a line as wide as the others, unless its spaces would have to grow too much. */
static void
justify(struct writer *w, size_t first)
{
	int spaces = 0, missing = w->width - w->columns;
	size_t i, k;

	for (i = first; i < w->run_count; i++)
		for (k = 0; k < w->runs[i].len; k++)
			spaces += w->runs[i].text[k] == ' ';
	if (missing > 0 && spaces > 0 && missing <= spaces * 2)
		spread(w, first, spaces);
}

/* A line of a text that runs from right to left: its margins are at the right. */
static void
write_turned(struct writer *w, struct cursor *c, size_t start, size_t end, unsigned align)
{
	int room = next_room(w), left;

	left = room - slice_columns(c, c->text->s + start, end - start);
	w->run_count = 0;
	w->columns = 0;
	writer_space(w, align & BLOCK_ALIGN_CENTER ? left / 2 : left);
	add_visual(w, c, start, end);
	writer_space(w, room - w->columns);
	end_turned(w);
	writer_end(w);
}

static void
write_line(struct writer *w, struct cursor *c, size_t start, size_t end, bool hyphen, unsigned align)
{
	bool last = end == c->text->len || c->text->s[end - 1] == '\n';
	int free_columns;
	size_t margins;

	end = trim_end(c->text->s, start, end);
	set_offset(w, start);
	w->turned = c->levels != NULL && c->text->rtl;
	if (w->turned) {
		write_turned(w, c, start, end, align);
		return;
	}
	writer_begin(w);
	margins = w->run_count;
	if (align != 0) {
		free_columns = w->width - w->columns - slice_columns(c, c->text->s + start, end - start) - hyphen;
		writer_space(w, align & BLOCK_ALIGN_CENTER ? free_columns / 2 : free_columns);
	}
	add_visual(w, c, start, end);
	if (hyphen)
		writer_add(w, "-", 1, w->run_count > 0 ? w->runs[w->run_count - 1].looks : 0,
		    w->run_count > 0 ? w->runs[w->run_count - 1].link : 0, 1);
	if (w->options->justify && !last && align == 0)
		justify(w, margins);
	writer_end(w);
}

static const unsigned char *
find_breaks(struct writer *w, const char *s, size_t len)
{
	buf_reset(&w->breaks);
	buf_reserve(&w->breaks, len + 1);
	wrap_breaks(s, len, (unsigned char *)w->breaks.data);
	if (w->options->hyphenation != NULL)
		hyphenation_mark(w->options->hyphenation, s, len, (unsigned char *)w->breaks.data);
	return (const unsigned char *)w->breaks.data;
}

/* The line that begins at start; *breaks are looked up when they are needed. */
static struct line_fit
next_fit(struct writer *w, const struct cursor *c, const unsigned char **breaks, size_t start)
{
	const struct writer_text *text = c->text;
	int room = next_room(w);
	bool simple = c->ascii && w->options->hyphenation == NULL;
	struct line_fit fit = { 0 };

	if (simple)
		fit = line_fit_ascii(text->s, text->len, *breaks, start, (size_t)room);
	if (fit.end > 0)
		return fit;
	if (*breaks == NULL)
		*breaks = find_breaks(w, text->s, text->len);
	return simple ? line_fit_ascii(text->s, text->len, *breaks, start, (size_t)room) :
	    line_fit_any(text->s, text->len, *breaks, start, room);
}

void
writer_wrap(struct writer *w, const struct writer_text *text, unsigned align)
{
	const unsigned char *breaks = NULL;
	struct cursor c = cursor_at(w, text);
	size_t start = 0;
	struct line_fit fit;

	while (start < text->len && !w->full) {
		fit = next_fit(w, &c, &breaks, start);
		if (fit.too_wide) {
			set_offset(w, start);
			writer_begin(w);
			writer_add(w, TOO_WIDE, 1, text->looks, 0, 1);
			writer_end(w);
		} else
			write_line(w, &c, start, fit.end, fit.hyphen, align);
		start = fit.end;
	}
}

/* How much of n bytes that fill a line stays on it: up to a space in its last part, where there is one. */
static size_t
code_break(const char *s, size_t n)
{
	size_t i;

	for (i = n; i > n - n / 3; i--)
		if (s[i - 1] == ' ')
			return i;
	return n;
}

/* One line of code from start to end, wrapped to the room. */
static void
wrap_code(struct writer *w, struct cursor *c, size_t start, size_t end)
{
	const char *s = c->text->s;
	int room = writer_room(w), mark = width_text(CONTINUED, strlen(CONTINUED)), used;
	size_t n, from = start;

	do {
		set_offset(w, start);
		writer_begin(w);
		if (start > from && room > 2 * mark)
			writer_add(w, CONTINUED, strlen(CONTINUED), SPAN_DIM, 0, mark);
		n = width_prefix(s + start, end - start, w->width - w->columns, &used);
		if (n == 0 && end > start) {
			n = width_next(s + start, end - start, &used);
			writer_add(w, TOO_WIDE, 1, c->text->looks, 0, 1);
		} else {
			if (start + n < end && s[start + n] != ' ')
				n = code_break(s + start, n);
			add_stretch(w, c, start, start + n);
		}
		writer_end(w);
		start += n;
		while (start < end && start > from && s[start] == ' ' && s[start - 1] != ' ')
			start++;
	} while (start < end && !w->full);
}

/* One line of code, its columns from options->shift on. */
static void
cut_shifted(struct writer *w, struct cursor *c, size_t start, size_t end)
{
	const char *s = c->text->s;
	int room = next_room(w), used;
	size_t n;

	set_offset(w, start);
	writer_begin(w);
	start += width_prefix(s + start, end - start, w->options->shift, &used);
	n = width_prefix(s + start, end - start, room, NULL);
	if (start + n < end && room > 1) {
		n = width_prefix(s + start, end - start, room - 1, NULL);
		add_stretch(w, c, start, start + n);
		writer_space(w, w->width - w->columns - 1);
		writer_add(w, CUT_OFF, strlen(CUT_OFF), SPAN_DIM, 0, 1);
	} else
		add_stretch(w, c, start, start + n);
	writer_end(w);
}

void
writer_verbatim(struct writer *w, const struct writer_text *text)
{
	struct cursor c = cursor_at(w, text);
	const char *newline;
	size_t start = 0, end;

	while (start < text->len && !w->full) {
		newline = memchr(text->s + start, '\n', text->len - start);
		end = newline != NULL ? (size_t)(newline - text->s) : text->len;
		if (w->options->scroll_pre)
			cut_shifted(w, &c, start, trim_end(text->s, start, end));
		else
			wrap_code(w, &c, start, trim_end(text->s, start, end));
		start = end + 1;
	}
}

void
writer_plain(struct writer *w, const char *s, unsigned looks)
{
	int used;
	size_t n;

	writer_begin(w);
	n = width_prefix(s, strlen(s), w->width - w->columns, &used);
	writer_add(w, s, n, looks, 0, used);
	writer_end(w);
}
