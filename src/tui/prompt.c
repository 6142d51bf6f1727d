#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "app/key.h"
#include "prompt.h"
#include "text/utf8.h"
#include "text/width.h"

#define LINE_MAX_BYTES	4096

void
prompt_ask(struct prompt *prompt, const char *label, const char *text, prompt_answer *answer,
    prompt_answer *changed, void *context)
{
	prompt_clear(prompt);
	prompt->asking = true;
	prompt->label = label;
	buf_adds(&prompt->line, text);
	prompt->cursor = prompt->line.len;
	prompt->answer = answer;
	prompt->changed = changed;
	prompt->context = context;
	prompt->chosen = -1;
}

void
prompt_confirm(struct prompt *prompt, const char *question, prompt_answer *answer, void *context)
{
	prompt_ask(prompt, question, "", answer, NULL, context);
	prompt->yes_no = true;
}

void
prompt_remember(struct prompt *prompt, struct history *history, char kind)
{
	prompt->history = history;
	prompt->kind = kind;
	prompt->place = history->count;
}

static void
forget_choices(struct prompt *prompt)
{
	arena_clear(&prompt->choices.arena);
	prompt->choices = (struct choices){ 0 };
	prompt->chosen = -1;
}

static void
finish(struct prompt *prompt, bool agreed)
{
	char *line = mem_strdup(prompt->yes_no ? "yes" : buf_text(&prompt->line));

	if (agreed && prompt->history != NULL)
		history_add(prompt->history, prompt->kind, line);
	/* Closed first: the answer may ask again. */
	prompt->asking = false;
	prompt->gave_up = !agreed;
	forget_choices(prompt);
	prompt->answer(prompt->context, agreed ? line : NULL);
	free(line);
}

static size_t
cluster_after(const struct prompt *prompt)
{
	int columns;

	if (prompt->cursor == prompt->line.len)
		return prompt->cursor;
	return prompt->cursor + width_next(prompt->line.data + prompt->cursor, prompt->line.len - prompt->cursor, &columns);
}

static size_t
cluster_before(const struct prompt *prompt)
{
	size_t at = 0, next = 0;
	int columns;

	while (next < prompt->cursor) {
		at = next;
		next += width_next(prompt->line.data + at, prompt->line.len - at, &columns);
	}
	return at;
}

static size_t
word_before(const struct prompt *prompt)
{
	size_t at = prompt->cursor;

	while (at > 0 && prompt->line.data[at - 1] == ' ')
		at--;
	while (at > 0 && strchr(" /", prompt->line.data[at - 1]) == NULL)
		at--;
	return at < prompt->cursor || at == 0 ? at : at - 1;
}

static void
cut(struct prompt *prompt, size_t from, size_t to)
{
	if (from >= to)
		return;
	memmove(prompt->line.data + from, prompt->line.data + to, prompt->line.len - to);
	buf_truncate(&prompt->line, prompt->line.len - (to - from));
	prompt->cursor = from;
}

static void
insert(struct prompt *prompt, const char *bytes, size_t len)
{
	size_t tail = prompt->line.len - prompt->cursor;

	if (len == 0 || prompt->line.len + len > LINE_MAX_BYTES)
		return;
	buf_add(&prompt->line, bytes, len);
	memmove(prompt->line.data + prompt->cursor + len, prompt->line.data + prompt->cursor, tail);
	memcpy(prompt->line.data + prompt->cursor, bytes, len);
	prompt->cursor += len;
}

static void
insert_character(struct prompt *prompt, int key)
{
	char bytes[UTF8_MAX];

	insert(prompt, bytes, utf8_encode(bytes, (uint32_t)key));
}

void
prompt_offer(struct choices *choices, const char *line, const char *item)
{
	size_t i;

	if (strncmp(item, line + choices->from, strlen(line + choices->from)) != 0)
		return;
	for (i = 0; i < choices->count; i++)
		if (strcmp(choices->items[i], item) == 0)
			return;
	choices->items = arena_grow(&choices->arena, choices->items, choices->count, &choices->cap, sizeof(*choices->items));
	choices->items[choices->count++] = arena_strdup(&choices->arena, item);
}

/* What all choices begin with, in bytes. */
static size_t
common_length(const struct choices *choices)
{
	size_t len = strlen(choices->items[0]), i, n;

	for (i = 1; i < choices->count; i++) {
		for (n = 0; n < len && choices->items[i][n] == choices->items[0][n]; n++)
			continue;
		len = n;
	}
	return len;
}

/* The word before the cursor becomes another one. */
static void
replace_word(struct prompt *prompt, const char *word, size_t len)
{
	cut(prompt, prompt->choices.from, prompt->cursor);
	insert(prompt, word, len);
}

/* First what is sure, then one choice after the other. */
static void
complete(struct prompt *prompt, int step)
{
	struct choices *choices = &prompt->choices;
	int count = (int)choices->count;

	if (count > 1) {
		prompt->chosen = prompt->chosen < 0 ? (step > 0 ? 0 : count - 1) : (prompt->chosen + step + count) % count;
		replace_word(prompt, choices->items[prompt->chosen], strlen(choices->items[prompt->chosen]));
		return;
	}
	forget_choices(prompt);
	if (prompt->complete != NULL) {
		char *line = strndup(buf_text(&prompt->line), prompt->cursor);

		prompt->complete(prompt->context, line, choices);
		free(line);
	}
	if (choices->count > 0)
		replace_word(prompt, choices->items[0], common_length(choices));
	if (choices->count == 1) {
		insert(prompt, " ", 1);
		forget_choices(prompt);
	}
}

/* An older or a newer line that begins with what was typed; past the newest, that itself. */
static void
recall(struct prompt *prompt, int step)
{
	const char *line;

	if (prompt->history == NULL)
		return;
	if (prompt->place == prompt->history->count) {
		buf_reset(&prompt->begun);
		buf_adds(&prompt->begun, buf_text(&prompt->line));
	}
	line = history_step(prompt->history, prompt->kind, buf_text(&prompt->begun), step, &prompt->place);
	if (line == NULL && step < 0)
		return;
	if (line == NULL) {
		prompt->place = prompt->history->count;
		line = buf_text(&prompt->begun);
	}
	buf_reset(&prompt->line);
	buf_adds(&prompt->line, line);
	prompt->cursor = prompt->line.len;
}

static void
kill_text(struct prompt *prompt, size_t from, size_t to)
{
	buf_reset(&prompt->killed);
	buf_add(&prompt->killed, buf_text(&prompt->line) + from, to - from);
	cut(prompt, from, to);
}

static bool
is_recall(int key)
{
	return key == KEY_CURSOR_UP || key == KEY_CURSOR_DOWN || key == KEY_CONTROL('P') || key == KEY_CONTROL('N');
}

static void
edit(struct prompt *prompt, int key)
{
	switch (key) {
	case KEY_CURSOR_LEFT: case KEY_CONTROL('B'):
		prompt->cursor = cluster_before(prompt);
		break;
	case KEY_CURSOR_RIGHT: case KEY_CONTROL('F'):
		prompt->cursor = cluster_after(prompt);
		break;
	case KEY_TO_HOME: case KEY_CONTROL('A'):
		prompt->cursor = 0;
		break;
	case KEY_TO_END: case KEY_CONTROL('E'):
		prompt->cursor = prompt->line.len;
		break;
	case KEY_ERASE:
		cut(prompt, cluster_before(prompt), prompt->cursor);
		break;
	case KEY_DELETE: case KEY_CONTROL('D'):
		cut(prompt, prompt->cursor, cluster_after(prompt));
		break;
	case KEY_CONTROL('W'):
		kill_text(prompt, word_before(prompt), prompt->cursor);
		break;
	case KEY_CONTROL('U'):
		kill_text(prompt, 0, prompt->cursor);
		break;
	case KEY_CONTROL('K'):
		kill_text(prompt, prompt->cursor, prompt->line.len);
		break;
	case KEY_CONTROL('Y'):
		insert(prompt, buf_text(&prompt->killed), prompt->killed.len);
		break;
	case KEY_CURSOR_UP: case KEY_CONTROL('P'):
		recall(prompt, -1);
		break;
	case KEY_CURSOR_DOWN: case KEY_CONTROL('N'):
		recall(prompt, 1);
		break;
	case KEY_TAB:
		complete(prompt, 1);
		break;
	case KEY_BACK_TAB:
		complete(prompt, -1);
		break;
	default:
		if (key >= ' ' && key < KEY_CURSOR_UP)
			insert_character(prompt, key);
	}
	if (key != KEY_TAB && key != KEY_BACK_TAB)
		forget_choices(prompt);
	if (!is_recall(key) && prompt->history != NULL)
		prompt->place = prompt->history->count;
	if (prompt->changed != NULL)
		prompt->changed(prompt->context, buf_text(&prompt->line));
}

void
prompt_key(struct prompt *prompt, int key)
{
	if (key == KEY_PASTE_BEGIN || key == KEY_PASTE_END)
		prompt->pasting = key == KEY_PASTE_BEGIN;
	else if (prompt->yes_no)
		finish(prompt, key == 'y' || key == 'Y');
	else if (prompt->pasting && key < ' ')
		return;		/* a pasted line break does not answer */
	else if (key == KEY_ESCAPE || key == KEY_CONTROL('C') || key == KEY_CONTROL('G') ||
	    (key == KEY_ERASE && prompt->line.len == 0))
		finish(prompt, false);
	else if (key == KEY_RETURN)
		finish(prompt, true);
	else
		edit(prompt, key);
}

/* As many choices as there is room for, the chosen one among them. */
static void
draw_choices(const struct prompt *prompt, struct screen *screen, int y, int columns)
{
	const struct choices *choices = &prompt->choices;
	size_t i, first = 0;
	int x = 0, right = columns - 2;

	for (i = 0; (int)i <= prompt->chosen; i++) {
		x += width_text(choices->items[i], strlen(choices->items[i])) + 2;
		if (x > right) {
			first = i;
			x = width_text(choices->items[i], strlen(choices->items[i])) + 2;
		}
	}
	screen_fill(screen, y, 0, columns, LOOK_TEXT);
	for (i = first, x = 1; i < choices->count && x < right; i++) {
		unsigned look = (int)i == prompt->chosen ? LOOK_TEXT | LOOK_SELECTED : LOOK_DIM;

		x += screen_put(screen, y, x, right - x, look, choices->items[i], strlen(choices->items[i])) + 2;
	}
}

void
prompt_draw(const struct prompt *prompt, struct screen *screen, int y, int columns)
{
	const char *line = buf_text(&prompt->line);
	int x = 1, most, label, left, before = width_text(line, prompt->cursor);
	size_t skip = 0;

	if (prompt->choices.count > 1 && y > 0)
		draw_choices(prompt, screen, y - 1, columns);
	/* A long question leaves room for an answer of more than a key. */
	most = prompt->yes_no ? columns - 3 : columns / 2;
	label = width_text(prompt->label, strlen(prompt->label));
	if (label > most)
		label = most;
	screen_text(screen, y, x, label, LOOK_TEXT | LOOK_BOLD, prompt->label);
	x += label + 1;
	left = columns - x - 1;
	/* Of a long line show the part around the cursor. */
	while (before >= left && skip < prompt->cursor) {
		int wide;

		skip += width_next(line + skip, prompt->line.len - skip, &wide);
		before -= wide;
	}
	screen_put(screen, y, x, left, LOOK_TEXT, line + skip, prompt->line.len - skip);
	if (skip > 0)
		screen_put(screen, y, x - 1, 1, LOOK_DIM, "<", 1);
	if (width_text(line + skip, prompt->line.len - skip) > left)
		screen_put(screen, y, columns - 1, 1, LOOK_DIM, ">", 1);
	screen_cursor(screen, y, x + before);
}

void
prompt_clear(struct prompt *prompt)
{
	buf_clear(&prompt->line);
	buf_clear(&prompt->begun);
	buf_clear(&prompt->killed);
	arena_clear(&prompt->choices.arena);
	memset(prompt, 0, sizeof(*prompt));
}
