/*
 * What a page is when no article can be had from it, and whether it is a stub
 * before a wall.
 */
#ifndef HTML_VERDICT_H
#define HTML_VERDICT_H

#include <stdbool.h>
#include <stddef.h>

#include "attempt.h"
#include "meta.h"

/* A sentence's end ("a login page") that says why there is no article; NULL when there is one. */
const char *verdict_refuse(const struct page *page, const struct meta *meta, const struct attempt *attempt);
/* The bytes are no text at all: a picture, a PDF, a program. */
bool	verdict_is_binary(const char *data, size_t len);
/* The page shows only the beginning of its article, or asks for a login. */
bool	verdict_is_paywalled(const struct page *page, const struct meta *meta, const struct attempt *attempt);

#endif
