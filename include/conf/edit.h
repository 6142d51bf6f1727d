/*
 * The user's files are theirs: lines are only ever added at the end, the rest
 * stays byte for byte.  What is going to be added is made first, so that it
 * can be shown instead.
 */
#ifndef CONF_EDIT_H
#define CONF_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "conf/subs.h"

/*
 * The address in the form that the feeds file will hold, in the arena; NULL
 * with err when it is no http, https or file address.
 */
const char *edit_check_url(struct arena *a, const char *url, struct error *err);
/* The feeds file ends below an "@ Folder" line: what is added stands in that folder, unless "@" stands before it. */
bool	edit_ends_in_folder(const char *path);
/* Add text, whole lines, at the end of the file, which is made when needed.  0 or -1. */
int	edit_append(const char *path, const char *text, size_t len, struct error *err);

/* A subscription to add; strings may be "". */
struct edit_sub {
	const char *url, *title, *folder;
	const char *categories;		/* parted by commas, become tags */
	const char *const *opml;	/* NAME=VALUE, as in struct sub */
	size_t opml_count;
};

struct edit_counts {
	size_t added, known;		/* lines; known: stand in the file, or in the list before */
	size_t dropped;			/* cannot be taken over */
};

/*
 * Append to lines what must be added to the feeds file at path for those
 * subscriptions that are not in it.  0 or -1.
 */
int	edit_plan_subs(const char *path, const struct edit_sub *list, size_t count, struct buf *lines,
	    struct edit_counts *counts, struct error *err);
/* The same for the lines of a urls file of newsboat's, comments included. */
int	edit_plan_newsboat_urls(const char *path, const char *urls_path, struct buf *lines,
	    struct edit_counts *counts, struct error *err);
/* The same for the feed lines of an sfeedrc, and for a feeds file of newsraft's, where sections become folders. */
int	edit_plan_sfeed(const char *path, const char *sfeedrc_path, struct buf *lines,
	    struct edit_counts *counts, struct error *err);
int	edit_plan_newsraft(const char *path, const char *feeds_path, struct buf *lines,
	    struct edit_counts *counts, struct error *err);
/*
 * The same for a config file of newsboat's: settings that path does not set
 * yet; what has no effect here becomes a comment that says so.
 */
int	edit_plan_newsboat_config(const char *path, const char *config_path, struct buf *lines,
	    struct edit_counts *counts, struct error *err);

#endif
