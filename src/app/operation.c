#include <string.h>

#include "app/operation.h"

/* Where there are links to be opened by their numbers. */
#define LINKED	(WHERE_ARTICLE | WHERE_LINKS)

/*
 * Operations of newsboat(1) up to 2.39 and the names of vi, by what they are
 * here; NULL: nothing.  A name that is a command's own is not here.
 */
static const struct alias {
	const char *name, *command, *argument;
	int count;
	unsigned where;			/* 0: wherever the command is */
} aliases[] = {
	{ "article-feed", "back", "", 0, 0 },
	{ "clear-filter", "filter", "-", 0, 0 },
	{ "clear-tag", NULL, "", 0, 0 },
	{ "close", "quit", "", 0, 0 },
	{ "close-dialog", "quit", "", 0, 0 },
	{ "cmdline", "command", "", 0, 0 },
	{ "cmd-one", "command", "1", 0, 0 }, { "cmd-two", "command", "2", 0, 0 }, { "cmd-three", "command", "3", 0, 0 },
	{ "cmd-four", "command", "4", 0, 0 }, { "cmd-five", "command", "5", 0, 0 }, { "cmd-six", "command", "6", 0, 0 },
	{ "cmd-seven", "command", "7", 0, 0 }, { "cmd-eight", "command", "8", 0, 0 }, { "cmd-nine", "command", "9", 0, 0 },
	{ "delete-all-articles", NULL, "", 0, 0 },
	{ "delete-article", "delete", "", 0, 0 },
	{ "edit-flags", "star", "", 0, 0 },
	{ "edit-urls", "edit-feeds", "", 0, 0 },
	{ "end", "last", "", 0, 0 },
	{ "enqueue", "enclosures", "", 0, 0 },
	{ "goto-title", "jump", "", 0, 0 },
	{ "goto-url", "link", "", 0, 0 },
	{ "halfpagedown", "half-page-down", "", 0, 0 },
	{ "halfpageup", "half-page-up", "", 0, 0 },
	{ "hard-quit", "quit-all", "", 0, 0 },
	{ "home", "first", "", 0, 0 },
	{ "macro-prefix", NULL, "", 0, 0 },
	{ "mark-all-above-as-read", "mark-above-read", "", 0, 0 },
	{ "mark-all-feeds-read", "mark-all-read", "", 0, 0 },
	{ "next-dialog", NULL, "", 0, 0 },
	{ "one", "browser", "", 1, LINKED }, { "two", "browser", "", 2, LINKED },
	{ "three", "browser", "", 3, LINKED }, { "four", "browser", "", 4, LINKED },
	{ "five", "browser", "", 5, LINKED }, { "six", "browser", "", 6, LINKED },
	{ "seven", "browser", "", 7, LINKED }, { "eight", "browser", "", 8, LINKED },
	{ "nine", "browser", "", 9, LINKED }, { "zero", "browser", "", 10, LINKED },
	{ "open-all-unread-in-browser", NULL, "", 0, 0 },
	{ "open-all-unread-in-browser-and-mark-read", NULL, "", 0, 0 },
	{ "open-in-browser", "browser", "", 0, 0 },
	{ "open-in-browser-and-mark-read", "browser-read", "", 0, 0 },
	{ "open-in-browser-noninteractively", "browser", "", 0, 0 },
	{ "open-search", "search", "", 0, 0 },
	{ "pagedown", "page-down", "", 0, 0 },
	{ "pageup", "page-up", "", 0, 0 },
	{ "pb-cancel", "stop", "", 0, WHERE_LINKS },
	{ "pb-decreate-max-dls", NULL, "", 0, 0 },
	{ "pb-decrease-max-dls", NULL, "", 0, 0 },
	{ "pb-delete", "delete", "", 0, WHERE_LINKS },
	{ "pb-download", "download", "", 0, WHERE_LINKS },
	{ "pb-increase-max-dls", NULL, "", 0, 0 },
	{ "pb-mark-as-finished", NULL, "", 0, 0 },
	{ "pb-play", "open", "", 0, WHERE_LINKS },
	{ "pb-purge", NULL, "", 0, 0 },
	{ "pb-toggle-download-all", NULL, "", 0, 0 },
	{ "pipe-to", "pipe", "", 0, 0 },
	{ "prev", "previous", "", 0, 0 },
	{ "prev-dialog", NULL, "", 0, 0 },
	{ "prev-feed", "previous-feed", "", 0, 0 },
	{ "prev-unread", "previous-unread", "", 0, 0 },
	{ "prev-unread-feed", "previous-unread-feed", "", 0, 0 },
	{ "prevsearchresults", "search", "", 0, 0 },
	{ "purge-deleted", NULL, "", 0, 0 },
	{ "random-unread", NULL, "", 0, 0 },
	{ "reload-urls", "reload-config", "", 0, 0 },
	{ "rev-sort", "sort", "", 0, 0 },
	{ "run-macro", NULL, "", 0, 0 },
	{ "save-all", NULL, "", 0, 0 },
	{ "select-filter", "filter", "?", 0, 0 },
	{ "select-tag", "tags", "", 0, 0 },
	{ "set-filter", "filter", "", 0, 0 },
	{ "set-tag", "tags", "", 0, 0 },
	{ "show-urls", "links", "", 0, 0 },
	{ "sortfeeds", "sort", "", 0, 0 },
	{ "switch-focus", NULL, "", 0, 0 },
	{ "toggle-article-read", "toggle-read", "", 0, 0 },
	{ "toggle-show-read-feeds", "show-read", "", 0, 0 },
	{ "toggle-source-view", "view-source", "", 0, 0 },
	{ "urlview", "links", "", 0, 0 },
	{ "view-dialogs", NULL, "", 0, 0 },

	{ "q", "quit", "", 0, 0 }, { "bd", "quit", "", 0, 0 }, { "q!", "quit-all", "", 0, 0 }, { "qa", "quit-all", "", 0, 0 },
	{ "qa!", "quit-all", "", 0, 0 }, { "qall", "quit-all", "", 0, 0 }, { "wq", "quit-all", "", 0, 0 }, { "x", "quit-all", "", 0, 0 },
	{ "exit", "quit-all", "", 0, 0 }, { "h", "help", "", 0, 0 }, { "se", "set", "", 0, 0 }, { "so", "source", "", 0, 0 },
	{ "w", "save", "", 0, 0 }, { "write", "save", "", 0, 0 }, { "map", "bind", "", 0, 0 }, { "unmap", "unbind", "", 0, 0 },
	{ "messages", "log", "", 0, 0 }, { "mes", "log", "", 0, 0 }, { "u", "undo", "", 0, 0 }, { "e", "reload", "", 0, 0 },
	{ "e!", "reload", "", 0, 0 }, { "goto", "jump", "", 0, 0 },
};

enum operation_name
operation_find(const char *name, struct operation *operation)
{
	enum command command = command_of_name(name);
	size_t i;

	if (command != COMMAND_NONE) {
		operation->command = command;
		return OPERATION_KNOWN;
	}
	for (i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++)
		if (strcmp(aliases[i].name, name) == 0)
			break;
	if (i == sizeof(aliases) / sizeof(aliases[0]))
		return OPERATION_UNKNOWN;
	command = aliases[i].command != NULL ? command_of_name(aliases[i].command) : COMMAND_NONE;
	if (command == COMMAND_NONE)
		return OPERATION_IDLE;
	operation->command = command;
	operation->count = aliases[i].count;
	operation->argument = aliases[i].argument;
	operation->where = aliases[i].where;
	return OPERATION_KNOWN;
}
