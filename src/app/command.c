#include <string.h>

#include "app/command.h"

/* man/coranto.1 is checked against this table by tests/lint/man.t. */
static const struct command_info commands[COMMAND_COUNT] = {
	/* name, group, where it is valid and how it takes a count, keys, help */
	[COMMAND_DOWN] = { "down", GROUP_MOVE, WHERE_ALL | REPEATS, "j Down ^E", "move or scroll down" },
	[COMMAND_UP] = { "up", GROUP_MOVE, WHERE_ALL | REPEATS, "k Up ^Y", "move or scroll up" },
	[COMMAND_PAGE_DOWN] = { "page-down", GROUP_MOVE, WHERE_ALL | REPEATS, "PgDn ^F", "a page down" },
	[COMMAND_PAGE_UP] = { "page-up", GROUP_MOVE, WHERE_ALL | REPEATS, "b PgUp ^B", "a page up" },
	[COMMAND_HALF_DOWN] = { "half-page-down", GROUP_MOVE, WHERE_ALL | REPEATS, "^D", "half a page down" },
	[COMMAND_HALF_UP] = { "half-page-up", GROUP_MOVE, WHERE_ALL | REPEATS, "^U", "half a page up" },
	[COMMAND_FIRST] = { "first", GROUP_MOVE, WHERE_ALL | TAKES_NUMBER, "g Home", "to the top; with a number, to that row or line" },
	[COMMAND_LAST] = { "last", GROUP_MOVE, WHERE_ALL | TAKES_NUMBER, "G End", "to the end; with a number, to that row or line" },
	[COMMAND_CENTER] = { "center", GROUP_MOVE, WHERE_LISTS | WHERE_LINKS | WHERE_RESULTS | WHERE_HEALTH, "", "the selected row into the middle" },

	[COMMAND_OPEN] = { "open", GROUP_READ, WHERE_LISTS | WHERE_LINKS | WHERE_RESULTS | WHERE_HEALTH, "Enter l Right", "open what is selected" },
	[COMMAND_BACK] = { "back", GROUP_READ, WHERE_ALL | REPEATS, "h Left", "back to the view before" },
	[COMMAND_CLOSE] = { "quit", GROUP_READ, WHERE_ALL, "q", "back; from the list of feeds, leave" },
	[COMMAND_READ_ON] = { "read-on", GROUP_READ, WHERE_ALL | REPEATS, "Space", "a page down; at an article's end the next unread one" },
	[COMMAND_NEXT_UNREAD] = { "next-unread", GROUP_READ, WHERE_READING | REPEATS, "n", "next unread article, or feed with some" },
	[COMMAND_PREVIOUS_UNREAD] = { "previous-unread", GROUP_READ, WHERE_READING | REPEATS, "p", "previous unread article, or feed with some" },
	[COMMAND_NEXT_UNREAD_ANYWHERE] = { "next-unread-anywhere", GROUP_READ, WHERE_READING | REPEATS, "Tab", "next unread article of any feed" },
	[COMMAND_NEXT] = { "next", GROUP_READ, WHERE_READING | REPEATS, "J", "next article; in a list, the next row" },
	[COMMAND_PREVIOUS] = { "previous", GROUP_READ, WHERE_READING | REPEATS, "K", "previous article; in a list, the row before" },
	[COMMAND_NEXT_FEED] = { "next-feed", GROUP_READ, WHERE_LISTS | REPEATS, "] J", "next feed" },
	[COMMAND_PREVIOUS_FEED] = { "previous-feed", GROUP_READ, WHERE_LISTS | REPEATS, "[ K", "previous feed" },
	[COMMAND_NEXT_UNREAD_FEED] = { "next-unread-feed", GROUP_READ, WHERE_LISTS | REPEATS, "^N", "next feed with unread articles" },
	[COMMAND_PREVIOUS_UNREAD_FEED] = { "previous-unread-feed", GROUP_READ, WHERE_LISTS | REPEATS, "^P", "previous feed with unread articles" },
	[COMMAND_WHOLE] = { "whole", GROUP_READ, WHERE_HEADLINES | WHERE_ARTICLE, "x", "the whole article from its web page, or the feed's text again" },
	[COMMAND_LATER] = { "later", GROUP_READ, WHERE_HEADLINES | WHERE_ARTICLE | WHERE_LINKS | TAKES_NUMBER, "w", "keep for later: the article; with a number, that link" },
	[COMMAND_BROWSER] = { "browser", GROUP_READ, WHERE_READING | WHERE_LINKS | WHERE_RESULTS | WHERE_HEALTH | TAKES_NUMBER, "o", "open in the web browser; with a number, that link" },
	[COMMAND_BROWSER_READ] = { "browser-read", GROUP_READ, WHERE_HEADLINES | WHERE_ARTICLE, "O", "open in the web browser, and it is read" },
	[COMMAND_LINKS] = { "links", GROUP_READ, WHERE_ARTICLE, "u", "the links of the article" },
	[COMMAND_LINK] = { "link", GROUP_READ, WHERE_ARTICLE | TAKES_NUMBER, "Enter #", "read the link of a number here: 3 Enter" },
	[COMMAND_COPY] = { "copy", GROUP_READ, WHERE_READING | WHERE_LINKS | WHERE_RESULTS | WHERE_HEALTH | TAKES_NUMBER, "y", "copy the address to the clipboard; with a number, that link's" },
	[COMMAND_COPY_MORE] = { "copy-more", GROUP_READ, WHERE_HEADLINES | WHERE_ARTICLE, "Y", "copy title and link, the text, or Markdown" },
	[COMMAND_ENCLOSURES] = { "enclosures", GROUP_READ, WHERE_HEADLINES | WHERE_ARTICLE, "e", "what is attached: play or download it" },
	[COMMAND_DOWNLOAD] = { "download", GROUP_READ, WHERE_LINKS, "d", "download into the queue; in the queue, go on or again" },
	[COMMAND_DOWNLOADS] = { "downloads", GROUP_READ, WHERE_READING | WHERE_LINKS, "P", "the queue of downloads" },
	[COMMAND_SAVE] = { "save", GROUP_READ, WHERE_HEADLINES | WHERE_ARTICLE | TAKES_TEXT, "W", "save as text, Markdown, HTML or XHTML" },
	[COMMAND_PIPE] = { "pipe", GROUP_READ, WHERE_HEADLINES | WHERE_ARTICLE | TAKES_TEXT, "|", "give the text to a program" },
	[COMMAND_SHARE] = { "share", GROUP_READ, WHERE_HEADLINES | WHERE_ARTICLE, "m", "send the link by mail" },
	[COMMAND_BOOKMARK] = { "bookmark", GROUP_READ, WHERE_HEADLINES | WHERE_ARTICLE, "B", "keep the link with your bookmark-command" },
	[COMMAND_NEXT_HEADING] = { "next-heading", GROUP_READ, WHERE_ARTICLE | REPEATS, "]", "to the next heading" },
	[COMMAND_PREVIOUS_HEADING] = { "previous-heading", GROUP_READ, WHERE_ARTICLE | REPEATS, "[", "to the heading before" },
	[COMMAND_NEXT_LINK] = { "next-link", GROUP_READ, WHERE_ARTICLE | REPEATS, "}", "to the next line with a link" },
	[COMMAND_PREVIOUS_LINK] = { "previous-link", GROUP_READ, WHERE_ARTICLE | REPEATS, "{", "to the line with a link before" },
	[COMMAND_CODE_RIGHT] = { "code-right", GROUP_READ, WHERE_ARTICLE | REPEATS, ">", "code is cut at the side, and scrolls to the right" },
	[COMMAND_CODE_LEFT] = { "code-left", GROUP_READ, WHERE_ARTICLE | REPEATS, "<", "code scrolls to the left, and is wrapped again" },
	[COMMAND_VIEW_SOURCE] = { "view-source", GROUP_READ, WHERE_ARTICLE, "\\", "the outline of the article and its HTML" },

	[COMMAND_TOGGLE_READ] = { "toggle-read", GROUP_MARK, WHERE_HEADLINES | WHERE_ARTICLE | REPEATS, "N", "unread again, or read" },
	[COMMAND_MARK_READ] = { "mark-read", GROUP_MARK, WHERE_HEADLINES | WHERE_ARTICLE | REPEATS, "d", "read; in a list, on to the next" },
	[COMMAND_STAR] = { "star", GROUP_MARK, WHERE_HEADLINES | WHERE_ARTICLE, "f", "star, to find it again" },
	[COMMAND_DELETE] = { "delete", GROUP_MARK, WHERE_HEADLINES | WHERE_ARTICLE | WHERE_LINKS | REPEATS, "D", "delete (U takes it back); in the queue, give up" },
	[COMMAND_TAG] = { "tag", GROUP_MARK, WHERE_HEADLINES | WHERE_ARTICLE | TAKES_TEXT, "T", "put tags on, or take them off: tag linux -later" },
	[COMMAND_SELECT] = { "select", GROUP_MARK, WHERE_HEADLINES, "v", "select from here to where you move; then mark them all" },
	[COMMAND_MARK_ABOVE_READ] = { "mark-above-read", GROUP_MARK, WHERE_HEADLINES, "{", "all above this one are read" },
	[COMMAND_MARK_BELOW_READ] = { "mark-below-read", GROUP_MARK, WHERE_HEADLINES, "}", "all below this one are read" },
	[COMMAND_MARK_OLDER_READ] = { "mark-older-read", GROUP_MARK, WHERE_HEADLINES | TAKES_TEXT, "X", "all that are older than so many days are read" },
	[COMMAND_MARK_FEED_READ] = { "mark-feed-read", GROUP_MARK, WHERE_READING, "A", "all articles of the feed are read" },
	[COMMAND_MARK_ALL_READ] = { "mark-all-read", GROUP_MARK, WHERE_READING, "C", "all articles of all feeds are read (asks)" },
	[COMMAND_UNDO] = { "undo", GROUP_MARK, WHERE_READING | REPEATS, "U", "take back the last marking" },
	[COMMAND_SHOW_READ] = { "show-read", GROUP_MARK, WHERE_LISTS, "L", "show or hide what was read" },

	[COMMAND_RELOAD] = { "reload", GROUP_FETCH, WHERE_READING | WHERE_HEALTH, "r", "fetch this feed" },
	[COMMAND_RELOAD_ALL] = { "reload-all", GROUP_FETCH, WHERE_READING | WHERE_RESULTS | WHERE_HEALTH, "R", "fetch all feeds" },
	[COMMAND_ADD] = { "add", GROUP_FETCH, WHERE_READING | WHERE_HEALTH | TAKES_TEXT, "a", "subscribe to a feed" },
	[COMMAND_INFO] = { "info", GROUP_FETCH, WHERE_READING | WHERE_HEALTH, "i", "how the feed is: failures, next poll, articles a day" },
	[COMMAND_HEALTH] = { "feed-health", GROUP_FETCH, WHERE_READING, "I", "how all feeds are, what fails first" },
	[COMMAND_MOVE_FEED] = { "move-feed", GROUP_FETCH, WHERE_FEEDS | WHERE_HEALTH, "m", "another address of the feed; where it has moved to is suggested" },
	[COMMAND_PAUSE] = { "pause", GROUP_FETCH, WHERE_FEEDS | WHERE_HEALTH, "H", "hold: ask the feed no more, or again" },
	[COMMAND_UNSUBSCRIBE] = { "unsubscribe", GROUP_FETCH, WHERE_FEEDS | WHERE_HEALTH, "X", "unsubscribe from the feed (asks)" },
	[COMMAND_STOP] = { "stop", GROUP_FETCH, WHERE_ALL, "^X", "stop fetching, or a search" },

	[COMMAND_FIND] = { "find", GROUP_FIND, WHERE_READING | WHERE_LINKS | WHERE_TEXT | WHERE_HEALTH | TAKES_TEXT, "/", "find a text in what is shown" },
	[COMMAND_FIND_NEXT] = { "find-next", GROUP_FIND, WHERE_READING | WHERE_LINKS | WHERE_TEXT | WHERE_HEALTH | REPEATS, ";", "find it again" },
	[COMMAND_FIND_PREVIOUS] = { "find-previous", GROUP_FIND, WHERE_READING | WHERE_LINKS | WHERE_TEXT | WHERE_HEALTH | REPEATS, ",", "find it again, upwards" },
	[COMMAND_FILTER] = { "filter", GROUP_FIND, WHERE_LISTS | TAKES_TEXT, "F &", "show only articles that match a filter" },
	[COMMAND_SORT] = { "sort", GROUP_FIND, WHERE_HEADLINES | TAKES_TEXT, "S", "sort by date, title, feed or unread; reverse" },
	[COMMAND_JUMP] = { "jump", GROUP_FIND, WHERE_READING | WHERE_RESULTS | TAKES_TEXT, "'", "to a feed, by a few letters of its name" },
	[COMMAND_TAGS] = { "tags", GROUP_FIND, WHERE_READING | WHERE_RESULTS | TAKES_TEXT, "t", "to a folder or a tag" },
	[COMMAND_SEARCH] = { "search", GROUP_FIND, WHERE_READING | WHERE_RESULTS | TAKES_TEXT, "s", "search all articles for words" },

	[COMMAND_PROMPT] = { "command", GROUP_PROGRAM, WHERE_ALL | TAKES_TEXT, ":", "give a command by its name" },
	[COMMAND_SET] = { "set", GROUP_PROGRAM, WHERE_ALL | TAKES_TEXT, "", "set a setting until you leave, or show it: set text-width 60" },
	[COMMAND_BIND] = { "bind", GROUP_PROGRAM, WHERE_ALL | TAKES_TEXT, "", "give a key operations until you leave: bind gx article browser" },
	[COMMAND_UNBIND] = { "unbind", GROUP_PROGRAM, WHERE_ALL | TAKES_TEXT, "", "take a key away until you leave" },
	[COMMAND_SOURCE] = { "source", GROUP_PROGRAM, WHERE_ALL | TAKES_TEXT, "", "read a file of settings and keys: source keys/vim" },
	[COMMAND_EDIT_FEEDS] = { "edit-feeds", GROUP_PROGRAM, WHERE_ALL, "E", "edit the feeds file and read it again" },
	[COMMAND_EDIT_CONFIG] = { "edit-config", GROUP_PROGRAM, WHERE_ALL, "", "edit the config file and read it again" },
	[COMMAND_RELOAD_CONFIG] = { "reload-config", GROUP_PROGRAM, WHERE_ALL, "^R", "read the config and feeds files again" },
	[COMMAND_PANES] = { "panes", GROUP_PROGRAM, WHERE_READING, "=", "views beside each other in a wide window, or not" },
	[COMMAND_WIDER] = { "wider", GROUP_PROGRAM, WHERE_READING | REPEATS, ")", "the pane one is in is made wider" },
	[COMMAND_NARROWER] = { "narrower", GROUP_PROGRAM, WHERE_READING | REPEATS, "(", "the pane one is in is made narrower" },
	[COMMAND_FOLD] = { "fold", GROUP_PROGRAM, WHERE_FEEDS, "-", "fold the folder, or unfold it" },
	[COMMAND_LOG] = { "log", GROUP_PROGRAM, WHERE_ALL, "M", "what was said in the last line" },
	[COMMAND_HELP] = { "help", GROUP_PROGRAM, WHERE_ALL, "? F1", "this help" },
	[COMMAND_REDRAW] = { "redraw", GROUP_PROGRAM, WHERE_ALL, "^L", "draw the screen again" },
	[COMMAND_QUIT] = { "quit-all", GROUP_PROGRAM, WHERE_ALL, "Q ^C", "leave, from anywhere" },
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

enum command
command_of_name(const char *name)
{
	int i;

	for (i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(commands[i].name, name) == 0)
			return (enum command)i;
	return COMMAND_NONE;
}

/* What parts of the interface are called: by us first, then by newsboat, which has parts that are not here. */
static const struct {
	const char *name;
	unsigned where;
} views[] = {
	{ "feeds", WHERE_FEEDS }, { "headlines", WHERE_HEADLINES }, { "article", WHERE_ARTICLE }, { "links", WHERE_LINKS },
	{ "text", WHERE_TEXT }, { "results", WHERE_RESULTS }, { "health", WHERE_HEALTH },
	{ "everywhere", WHERE_ALL }, { "all", WHERE_ALL },
	{ "feedlist", WHERE_FEEDS }, { "articlelist", WHERE_HEADLINES }, { "urlview", WHERE_LINKS }, { "help", WHERE_TEXT },
	{ "searchresultslist", WHERE_RESULTS }, { "filebrowser", WHERE_ELSEWHERE }, { "dirbrowser", WHERE_ELSEWHERE },
	{ "tagselection", WHERE_ELSEWHERE }, { "filterselection", WHERE_ELSEWHERE }, { "podboat", WHERE_LINKS },
	{ "dialogs", WHERE_ELSEWHERE },
};

#define VIEW_COUNT	(sizeof(views) / sizeof(views[0]))

unsigned
command_where(const char *name)
{
	size_t i;

	for (i = 0; i < VIEW_COUNT; i++)
		if (strcmp(views[i].name, name) == 0)
			return views[i].where;
	return 0;
}

const char *
command_where_name(enum where where)
{
	size_t i;

	for (i = 0; i < VIEW_COUNT && views[i].where != where; i++)
		continue;
	return i < VIEW_COUNT ? views[i].name : "";
}
