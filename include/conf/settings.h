/*
 * Settings: one table says every name, type, default, bounds and help; the
 * config file, the man page and the code follow it.  Values hold globally, for
 * a folder or for a feed; the most specific wins.
 */
#ifndef CONF_SETTINGS_H
#define CONF_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "conf/theme.h"

enum setting {
	SETTING_AFTER_UPDATE,		/* program and arguments that read the new articles */
	SETTING_ARTICLELIST_FORMAT,	/* of a row, "" our own */
	SETTING_ARTICLELIST_TITLE_FORMAT,	/* of the top line above them, "" our own */
	SETTING_AUTO_RELOAD,		/* poll when the reader starts and as feeds come due */
	SETTING_BACKUP,			/* copy the store each week */
	SETTING_BIDI,			/* right-to-left text is put in the order of the screen */
	SETTING_BOOKMARK_COMMAND,	/* program and arguments that keeps a link */
	SETTING_BROWSER,		/* program and arguments, %u the address */
	SETTING_CA_FILE,		/* certificates that are trusted */
	SETTING_CONNECTIONS,		/* at once */
	SETTING_CONNECTIONS_PER_HOST,
	SETTING_CONTACT,		/* added to the User-Agent */
	SETTING_DATETIME_FORMAT,	/* of strftime(3), "" in words */
	SETTING_DOWNLOAD_FOLDER,	/* where enclosures go */
	SETTING_EVERY,			/* seconds between polls, 0 adaptive */
	SETTING_FEEDLIST_FORMAT,
	SETTING_FEEDLIST_TITLE_FORMAT,
	SETTING_FULL,			/* yes, no, auto: fetch whole articles */
	SETTING_HTTP_HEADER,		/* more header lines, parted by '|' */
	SETTING_HYPERLINKS,		/* the terminal is told the addresses of links */
	SETTING_HYPHENATE,		/* language whose patterns part words, "" none */
	SETTING_IMAGES,			/* text stands for pictures */
	SETTING_ITEMVIEW_TITLE_FORMAT,	/* above an article */
	SETTING_JAIL,			/* auto, required */
	SETTING_JUSTIFY,		/* both margins of article text are straight */
	SETTING_KEEP,			/* articles of a feed, 0 all */
	SETTING_KEEP_DAYS,		/* 0 for ever */
	SETTING_KEEP_UNREAD,		/* whether unread articles stay in any case */
	SETTING_LINK_NUMBERS,		/* [n] after links and their list at the end */
	SETTING_MARK_READ_ON_OPEN,
	SETTING_MOUSE,
	SETTING_NOTIFY_BEEP,		/* the terminal's bell when the reader has news */
	SETTING_NOTIFY_FORMAT,		/* the message, in newsboat's letters */
	SETTING_NOTIFY_PROGRAM,		/* program and arguments, the message comes last */
	SETTING_PASSWORD_COMMAND,	/* program and arguments that print the password */
	SETTING_PASSWORD_FILE,
	SETTING_PAUSE,			/* not asked by itself */
	SETTING_PLAYER,			/* program and arguments that plays enclosures */
	SETTING_PRIVATE_REDIRECTS,	/* redirects may lead into private networks */
	SETTING_PROXY,
	SETTING_RUN_ON_STARTUP,		/* operations that the reader begins with */
	SETTING_SAVE_FOLDER,		/* where articles are saved */
	SETTING_SCREEN_READER,		/* rows as sentences, nothing moves by itself */
	SETTING_SHARE_COMMAND,		/* program and arguments that sends a link */
	SETTING_SHOW_KEYMAP_HINT,	/* keys worth knowing stand in the last line */
	SETTING_SHOW_READ,		/* lists show read articles at start */
	SETTING_SHOW_READ_FEEDS,	/* so does the list of feeds */
	SETTING_SHOW_TITLE_BAR,
	SETTING_SMART_FEEDS,		/* Today, Starred, Long reads in the list of feeds */
	SETTING_TERMINAL_PROGRAMS,	/* names of programs that need the terminal */
	SETTING_TEXT_WIDTH,		/* columns of article text */
	SETTING_THEME,			/* "auto" or the name of one */
	SETTING_TIMEOUT,		/* seconds a feed may take */
	SETTING_USER,			/* given to servers that ask, with the password */
	SETTING_USER_AGENT,
	SETTING_WRAP_CODE,		/* long lines of code are wrapped, else scrolled sideways */
	SETTING_COUNT
};

enum setting_type {
	SETTING_FLAG, SETTING_NUMBER, SETTING_DURATION, SETTING_TEXT, SETTING_CHOICE,
	SETTING_COMMAND,		/* a program and its arguments, with quotes as in sh(1) */
	SETTING_FORMAT			/* a row or a message of text/format.h */
};

enum setting_scope {
	SETTING_OF_FEEDS = 1,		/* may be set for a folder or a feed */
	SETTING_OF_UPDATES = 2		/* means something to "coranto update" only, which reads the file itself */
};

struct setting_info {
	const char *name;		/* "text-width" */
	enum setting_type type;
	const char *fallback;		/* the default, as one would write it */
	long min, max;			/* of numbers and durations (seconds) */
	const char *choices;		/* "yes no auto"; the letters of a format */
	unsigned scope;			/* bits of enum setting_scope */
	const char *help;		/* one line */
};

struct settings;

/* One thing wrong in a configuration file: "config:12: no such setting: foo". */
struct conf_problem {
	int line;
	bool warning;			/* has no effect here, but is no error */
	const char *text;		/* "FILE:LINE: what" */
};

enum rule_action { RULE_HIDE, RULE_READ, RULE_STAR, RULE_TAG, RULE_HIGHLIGHT };

/* "rule FILTER ACTION": what happens to new articles that fit; RULE_HIGHLIGHT is one of settings_highlights() as well. */
struct conf_rule {
	const char *filter;		/* of the filter language, not looked at here */
	enum rule_action action;
	const char *verb;		/* the action as it is written, with its tag or colours */
	const char *tag;		/* of RULE_TAG, not looked at here; else "" */
	const char *origin;		/* "config:3" */
};

/* "define-filter NAME FILTER": one to choose from. */
struct conf_filter {
	const char *name;
	const char *filter;		/* of the filter language, not looked at here */
	const char *origin;
};

/* "open PATTERN PROGRAM ...": what opens the addresses that fit. */
struct conf_opener {
	const char *pattern;		/* POSIX extended regular expression */
	const char *const *words;	/* program and arguments as they were parted at reading, ended by NULL */
	const char *origin;
};

/* The table's row. */
const struct setting_info *settings_info(enum setting s);
/* The setting of a name (len bytes); SETTING_COUNT when there is none. */
enum setting settings_find(const char *name, size_t len);

/*
 * Defaults, then the config file at path where it exists.  Always gives
 * settings; what is wrong in the file stands in settings_problems().
 * settings_free() it.
 */
struct settings *settings_read(const char *path);
/*
 * The same after the file was changed; takes last, which may be NULL.  A value
 * that is wrong in the file stays as it is in last; when the file cannot be
 * read, all of last holds and is what comes back.
 */
struct settings *settings_read_again(const char *path, struct settings *last);
void	settings_free(struct settings *settings);
const struct conf_problem *settings_problems(const struct settings *settings, size_t *count);

/* The rules of the file in their order, lent. */
const struct conf_rule *settings_rules(const struct settings *settings, size_t *count);
/* The filters that it names, likewise. */
const struct conf_filter *settings_filters(const struct settings *settings, size_t *count);
/* The openers of the file in their order, lent. */
const struct conf_opener *settings_openers(const struct settings *settings, size_t *count);

/*
 * Lay over what was read, until the program ends, a line as the file may hold
 * it ("text-width 60", "set browser=x", "bind ..."); settings_read_again()
 * keeps the values.  NULL, or what is wrong in it, lent.
 */
const char *settings_take(struct settings *settings, const char *text);
/* Take such a line's value away again: that of the file is to be read again.  */
void	settings_forget(struct settings *settings, enum setting s);
/* The same with a file of such lines; what is wrong in it is added to the problems.  0 or -1. */
int	settings_source(struct settings *settings, const char *name, struct error *err);

/* The color lines of the file in their order, and its highlight lines, lent. */
const struct conf_color *settings_colors(const struct settings *settings, size_t *count);
const struct conf_highlight *settings_highlights(const struct settings *settings, size_t *count);

bool	settings_flag(const struct settings *settings, enum setting s);
/* A number, or a duration in seconds. */
long	settings_number(const struct settings *settings, enum setting s);
/* A text or a choice, lent. */
const char *settings_text(const struct settings *settings, enum setting s);
/* The value as one would write it, lent. */
const char *settings_written(const struct settings *settings, enum setting s);
/* "file:line" or "default": where the value comes from, lent. */
const char *settings_origin(const struct settings *settings, enum setting s);
/* Whether a value could be written for s; NULL or what is wrong with it, in the arena. */
const char *settings_check(enum setting s, const char *value, struct arena *a);

/*
 * Settings with the words of a folder or of a feed ("every=2h full=yes")
 * laid over: those of parent hold where words says nothing.  What is no value
 * of a setting is passed over (subs_read() said so).  parent must outlive the
 * result.
 */
struct settings *settings_overlay(const struct settings *parent, const char *const *words,
	    size_t count, const char *origin);
/* More such words laid over what settings_overlay() gave. */
void	settings_lay(struct settings *settings, const char *const *words, size_t count,
	    const char *origin);

#endif
