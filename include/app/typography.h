/*
 * How articles are set: the settings of each article's feed as what a layout
 * is asked for, the same in every front end.
 */
#ifndef APP_TYPOGRAPHY_H
#define APP_TYPOGRAPHY_H

#include <stdbool.h>
#include <stdint.h>

#include "app/reader.h"
#include "html/layout.h"

struct typography;

/* One for a front end; it keeps the patterns of the language that was hyphenated last.  typography_free() it. */
struct typography *typography_new(struct reader *reader);
void	typography_free(struct typography *t);

/* What the settings of a feed ask for. */
struct typography_wishes {
	struct layout_options layout;	/* its width is not set; lent until the next call */
	bool hyperlinks;		/* the terminal is told where links lead */
	bool mark_on_open;
	const char *problem;		/* a sentence, "" none; lent */
};
void	typography_read(struct typography *t, int64_t feed, struct typography_wishes *out);

#endif
