/* Tags by number, as the rows of articles and deeds know them. */
#ifndef STORE_TAG_ROWS_H
#define STORE_TAG_ROWS_H

#include "sql.h"

/* The names of the tags of article a, parted by blanks; "" for most without a look. */
#define TAGS_OF_ARTICLE \
	"CASE WHEN a.tagged > 0 THEN (SELECT group_concat(name, ' ') FROM (SELECT name FROM article_tag t" \
	" JOIN tag g ON g.id = t.tag WHERE t.article = a.id ORDER BY name)) ELSE '' END"

/* The number of a tag, 0 when there is none of this name.  0 or -1. */
int	tag_find(struct store *store, const char *name, int64_t *id, struct error *err);
/* The same; one that is not there is made, within a transaction of the caller. */
int	tag_make(struct store *store, const char *name, int64_t *id, struct error *err);

#endif
