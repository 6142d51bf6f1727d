/*
 * The search index in volumes by the numbers of articles, so that a search costs
 * what it looks at and not what is kept: each old volume has VOLUME_OLD articles.
 * The newest are also in one of two volumes of VOLUME_NEW, which take turns: when
 * one is full, the other is emptied for what comes next.  Who asks begins with
 * these and goes on volume by volume, from the newest to the oldest.
 */
#ifndef STORE_VOLUMES_H
#define STORE_VOLUMES_H

#include "sql.h"

#define VOLUME_OLD	131072
#define VOLUME_NEW	4096
#define VOLUME_TABLE	24		/* bytes of a table's name */

struct volumes {
	int64_t indexed;		/* the last article in the index; 0 none */
	int64_t fresh;			/* the newest are also in the small volumes from this one on */
	int64_t newest;			/* the last article of all */
};

/* A table of the index, and the articles first..last that it is to be asked for. */
struct volume {
	char table[VOLUME_TABLE];
	int64_t first, last;
};

/* How far the index is.  0 or -1. */
int	volumes_load(struct store *store, struct volumes *v, struct error *err);
int	volumes_save(struct store *store, const struct volumes *v, struct error *err);
/*
 * The one or two tables that a row of this article goes into; it is counted.
 * Articles that are new to the index come in the order of their numbers.  How
 * many, or -1.
 */
int	volumes_of_article(struct store *store, struct volumes *v, int64_t article, char tables[2][VOLUME_TABLE],
	    struct error *err);
/* The volume of the newest articles below this one.  1, 0 when there are no more, -1. */
int	volumes_below(struct store *store, const struct volumes *v, int64_t article, struct volume *volume,
	    struct error *err);

/*
 * Bring the last volume that is full, so many pages of it, nearer to one piece,
 * in which things are found sooner (sqlite.org/fts5.html, 6.7).  0 or -1.
 */
int	volumes_settle(struct store *store, const struct volumes *v, size_t pages, struct error *err);
/* Rows of all old volumes.  0 or -1. */
int	volumes_rows(struct store *store, int64_t *rows, struct error *err);
/* Drop the volumes of which no article is left.  0 or -1. */
int	volumes_drop_empty(struct store *store, struct error *err);
/* Drop all.  0 or -1. */
int	volumes_reset(struct store *store, struct error *err);
/* Let FTS5 look for damage in all (sqlite.org/fts5.html, 6.5).  0 or -1. */
int	volumes_check(struct store *store, struct error *err);

#endif
