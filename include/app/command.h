/*
 * What the user can do: one table of commands, from which the keys
 * (app/keymap.h), the help view and the prompt are made, and which the manual
 * page must agree with.
 */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

/* Where a command may be given, bits: the kinds of views; and how, more bits of the same number. */
enum where {
	WHERE_FEEDS = 1,
	WHERE_HEADLINES = 2,
	WHERE_ARTICLE = 4,
	WHERE_LINKS = 8,
	WHERE_TEXT = 16,		/* help, log and the like */
	WHERE_RESULTS = 32,		/* of a search */
	WHERE_HEALTH = 64,		/* of all feeds */
	WHERE_LISTS = WHERE_FEEDS | WHERE_HEADLINES,
	WHERE_READING = WHERE_FEEDS | WHERE_HEADLINES | WHERE_ARTICLE,
	WHERE_ALL = 127,
	WHERE_ELSEWHERE = 0x800,	/* views of newsboat's that are not here */

	/* What a count does ("5j"); without one of these it means nothing. */
	REPEATS = 0x100,		/* the command is done so often */
	TAKES_NUMBER = 0x200,		/* the command takes it as its argument */
	/* A text may follow its name: ":search words". */
	TAKES_TEXT = 0x400
};

enum command {
	COMMAND_NONE = -1,
	COMMAND_DOWN, COMMAND_UP, COMMAND_PAGE_DOWN, COMMAND_PAGE_UP, COMMAND_HALF_DOWN, COMMAND_HALF_UP,
	COMMAND_FIRST, COMMAND_LAST, COMMAND_CENTER,
	COMMAND_OPEN, COMMAND_BACK, COMMAND_CLOSE, COMMAND_QUIT,
	COMMAND_READ_ON, COMMAND_NEXT_UNREAD, COMMAND_PREVIOUS_UNREAD, COMMAND_NEXT_UNREAD_ANYWHERE,
	COMMAND_NEXT, COMMAND_PREVIOUS, COMMAND_NEXT_FEED, COMMAND_PREVIOUS_FEED,
	COMMAND_NEXT_UNREAD_FEED, COMMAND_PREVIOUS_UNREAD_FEED,
	COMMAND_TOGGLE_READ, COMMAND_MARK_READ, COMMAND_STAR, COMMAND_DELETE, COMMAND_TAG, COMMAND_SELECT,
	COMMAND_MARK_ABOVE_READ, COMMAND_MARK_BELOW_READ, COMMAND_MARK_OLDER_READ, COMMAND_MARK_FEED_READ, COMMAND_MARK_ALL_READ,
	COMMAND_SHOW_READ,
	COMMAND_RELOAD, COMMAND_RELOAD_ALL, COMMAND_ADD,
	COMMAND_WHOLE, COMMAND_LATER, COMMAND_BROWSER, COMMAND_BROWSER_READ, COMMAND_LINKS, COMMAND_LINK, COMMAND_COPY, COMMAND_COPY_MORE,
	COMMAND_ENCLOSURES, COMMAND_DOWNLOAD, COMMAND_DOWNLOADS, COMMAND_SAVE, COMMAND_PIPE, COMMAND_SHARE, COMMAND_BOOKMARK,
	COMMAND_NEXT_HEADING, COMMAND_PREVIOUS_HEADING, COMMAND_NEXT_LINK, COMMAND_PREVIOUS_LINK,
	COMMAND_CODE_RIGHT, COMMAND_CODE_LEFT, COMMAND_VIEW_SOURCE,
	COMMAND_FIND, COMMAND_FIND_NEXT, COMMAND_FIND_PREVIOUS, COMMAND_FILTER, COMMAND_SORT, COMMAND_JUMP, COMMAND_TAGS, COMMAND_SEARCH,
	COMMAND_UNDO, COMMAND_PROMPT, COMMAND_PANES, COMMAND_WIDER, COMMAND_NARROWER, COMMAND_FOLD, COMMAND_INFO, COMMAND_HEALTH,
	COMMAND_MOVE_FEED, COMMAND_PAUSE, COMMAND_UNSUBSCRIBE,
	COMMAND_SET, COMMAND_BIND, COMMAND_UNBIND, COMMAND_SOURCE, COMMAND_EDIT_FEEDS, COMMAND_EDIT_CONFIG,
	COMMAND_RELOAD_CONFIG,
	COMMAND_LOG, COMMAND_HELP, COMMAND_REDRAW, COMMAND_STOP,
	COMMAND_COUNT
};

/* Under which heading the help view shows a command. */
enum command_group { GROUP_MOVE, GROUP_READ, GROUP_MARK, GROUP_FETCH, GROUP_FIND, GROUP_PROGRAM, GROUP_COUNT };

struct command_info {
	const char *name;		/* as one types it after ':' */
	enum command_group group;
	unsigned where;			/* bits: where, and how a count is taken */
	const char *keys;		/* those it has by default, parted by spaces, as key_sequence reads them */
	const char *help;
};

const struct command_info *command_info(enum command command);
const char *command_group_title(enum command_group group);
/* The command of a name, COMMAND_NONE when there is none. */
enum command command_of_name(const char *name);
/* The kinds of views that a name means ("feeds", "everywhere", newsboat's "feedlist"), 0 when it is none. */
unsigned command_where(const char *name);
/* The name of one kind of view. */
const char *command_where_name(enum where where);

#endif
