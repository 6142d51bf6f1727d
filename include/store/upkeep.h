/*
 * Looking after the cache: sizes and health, repair, and what to do when the
 * file is damaged.  For `coranto store`; nothing here is called in passing.
 */
#ifndef STORE_UPKEEP_H
#define STORE_UPKEEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/store.h"

struct upkeep_stats {
	int64_t version;		/* of the tables */
	int64_t bytes, log_bytes;	/* of the file, and of the log beside it */
	int64_t free_bytes;		/* within the file, used again or given back by a vacuum */
	int64_t feeds, hidden_feeds;
	int64_t articles, unread, starred, deleted;
	int64_t tombs;			/* expired articles that must not come back */
	int64_t index_rows, index_pending;
	int64_t deeds;			/* that can be taken back */
};

int	upkeep_stats(struct store *store, struct upkeep_stats *stats, struct error *err);

/*
 * Check everything: pages, indexes, references, counts and the search index.
 * Returns how many problems, their sentences as an array in the arena; -1.
 */
int	upkeep_check(struct store *store, struct arena *a, const char ***problems, struct error *err);
/*
 * When the machine stopped while the cache was in use, look at all its pages,
 * once; quick next to upkeep_check().  0, or -1, ERROR_CORRUPT when it is damaged.
 */
int	upkeep_check_left(struct store *store, struct error *err);
/* Make indexes and counts anew from the articles, and empty the search index for search_feed().  0 or -1. */
int	upkeep_rebuild(struct store *store, struct error *err);
/* Give free pages back to the file system; whole: write the file anew, which needs its size once more.  0 or -1. */
int	upkeep_vacuum(struct store *store, bool whole, struct error *err);
/* Give free pages back when they are a large part of the file, some at a time, so that nobody waits.  0 or -1. */
int	upkeep_give_back(struct store *store, struct error *err);
/* Write a whole copy, which must not exist yet.  0 or -1. */
int	upkeep_backup(struct store *store, const char *path, struct error *err);
/*
 * Keep two copies a week apart, PATH.weekly and PATH.weekly-1, when the last
 * one is as old and the store no larger than LIMIT_STORE_COPY_BYTES.  Reads
 * every page: a damaged store is found here, ERROR_CORRUPT, and the copies stay
 * as they are.  0 or -1.
 */
int	upkeep_backup_weekly(struct store *store, int64_t now, struct error *err);
/* Remove the feeds that are not subscribed any more, with their articles.  0 or -1. */
int	upkeep_purge(struct store *store, int64_t *feeds, int64_t *articles, struct error *err);

struct upkeep_recovery {
	const char *aside;		/* where the damaged file is now, in the arena */
	int64_t feeds, articles;	/* taken over */
	int64_t lost;			/* articles of which something could not be read */
};

/*
 * Put a damaged database aside as PATH.corrupt-DATE and make a new one of all
 * that can be read; the damaged one is kept.  0 or -1 (ERROR_NEWER: it is not
 * damaged, but of a newer program); when aside is NULL the old file is where it
 * was.
 */
int	upkeep_recover(const char *path, int64_t now, struct arena *a, struct upkeep_recovery *recovery,
	    struct error *err);

#endif
