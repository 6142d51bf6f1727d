/*
 * What the user can do: one table of commands, from which the keys, the help
 * view and the prompt are made, and which the manual page must agree with.
 */
#ifndef TUI_COMMAND_H
#define TUI_COMMAND_H

#include "base/buf.h"


/* Where a command may be given, bits: the kinds of views. */
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
	WHERE_ALL = 127
};

enum command {
	COMMAND_NONE = -1,
	COMMAND_DOWN, COMMAND_UP, COMMAND_PAGE_DOWN, COMMAND_PAGE_UP, COMMAND_HALF_DOWN, COMMAND_HALF_UP,
	COMMAND_FIRST, COMMAND_LAST,
	COMMAND_OPEN, COMMAND_BACK, COMMAND_CLOSE, COMMAND_QUIT,
	COMMAND_READ_ON, COMMAND_NEXT_UNREAD, COMMAND_PREVIOUS_UNREAD, COMMAND_NEXT_UNREAD_ANYWHERE,
	COMMAND_NEXT, COMMAND_PREVIOUS,
	COMMAND_TOGGLE_READ, COMMAND_STAR, COMMAND_DELETE, COMMAND_MARK_FEED_READ, COMMAND_MARK_ALL_READ,
	COMMAND_SHOW_READ,
	COMMAND_RELOAD, COMMAND_RELOAD_ALL, COMMAND_ADD,
	COMMAND_WHOLE, COMMAND_BROWSER, COMMAND_LINKS, COMMAND_COPY,
	COMMAND_NEXT_HEADING, COMMAND_PREVIOUS_HEADING, COMMAND_NEXT_LINK, COMMAND_PREVIOUS_LINK,
	COMMAND_CODE_RIGHT, COMMAND_CODE_LEFT, COMMAND_SOURCE,
	COMMAND_FIND, COMMAND_FIND_NEXT, COMMAND_FIND_PREVIOUS, COMMAND_FILTER, COMMAND_SEARCH,
	COMMAND_UNDO, COMMAND_PROMPT, COMMAND_PANES, COMMAND_WIDER, COMMAND_NARROWER, COMMAND_FOLD, COMMAND_INFO, COMMAND_HEALTH,
	COMMAND_MOVE_FEED, COMMAND_PAUSE, COMMAND_UNSUBSCRIBE,
	COMMAND_LOG, COMMAND_HELP, COMMAND_REDRAW, COMMAND_STOP,
	COMMAND_COUNT
};

/* Under which heading the help view shows a command. */
enum command_group { GROUP_MOVE, GROUP_READ, GROUP_MARK, GROUP_FETCH, GROUP_FIND, GROUP_PROGRAM, GROUP_COUNT };

struct command_info {
	const char *name;		/* as one types it after ':' */
	enum command_group group;
	unsigned where;
	const char *keys;		/* parted by spaces, as key_parse reads them */
	const char *help;
};

const struct command_info *command_info(enum command command);
const char *command_group_title(enum command_group group);
/* The command of a key where the user is, COMMAND_NONE when it has none. */
enum command command_of_key(int key, enum where where);
/* The command of a name, COMMAND_NONE when there is none. */
enum command command_of_name(const char *name);

/* Append what all names that begin with name and are valid here begin with; nothing when there are none. */
void	command_complete(struct buf *out, const char *name, enum where where);

#endif
