#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "kept.h"

#define FILE_NAME	"interface"
#define FILE_BYTES	(64u << 10)
#define FOLDED_MAX	1000
#define COLUMNS_MIN	16
#define COLUMNS_MAX	200

static const struct {
	const char *name;
	int columns;
} panes[KEPT_PANES] = {
	[KEPT_FEEDS] = { "feeds-columns", 38 },
	[KEPT_HEADLINES] = { "headlines-columns", 54 },
};

static void
set_columns(struct kept *kept, int pane, long columns)
{
	kept->columns[pane] = (int)(columns < COLUMNS_MIN ? COLUMNS_MIN : columns > COLUMNS_MAX ? COLUMNS_MAX : columns);
}

/* "NAME VALUE" */
static void
take_line(struct kept *kept, const char *name, const char *value)
{
	int i;

	if (strcmp(name, "panes") == 0)
		kept->panes = strcmp(value, "no") != 0;
	else if (strcmp(name, "folded") == 0 && kept->folded_count < FOLDED_MAX)
		kept_fold(kept, value, true);
	for (i = 0; i < KEPT_PANES; i++)
		if (strcmp(name, panes[i].name) == 0 && atoi(value) > 0)
			set_columns(kept, i, atoi(value));
}

void
kept_parse(struct kept *kept, const char *text)
{
	struct arena a = { 0 };
	size_t len;
	int i;

	kept->panes = true;
	for (i = 0; i < KEPT_PANES; i++)
		kept->columns[i] = panes[i].columns;
	for (; *text != '\0'; text += len + (text[len] == '\n')) {
		char *line, *blank;

		len = strcspn(text, "\n");
		line = arena_strndup(&a, text, len);
		blank = strchr(line, ' ');
		if (blank == NULL)
			continue;
		*blank = '\0';
		take_line(kept, line, blank + 1);
	}
	arena_clear(&a);
	kept->changed = false;
}

void
kept_load(struct kept *kept)
{
	struct buf text = { 0 };
	struct error err;
	char *path = file_path(FILE_STATE, FILE_NAME, &err);

	if (path != NULL)
		file_read(path, FILE_BYTES, &text, &err);
	kept_parse(kept, buf_text(&text));
	buf_clear(&text);
	free(path);
}

void
kept_write(const struct kept *kept, struct buf *out)
{
	size_t i;

	buf_printf(out, "panes %s\n", kept->panes ? "yes" : "no");
	for (i = 0; i < KEPT_PANES; i++)
		buf_printf(out, "%s %d\n", panes[i].name, kept->columns[i]);
	for (i = 0; i < kept->folded_count; i++)
		buf_printf(out, "folded %s\n", kept->folded[i]);
}

int
kept_save(const struct kept *kept, struct error *err)
{
	struct buf text = { 0 };
	char *path;
	int result;

	if (!kept->changed)
		return 0;
	path = file_path(FILE_STATE, FILE_NAME, err);
	if (path == NULL)
		return -1;
	kept_write(kept, &text);
	result = file_make_parent(path, err) < 0 || file_replace(path, text.data, text.len, err) < 0 ? -1 : 0;
	buf_clear(&text);
	free(path);
	return result;
}

void
kept_clear(struct kept *kept)
{
	arena_clear(&kept->arena);
	*kept = (struct kept){ 0 };
}

/* Where a folder stands among the folded ones, their number when it does not. */
static size_t
find_folded(const struct kept *kept, const char *folder)
{
	size_t i;

	for (i = 0; i < kept->folded_count; i++)
		if (strcmp(kept->folded[i], folder) == 0)
			break;
	return i;
}

bool
kept_is_folded(const struct kept *kept, const char *folder)
{
	return find_folded(kept, folder) < kept->folded_count;
}

void
kept_fold(struct kept *kept, const char *folder, bool fold)
{
	size_t at = find_folded(kept, folder);

	if (fold == (at < kept->folded_count))
		return;
	kept->changed = true;
	if (!fold) {
		kept->folded[at] = kept->folded[--kept->folded_count];
		return;
	}
	kept->folded = arena_grow(&kept->arena, kept->folded, kept->folded_count, &kept->folded_cap, sizeof(*kept->folded));
	kept->folded[kept->folded_count++] = arena_strdup(&kept->arena, folder);
}

void
kept_widen(struct kept *kept, int pane, int columns)
{
	set_columns(kept, pane, (long)kept->columns[pane] + columns);
	kept->changed = true;
}
