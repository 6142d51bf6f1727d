/*
 * Where words may be parted at the end of a line: the algorithm of Liang and
 * Knuth (Word Hy-phen-a-tion by Com-put-er, 1983).  The patterns are data of
 * others: files of libhyphen (hyph_LANGUAGE.dic) or lists of TeX patterns, one
 * a line, wherever the system keeps them.
 */
#ifndef TEXT_HYPHENATE_H
#define TEXT_HYPHENATE_H

#include <stddef.h>

#include "base/error.h"

struct hyphenation;

/*
 * The patterns of a language as in en_US, or of a file when the name has a
 * slash.  NULL with err when there are none.  hyphenation_free() it.
 */
struct hyphenation *hyphenation_load(const char *language, struct error *err);
void	hyphenation_free(struct hyphenation *h);
/* Mark in breaks (text/wrap.h, filled for s, valid UTF-8) where the patterns part the words of s: WRAP_PART. */
void	hyphenation_mark(const struct hyphenation *h, const char *s, size_t len, unsigned char *breaks);

#endif
