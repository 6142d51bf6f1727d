/*
 * Tags that the user puts on articles: words, which the tags of feeds are,
 * too; wherever a tag chooses articles, it is those of the feeds that have it
 * and those that have it themselves.  They are put on and taken off by
 * store/marks.h, journalled as every mark; here they are listed and counted.
 *
 * A front end: tag_list() for what there is to choose from; a headline and an
 * article bring their own_tags along; reader_tag() of app/reader.h sets one;
 * a headline_scope with that tag is its list.
 */
#ifndef STORE_TAG_H
#define STORE_TAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/store.h"

struct tag {
	const char *name;
	int64_t total, unread;		/* articles that have it themselves, of subscribed feeds, deleted ones not counted */
};

/*
 * A tag as it is kept in a list of tags: blanks within it, as tags of feeds may
 * have them, are no-break spaces.  What chooses by a tag knows it in both forms.
 */
const char *tag_kept(const char *name, struct arena *a);
/* May this be a tag of an article?  It is 1 to LIMIT_TAG_BYTES bytes, none of them white space or a control.  0, or -1 with ERROR_USAGE. */
int	tag_check(const char *name, struct error *err);
/* The tags that articles have, by name, an array of *count in the arena; NULL with err. */
struct tag *tag_list(struct store *store, struct arena *a, size_t *count, struct error *err);

#endif
