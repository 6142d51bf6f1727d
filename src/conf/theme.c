#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "conf/settings.h"
#include "conf/theme.h"
#include "lines.h"
#include "look_line.h"

/* src/share/themes, see src/embed. */
extern const char theme_light_data[], theme_dark_data[], theme_high_contrast_data[], theme_mono_data[],
    theme_base16_data[];

static const struct shipped {
	const char *name, *text;
} shipped[] = {
	{ "base16", theme_base16_data },
	{ "dark", theme_dark_data },
	{ "high-contrast", theme_high_contrast_data },
	{ "light", theme_light_data },
	{ "mono", theme_mono_data },
};

#define SHIPPED_COUNT	(sizeof(shipped) / sizeof(shipped[0]))

static void
take_line(struct lines *lines, const struct line *line)
{
	struct theme *theme = lines->context;
	struct conf_color colors[LOOK_LINE_ALIASES];
	const char *wrong;
	size_t count = 0;

	if (strcmp(line->words.items[0].text, "color") != 0) {
		lines_problem(lines, line, false, "a theme holds color lines alone");
		return;
	}
	wrong = look_line_color(&line->words, colors, &count, lines->arena);
	if (wrong != NULL)
		lines_problem(lines, line, false, "%s", wrong);
	while (count-- > 0)
		theme->looks[colors[count].look] = colors[count].how;
}

/* The user's file of a theme into *lines; -1 with err when there is none. */
static int
read_file(struct lines *lines, const char *name, struct error *err)
{
	char *relative = arena_printf(lines->arena, "themes/%s", name), *path;
	int result;

	if (strchr(name, '/') != NULL)
		return error_set(err, ERROR_MISSING, "theme %s: a name, not a path", name);
	path = file_path(FILE_CONFIG, relative, err);
	if (path == NULL)
		return -1;
	result = lines_read(lines, path, err);
	free(path);
	return result;
}

/* A theme's own lines over what *theme holds. */
static int
lay_theme(struct theme *theme, const char *name, struct error *err)
{
	struct arena a = { 0 };
	struct lines lines = { .arena = &a, .take = take_line, .context = theme };
	int result = read_file(&lines, name, err);
	size_t i;

	for (i = 0; result < 0 && err->kind == ERROR_MISSING && i < SHIPPED_COUNT; i++)
		if (strcmp(shipped[i].name, name) == 0) {
			lines_read_text(&lines, name, shipped[i].text, strlen(shipped[i].text));
			result = 0;
		}
	if (result < 0 && err->kind == ERROR_MISSING)
		error_set(err, ERROR_MISSING, "theme: %s: neither a shipped theme nor a file in themes", name);
	if (result == 0 && lines.problem_count > 0)
		result = error_set(err, ERROR_USAGE, "%s", lines.problems[0].text);
	arena_clear(&a);
	return result;
}

int
theme_load(struct theme *theme, const char *name, const struct settings *settings, struct error *err)
{
	const struct conf_color *colors;
	struct error local;
	size_t count, i;
	int result;

	for (i = 0; i < LOOK_KINDS; i++)
		theme->looks[i] = (struct theme_look){ THEME_OWN, THEME_OWN, 0 };
	/* What a theme does not say is as in the plainest one. */
	lay_theme(theme, "mono", &local);
	result = lay_theme(theme, name, err);
	colors = settings_colors(settings, &count);
	for (i = 0; i < count; i++)
		theme->looks[colors[i].look] = colors[i].how;
	return result;
}
