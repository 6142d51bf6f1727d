/*
 * An article as a line of a list: columns, a format of the user's or JSON, the
 * same in every command that lists articles.
 */
#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include <stdbool.h>

#include "base/buf.h"
#include "pattern.h"
#include "store/articles.h"

/* The last rows of a command's option table. */
#define LISTING_OPTIONS \
	{ "format", 'F', "FORMAT", "what a line holds, in % and a letter" }, \
	{ "null", '0', NULL, "end each line with a NUL" }, \
	{ "json", 'j', NULL, "a JSON object a line" }

/* For the help of such a command. */
#define LISTING_LETTERS \
	"Letters of a format: %i number, %t title, %u address, %a author, %d date, %D date as\n" \
	"RFC 3339, %f flags, %F feed, %I number of the feed, %w words, %T tags."

/* Their rows, counted from the first of them. */
enum { LISTING_FORMAT, LISTING_NULL, LISTING_JSON };

struct listing {
	struct pattern pattern;
	bool json;
};

void	listing_init(struct listing *listing);
/* Take an option; false when its value is wrong. */
bool	listing_take(struct listing *listing, int option, const char *value);
/* Append the line of an article; snippet: why a search found it, else "". */
void	listing_write(const struct listing *listing, const struct headline *h, const char *snippet,
	    struct buf *out);

#endif
