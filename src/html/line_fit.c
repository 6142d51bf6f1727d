#include <string.h>

#include "line_fit.h"
#include "text/syllable.h"
#include "text/width.h"
#include "text/wrap.h"

/* Between these and letters there is never a chance to break (UAX #14: AL, NU, IS, QU, OP, CP). */
static bool
is_unbroken(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ',' || c == '.' ||
	    c == ';' || c == ':' || c == '\'' || c == '"' || c == '(' || c == ')';
}

/*
 * Where the line breaks at a space when that can be seen without the rules of
 * UAX #14: nothing but plain words up to the edge, a letter after the space.
 * 0 when it cannot.
 */
static size_t
plain_break(const char *s, size_t start, size_t end)
{
	for (; end > start + 1; end--) {
		if (s[end - 1] == ' ')
			return ((s[end] | 32) >= 'a' && (s[end] | 32) <= 'z' && is_unbroken(s[end - 2]) && s[end - 2] != '(') ?
			    end : 0;
		if (!is_unbroken(s[end - 1]) || !is_unbroken(s[end]))
			return 0;
	}
	return 0;
}

struct line_fit
line_fit_ascii(const char *s, size_t len, const unsigned char *breaks, size_t start, size_t room)
{
	size_t left = len - start, end;
	const char *newline = memchr(s + start, '\n', left < room + 1 ? left : room + 1);

	if (newline != NULL)
		return (struct line_fit){ .end = (size_t)(newline - s) + 1 };
	if (left <= room)
		return (struct line_fit){ .end = len };
	end = start + room + (s[start + room] == ' ');
	if (breaks == NULL)
		return (struct line_fit){ .end = end < len ? plain_break(s, start, end) : 0 };
	for (; end > start; end--)
		if (end < len && breaks[end] != WRAP_NO)
			return (struct line_fit){ .end = end };
	return (struct line_fit){ .end = start + room };
}

/* Where a line can end, seen while it is measured. */
struct chances {
	size_t end;			/* the last good place, the beginning of the line: none */
	bool hyphen;
	int columns;			/* before it */
	size_t syllable;		/* the last place between syllables ... */
	bool parted;			/* ... of a word that gets a hyphen */
	size_t whole;			/* the last one between characters */
};

static void
note_chance(struct chances *seen, unsigned char kind, size_t at, int columns, int room)
{
	if (kind == WRAP_SYLLABLE || (kind == WRAP_PART && columns < room)) {
		seen->syllable = at;
		seen->parted = kind == WRAP_PART;
	} else if (kind == WRAP_MAY || (kind == WRAP_HYPHEN && columns < room)) {
		seen->end = at;
		seen->hyphen = kind == WRAP_HYPHEN;
		seen->columns = columns;
	}
}

/* The line is full.  A syllable is preferred to a place that leaves much of the line empty. */
static struct line_fit
choose_chance(const struct chances *seen, size_t start, int room)
{
	int least = room - room / (seen->parted ? 8 : 4);

	if (seen->syllable > start && seen->syllable > seen->end && seen->columns < least)
		return (struct line_fit){ .end = seen->syllable, .hyphen = seen->parted };
	if (seen->end > start)
		return (struct line_fit){ .end = seen->end, .hyphen = seen->hyphen };
	return (struct line_fit){ .end = seen->whole };
}

struct line_fit
line_fit_any(const char *s, size_t len, const unsigned char *breaks, size_t start, int room)
{
	struct chances seen = { .end = start, .syllable = start, .whole = start };
	size_t at = start, n;
	int columns = 0, wide;

	while (at < len) {
		if (at > start && breaks[at] == WRAP_MUST)
			return (struct line_fit){ .end = at };
		if (at > start && breaks[at] != WRAP_NO)
			note_chance(&seen, breaks[at], at, columns, room);
		n = 1;
		wide = s[at] != '\n';
		if ((unsigned char)s[at] >= 0x80 || (at + 1 < len && (unsigned char)s[at + 1] >= 0x80)) {
			n = width_next(s + at, len - at, &wide);
			if (at == start || !syllable_joins(s, at))
				seen.whole = at;
		} else
			seen.whole = at;
		/* A space may hang over the edge, where it is cut; one that carries marks is as good as a letter. */
		if (columns + wide > room && s[at] != '\n' && (s[at] != ' ' || n > 1)) {
			if (at == start)
				return (struct line_fit){ .end = at + n, .too_wide = true };
			if (seen.whole == start)
				seen.whole = at;
			return choose_chance(&seen, start, room);
		}
		columns += wide;
		at += n;
	}
	return (struct line_fit){ .end = len };
}
