/* Where the next line of a paragraph ends: the choice among the breaks that text/wrap.h allows. */
#ifndef HTML_LINE_FIT_H
#define HTML_LINE_FIT_H

#include <stdbool.h>
#include <stddef.h>

/* The line that begins at start: where it ends, and how. */
struct line_fit {
	size_t end;
	bool hyphen;			/* a hyphen is shown there */
	bool too_wide;			/* the one character of the line has no room */
};

/* The line of s (len bytes, breaks of text/wrap.h) from start that has room columns. */
struct line_fit line_fit_any(const char *s, size_t len, const unsigned char *breaks, size_t start, int room);
/* The same for text where every byte is a column.  breaks may be NULL: then end is 0 when they are needed. */
struct line_fit line_fit_ascii(const char *s, size_t len, const unsigned char *breaks, size_t start, size_t room);

#endif
