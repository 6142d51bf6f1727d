/*
 * A row as the user wants it, in newsboat's way: %t stands for a field, %20t
 * for one in 20 columns on their right, %-20t on their left, %>c fills the row
 * with c so that the rest stands at its right end, %?t?yes&no? is the one or
 * the other as the field holds something or not, %% is a percent sign.  On the
 * command line \t, \n, \0 and \\ stand for what they are, too.  Pure.
 */
#ifndef TEXT_FORMAT_H
#define TEXT_FORMAT_H

#include <stdbool.h>

#include "base/buf.h"

#define FORMAT_COLUMNS_MAX	1000	/* of a field */
#define FORMAT_DEPTH_MAX	8	/* conditions within each other */

struct format {
	const char *text;
	/* Append the field of a letter, one line of clean text; false when there is none. */
	bool (*field)(struct buf *out, char letter, const void *thing);
	bool escapes;			/* backslashes mean something */
};

/*
 * Append the row of thing.  With %> it takes exactly columns, and what stands
 * before it is cut when there is no room; without, as many as it needs.
 */
void	format_write(const struct format *format, const void *thing, int columns, struct buf *out);
/* Whether text has a field, or a condition, of one of these letters. */
bool	format_uses(const char *text, const char *letters);
/* The first letter of text that is not one of letters; '\0' when all are, '%' when the text ends in a field. */
char	format_wrong(const char *text, const char *letters);

#endif
