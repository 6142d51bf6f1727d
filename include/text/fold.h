/*
 * Finding a text in another one as a reader means it: small letters match
 * capitals, too, of every script (Unicode's full case folding: "strasse" finds
 * "Straße"), a capital is meant, accents are kept.  Pure.
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include <stddef.h>

/* Where text holds sought first, NULL where it does not or sought is ""; *len the bytes that match. */
const char *fold_find(const char *text, const char *sought, size_t *len);

#endif
