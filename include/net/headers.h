/*
 * The header lines of an HTTP answer, reduced to what a feed reader needs.
 * Lines come one by one as they arrive, from servers that may send anything:
 * counts and sizes are limited here.  Pure: knows no network.
 */
#ifndef NET_HEADERS_H
#define NET_HEADERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"

struct headers {
	int status;			/* of the newest answer, 0 before it */
	struct buf etag;		/* byte for byte as sent, "" none */
	struct buf last_modified;	/* likewise */
	struct buf location;
	struct buf content_type;
	struct buf content_encoding;	/* all of it, parted by commas */
	int64_t date, expires;		/* DATE_NONE: not sent or no date */
	int64_t age;			/* seconds, 0 not said */
	int64_t max_age;		/* seconds, -1 not said */
	int64_t retry_seconds;		/* -1 not said */
	int64_t retry_date;		/* DATE_NONE not said */
	int64_t length;			/* Content-Length, -1 not said */
	int64_t range_from, range_total;	/* Content-Range, -1 not said */
	size_t bytes;			/* of all lines so far, interim answers too */
	int lines, answers;
	bool ended;			/* the blank line came: what follows is a trailer */
};

void	headers_init(struct headers *h);
void	headers_clear(struct headers *h);
/* Before a new request: forgets all, keeps the memory. */
void	headers_reset(struct headers *h);
/*
 * Take one line, with or without its CRLF.  A status line forgets the fields of
 * the answer before it.  -1 with ERROR_LIMIT when there are too many bytes,
 * lines or interim answers.
 */
int	headers_take(struct headers *h, const char *line, size_t len, struct error *err);
/*
 * Seconds for which the answer stays fresh (RFC 9111, 4.2.1: max-age, else
 * Expires; less Age); 0 when it does not say.
 */
int64_t	headers_freshness(const struct headers *h, int64_t now);
/* The time before which the server does not want to be asked (RFC 9110, 10.2.3), 0 none. */
int64_t	headers_retry_at(const struct headers *h, int64_t now);
/* May s be sent as the value of a header: no control bytes, not too long, not empty. */
bool	headers_sendable(const char *s);

#endif
