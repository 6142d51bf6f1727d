#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fuzzy.h"
#include "app/key.h"
#include "list.h"
#include "menu.h"
#include "row.h"
#include "text/utf8.h"
#include "text/width.h"

#define TYPED_BYTES	256
#define MARGIN		2
#define GAP		3	/* columns between a label and its detail */

struct item {
	const char *label, *detail;
	int key;
	int number;			/* as it was added */
	int score;			/* of what is typed */
};

struct menu {
	struct view view;
	struct arena arena;
	const char *title;
	struct item *items;		/* those that fit come first, best first */
	int count;
	size_t cap;
	struct list list;		/* of those that fit */
	struct buf typed;
	bool keyed;			/* items have keys */
	int label_columns, detail_columns;	/* of the widest */
	menu_chosen *chosen;
	void *room;
};

static struct menu *
self(struct view *view)
{
	return (struct menu *)(void *)view;
}

static int
compare(const void *one, const void *other)
{
	const struct item *a = one, *b = other;

	return a->score != b->score ? (a->score < b->score ? 1 : -1) : a->number < b->number ? -1 : 1;
}

/* Bring those that fit what is typed to the top. */
static void
sift(struct menu *m)
{
	int i;

	m->list = (struct list){ 0 };
	for (i = 0; i < m->count; i++) {
		m->items[i].score = fuzzy_score(m->items[i].label, buf_text(&m->typed));
		m->list.count += m->items[i].score >= 0;
	}
	if (m->count > 0)
		qsort(m->items, (size_t)m->count, sizeof(*m->items), compare);
}

/* The line in which one types takes the first row. */
static int
item_rows(const struct view *view, const struct menu *m)
{
	int rows = view_rows(view) - (m->keyed ? 0 : 1);

	return rows > 1 ? rows : 1;
}

static void
draw_typed(struct menu *m)
{
	struct screen *screen = m->view.session->screen;
	struct area *area = &m->view.area;
	int x = area->x + MARGIN;

	x += screen_put(screen, area->y, x, 2, LOOK_TEXT | LOOK_BOLD, "> ", 2);
	x += screen_put(screen, area->y, x, area->columns - MARGIN - 3, LOOK_TEXT, buf_text(&m->typed), m->typed.len);
	if (m->typed.len == 0)
		screen_text(screen, area->y, x, area->x + area->columns - x, LOOK_DIM, "type a few letters of it");
}

static void
draw_item(struct menu *m, const struct item *item, int y, bool selected)
{
	struct screen *screen = m->view.session->screen;
	struct area *area = &m->view.area;
	unsigned state = selected ? LOOK_SELECTED : 0;
	int x = area->x + MARGIN, right = area->x + area->columns - 1, room, width;
	struct buf name = { 0 };

	screen_fill(screen, y, area->x, area->columns, LOOK_TEXT | state);
	if (item->key != 0) {
		key_format(&name, item->key);
		screen_text(screen, y, x, 2, LOOK_TEXT | LOOK_BOLD | state, buf_text(&name));
		x += 3;
	}
	buf_clear(&name);
	room = right - x - (m->detail_columns > 0 ? GAP + m->detail_columns : 0);
	width = m->label_columns < room ? m->label_columns : room;
	screen_text(screen, y, x, width, LOOK_TEXT | state, item->label);
	x += width + GAP;
	/* Numbers stand below each other. */
	if (isdigit((unsigned char)item->detail[0]))
		x += m->detail_columns - (int)strlen(item->detail);
	screen_text(screen, y, x, right - x, LOOK_DIM | state, item->detail);
}

static void
draw(struct view *view)
{
	struct menu *m = self(view);
	int rows = item_rows(view, m), top = view->area.y + (m->keyed ? 0 : 1), i, n;

	if (!m->keyed)
		draw_typed(m);
	list_settle(&m->list, rows);
	if (m->list.count == 0)
		screen_text(view->session->screen, top + 1, view->area.x + 4, view->area.columns - 8, LOOK_DIM,
		    m->count > 0 ? "Nothing fits these letters." : "There is nothing to choose.");
	for (i = 0; i < rows && (n = m->list.top + i) < m->list.count; i++) {
		if (n == m->list.selected)
			row_rest(view->session, &view->area, top + i);
		draw_item(m, &m->items[n], top + i, n == m->list.selected);
	}
}

/* The menu goes first: what is chosen may show another view. */
static void
choose(struct menu *m, int row)
{
	struct session *session = m->view.session;
	menu_chosen *chosen = m->chosen;
	struct arena arena = m->arena;
	int number = m->items[row].number;
	void *room = m->room;

	m->arena = (struct arena){ 0 };
	view_pop(session);
	chosen(session, room, number);
	arena_clear(&arena);
}

static bool
command(struct view *view, enum command command)
{
	struct menu *m = self(view);

	if (list_command(&m->list, command, item_rows(view, m)))
		return true;
	if (command != COMMAND_OPEN)
		return false;
	if (m->list.count > 0)
		choose(m, m->list.selected);
	return true;
}

static void
erase_last(struct buf *typed)
{
	size_t len = typed->len;

	while (len > 0 && ((unsigned char)typed->data[len - 1] & 0xC0) == 0x80)
		len--;
	buf_truncate(typed, len > 0 ? len - 1 : 0);
}

static bool
type_key(struct menu *m, int key)
{
	char bytes[UTF8_MAX];

	if (key == KEY_RETURN)
		return command(&m->view, COMMAND_OPEN);
	if (key == KEY_ERASE && m->typed.len == 0)
		return false;
	if (key == KEY_ERASE)
		erase_last(&m->typed);
	else if (key == KEY_CONTROL('U'))
		buf_reset(&m->typed);
	else if (key >= ' ' && key < KEY_CURSOR_UP && m->typed.len + UTF8_MAX < TYPED_BYTES)
		buf_add(&m->typed, bytes, utf8_encode(bytes, (uint32_t)key));
	else
		return false;
	sift(m);
	return true;
}

static bool
key(struct view *view, int key)
{
	struct menu *m = self(view);
	int i;

	if (key == KEY_ESCAPE) {
		view_pop(view->session);
		return true;
	}
	if (!m->keyed)
		return type_key(m, key);
	for (i = 0; i < m->list.count; i++)
		if (m->items[i].key == key) {
			choose(m, i);
			return true;
		}
	return false;
}

/* As in lists: a click selects, and opens what is selected. */
static void
click(struct view *view, int row, int column)
{
	struct menu *m = self(view);
	int n = m->list.top + row - (m->keyed ? 0 : 1);

	(void)column;
	if (n < 0 || n >= m->list.count)
		return;
	if (n == m->list.selected)
		choose(m, n);
	else
		m->list.selected = n;
}

static void
describe(struct view *view, struct buf *left, struct buf *right, struct buf *last)
{
	struct menu *m = self(view);

	(void)last;
	buf_adds(left, m->title);
	if (m->list.count > 0)
		buf_printf(right, "%d/%d", m->list.selected + 1, m->list.count);
}

static void
close_view(struct view *view)
{
	struct menu *m = self(view);

	arena_clear(&m->arena);
	buf_clear(&m->typed);
	free(m);
}

void
menu_free(struct menu *m)
{
	close_view(&m->view);
}

static const struct view_ops ops = {
	.where = WHERE_LINKS,
	.draw = draw,
	.command = command,
	.key = key,
	.click = click,
	.describe = describe,
	.hint = "{open} chooses   Esc back",
	.close = close_view,
};

struct menu *
menu_new(const char *title, size_t size, menu_chosen *chosen)
{
	struct menu *m = mem_zalloc(1, sizeof(*m));

	m->view.ops = &ops;
	m->title = title;
	m->chosen = chosen;
	m->room = arena_zalloc(&m->arena, 1, size > 0 ? size : 1);
	return m;
}

void *
menu_room(struct menu *m)
{
	return m->room;
}

struct arena *
menu_arena(struct menu *m)
{
	return &m->arena;
}

static int
wider(int columns, const char *s)
{
	int wide = width_text(s, strlen(s));

	return wide > columns ? wide : columns;
}

void
menu_add(struct menu *m, int key, const char *label, const char *detail)
{
	m->items = arena_grow(&m->arena, m->items, (size_t)m->count, &m->cap, sizeof(*m->items));
	m->items[m->count] = (struct item){ .label = arena_strdup(&m->arena, label),
	    .detail = arena_strdup(&m->arena, detail), .key = key, .number = m->count };
	m->count++;
	m->label_columns = wider(m->label_columns, label);
	m->detail_columns = wider(m->detail_columns, detail);
	m->keyed = m->keyed || key != 0;
}

void
menu_show(struct session *session, struct menu *m)
{
	int selected = m->list.selected;

	sift(m);
	m->list.selected = selected;
	view_push(session, &m->view);
}

void
menu_select(struct menu *m, int item)
{
	m->list.selected = item;
}
