#include "tap.h"
#include "app/command.h"
#include "app/key.h"

/* The default keys as issue 2 of the project fixed them. */
static const struct { const char *keys; enum command command; enum where where; } fixed[] = {
	{ "j Down", COMMAND_DOWN, WHERE_ALL }, { "k Up", COMMAND_UP, WHERE_ALL },
	{ "PgDn ^F", COMMAND_PAGE_DOWN, WHERE_ALL }, { "b PgUp ^B", COMMAND_PAGE_UP, WHERE_ALL },
	{ "Space", COMMAND_READ_ON, WHERE_ALL }, { "^D", COMMAND_HALF_DOWN, WHERE_ALL }, { "^U", COMMAND_HALF_UP, WHERE_ALL },
	{ "g Home", COMMAND_FIRST, WHERE_ALL }, { "G End", COMMAND_LAST, WHERE_ALL },
	{ "Enter l Right", COMMAND_OPEN, WHERE_LISTS }, { "h Left", COMMAND_BACK, WHERE_ALL }, { "q", COMMAND_CLOSE, WHERE_ALL },
	{ "Q", COMMAND_QUIT, WHERE_ALL }, { "n", COMMAND_NEXT_UNREAD, WHERE_READING },
	{ "p", COMMAND_PREVIOUS_UNREAD, WHERE_READING }, { "Tab", COMMAND_NEXT_UNREAD_ANYWHERE, WHERE_READING },
	{ "J", COMMAND_NEXT, WHERE_READING }, { "K", COMMAND_PREVIOUS, WHERE_READING },
	{ "N", COMMAND_TOGGLE_READ, WHERE_HEADLINES }, { "A", COMMAND_MARK_FEED_READ, WHERE_READING },
	{ "C", COMMAND_MARK_ALL_READ, WHERE_READING }, { "f", COMMAND_STAR, WHERE_ARTICLE },
	{ "r", COMMAND_RELOAD, WHERE_READING }, { "R", COMMAND_RELOAD_ALL, WHERE_READING },
	{ "o", COMMAND_BROWSER, WHERE_ARTICLE }, { "u", COMMAND_LINKS, WHERE_ARTICLE }, { "L", COMMAND_SHOW_READ, WHERE_LISTS },
	{ "?", COMMAND_HELP, WHERE_ALL }, { "^L", COMMAND_REDRAW, WHERE_ALL },
};

/* All keys mean the command wherever it is valid. */
static int
means(const char *keys, enum where where, enum command command)
{
	size_t len;
	unsigned view;

	for (; *keys != '\0'; keys += len + strspn(keys + len, " ")) {
		len = strcspn(keys, " ");
		if (key_parse(keys, len) == KEY_NONE)
			return 0;
		for (view = 1; view < WHERE_ALL; view <<= 1)
			if ((where & view) && command_of_key(key_parse(keys, len), (enum where)view) != command)
				return 0;
	}
	return 1;
}

static void
test_table(void)
{
	int i;

	for (i = 0; i < COMMAND_COUNT; i++) {
		const struct command_info *info = command_info((enum command)i);

		ok(info->name != NULL && info->help != NULL && info->where != 0, "%s is complete", info->name);
		is_number(command_of_name(info->name), i, "... found by its name");
		ok(means(info->keys, info->where, (enum command)i), "... and its keys are its alone: %s", info->keys);
	}
}

static void
test_fixed(void)
{
	size_t i;

	for (i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		ok(means(fixed[i].keys, fixed[i].where, fixed[i].command), "%s: %s", fixed[i].keys,
		    command_info(fixed[i].command)->name);
}

static void
completes(const char *name, enum where where, const char *want)
{
	struct buf out = { 0 };

	command_complete(&out, name, where);
	is_text(buf_text(&out), want, name);
	buf_clear(&out);
}

int
main(void)
{
	completes("he", WHERE_FEEDS, "help");
	completes("reload-", WHERE_FEEDS, "reload-all");
	completes("rel", WHERE_FEEDS, "reload");
	completes("zz", WHERE_FEEDS, "");
	completes("links", WHERE_FEEDS, "");
	completes("links", WHERE_ARTICLE, "links");
	test_table();
	test_fixed();
	is_number(command_of_name("no-such-command"), COMMAND_NONE, "no such command");
	is_number(command_of_key('z', WHERE_ARTICLE), COMMAND_NONE, "a key without a command");
	return tap_end();
}
