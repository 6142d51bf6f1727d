#include <string.h>

#include "tap.h"
#include "app/command.h"

static void
test_table(void)
{
	int i, j;

	for (i = 0; i < COMMAND_COUNT; i++) {
		const struct command_info *info = command_info((enum command)i);

		ok(info->name != NULL && info->help != NULL && (info->where & WHERE_ALL) != 0, "%s is complete", info->name);
		is_number(command_of_name(info->name), i, "... found by its name");
		for (j = 0; j < i && strcmp(command_info((enum command)j)->help, info->help) != 0; j++)
			continue;
		is_number(j, i, "... and its help is its own");
		ok(!(info->where & REPEATS) || !(info->where & TAKES_NUMBER), "... and a count means one thing");
	}
}

static void
test_views(void)
{
	unsigned view;

	for (view = 1; view < WHERE_ALL; view <<= 1)
		is_number(command_where(command_where_name((enum where)view)), view, "a view by its name");
	is_number(command_where("everywhere"), WHERE_ALL, "everywhere");
	is_number(command_where("articlelist"), WHERE_HEADLINES, "newsboat's name of a view");
	is_number(command_where("dialogs"), WHERE_ELSEWHERE, "a view that only newsboat has");
	is_number(command_where("nowhere"), 0, "no such view");
}

int
main(void)
{
	test_table();
	test_views();
	is_number(command_of_name("no-such-command"), COMMAND_NONE, "no such command");
	return tap_end();
}
