#include <string.h>

#include "sheet.h"
#include "text/width.h"
#include "views.h"

#define KEYS_COLUMNS	16

/* Whether a binding does one command and nothing else: then it stands with the command. */
static bool
is_plain(const struct binding *b)
{
	return b->operation_count == 1 && *b->help == '\0' && b->operations[0].count == 0 && *b->operations[0].argument == '\0';
}

/* The keys that a command has in a view, or how it is typed where it has none. */
static void
keys_of(const struct keymap *map, enum command command, unsigned where, struct buf *out)
{
	const struct binding *b;
	size_t n;

	for (n = 0; (b = keymap_binding(map, n)) != NULL; n++) {
		if (!is_plain(b) || b->operations[0].command != command || !(b->where & where))
			continue;
		if (out->len > 0)
			buf_addc(out, ' ');
		key_format_sequence(out, b->keys, b->key_count);
	}
	if (out->len == 0)
		buf_printf(out, ":%s", command_info(command)->name);
}

/* A line, the label on its own when it is too long for its column. */
static void
add_line(struct sheet *sheet, const char *label, const char *text)
{
	if (width_text(label, strlen(label)) > KEYS_COLUMNS) {
		sheet_add(sheet, LOOK_TEXT | LOOK_BOLD, "", 0, label);
		label = "";
	}
	sheet_add(sheet, LOOK_TEXT | LOOK_BOLD, label, KEYS_COLUMNS, text);
}

/* A command under a heading, which is added with the first one. */
static void
add_command(struct session *session, struct sheet *sheet, enum command command, unsigned where, const char **heading)
{
	struct buf keys = { 0 };

	if (*heading != NULL) {
		sheet_add(sheet, LOOK_TEXT, "", 0, "");
		sheet_add(sheet, LOOK_HEADING, "", 0, *heading);
	}
	*heading = NULL;
	keys_of(session->keymap, command, where, &keys);
	add_line(sheet, buf_text(&keys), command_info(command)->help);
	buf_clear(&keys);
}

/* The commands that are valid in the view. */
static void
add_valid(struct session *session, struct sheet *sheet, enum where where)
{
	int group, i;

	for (group = 0; group < GROUP_COUNT; group++) {
		const char *heading = command_group_title((enum command_group)group);

		for (i = 0; i < COMMAND_COUNT; i++) {
			const struct command_info *info = command_info((enum command)i);

			if ((int)info->group == group && info->where & where)
				add_command(session, sheet, (enum command)i, where, &heading);
		}
	}
}

/* Those that are not, by the views that they are valid in: the first place that fits. */
static void
add_others(struct session *session, struct sheet *sheet, enum where here)
{
	static const struct {
		unsigned where;
		const char *heading;
	} places[] = {
		{ WHERE_HEADLINES | WHERE_ARTICLE, "In a list of articles, and in an article" },
		{ WHERE_HEADLINES, "In a list of articles" },
		{ WHERE_ARTICLE, "In an article" },
		{ WHERE_FEEDS, "In the list of feeds" },
		{ 0, "Elsewhere" },
	};
	const size_t count = sizeof(places) / sizeof(places[0]);
	size_t p, fits;
	int i;

	for (p = 0; p < count; p++) {
		const char *heading = places[p].heading;

		for (i = 0; i < COMMAND_COUNT; i++) {
			unsigned where = command_info((enum command)i)->where;

			for (fits = 0; (where & places[fits].where) != places[fits].where; fits++)
				continue;
			if (fits == p && !(where & here))
				add_command(session, sheet, (enum command)i, where, &heading);
		}
	}
}

/* What the user bound that is more than a command. */
static void
add_own(struct session *session, struct sheet *sheet, enum where where)
{
	const struct binding *b;
	struct buf keys = { 0 };
	bool titled = false;
	size_t n;

	for (n = 0; (b = keymap_binding(session->keymap, n)) != NULL; n++) {
		if (is_plain(b) || !(b->where & where))
			continue;
		if (!titled) {
			sheet_add(sheet, LOOK_TEXT, "", 0, "");
			sheet_add(sheet, LOOK_HEADING, "", 0, "Your own");
		}
		titled = true;
		buf_reset(&keys);
		key_format_sequence(&keys, b->keys, b->key_count);
		add_line(sheet, buf_text(&keys), *b->help != '\0' ? b->help : b->text);
	}
	buf_clear(&keys);
}

void
help_view_open(struct session *session)
{
	struct sheet *sheet = sheet_new("Keys");
	enum where where = session->top->ops->where;

	sheet_add(sheet, LOOK_DIM, "", 0, "A number first: so many times (5j), to that row (12G), that link (3 Enter).");
	sheet_add(sheet, LOOK_DIM, "", 0, "The manual: man coranto. Keys of your own: man coranto-config.");
	add_own(session, sheet, where);
	add_valid(session, sheet, where);
	add_others(session, sheet, where);
	sheet_show(session, sheet, false);
}
