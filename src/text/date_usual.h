/*
 * The two forms in which nearly all dates of feeds stand, read in one look:
 * RFC 822 with a numeric zone, GMT or UTC, and RFC 3339.  What is written in
 * any other way, or says something impossible, is left to the long way.
 */
#ifndef TEXT_DATE_USUAL_H
#define TEXT_DATE_USUAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True when s is of such a form; its date into *date. */
bool	date_usual_read(const char *s, size_t len, int64_t *date);

#endif
