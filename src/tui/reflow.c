#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "hint.h"
#include "reflow.h"
#include "text/utf8.h"
#include "text/width.h"
#include "text/wrap.h"

/* Bytes beyond the line that may say whether it can be broken at its end. */
#define BEYOND	32
/* Columns left and right of what is said in an empty area. */
#define MARGIN	4

static size_t
trim(const char *s, size_t len)
{
	while (len > 0 && s[len - 1] == ' ')
		len--;
	return len;
}

/* Where the line is broken best, at most at byte fit (or after the blanks that follow it); 0: nowhere. */
static size_t
find_break(const char *s, size_t len, size_t fit)
{
	unsigned char *breaks = mem_zalloc(len + 1, sizeof(*breaks));
	size_t at, best = 0;

	wrap_breaks(s, len, breaks);
	for (at = 1; at < len && trim(s, at) <= fit; at++)
		if (breaks[at] == WRAP_MAY || breaks[at] == WRAP_SYLLABLE)
			best = at;
	free(breaks);
	return best;
}

size_t
reflow_line(const char *s, size_t len, int columns, size_t *next)
{
	size_t fit = width_prefix(s, len, columns, NULL), best;
	int wide;

	*next = len;
	if (fit == len)
		return trim(s, len);
	best = find_break(s, utf8_cut(s, len, fit + BEYOND), fit);
	/* Rather within a very long word than far from the end of the line. */
	if (best < fit / 2 || best == 0)
		best = fit > 0 ? fit : width_next(s, len, &wide);
	*next = best;
	return trim(s, best);
}

/* Lines of a text from row y on; the row below them. */
static int
draw_lines(struct session *session, const struct area *area, int y, unsigned look, const char *s)
{
	int columns = area->columns > 2 * MARGIN ? area->columns - 2 * MARGIN : 1;
	size_t len = strlen(s), next;

	for (; len > 0 && y < area->y + area->rows; y++, s += next, len -= next) {
		size_t line = reflow_line(s, len, columns, &next);

		screen_put(session->screen, y, area->x + MARGIN, columns, look, s, line);
	}
	return y;
}

void
reflow_empty(struct session *session, const struct area *area, const char *why, const char *what)
{
	struct buf text = { 0 };
	int y = draw_lines(session, area, area->y + area->rows / 3, LOOK_TEXT, why);

	hint_write(session, what, &text);
	draw_lines(session, area, y + 1, LOOK_DIM, buf_text(&text));
	buf_clear(&text);
}
