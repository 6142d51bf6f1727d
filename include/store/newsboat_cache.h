/*
 * The cache of newsboat, only read: what it knows of articles, for those who
 * move in.
 */
#ifndef STORE_NEWSBOAT_CACHE_H
#define STORE_NEWSBOAT_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

/* A row, raw: not clean, strings never NULL. */
struct newsboat_item {
	const char *guid, *title, *author, *link, *content;
	const char *enclosure_url, *enclosure_type;
	const char *flags;		/* letters */
	int64_t published;
	bool unread, deleted;
};

struct newsboat_cache;

/* Open the file at path; NULL with err when it is none of newsboat's. */
struct newsboat_cache *newsboat_cache_open(const char *path, struct error *err);
void	newsboat_cache_close(struct newsboat_cache *cache);
/* The newest articles of a feed, at most max, newest first; in the arena.  0 or -1. */
int	newsboat_cache_read(struct newsboat_cache *cache, const char *feed_url, size_t max, struct arena *a,
	    struct newsboat_item **items, size_t *count, struct error *err);

#endif
