/*
 * A number that changes with the text of an article: what comes again need not
 * be compared with the body that is stored.  It is in every store: another way
 * to make it would have all articles taken in once more.
 */
#ifndef STORE_PRINT_H
#define STORE_PRINT_H

#include <stddef.h>
#include <stdint.h>

#include "store/articles.h"

/* Of all that its feed says of it, but for dates; content_len is the length of its content, of which *words gets the words. */
int64_t	print_of(const struct article *article, size_t content_len, int64_t *words);

#endif
