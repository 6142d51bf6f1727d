#include "base/limits.h"
#include "net/headers.h"
#include "tap.h"
#include "text/date.h"

#define NOW	INT64_C(1700000000)	/* Tue, 14 Nov 2023 22:13:20 GMT */

static void
take(struct headers *h, const char *line)
{
	headers_take(h, line, strlen(line), NULL);
}

static void
answer(struct headers *h, const char *line)
{
	headers_reset(h);
	take(h, "HTTP/1.1 200 OK\r\n");
	take(h, line);
	take(h, "\r\n");
}

static void
test_range(struct headers *h)
{
	answer(h, "Content-Range: bytes 5-9/10\r\n");
	ok(h->range_from == 5 && h->range_total == 10, "a range and all there is");
	answer(h, "Content-Range: bytes */10\r\n");
	ok(h->range_from == -1 && h->range_total == 10, "no range");
	answer(h, "Content-Range: bytes 5-9/*\r\n");
	ok(h->range_from == 5 && h->range_total == -1, "an unknown size");
	answer(h, "Content-Range: lines 5-9/10\r\n");
	ok(h->range_from == -1 && h->range_total == -1, "other units");
	answer(h, "Content-Range: bytes 5/-\r\n");
	ok(h->range_from == -1 && h->range_total == -1, "nonsense");
	answer(h, "Content-Length: 1234\r\n");
	is_number(h->length, 1234, "a length");
}

/* P2 P3 P10 */
static void
test_validators(struct headers *h)
{
	char line[LIMIT_VALIDATOR_BYTES + 100];

	answer(h, "ETag: \"a\\b, 'c' %41;\xe9\xff d\"  \r\n");
	is_text(buf_text(&h->etag), "\"a\\b, 'c' %41;\xe9\xff d\"", "an ETag is kept byte for byte");
	answer(h, "etag:W/\"x\"\r\n");
	is_text(buf_text(&h->etag), "W/\"x\"", "no blank after the colon, small letters");
	answer(h, "ETag: \"a\x1b]0;x\"\r\n");
	is_text(buf_text(&h->etag), "", "an ETag with control bytes is left out");
	memset(line, 'e', sizeof(line));
	memcpy(line, "ETag: ", 6);
	line[sizeof(line) - 1] = '\0';
	answer(h, line);
	is_text(buf_text(&h->etag), "", "one that is too long is left out, not cut");
	memcpy(line, "Content-Encoding: ", 18);
	answer(h, line);
	is_text(buf_text(&h->content_encoding), "", "so are codings without end");
	headers_reset(h);
	take(h, "HTTP/1.1 200 OK\r\n");
	take(h, "Content-Encoding: gzip\r\n");
	take(h, "Content-Encoding: br\r\n");
	is_text(buf_text(&h->content_encoding), "gzip,br", "several lines are one list");
	headers_reset(h);
	take(h, "HTTP/1.1 abc\r\n");
	is_number(h->status, 0, "a status that is no number");
	answer(h, "Last-Modified: last tuesday\r\n");
	is_text(buf_text(&h->last_modified), "last tuesday", "a Last-Modified is a string, not a date");
	ok(headers_sendable("\"x\"") && headers_sendable("\xe9"), "bytes over 127 may be sent");
	ok(!headers_sendable("a\r\nHost: x") && !headers_sendable(""), "line ends may not, nor nothing");
}

static void
test_answers(struct headers *h)
{
	headers_reset(h);
	take(h, "HTTP/1.1 103 Early Hints\r\n");
	take(h, "ETag: \"early\"\r\n");
	take(h, "\r\n");
	take(h, "HTTP/2 404 \r\n");
	is_number(h->status, 404, "the last answer counts");
	is_text(buf_text(&h->etag), "", "and only its fields");
	take(h, "\r\n");
	take(h, "ETag: \"trailer\"\r\n");
	is_text(buf_text(&h->etag), "", "a trailer is no header");
	answer(h, "no colon here\r\n");
	is_number(h->status, 200, "a line that is none does no harm");
}

static void
test_limits(struct headers *h)
{
	struct error err = { 0 };
	int i, result = 0;

	headers_reset(h);
	for (i = 0; i < 10000 && result == 0; i++)
		result = headers_take(h, "HTTP/1.1 100 Continue\r\n", 23, &err);
	ok(result < 0 && i <= LIMIT_HEADER_ANSWERS + 2 && err.kind == ERROR_LIMIT, "too many interim answers");
	headers_reset(h);
	for (i = 0, result = 0; i < 10000 && result == 0; i++)
		result = headers_take(h, "X: y\r\n", 6, &err);
	ok(result < 0 && i <= LIMIT_HEADER_LINES + 1, "too many lines");
	headers_reset(h);
	ok(headers_take(h, "X: y", LIMIT_HEADER_BYTES + 1, &err) < 0, "too many bytes");
}

/* P18 */
static void
test_freshness(struct headers *h)
{
	static const struct {
		const char *line;
		int64_t seconds;
	} rows[] = {
		{ "Cache-Control: max-age=7200", 7200 },
		{ "Cache-Control: public, Max-Age=\"60\" , must-revalidate", 60 },
		{ "Cache-Control: no-cache, max-age=0", 0 },
		{ "Cache-Control: max-age=-5", 0 },
		{ "Cache-Control: max-age=99999999999999999999", (int64_t)1 << 40 },
		{ "Cache-Control: s-maxage=7200", 0 },
		{ "Expires: Wed, 15 Nov 2023 00:13:20 GMT", 7200 },
		{ "Expires: 0", 0 },
		{ "Expires: -1", 0 },
		{ "Expires: Tue, 14 Nov 2023 20:13:20 GMT", 0 },
		{ "X-Nothing: 1", 0 },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		answer(h, rows[i].line);
		is_number(headers_freshness(h, NOW), rows[i].seconds, rows[i].line);
	}
	headers_reset(h);
	take(h, "HTTP/1.1 200 OK");
	take(h, "Age: 100");
	take(h, "Cache-Control: max-age=300");
	is_number(headers_freshness(h, NOW), 200, "Age is taken off");
	take(h, "Date: Tue, 14 Nov 2023 20:13:20 GMT");
	take(h, "Retry-After: Tue, 14 Nov 2023 20:14:20 GMT");
	is_number(headers_retry_at(h, NOW), NOW + 60, "dates are by the server's clock");
}

/* P21 */
static void
test_retry(struct headers *h)
{
	static const struct {
		const char *line;
		int64_t wait;
	} rows[] = {
		{ "Retry-After: 7200", 7200 },
		{ "Retry-After: Wed, 15 Nov 2023 00:13:20 GMT", 7200 },
		{ "Retry-After: soon", 0 },
		{ "Retry-After: -5", 0 },
		{ "Retry-After: 99999999999999999999", (int64_t)1 << 40 },
		{ "Retry-After: Tue, 14 Nov 2023 20:13:20 GMT", 0 },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		answer(h, rows[i].line);
		is_number(headers_retry_at(h, NOW), rows[i].wait > 0 ? NOW + rows[i].wait : 0, rows[i].line);
	}
}

int
main(void)
{
	struct headers h;

	headers_init(&h);
	test_range(&h);
	test_validators(&h);
	test_answers(&h);
	test_limits(&h);
	test_freshness(&h);
	test_retry(&h);
	headers_clear(&h);
	return tap_end();
}
