/*
 * Syllables of scripts that write no spaces between words (Thai, Lao, Khmer,
 * Myanmar) and clusters that stack consonants (these and the scripts of
 * India): where a line can be broken without a dictionary, and where it never
 * may be.  UAX #14 leaves the first (class SA) to dictionaries; without one
 * the beginning of a syllable is the best place known.
 */
#ifndef TEXT_SYLLABLE_H
#define TEXT_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>

/* Does the text (valid UTF-8) hold any of the scripts without spaces? */
bool	syllable_has_any(const char *s, size_t len);
/* May a line begin at byte at, since a syllable certainly does? */
bool	syllable_begins(const char *s, size_t len, size_t at);
/* Does the sign before byte at stack what follows below it, so that the two are never parted? */
bool	syllable_joins(const char *s, size_t at);

#endif
