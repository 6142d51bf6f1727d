#include <stdlib.h>
#include <string.h>

#include "app/keymap.h"
#include "base/mem.h"
#include "tap.h"

/* The default keys as issue 2 of the project fixed them. */
static const struct { const char *keys; enum command command; unsigned where; } fixed[] = {
	{ "j Down", COMMAND_DOWN, WHERE_ALL }, { "k Up", COMMAND_UP, WHERE_ALL },
	{ "PgDn ^F", COMMAND_PAGE_DOWN, WHERE_ALL }, { "b PgUp ^B", COMMAND_PAGE_UP, WHERE_ALL },
	{ "Space", COMMAND_READ_ON, WHERE_ALL }, { "^D", COMMAND_HALF_DOWN, WHERE_ALL }, { "^U", COMMAND_HALF_UP, WHERE_ALL },
	{ "g Home", COMMAND_FIRST, WHERE_ALL }, { "G End", COMMAND_LAST, WHERE_ALL },
	{ "Enter l Right", COMMAND_OPEN, WHERE_LISTS }, { "h Left", COMMAND_BACK, WHERE_ALL }, { "q", COMMAND_CLOSE, WHERE_ALL },
	{ "Q", COMMAND_QUIT, WHERE_ALL }, { "n", COMMAND_NEXT_UNREAD, WHERE_READING },
	{ "p", COMMAND_PREVIOUS_UNREAD, WHERE_READING }, { "Tab", COMMAND_NEXT_UNREAD_ANYWHERE, WHERE_READING },
	{ "J", COMMAND_NEXT, WHERE_ARTICLE }, { "K", COMMAND_PREVIOUS, WHERE_ARTICLE },
	{ "J", COMMAND_NEXT_FEED, WHERE_LISTS }, { "K", COMMAND_PREVIOUS_FEED, WHERE_LISTS },
	{ "N", COMMAND_TOGGLE_READ, WHERE_HEADLINES }, { "A", COMMAND_MARK_FEED_READ, WHERE_READING },
	{ "C", COMMAND_MARK_ALL_READ, WHERE_READING }, { "f", COMMAND_STAR, WHERE_ARTICLE },
	{ "r", COMMAND_RELOAD, WHERE_READING }, { "R", COMMAND_RELOAD_ALL, WHERE_READING },
	{ "o", COMMAND_BROWSER, WHERE_ARTICLE }, { "u", COMMAND_LINKS, WHERE_ARTICLE }, { "L", COMMAND_SHOW_READ, WHERE_LISTS },
	{ "?", COMMAND_HELP, WHERE_ALL }, { "^L", COMMAND_REDRAW, WHERE_ALL },
};

/* All keys (parted by blanks) mean the command wherever it is valid, at once. */
static bool
means(const struct keymap *map, const char *all, unsigned where, enum command command)
{
	char *text = mem_strdup(all), *word, *rest = text;
	bool good = true;
	unsigned view;

	while ((word = strtok_r(rest, " ", &rest)) != NULL)
		for (view = 1; view < WHERE_ALL; view <<= 1) {
			int keys[KEY_SEQUENCE_MAX];
			size_t count = key_sequence(word, keys);
			bool longer = false;
			const struct binding *b = where & view ? keymap_find(map, (enum where)view, keys, count, &longer) : NULL;

			if (where & view)
				good &= b != NULL && b->operation_count == 1 && b->operations[0].command == command && !longer;
		}
	free(text);
	return good;
}

/* The views that a command has for its keys: those that no later command with one of them has. */
static unsigned
own_views(enum command command)
{
	const struct command_info *info = command_info(command);
	unsigned where = info->where & WHERE_ALL;
	int later;

	for (later = (int)command + 1; later < COMMAND_COUNT; later++) {
		const struct command_info *other = command_info((enum command)later);
		char *text = mem_strdup(other->keys), *word, *rest = text;

		while ((word = strtok_r(rest, " ", &rest)) != NULL)
			if (strcmp(word, info->keys) == 0)
				where &= ~other->where;
		free(text);
	}
	return where;
}

static void
test_defaults(void)
{
	struct keymap *map = keymap_new(NULL);
	size_t i, count;
	int c;

	for (i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		ok(means(map, fixed[i].keys, fixed[i].where, fixed[i].command), "%s: %s", fixed[i].keys,
		    command_info(fixed[i].command)->name);
	for (c = 0; c < COMMAND_COUNT; c++)
		ok(own_views((enum command)c) != 0 &&
		    means(map, command_info((enum command)c)->keys, own_views((enum command)c), (enum command)c),
		    "the keys of %s are its alone, and none waits for another", command_info((enum command)c)->name);
	keymap_problems(map, &count);
	is_number(count, 0, "no problems");
	keymap_free(map);
}

/* Lines laid over the defaults, one after the other. */
static struct keymap *
map_of(const char *text)
{
	struct keymap *map = keymap_new(NULL);
	struct arena a = { 0 };
	char *copy = mem_strdup(text), *line, *rest = copy;
	int number = 0;

	while ((line = strtok_r(rest, "\n", &rest)) != NULL) {
		struct key_line keys = { .file = "config", .line = ++number };
		const char *wrong = keys_read(line, &keys, &a);

		ok(wrong == NULL, "read: %s", line);
		keymap_add(map, &keys);
	}
	free(copy);
	arena_clear(&a);
	return map;
}

/* What keys do in a view: "down", "down(3) set(x y)", "" nothing; "+" after it when more keys may follow. */
static void
does(const struct keymap *map, enum where where, const char *text, const char *want)
{
	int keys[KEY_SEQUENCE_MAX];
	size_t count = key_sequence(text, keys), i;
	struct buf got = { 0 };
	bool longer;
	const struct binding *b = keymap_find(map, where, keys, count, &longer);

	for (i = 0; b != NULL && i < b->operation_count; i++) {
		const struct operation *o = &b->operations[i];

		buf_printf(&got, "%s%s", i > 0 ? " " : "", command_info(o->command)->name);
		if (o->count > 0)
			buf_printf(&got, "(%d)", o->count);
		if (*o->argument != '\0')
			buf_printf(&got, "(%s)", o->argument);
	}
	buf_adds(&got, longer ? "+" : "");
	is_text(buf_text(&got), want, text);
	buf_clear(&got);
}

/* A line's problem, "" none; " (warning)" after those that are no errors. */
static void
complains(const char *text, const char *want)
{
	struct keymap *map = map_of(text);
	struct buf got = { 0 };
	size_t count, i;
	const struct conf_problem *problems = keymap_problems(map, &count);

	for (i = 0; i < count; i++)
		buf_printf(&got, "%s%s%s", i > 0 ? " | " : "", problems[i].text, problems[i].warning ? " (warning)" : "");
	is_text(buf_text(&got), want, text);
	buf_clear(&got);
	keymap_free(map);
}

static const char lines[] =
    "bind gg last\nbind gx article browser ; back -- \"look and go\"\nbind <C-x>s everywhere stop\n"
    "bind z feeds,headlines down 3\nbind Z feeds headlines open\nbind-key h quit\nbind-key e open-in-browser articlelist\n"
    "macro y set browser \"mpv %u\" ; open-in-browser\nunbind J\nunbind K headlines\nbind W article links\n"
    "bind 7 seven\nbind-key j down\nbind-key j next articlelist\nbind-key x pb-delete\nbind-key D pb-download\nbind p switch-focus ; quit";

static void
test_lines(void)
{
	struct keymap *map = map_of(lines);

	does(map, WHERE_FEEDS, "g", "+");
	does(map, WHERE_FEEDS, "gg", "last");
	does(map, WHERE_ARTICLE, "gx", "browser back");
	does(map, WHERE_HEADLINES, "gx", "");
	does(map, WHERE_LINKS, "^X", "+");
	does(map, WHERE_LINKS, "^X s", "stop");
	does(map, WHERE_FEEDS, "z", "down(3)");
	does(map, WHERE_ARTICLE, "z", "");
	does(map, WHERE_HEADLINES, "Z", "open");
	does(map, WHERE_ARTICLE, "h", "quit");
	does(map, WHERE_ARTICLE, "Left", "back");
	does(map, WHERE_HEADLINES, "e", "browser");
	does(map, WHERE_FEEDS, "e", "");
	does(map, WHERE_ARTICLE, ",", "+");
	does(map, WHERE_ARTICLE, ",y", "set(browser \"mpv %u\") browser");
	does(map, WHERE_ARTICLE, "J", "");
	does(map, WHERE_HEADLINES, "K", "");
	does(map, WHERE_ARTICLE, "K", "previous");
	does(map, WHERE_ARTICLE, "W", "links");
	does(map, WHERE_ARTICLE, "7", "browser(7)");
	does(map, WHERE_FEEDS, "7", "");
	does(map, WHERE_HEADLINES, "j", "next");
	does(map, WHERE_FEEDS, "j", "down");
	does(map, WHERE_LINKS, "x", "delete");
	does(map, WHERE_HEADLINES, "x", "whole");
	does(map, WHERE_HEADLINES, "D", "delete");
	does(map, WHERE_ARTICLE, "p", "quit");
	does(map, WHERE_ARTICLE, "q", "quit");
	keymap_free(map);
}

/* Of two sequences of the user's one begins the other: both stand. */
static void
test_prefix(void)
{
	struct keymap *map = map_of("bind g first\nbind gg last\nbind ggg open");

	does(map, WHERE_FEEDS, "g", "first+");
	does(map, WHERE_FEEDS, "gg", "last+");
	does(map, WHERE_FEEDS, "ggg", "open");
	does(map, WHERE_ARTICLE, "gg", "last");
	keymap_free(map);
	map = map_of("bind a article next\nunbind -a feeds\nbind a feeds open");
	does(map, WHERE_FEEDS, "a", "open");
	does(map, WHERE_FEEDS, "q", "");
	does(map, WHERE_ARTICLE, "a", "next");
	does(map, WHERE_HEADLINES, "a", "add");
	keymap_free(map);
}

static void
test_problems(void)
{
	complains("bind z open", "");
	complains("bind z opne", "config:1: opne: no such command");
	complains("bind z open ; opne", "config:1: opne: no such command");
	complains("bind <Foo> open\nbind z down", "config:1: <Foo>: no such key");
	complains("bind <C-foo>x open", "config:1: <C-foo>x: no such key");
	complains("bind 123456789 open", "config:1: 123456789: no such key");
	complains("bind z article open", "config:1: open: means nothing there");
	complains("bind z article", "config:1: article: no such command");
	complains("bind-key z open nowhere", "config:1: nowhere: no such view");
	complains("unbind q nowhere", "config:1: nowhere: no such view");
	complains("bind z quit 3", "config:1: quit: takes nothing after it");
	complains("bind z down x", "config:1: down: takes a number from 1 to 9999, not \"x\"");
	complains("bind z down 0", "config:1: down: takes a number from 1 to 9999, not \"0\"");
	complains("bind z down 10000", "config:1: down: takes a number from 1 to 9999, not \"10000\"");
	complains("bind z ;", "config:1: needs an operation");
	complains("bind z set text-width wide", "config:1: set: text-width: must be a number from 0 to 1000, not \"wide\"");
	complains("bind z set colour red", "config:1: set: no such setting: colour");
	complains("bind z set show-read!", "");
	complains("bind z switch-focus", "config:1: switch-focus: newsboat's, without effect here (warning)");
	complains("bind-key z pb-toggle-download-all podboat", "config:1: pb-toggle-download-all podboat: newsboat's, without effect here (warning)");
	complains("bind-key j down filebrowser", "config:1: down filebrowser: newsboat's, without effect here (warning)");
	complains("unbind z", "config:1: z: is not bound (warning)");
	complains("bind z open\nbind z down", "config:2: z: bound already in line 1");
	complains("bind z feeds open\nbind z headlines open", "");
	complains("bind z feeds open; down", "");
	complains("bind j down\nbind j up", "config:2: j: bound already in line 1");
	complains("bind j down\nbind j headlines next", "");
	complains("bind j headlines next\nbind j down", "config:2: j: bound already in line 1");
	complains("bind-key j down\nbind-key j next articlelist", "");
	complains("bind z open\nunbind z\nbind z down", "");
	complains("bind-key z open\nbind-key z down", "config:2: z: bound already in line 1 (warning)");
	complains("macro z open\nmacro z down", "config:2: z: bound already in line 1");
	complains("bind g first\nbind gg last",
	    "config:2: gg: one key sequence begins another one, of config:1; the shorter waits for the next key (warning)");
}

int
main(void)
{
	test_defaults();
	test_lines();
	test_prefix();
	test_problems();
	return tap_end();
}
