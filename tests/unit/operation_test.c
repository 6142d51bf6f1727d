#include "app/operation.h"
#include "tap.h"

static void
known(const char *name, enum command command)
{
	struct operation operation = { .command = COMMAND_NONE, .argument = "" };

	is_number(operation_find(name, &operation), OPERATION_KNOWN, name);
	is_number(operation.command, command, "... is that command");
}

static void
is_what(const char *name, enum operation_name want)
{
	struct operation operation = { .command = COMMAND_NONE, .argument = "" };

	is_number(operation_find(name, &operation), want, name);
}

/* newsboat(1) 2.21 to 2.39, all of them: none is unknown. */
static const char *const of_newsboat[] = {
	"open", "switch-focus", "quit", "hard-quit", "reload", "reload-all", "mark-feed-read", "mark-all-feeds-read",
	"mark-all-above-as-read", "save", "save-all", "next", "prev", "next-unread", "prev-unread", "random-unread",
	"open-in-browser-and-mark-read", "open-all-unread-in-browser", "open-all-unread-in-browser-and-mark-read",
	"open-in-browser", "open-in-browser-noninteractively", "help", "toggle-source-view", "toggle-article-read",
	"toggle-show-read-feeds", "show-urls", "clear-tag", "set-tag", "select-tag", "open-search", "goto-url", "enqueue",
	"edit-urls", "reload-urls", "redraw", "cmdline", "set-filter", "select-filter", "clear-filter", "bookmark",
	"edit-flags", "next-unread-feed", "prev-unread-feed", "next-feed", "prev-feed", "macro-prefix", "delete-article",
	"delete-all-articles", "purge-deleted", "view-dialogs", "close-dialog", "next-dialog", "prev-dialog", "pipe-to",
	"sort", "rev-sort", "up", "down", "pageup", "pagedown", "halfpageup", "halfpagedown", "home", "end", "zero", "one",
	"two", "three", "four", "five", "six", "seven", "eight", "nine", "cmd-one", "cmd-two", "cmd-three", "cmd-four",
	"cmd-five", "cmd-six", "cmd-seven", "cmd-eight", "cmd-nine", "article-feed", "goto-title", "prevsearchresults",
	"pb-download", "pb-cancel", "pb-delete", "pb-purge", "pb-toggle-download-all", "pb-play", "pb-mark-as-finished",
	"pb-increase-max-dls", "pb-decrease-max-dls",
};

int
main(void)
{
	struct operation operation = { .argument = "" };
	size_t i;

	for (i = 0; i < sizeof(of_newsboat) / sizeof(of_newsboat[0]); i++)
		ok(operation_find(of_newsboat[i], &operation) != OPERATION_UNKNOWN, "%s", of_newsboat[i]);
	known("down", COMMAND_DOWN);
	known("open-in-browser", COMMAND_BROWSER);
	known("quit", COMMAND_CLOSE);
	known("hard-quit", COMMAND_QUIT);
	known("q", COMMAND_CLOSE);
	known("qa", COMMAND_QUIT);
	known("prev-unread", COMMAND_PREVIOUS_UNREAD);
	is_what("switch-focus", OPERATION_IDLE);
	is_what("no-such", OPERATION_UNKNOWN);
	is_what("", OPERATION_UNKNOWN);
	operation_find("seven", &operation);
	is_number(operation.count, 7, "seven is the link of that number");
	operation_find("cmd-two", &operation);
	is_text(operation.argument, "2", "cmd-two begins a line");
	return tap_end();
}
