#include <string.h>

#include "base/buf.h"
#include "snippet.h"
#include "tokenizer.h"

#define SNIPPET_BYTES	200
#define LEAD_BYTES	50	/* before the first match */
#define MARKS_MAX	512	/* looked at in one text */

struct finder {
	const struct search_line *line;
	struct search_mark marks[MARKS_MAX];
	size_t count;
};

static bool
is_sought(const struct search_line *line, const char *token, size_t len)
{
	for (size_t i = 0; i < line->term_count; i++) {
		const struct search_term *term = &line->terms[i];

		if (memcmp(term->token, token, term->len < len ? term->len : len) == 0 &&
		    (term->len == len || (term->prefix && term->len < len)))
			return true;
	}
	return false;
}

static int
take_mark(void *context, const char *token, size_t len, size_t from, size_t to)
{
	struct finder *f = context;

	if (!is_sought(f->line, token, len))
		return 0;
	/* Pairs of characters overlap. */
	if (f->count > 0 && from <= f->marks[f->count - 1].at + f->marks[f->count - 1].len) {
		struct search_mark *last = &f->marks[f->count - 1];

		if (to > last->at + last->len && from < last->at + last->len)
			last->len = to - last->at;
		if (from < last->at + last->len)
			return 0;
	}
	f->marks[f->count++] = (struct search_mark){ from, to - from };
	return f->count == MARKS_MAX;
}

/* The mark after which most others follow within a snippet. */
static size_t
best_start(const struct finder *f)
{
	size_t best = 0, most = 0;

	for (size_t i = 0, end = 0; i < f->count; i++) {
		while (end < f->count && f->marks[end].at + f->marks[end].len <= f->marks[i].at + SNIPPET_BYTES - LEAD_BYTES)
			end++;
		if (end > i && end - i > most) {
			most = end - i;
			best = i;
		}
	}
	return best;
}

/* Back to the beginning of a word, or at least of a character. */
static size_t
word_start(const char *text, size_t at, size_t reach)
{
	size_t low = at > reach ? at - reach : 0, to = low;

	while (to < at && to > 0 && text[to - 1] != ' ' && text[to - 1] != '\n')
		to++;
	if (to < at || low == 0)
		return to < at ? to : 0;
	for (to = low; to < at && ((unsigned char)text[to] & 0xC0) == 0x80; to++)
		;
	return to;
}

static size_t
word_end(const char *text, size_t from)
{
	size_t len = strlen(text), to = from + SNIPPET_BYTES < len ? from + SNIPPET_BYTES : len, back;

	for (back = to; back < len && back > from + SNIPPET_BYTES / 2 && text[back] != ' ' && text[back] != '\n'; back--)
		;
	if (back < len && (text[back] == ' ' || text[back] == '\n'))
		return back;
	while (to < len && ((unsigned char)text[to] & 0xC0) == 0x80)
		to--;
	return to;
}

bool
snippet_make(struct store *store, const char *text, const struct search_line *line, struct arena *a,
    struct search_hit *hit)
{
	struct finder f = { .line = line };
	struct tokenizer_taker taker = { take_mark, &f };
	size_t first, from, to;
	char *snippet;

	tokenizer_split(store, text, false, &taker, NULL);
	first = best_start(&f);
	from = f.count > 0 ? word_start(text, f.marks[first].at, LEAD_BYTES) : 0;
	to = word_end(text, from);
	hit->snippet = snippet = arena_strndup(a, text + from, to - from);
	for (char *c = snippet; *c != '\0'; c++)
		if (*c == '\n' || *c == '\t')
			*c = ' ';
	hit->marks = arena_zalloc(a, f.count + 1, sizeof(*hit->marks));
	hit->mark_count = 0;
	for (size_t i = first; i < f.count && f.marks[i].at + f.marks[i].len <= to; i++)
		if (f.marks[i].at >= from)
			hit->marks[hit->mark_count++] = (struct search_mark){ f.marks[i].at - from, f.marks[i].len };
	return f.count > 0;
}
