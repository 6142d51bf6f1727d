/*
 * Subscriptions: the feeds file (coranto-feeds(5)), which is newsboat's urls
 * file and more.  The user owns it: it is only ever added to, and only when
 * asked, and a line is taken out only by its address.
 */
#ifndef CONF_SUBS_H
#define CONF_SUBS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "conf/settings.h"

enum sub_kind { SUB_FEED, SUB_FILE, SUB_EXEC, SUB_FILTER, SUB_QUERY, SUB_BUILTIN };

struct sub {
	enum sub_kind kind;
	const char *url;		/* the line's address as the store knows it; feed: is taken off */
	const char *source;		/* of filter: the address; else "" */
	const char *command;		/* of exec: and filter:; else "" */
	const char *title;		/* "~Title" or title=; "" none */
	const char *folder;		/* of the @ line above */
	const char **tags;
	size_t tag_count;
	const char **opml;		/* "opml:NAME=VALUE": attributes of an OPML list, without their opml: */
	size_t opml_count;
	bool hidden;			/* '!' */
	const char *query;		/* of "query:Name:filter" */
	const char **words;		/* name=value of folder and line, in that order */
	size_t word_count;
	size_t folder_word_count;	/* how many of them are the folder's */
	const char *origin;		/* "feeds:7" */
	const char *folder_origin;	/* of the @ line, "" none */
	int line;
	const char *path;		/* of the file that the line is in; "" built in */
};

struct subs {
	struct arena arena;
	struct sub *items;
	size_t count;
	struct conf_problem *problems;	/* "feeds:LINE: what" */
	size_t problem_count;
	bool builtin;			/* there is no file: the welcome feed stands in */
};

#define SUBS_WELCOME_URL "coranto:welcome"
#define SUBS_OPML	"opml:"

/*
 * Read the feeds file.  One that is not there gives the built-in welcome feed.
 * A bad line is a problem and the others still count; -1 with err only when
 * the file cannot be read at all.  subs_free() *out.
 */
int	subs_read(const char *path, struct subs **out, struct error *err);
void	subs_free(struct subs *subs);
/*
 * The settings of one subscription: its folder's and its own words laid over
 * parent, which must outlive them.  settings_free() it.
 */
struct settings *subs_settings(const struct sub *sub, const struct settings *parent);
/*
 * Add a subscription at the end of the file, which is made when needed;
 * everything in it stays as it is.  Refuses what is no http(s) or file
 * address and what is subscribed already.  0 or -1.
 */
int	subs_add(const char *path, const char *url, const char *title, struct error *err);
/*
 * Take the line of a subscription out of the file it is in; every other byte
 * stays.  Refuses when that line is not there any more.  0 or -1.
 */
int	subs_remove(const struct sub *sub, struct error *err);
/*
 * Write another address into the line of a subscription, or another word
 * NAME=VALUE (value NULL: without it); the rest of the line and every other
 * byte stays.  Refuses as subs_remove() does.  0 or -1.
 */
int	subs_change_address(const struct sub *sub, const char *url, struct error *err);
int	subs_change_word(const struct sub *sub, const char *name, const char *value, struct error *err);

#endif
