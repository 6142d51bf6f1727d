/* When an article was published, from the forms in which pages show dates to people. */
#ifndef HTML_DATELINE_H
#define HTML_DATELINE_H

#include <stddef.h>
#include <stdint.h>

#include "page.h"

/* A machine's date, else one in words or numbers anywhere in the text; DATE_NONE when there is none. */
int64_t	dateline_parse(const char *s, size_t len);
/* The day in the path of an address: /2019/11/19/, /2019-11-19/, /20191119/. */
int64_t	dateline_from_url(const char *url);
/*
 * The better of a trusted date and another: the trusted one, but with the
 * time of day of the other where only the day was known.
 */
int64_t	dateline_refine(int64_t trusted, int64_t other);
/* What the page shows near its headline (node, -1 unknown): itemprop, <time>, text. */
void	dateline_find(const struct page *page, int headline, int64_t *published, int64_t *modified);

#endif
