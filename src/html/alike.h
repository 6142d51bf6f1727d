/*
 * Whether two texts say the same, punctuation, white space and letter case
 * aside.
 */
#ifndef HTML_ALIKE_H
#define HTML_ALIKE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* The letters and digits of a text in lower case, at most max bytes of them (0: all). */
char	*alike_fold(struct arena *a, const char *s, size_t len, size_t max);
/* Folded texts: equal, or the shorter begins or ends the other and is at least 3/4 of it. */
bool	alike_same(const char *a, const char *b);
/* The share of the words of the shorter line that the longer one has as well, 0 to 1; 0 for fewer than three words. */
double	alike_words(struct arena *a, const char *one, const char *other);

#endif
