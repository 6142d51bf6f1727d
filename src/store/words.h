/*
 * How long a text takes to read, from its HTML and without a parser of HTML:
 * near enough for "4 min".
 */
#ifndef STORE_WORDS_H
#define STORE_WORDS_H

#include <stddef.h>
#include <stdint.h>

/* The words of len bytes outside of tags; two characters of a script without blanks count as one word. */
int64_t	words_count(const char *html, size_t len);

#endif
