#include <string.h>

#include "window.h"

/* Rows read at once beyond what is seen, in windows. */
#define AHEAD		2
/* More rows than this are not held: the window is read again around the selection. */
#define HELD_MAX	2000
/* Finding reads so many rows at once, and so many at most. */
#define FIND_ROWS	500
#define FOUND_MAX	20000

static size_t
stretch(int rows)
{
	return (size_t)(AHEAD * (rows > 10 ? rows : 10));
}

static void
empty(struct window *w)
{
	arena_clear(&w->arena);
	w->items = NULL;
	w->cap = 0;
	w->list.count = 0;
	w->from_start = w->to_end = false;
	w->before = -1;
	w->err = (struct error){ 0 };
}

/* Read some headlines; what waits to be written counts as written. */
static bool
read_some(struct window *w, enum headline_where where, int64_t anchor, size_t limit, struct headlines *out)
{
	size_t i;

	if (headlines_read(reader_store(w->reader), &w->scope, where, anchor, limit, &w->arena, out, &w->err) < 0) {
		*out = (struct headlines){ 0 };
		return false;
	}
	for (i = 0; i < out->count; i++)
		out->items[i].marks = reader_marks(w->reader, &out->items[i]);
	return true;
}

static void
append(struct window *w, const struct headlines *more)
{
	size_t i;

	for (i = 0; i < more->count; i++) {
		w->items = arena_grow(&w->arena, w->items, (size_t)w->list.count, &w->cap, sizeof(*w->items));
		w->items[w->list.count++] = more->items[i];
	}
}

static void
count_again(struct window *w)
{
	int64_t anchor = w->list.count > 0 ? w->items[0].id : 0;
	struct error ignored;

	if (headlines_count(reader_store(w->reader), &w->scope, anchor, &w->total, &w->before, &ignored) < 0)
		w->total = w->before = -1;
	if (w->from_start)
		w->before = 0;
}

/* Fill with what stands around the anchor; the anchor, or what follows its place, becomes selected. */
static void
read_around(struct window *w, int64_t anchor, int rows)
{
	struct headlines above, below;
	size_t limit = stretch(rows);

	empty(w);
	if (!read_some(w, HEADLINES_BEFORE, anchor, limit, &above))
		return;
	if (!read_some(w, HEADLINES_FROM, anchor, limit, &below))
		return;
	w->from_start = above.count < limit;
	w->to_end = below.count < limit;
	append(w, &above);
	append(w, &below);
	w->list.selected = (int)above.count;
	count_again(w);
}

static void
read_end(struct window *w, enum headline_where where, int rows)
{
	struct headlines some;
	size_t limit = stretch(rows);

	empty(w);
	if (!read_some(w, where, 0, limit, &some))
		return;
	append(w, &some);
	w->from_start = where == HEADLINES_FIRST || some.count < limit;
	w->to_end = where == HEADLINES_LAST || some.count < limit;
	w->list.selected = where == HEADLINES_LAST ? w->list.count - 1 : 0;
	w->list.top = where == HEADLINES_LAST ? w->list.count : 0;
	count_again(w);
	list_settle(&w->list, rows);
}

void
window_open(struct window *w, struct reader *reader, const struct headline_scope *scope, int rows)
{
	memset(w, 0, sizeof(*w));
	w->reader = reader;
	w->scope = *scope;
	read_end(w, HEADLINES_FIRST, rows);
}

void
window_close(struct window *w)
{
	arena_clear(&w->arena);
	memset(w, 0, sizeof(*w));
}

void
window_reread(struct window *w, int rows)
{
	const struct headline *selected = window_selected(w);
	bool at_top = w->from_start && w->list.top == 0;
	int row = w->list.selected - w->list.top;

	if (selected == NULL) {
		read_end(w, HEADLINES_FIRST, rows);
		return;
	}
	read_around(w, selected->id, rows);
	w->list.top = w->list.selected - row;
	/* Who is at the top sees what is new at the top. */
	if (at_top && w->from_start && w->list.selected < rows)
		w->list.top = 0;
	list_settle(&w->list, rows);
}

void
window_select(struct window *w, int64_t id, int rows)
{
	int i, row = w->list.selected - w->list.top;

	for (i = 0; i < w->list.count; i++)
		if (w->items[i].id == id)
			break;
	if (i < w->list.count)
		w->list.selected = i;
	else if (id != 0) {
		read_around(w, id, rows);
		w->list.top = w->list.selected - row;
	}
	list_settle(&w->list, rows);
}

bool
window_reach(struct window *w, int index)
{
	struct headlines more;

	while (index >= w->list.count && !w->to_end && w->list.count > 0 && w->list.count < FOUND_MAX) {
		if (read_some(w, HEADLINES_AFTER, w->items[w->list.count - 1].id, FIND_ROWS, &more))
			append(w, &more);
		w->to_end = more.count < FIND_ROWS;
	}
	return index < w->list.count;
}

/* Read more at the end that the selection is near to. */
static void
extend(struct window *w, int rows)
{
	struct headlines more;
	size_t limit = stretch(rows);

	if (w->list.count == 0 || w->list.count > HELD_MAX) {
		window_reread(w, rows);
		return;
	}
	if (!w->to_end && w->list.selected + 2 * rows >= w->list.count) {
		if (read_some(w, HEADLINES_AFTER, w->items[w->list.count - 1].id, limit, &more))
			append(w, &more);
		w->to_end = more.count < limit;
	}
	if (!w->from_start && w->list.selected < rows)
		window_reread(w, rows);
}

bool
window_command(struct window *w, enum command command, int rows)
{
	if (command == COMMAND_FIRST && !w->from_start) {
		read_end(w, HEADLINES_FIRST, rows);
		return true;
	}
	if (command == COMMAND_LAST && !w->to_end) {
		read_end(w, HEADLINES_LAST, rows);
		return true;
	}
	if (!list_command(&w->list, command, rows))
		return false;
	extend(w, rows);
	return true;
}

struct headline *
window_selected(struct window *w)
{
	return w->list.selected < w->list.count ? &w->items[w->list.selected] : NULL;
}

int64_t
window_position(const struct window *w)
{
	return w->before < 0 || w->list.count == 0 ? 0 : w->before + w->list.selected + 1;
}
