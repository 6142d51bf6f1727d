#include "app/key.h"
#include "sheet.h"
#include "views.h"

#define KEYS_COLUMNS	16

/* The help view is the command table, the commands valid here first. */
static void
add_commands(struct sheet *sheet, enum where where, bool valid)
{
	int group, i;

	for (group = 0; group < GROUP_COUNT; group++) {
		bool titled = false;

		for (i = 0; i < COMMAND_COUNT; i++) {
			const struct command_info *info = command_info((enum command)i);

			if ((int)info->group != group || ((info->where & where) != 0) != valid)
				continue;
			if (!titled && valid) {
				sheet_add(sheet, LOOK_HEADING, "", 0, command_group_title((enum command_group)group));
				titled = true;
			}
			sheet_add(sheet, LOOK_TEXT | LOOK_BOLD, info->keys, KEYS_COLUMNS, info->help);
		}
		if (titled)
			sheet_add(sheet, LOOK_TEXT, "", 0, "");
	}
}

void
help_view_open(struct session *session)
{
	struct sheet *sheet = sheet_new("Keys");
	enum where where = session->top->ops->where;

	add_commands(sheet, where, true);
	sheet_add(sheet, LOOK_HEADING, "", 0, "In other views");
	add_commands(sheet, where, false);
	sheet_add(sheet, LOOK_TEXT, "", 0, "");
	sheet_add(sheet, LOOK_DIM, "", 0, "The manual: man coranto. Subscriptions: man coranto-feeds.");
	sheet_show(session, sheet, false);
}
