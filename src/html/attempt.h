/*
 * One attempt at the article of a page: choose its parts, label their blocks,
 * weigh what is kept.  extract.c makes several and takes the best.
 */
#ifndef HTML_ATTEMPT_H
#define HTML_ATTEMPT_H

#include <stdbool.h>

#include "label.h"
#include "page.h"
#include "score.h"

struct attempt {
	unsigned char *labels;
	int winner;		/* the element chosen, -1 none */
	int first, last;	/* kept blocks, -1 none */
	uint32_t weight;	/* of kept prose that is no link */
	uint32_t text;		/* of all that is kept */
	double link_share;
};

/* The parts of the page that score.c chooses. */
void	attempt_choose(const struct page *page, const struct score_wish *wish, const struct label_facts *facts,
	    struct attempt *attempt, struct arena *a);
/* All blocks of [from, to), whatever they stand in. */
void	attempt_range(const struct page *page, int from, int to, const struct label_facts *facts,
	    struct attempt *attempt, struct arena *a);
/* Weigh again after the labels were changed. */
void	attempt_weigh(const struct page *page, struct attempt *attempt);

#endif
