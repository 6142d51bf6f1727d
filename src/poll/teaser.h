/*
 * Whether the items of a feed are parts of articles that stand whole on their
 * pages, judged from its newest articles together, and when a page that gave
 * nothing is asked again.  Pure.
 *
 * First by the looks: items that are short, or that break off.  That is only a
 * reason to try a few pages, for the short posts of a microblog look the same.
 * Then by the pages: they must hold much more than the items did.
 */
#ifndef POLL_TEASER_H
#define POLL_TEASER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TEASER_ARTICLES	20		/* the newest ones, which show it */
#define TEASER_PROBES	5		/* pages that are enough to judge by */
#define TEASER_SECONDS	(3 * 86400)	/* a feed is known so long before its pages are looked at unasked */

enum teaser_verdict {
	TEASER_NO,			/* the items are whole, or there are too few to say */
	TEASER_PERHAPS,			/* by their looks; some pages will show it */
	TEASER_YES			/* and their pages hold more */
};

/* One article; weights count characters as struct page_block does. */
struct teaser_sample {
	uint32_t item, page;		/* weights of the two texts; page 0: not here */
	bool open;			/* the item breaks off */
	bool failed;			/* its page was asked and gave no article */
};

enum teaser_failure {
	TEASER_PASSING,			/* no answer, a server in trouble */
	TEASER_LASTING			/* not there, or no article in it */
};

/* What HTML shows of its text: its weight, whether it ends with an ellipsis or a link that says "more". */
void	teaser_measure(const char *html, uint32_t *weight, bool *open);
enum teaser_verdict teaser_judge(const struct teaser_sample *samples, size_t count);
/* Seconds until a page is asked again that failed for the tries-th time; 0: no more. */
int64_t	teaser_wait(int tries, enum teaser_failure failure);

#endif
