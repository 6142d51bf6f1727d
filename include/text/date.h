/*
 * Dates as the wild writes them, in and out.  A date is seconds since 1970
 * UTC; what cannot be read is DATE_NONE, never a wrong date.
 */
#ifndef TEXT_DATE_H
#define TEXT_DATE_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/buf.h"

#define DATE_NONE	INT64_MIN

/* RFC 822 and its liberties, RFC 3339 / ISO 8601, asctime, RFC 850, Unix seconds ... */
int64_t	date_parse(const char *s, size_t len);
/* An HTTP-date (RFC 9110, 5.6.7): the three forms only. */
int64_t	date_parse_http(const char *s, size_t len);
/* "2021-05-25T14:58:12Z" (RFC 3339); "" for DATE_NONE. */
void	date_format_rfc3339(struct buf *out, int64_t date);
/* Short words as of now, local time: "now", "5 min", "3 h", "yesterday", "12 May", "12 May 2021"; at most 12 columns. */
void	date_format_short(struct buf *out, int64_t date, int64_t now);
/* In full, local time: "Tue 25 May 2021 14:58 (2 h ago)". */
void	date_format_long(struct buf *out, int64_t date, int64_t now);

#endif
