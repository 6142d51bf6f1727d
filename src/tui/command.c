#include <string.h>

#include "command.h"
#include "key.h"

/* man/coranto.1 is checked against this table by tests/lint/keys.t. */
static const struct command_info commands[COMMAND_COUNT] = {
	/* name, group, where it is valid, keys, help */
	[COMMAND_DOWN] = { "down", GROUP_MOVE, WHERE_ALL, "j Down", "move or scroll down" },
	[COMMAND_UP] = { "up", GROUP_MOVE, WHERE_ALL, "k Up", "move or scroll up" },
	[COMMAND_PAGE_DOWN] = { "page-down", GROUP_MOVE, WHERE_ALL, "PgDn ^F", "a page down" },
	[COMMAND_PAGE_UP] = { "page-up", GROUP_MOVE, WHERE_ALL, "b PgUp ^B", "a page up" },
	[COMMAND_HALF_DOWN] = { "half-page-down", GROUP_MOVE, WHERE_ALL, "^D", "half a page down" },
	[COMMAND_HALF_UP] = { "half-page-up", GROUP_MOVE, WHERE_ALL, "^U", "half a page up" },
	[COMMAND_FIRST] = { "first", GROUP_MOVE, WHERE_ALL, "g Home", "to the top" },
	[COMMAND_LAST] = { "last", GROUP_MOVE, WHERE_ALL, "G End", "to the end" },

	[COMMAND_OPEN] = { "open", GROUP_READ, WHERE_LISTS | WHERE_LINKS | WHERE_RESULTS | WHERE_HEALTH, "Enter l Right", "open what is selected" },
	[COMMAND_BACK] = { "back", GROUP_READ, WHERE_ALL, "h Left", "back to the view before" },
	[COMMAND_CLOSE] = { "close", GROUP_READ, WHERE_ALL, "q", "back; from the list of feeds, leave" },
	[COMMAND_READ_ON] = { "read-on", GROUP_READ, WHERE_ALL, "Space", "a page down; at an article's end the next unread one" },
	[COMMAND_NEXT_UNREAD] = { "next-unread", GROUP_READ, WHERE_READING, "n", "next unread article, or feed with some" },
	[COMMAND_PREVIOUS_UNREAD] = { "previous-unread", GROUP_READ, WHERE_READING, "p", "previous unread article, or feed with some" },
	[COMMAND_NEXT_UNREAD_ANYWHERE] = { "next-unread-anywhere", GROUP_READ, WHERE_READING, "Tab", "next unread article of any feed" },
	[COMMAND_NEXT] = { "next", GROUP_READ, WHERE_READING, "J", "next article; in a list of articles, next feed" },
	[COMMAND_PREVIOUS] = { "previous", GROUP_READ, WHERE_READING, "K", "previous article; in a list of articles, previous feed" },
	[COMMAND_WHOLE] = { "whole", GROUP_READ, WHERE_HEADLINES | WHERE_ARTICLE, "x", "the whole article from its web page, or the feed's text again" },
	[COMMAND_BROWSER] = { "browser", GROUP_READ, WHERE_READING | WHERE_LINKS | WHERE_RESULTS | WHERE_HEALTH, "o", "open in the web browser" },
	[COMMAND_LINKS] = { "links", GROUP_READ, WHERE_ARTICLE, "u", "the links of the article; a digit begins the number of one" },
	[COMMAND_COPY] = { "copy", GROUP_READ, WHERE_READING | WHERE_LINKS | WHERE_RESULTS | WHERE_HEALTH, "y", "copy the link to the clipboard" },
	[COMMAND_NEXT_HEADING] = { "next-heading", GROUP_READ, WHERE_ARTICLE, "]", "to the next heading" },
	[COMMAND_PREVIOUS_HEADING] = { "previous-heading", GROUP_READ, WHERE_ARTICLE, "[", "to the heading before" },
	[COMMAND_NEXT_LINK] = { "next-link", GROUP_READ, WHERE_ARTICLE, "}", "to the next line with a link" },
	[COMMAND_PREVIOUS_LINK] = { "previous-link", GROUP_READ, WHERE_ARTICLE, "{", "to the line with a link before" },
	[COMMAND_CODE_RIGHT] = { "code-right", GROUP_READ, WHERE_ARTICLE, ">", "code is cut at the side, and scrolls to the right" },
	[COMMAND_CODE_LEFT] = { "code-left", GROUP_READ, WHERE_ARTICLE, "<", "code scrolls to the left, and is wrapped again" },
	[COMMAND_SOURCE] = { "source", GROUP_READ, WHERE_ARTICLE, "\\", "the outline of the article and its HTML" },

	[COMMAND_TOGGLE_READ] = { "toggle-read", GROUP_MARK, WHERE_HEADLINES | WHERE_ARTICLE, "N", "unread again, or read" },
	[COMMAND_STAR] = { "star", GROUP_MARK, WHERE_HEADLINES | WHERE_ARTICLE, "f", "star, to find it again" },
	[COMMAND_DELETE] = { "delete", GROUP_MARK, WHERE_HEADLINES | WHERE_ARTICLE, "D", "delete (U takes it back)" },
	[COMMAND_MARK_FEED_READ] = { "mark-feed-read", GROUP_MARK, WHERE_READING, "A", "all articles of the feed are read" },
	[COMMAND_MARK_ALL_READ] = { "mark-all-read", GROUP_MARK, WHERE_READING, "C", "all articles of all feeds are read (asks)" },
	[COMMAND_UNDO] = { "undo", GROUP_MARK, WHERE_READING, "U", "take back the last marking" },
	[COMMAND_SHOW_READ] = { "show-read", GROUP_MARK, WHERE_LISTS, "L", "show or hide what was read" },

	[COMMAND_RELOAD] = { "reload", GROUP_FETCH, WHERE_READING | WHERE_HEALTH, "r", "fetch this feed" },
	[COMMAND_RELOAD_ALL] = { "reload-all", GROUP_FETCH, WHERE_READING | WHERE_RESULTS | WHERE_HEALTH, "R", "fetch all feeds" },
	[COMMAND_ADD] = { "add", GROUP_FETCH, WHERE_READING, "a", "subscribe to a feed" },
	[COMMAND_INFO] = { "info", GROUP_FETCH, WHERE_READING | WHERE_HEALTH, "i", "how the feed is: failures, next poll, articles a day" },
	[COMMAND_HEALTH] = { "feed-health", GROUP_FETCH, WHERE_READING, "I", "how all feeds are, what fails first" },
	[COMMAND_MOVE_FEED] = { "move-feed", GROUP_FETCH, WHERE_FEEDS | WHERE_HEALTH, "m", "another address of the feed; where it has moved to is suggested" },
	[COMMAND_PAUSE] = { "pause", GROUP_FETCH, WHERE_FEEDS | WHERE_HEALTH, "P", "ask the feed no more, or again" },
	[COMMAND_UNSUBSCRIBE] = { "unsubscribe", GROUP_FETCH, WHERE_FEEDS | WHERE_HEALTH, "X", "unsubscribe from the feed (asks)" },
	[COMMAND_STOP] = { "stop", GROUP_FETCH, WHERE_ALL, "^X", "stop fetching" },

	[COMMAND_FIND] = { "find", GROUP_FIND, WHERE_READING | WHERE_HEALTH, "/", "find a text in what is shown" },
	[COMMAND_FIND_NEXT] = { "find-next", GROUP_FIND, WHERE_READING | WHERE_HEALTH, ";", "find it again" },
	[COMMAND_FIND_PREVIOUS] = { "find-previous", GROUP_FIND, WHERE_READING | WHERE_HEALTH, ",", "find it again, upwards" },
	[COMMAND_FILTER] = { "filter", GROUP_FIND, WHERE_LISTS, "F", "show only articles that match a filter" },
	[COMMAND_SEARCH] = { "search", GROUP_FIND, WHERE_READING | WHERE_RESULTS, "s", "search all articles for words" },

	[COMMAND_PROMPT] = { "command", GROUP_PROGRAM, WHERE_ALL, ":", "give a command by its name" },
	[COMMAND_PANES] = { "panes", GROUP_PROGRAM, WHERE_READING, "w", "views beside each other in a wide window, or not" },
	[COMMAND_WIDER] = { "wider", GROUP_PROGRAM, WHERE_READING, ")", "the pane one is in is made wider" },
	[COMMAND_NARROWER] = { "narrower", GROUP_PROGRAM, WHERE_READING, "(", "the pane one is in is made narrower" },
	[COMMAND_FOLD] = { "fold", GROUP_PROGRAM, WHERE_FEEDS, "-", "fold the folder, or unfold it" },
	[COMMAND_LOG] = { "log", GROUP_PROGRAM, WHERE_ALL, "M", "what was said in the last line" },
	[COMMAND_HELP] = { "help", GROUP_PROGRAM, WHERE_ALL, "? F1", "this help" },
	[COMMAND_REDRAW] = { "redraw", GROUP_PROGRAM, WHERE_ALL, "^L", "draw the screen again" },
	[COMMAND_QUIT] = { "quit", GROUP_PROGRAM, WHERE_ALL, "Q ^C", "leave, from anywhere" },
};

static const char *const group_titles[GROUP_COUNT] = {
	[GROUP_MOVE] = "Moving",
	[GROUP_READ] = "Reading",
	[GROUP_MARK] = "Marking",
	[GROUP_FETCH] = "Fetching",
	[GROUP_FIND] = "Finding",
	[GROUP_PROGRAM] = "The program",
};

const struct command_info *
command_info(enum command command)
{
	return &commands[command];
}

const char *
command_group_title(enum command_group group)
{
	return group_titles[group];
}

static int
has_key(const char *keys, int key)
{
	size_t len;

	for (; *keys != '\0'; keys += len + strspn(keys + len, " ")) {
		len = strcspn(keys, " ");
		if (key_parse(keys, len) == key)
			return 1;
	}
	return 0;
}

enum command
command_of_key(int key, enum where where)
{
	int i;

	for (i = 0; i < COMMAND_COUNT; i++)
		if ((commands[i].where & where) && has_key(commands[i].keys, key))
			return (enum command)i;
	return COMMAND_NONE;
}

enum command
command_of_name(const char *name)
{
	int i;

	for (i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(commands[i].name, name) == 0)
			return (enum command)i;
	return COMMAND_NONE;
}

void
command_complete(struct buf *out, const char *name, enum where where)
{
	size_t len = strlen(name), common = 0, n;
	const char *first = NULL;
	int i;

	for (i = 0; i < COMMAND_COUNT; i++) {
		const char *other = commands[i].name;

		if (!(commands[i].where & where) || strncmp(other, name, len) != 0)
			continue;
		if (first == NULL) {
			first = other;
			common = strlen(first);
		}
		for (n = 0; n < common && first[n] == other[n]; n++)
			continue;
		common = n;
	}
	if (first != NULL)
		buf_add(out, first, common);
}
