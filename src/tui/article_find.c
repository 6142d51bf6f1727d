#include <stdint.h>
#include <string.h>

#include "article_find.h"
#include "find.h"
#include "row.h"
#include "text/utf8.h"
#include "text/width.h"

#define WIDE_SCRIPTS	0x2E80	/* from here on: no space stood where a line was broken */

/* Line n with as much of its neighbours as a match can reach over: the line is from start to end. */
struct joined {
	struct buf text;
	size_t start, end;
};

static void
add_line(struct buf *out, const struct layout_line *line)
{
	size_t i;

	for (i = 0; i < line->run_count; i++)
		buf_add(out, line->runs[i].text, line->runs[i].len);
}

/* Is line n + 1 the same paragraph going on? */
static bool
goes_on(const struct layout *layout, size_t n)
{
	return n + 1 < layout->line_count && layout->lines[n].block == layout->lines[n + 1].block &&
	    layout->lines[n].offset < layout->lines[n + 1].offset;
}

/* A space stood at the end of a line, unless the script has none. */
static void
add_gap(struct buf *out)
{
	size_t at = out->len;
	uint32_t c = ' ';

	while (at > 0 && ((unsigned char)out->data[--at] & 0xC0) == 0x80)
		continue;
	if (out->len > 0)
		utf8_decode(out->data + at, out->len - at, &c);
	if (c < WIDE_SCRIPTS)
		buf_addc(out, ' ');
}

/* The bytes that a match can have on the other side of a line's end. */
static size_t
reach(const struct session *session)
{
	return session->sought.len > 0 ? session->sought.len - 1 : 0;
}

static void
add_next(const struct session *session, const struct layout *layout, size_t n, struct buf *out)
{
	struct buf next = { 0 };

	if (reach(session) == 0 || !goes_on(layout, n))
		return;
	add_gap(out);
	add_line(&next, &layout->lines[n + 1]);
	buf_add(out, buf_text(&next), utf8_cut(buf_text(&next), next.len, reach(session)));
	buf_clear(&next);
}

static void
join(const struct session *session, const struct layout *layout, size_t n, struct joined *out)
{
	struct buf last = { 0 };
	size_t from;

	if (n > 0 && reach(session) > 0 && goes_on(layout, n - 1)) {
		add_line(&last, &layout->lines[n - 1]);
		for (from = last.len > reach(session) ? last.len - reach(session) : 0;
		    from < last.len && ((unsigned char)last.data[from] & 0xC0) == 0x80; from++)
			continue;
		buf_add(&out->text, buf_text(&last) + from, last.len - from);
		add_gap(&out->text);
		buf_clear(&last);
	}
	out->start = out->text.len;
	add_line(&out->text, &layout->lines[n]);
	out->end = out->text.len;
	add_next(session, layout, n, &out->text);
}

const char *
article_find_text(const struct session *session, const struct layout *layout, size_t n, struct buf *scratch)
{
	add_line(scratch, &layout->lines[n]);
	add_next(session, layout, n, scratch);
	return buf_text(scratch);
}

/* The next match from *at on that touches the line, as offsets in the joined text; false when there is none. */
static bool
next_match(const struct session *session, const struct joined *joined, size_t *at, size_t *from, size_t *to)
{
	const char *all = buf_text(&joined->text), *found;
	size_t len;

	while ((found = find_match(session, all + *at, &len)) != NULL) {
		*from = (size_t)(found - all);
		*to = *from + len;
		*at = *to;
		if (*to > joined->start && *from < joined->end)
			return true;
	}
	return false;
}

bool
article_find_touches(const struct session *session, const struct layout *layout, size_t n)
{
	struct joined joined = { 0 };
	size_t at = 0, from, to;
	bool touches;

	if (session->sought.len == 0)
		return false;
	join(session, layout, n, &joined);
	touches = next_match(session, &joined, &at, &from, &to);
	buf_clear(&joined.text);
	return touches;
}

static void
highlight(struct session *session, const struct layout_line *line, int y, int x, int right)
{
	struct buf text = { 0 };

	add_line(&text, line);
	row_highlight(session, HIGHLIGHT_ARTICLE, y, x, right - x, buf_text(&text));
	buf_clear(&text);
}

void
article_find_mark(struct session *session, const struct layout *layout, size_t n, int y, int x, int right)
{
	struct joined joined = { 0 };
	size_t at = 0, from, to;
	const char *line;

	highlight(session, &layout->lines[n], y, x, right);
	if (session->sought.len == 0)
		return;
	join(session, layout, n, &joined);
	line = buf_text(&joined.text) + joined.start;
	while (next_match(session, &joined, &at, &from, &to)) {
		int before;

		from = from > joined.start ? from - joined.start : 0;
		to = (to < joined.end ? to : joined.end) - joined.start;
		before = x + width_text(line, from);
		screen_put(session->screen, y, before, right - before, LOOK_MATCH, line + from, to - from);
	}
	buf_clear(&joined.text);
}
