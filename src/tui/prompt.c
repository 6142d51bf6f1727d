#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "key.h"
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
}

void
prompt_confirm(struct prompt *prompt, const char *question, prompt_answer *answer, void *context)
{
	prompt_ask(prompt, question, "", answer, NULL, context);
	prompt->yes_no = true;
}

static void
finish(struct prompt *prompt, bool agreed)
{
	char *line = mem_strdup(prompt->yes_no ? "yes" : buf_text(&prompt->line));

	/* Closed first: the answer may ask again. */
	prompt->asking = false;
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
insert(struct prompt *prompt, int key)
{
	char bytes[UTF8_MAX];
	size_t len = utf8_encode(bytes, (uint32_t)key), tail = prompt->line.len - prompt->cursor;

	if (prompt->line.len + len > LINE_MAX_BYTES)
		return;
	buf_add(&prompt->line, bytes, len);
	memmove(prompt->line.data + prompt->cursor + len, prompt->line.data + prompt->cursor, tail);
	memcpy(prompt->line.data + prompt->cursor, bytes, len);
	prompt->cursor += len;
}

static void
complete(struct prompt *prompt)
{
	struct buf whole = { 0 };

	if (prompt->complete != NULL)
		prompt->complete(prompt->context, buf_text(&prompt->line), &whole);
	if (whole.len > 0) {
		buf_clear(&prompt->line);
		prompt->line = whole;
		prompt->cursor = whole.len;
	}
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
		cut(prompt, word_before(prompt), prompt->cursor);
		break;
	case KEY_CONTROL('U'):
		cut(prompt, 0, prompt->cursor);
		break;
	case KEY_CONTROL('K'):
		cut(prompt, prompt->cursor, prompt->line.len);
		break;
	case KEY_TAB:
		complete(prompt);
		break;
	default:
		if (key >= ' ' && key < KEY_CURSOR_UP)
			insert(prompt, key);
	}
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

void
prompt_draw(const struct prompt *prompt, struct screen *screen, int y, int columns)
{
	const char *line = buf_text(&prompt->line);
	int x = 1, left, before = width_text(line, prompt->cursor);
	size_t skip = 0;

	x += screen_put(screen, y, x, columns - 2, LOOK_TEXT | LOOK_BOLD, prompt->label, strlen(prompt->label));
	x++;
	left = columns - x - 1;
	/* Of a long line show the part around the cursor. */
	while (before >= left && skip < prompt->cursor) {
		int wide;

		skip += width_next(line + skip, prompt->line.len - skip, &wide);
		before -= wide;
	}
	screen_put(screen, y, x, left, LOOK_TEXT, line + skip, prompt->line.len - skip);
	screen_cursor(screen, y, x + before);
}

void
prompt_clear(struct prompt *prompt)
{
	buf_clear(&prompt->line);
	memset(prompt, 0, sizeof(*prompt));
}
