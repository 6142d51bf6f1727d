/*
 * A stored article as an item of JSON Feed 1.1 (jsonfeed.org/version/1.1);
 * what that has no name for stands in _coranto.
 */
#ifndef CLI_ARTICLE_JSON_H
#define CLI_ARTICLE_JSON_H

#include "store/articles.h"
#include "text/json.h"

/* Write the item as a member of what is open in j. */
void	article_json_write(struct json *j, const struct article *article);
/* Write the member "tags", an array of what stands in tags, parted by that character; nothing for none. */
void	article_json_tags(struct json *j, const char *tags, char parting);
/* The HTML of an article as it is stored: the full text, else the feed's; lent. */
const char *article_json_html(const struct article *article);

#endif
