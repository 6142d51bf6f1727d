/*
 * Which elements of feeds and of HTML may stand in which, as far as the repair
 * of a document needs it.  Names are as written, with any prefix, in any case.
 */
#ifndef FEED_NESTING_H
#define FEED_NESTING_H

#include <stdbool.h>

/* Is the name, without its prefix, in the list (NULL at its end)? */
bool	nesting_is_one_of(const char *name, const char *const *list);
/* <item>, <entry>: where one begins, the one before has ended. */
bool	nesting_is_item(const char *name);
/* An element that holds elements and no text: the feed, an item, an image. */
bool	nesting_is_container(const char *name);
/* An element that holds text only: a field that begins inside it closes it. */
bool	nesting_is_text(const char *name);
/* An element that is never inside the text of another field. */
bool	nesting_is_field(const char *name);
/* An element of HTML that is none of feeds. */
bool	nesting_is_markup(const char *name);
/* An element of HTML without an end tag, but for those that feeds give another sense. */
bool	nesting_is_void(const char *name);

#endif
