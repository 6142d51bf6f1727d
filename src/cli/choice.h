/*
 * Which articles a command means: the options that list, mark and export have
 * in common, as the scope of a list.  Also opens the reader for commands.
 */
#ifndef CLI_CHOICE_H
#define CLI_CHOICE_H

#include <stdbool.h>
#include <stdint.h>

#include "app/reader.h"
#include "args.h"
#include "base/buf.h"
#include "base/error.h"
#include "store/articles.h"

/* The rows of a command's option table that choose articles; put first in it. */
#define CHOICE_OPTIONS \
	{ "all", 'a', NULL, "every article" }, \
	{ "unread", 'u', NULL, "unread articles" }, \
	{ "starred", 's', NULL, "starred articles" }, \
	{ "feed", 'f', "FEED", "articles of one feed: its number, address or title" }, \
	{ "folder", '\0', "FOLDER", "articles of the feeds of a folder and those below it" }, \
	{ "tag", '\0', "TAG", "articles with a tag and those of the feeds with it" }, \
	{ "filter", 'q', "FILTER", "articles that fit a filter, as in \"age < 7 and title =~ \\\"rust\\\"\"" }, \
	{ "deleted", '\0', NULL, "deleted articles" }

#define CHOICE_OPTION_COUNT	8

struct choice {
	bool given;		/* one of the options was */
	const char *feed;	/* as the user wrote it, NULL any */
	const char *filter;	/* NULL none */
	struct buf text;	/* the filters of all that was chosen */
	struct query *query;	/* compiled from it */
	struct headline_scope scope;
	int64_t *ids;		/* articles by their numbers, instead of all that */
	size_t id_count, id_cap;
};

/* Take an option, a row below CHOICE_OPTION_COUNT. */
void	choice_take(struct choice *choice, int row, const char *value);
/*
 * Take words that are numbers of articles; "-" stands for those that stand
 * first in the lines of standard input, as "coranto list" prints them.  0 or -1.
 */
int	choice_take_articles(struct choice *choice, char **words, int count, struct error *err);
/* All numbers are of articles that there are: 0, else -1 with err. */
int	choice_check_articles(const struct choice *choice, struct store *store, struct error *err);
/*
 * Find the feed, which may be the title of a query feed, and compile the
 * filter.  0, or -1 with err.  choice_clear() it.
 */
int	choice_resolve(struct choice *choice, struct reader *reader, struct error *err);
void	choice_clear(struct choice *choice);

/* The number of a feed from its number, address or title; 0 with err when there is none. */
int64_t	choice_feed(struct store *store, const char *name, struct error *err);

/* Open to look; a store that is not there yet is made. */
struct reader *choice_open(struct error *err);
/* The same with the feeds file brought into the store, where it can be written. */
struct reader *choice_open_current(struct error *err);
/* Say on standard error what is wrong in config and feeds; what merely has no effect is left to "coranto config --check". */
void	choice_tell_problems(const struct reader *reader);

#endif
