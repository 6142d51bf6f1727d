#include <stdlib.h>
#include <string.h>

#include "app/habits.h"
#include "base/arena.h"
#include "base/file.h"
#include "base/mem.h"
#include "text/clean.h"

#define FILE_BYTES	(1u << 20)
#define FILE_NAME	"interface"

struct habit {
	const char *name, *value;
};

struct habits {
	struct arena arena;
	struct habit *items;
	size_t count, cap;
	bool changed;
};

static struct habit *
find(const struct habits *h, const char *name)
{
	size_t i;

	for (i = 0; i < h->count; i++)
		if (strcmp(h->items[i].name, name) == 0)
			return &h->items[i];
	return NULL;
}

static void
put(struct habits *h, const char *name, const char *value)
{
	struct habit *habit = find(h, name);

	if (habit == NULL) {
		h->items = arena_grow(&h->arena, h->items, h->count, &h->cap, sizeof(*h->items));
		habit = &h->items[h->count++];
		habit->name = arena_strdup(&h->arena, name);
	}
	habit->value = arena_strdup(&h->arena, value);
}

/* Lines "name TAB value". */
struct habits *
habits_open(void)
{
	struct habits *h = mem_zalloc(1, sizeof(*h));
	struct buf text = { 0 };
	struct error ignored;
	char *path = file_path(FILE_STATE, FILE_NAME, &ignored), *rest, *line, *name;

	if (path != NULL && file_read(path, FILE_BYTES, &text, &ignored) == 0) {
		rest = arena_strdup(&h->arena, buf_text(&text));
		while ((line = strsep(&rest, "\n")) != NULL)
			if ((name = strsep(&line, "\t")) != NULL && line != NULL)
				put(h, name, line);
	}
	buf_clear(&text);
	free(path);
	return h;
}

void
habits_close(struct habits *h)
{
	arena_clear(&h->arena);
	free(h);
}

const char *
habits_get(const struct habits *h, const char *name)
{
	const struct habit *habit = find(h, name);

	return habit != NULL ? habit->value : "";
}

void
habits_set(struct habits *h, const char *name, const char *value)
{
	if (strcmp(habits_get(h, name), value) == 0)
		return;
	put(h, name, value);
	h->changed = true;
}

bool
habits_changed(const struct habits *h)
{
	return h->changed;
}

int
habits_save(struct habits *h, struct error *err)
{
	char *path = file_path(FILE_STATE, FILE_NAME, err);
	struct buf text = { 0 };
	int result = -1;
	size_t i;

	h->changed = false;
	for (i = 0; i < h->count; i++) {
		if (h->items[i].value[0] == '\0')
			continue;
		clean_line(&text, h->items[i].name, strlen(h->items[i].name), 0);
		buf_addc(&text, '\t');
		clean_line(&text, h->items[i].value, strlen(h->items[i].value), 0);
		buf_addc(&text, '\n');
	}
	if (path != NULL && file_make_parent(path, err) == 0)
		result = file_replace(path, buf_text(&text), text.len, err);
	buf_clear(&text);
	free(path);
	return result;
}
