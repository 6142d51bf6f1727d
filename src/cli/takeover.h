/*
 * The articles of another reader into the store: read, starred and deleted as
 * they were there.  They pass the same customs as those of a poll, so that the
 * next poll finds them again.
 */
#ifndef CLI_TAKEOVER_H
#define CLI_TAKEOVER_H

#include <stdbool.h>
#include <stdint.h>

#include "app/reader.h"
#include "base/error.h"

struct takeover {
	int64_t added, known;	/* articles */
};

/*
 * Take over what the newsboat cache at path has of the feeds that are
 * subscribed to.  What is in the store already keeps its marks.  0 or -1.
 */
int	takeover_newsboat(struct reader *reader, const char *path, int64_t now, struct takeover *counts,
	    struct error *err);
/* How many articles it has of subscriptions that need not be in the store yet, as counts->added.  0 or -1. */
int	takeover_newsboat_preview(const struct subs *subs, const char *path, struct takeover *counts,
	    struct error *err);

#endif
