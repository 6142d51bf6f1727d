/*
 * The article of a page by several attempts: the first is checked against what
 * is known of the page, and only a doubtful one is tried again with open eyes.
 */
#ifndef HTML_CASCADE_H
#define HTML_CASCADE_H

#include <stdbool.h>

#include "attempt.h"
#include "meta.h"

struct cascade {
	struct attempt best;
	const char *text;	/* the witness's text, when the page itself has less; else "" */
};

void	cascade_run(struct page *page, const struct meta *meta, struct cascade *out, struct arena *a);

#endif
