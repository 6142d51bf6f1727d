#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "net/headers.h"
#include "text/date.h"

#define SECONDS_MAX	((int64_t)1 << 40)	/* larger numbers mean the same */

static void
forget_fields(struct headers *h)
{
	buf_reset(&h->etag);
	buf_reset(&h->last_modified);
	buf_reset(&h->location);
	buf_reset(&h->content_type);
	buf_reset(&h->content_encoding);
	h->status = 0;
	h->date = h->expires = h->retry_date = DATE_NONE;
	h->age = 0;
	h->max_age = h->retry_seconds = -1;
	h->length = h->range_from = h->range_total = -1;
	h->ended = false;
}

void
headers_init(struct headers *h)
{
	memset(h, 0, sizeof(*h));
	forget_fields(h);
}

void
headers_clear(struct headers *h)
{
	buf_clear(&h->etag);
	buf_clear(&h->last_modified);
	buf_clear(&h->location);
	buf_clear(&h->content_type);
	buf_clear(&h->content_encoding);
	headers_init(h);
}

void
headers_reset(struct headers *h)
{
	forget_fields(h);
	h->bytes = 0;
	h->lines = h->answers = 0;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static void
trim(const char **s, size_t *len)
{
	while (*len > 0 && is_blank((*s)[0])) {
		(*s)++;
		(*len)--;
	}
	while (*len > 0 && (is_blank((*s)[*len - 1]) || (*s)[*len - 1] == '\r' || (*s)[*len - 1] == '\n'))
		(*len)--;
}

/* Digits only; -1 when there is something else; saturates. */
static int64_t
parse_number(const char *s, size_t len)
{
	int64_t n = 0;
	size_t i;

	if (len >= 2 && s[0] == '"' && s[len - 1] == '"') {
		s++;
		len -= 2;
	}
	if (len == 0)
		return -1;
	for (i = 0; i < len; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		if (n < SECONDS_MAX)
			n = n * 10 + (s[i] - '0');
	}
	return n < SECONDS_MAX ? n : SECONDS_MAX;
}

/* A value that is too long or holds control bytes is left out whole: a cut validator is a wrong one. */
static void
keep_text(struct buf *field, const char *s, size_t len, size_t limit)
{
	size_t i;

	buf_reset(field);
	if (len > limit)
		return;
	for (i = 0; i < len; i++)
		if (((unsigned char)s[i] < 0x20 && s[i] != '\t') || s[i] == 0x7f)
			return;
	buf_add(field, s, len);
}

static void
take_etag(struct headers *h, const char *s, size_t len)
{
	keep_text(&h->etag, s, len, LIMIT_VALIDATOR_BYTES);
}

static void
take_last_modified(struct headers *h, const char *s, size_t len)
{
	keep_text(&h->last_modified, s, len, LIMIT_VALIDATOR_BYTES);
}

static void
take_location(struct headers *h, const char *s, size_t len)
{
	buf_reset(&h->location);
	buf_add(&h->location, s, len);
}

static void
take_content_type(struct headers *h, const char *s, size_t len)
{
	keep_text(&h->content_type, s, len, LIMIT_VALIDATOR_BYTES);
}

/* Several lines are one list (RFC 9110, 5.3). */
static void
take_content_encoding(struct headers *h, const char *s, size_t len)
{
	if (h->content_encoding.len + len > LIMIT_VALIDATOR_BYTES)
		return;
	if (h->content_encoding.len > 0)
		buf_addc(&h->content_encoding, ',');
	buf_add(&h->content_encoding, s, len);
}

static void
take_length(struct headers *h, const char *s, size_t len)
{
	h->length = parse_number(s, len);
}

/* "bytes 5-9/10"; a star stands for what is not said (RFC 9110, 14.4). */
static void
take_range(struct headers *h, const char *s, size_t len)
{
	const char *dash = memchr(s, '-', len), *slash = memchr(s, '/', len);

	if (len < 6 || strncasecmp(s, "bytes ", 6) != 0 || slash == NULL)
		return;
	h->range_total = parse_number(slash + 1, (size_t)(s + len - slash) - 1);
	if (dash != NULL && dash < slash)
		h->range_from = parse_number(s + 6, (size_t)(dash - s) - 6);
}

static void
take_date(struct headers *h, const char *s, size_t len)
{
	h->date = date_parse_http(s, len);
}

static void
take_expires(struct headers *h, const char *s, size_t len)
{
	h->expires = date_parse_http(s, len);
}

static void
take_age(struct headers *h, const char *s, size_t len)
{
	int64_t n = parse_number(s, len);

	h->age = n > 0 ? n : 0;
}

static void
take_retry_after(struct headers *h, const char *s, size_t len)
{
	h->retry_seconds = parse_number(s, len);
	h->retry_date = h->retry_seconds < 0 ? date_parse_http(s, len) : DATE_NONE;
}

/* RFC 9111, 5.2.2: no-cache and no-store mean "not fresh", which is max-age=0. */
static void
take_directive(struct headers *h, const char *s, size_t len)
{
	trim(&s, &len);
	if (len > 8 && strncasecmp(s, "max-age=", 8) == 0)
		h->max_age = parse_number(s + 8, len - 8);
	else if ((len == 8 && strncasecmp(s, "no-cache", 8) == 0) || (len == 8 && strncasecmp(s, "no-store", 8) == 0))
		h->max_age = 0;
}

static void
take_cache_control(struct headers *h, const char *s, size_t len)
{
	const char *comma;

	while ((comma = memchr(s, ',', len)) != NULL) {
		take_directive(h, s, (size_t)(comma - s));
		len -= (size_t)(comma + 1 - s);
		s = comma + 1;
	}
	take_directive(h, s, len);
}

static const struct {
	const char *name;
	void (*take)(struct headers *, const char *, size_t);
} fields[] = {
	{ "age", take_age },
	{ "cache-control", take_cache_control },
	{ "content-encoding", take_content_encoding },
	{ "content-length", take_length },
	{ "content-range", take_range },
	{ "content-type", take_content_type },
	{ "date", take_date },
	{ "etag", take_etag },
	{ "expires", take_expires },
	{ "last-modified", take_last_modified },
	{ "location", take_location },
	{ "retry-after", take_retry_after },
};

static void
take_field(struct headers *h, const char *line, size_t len)
{
	const char *colon = memchr(line, ':', len);
	const char *value;
	size_t i, name_len, value_len;

	if (colon == NULL)
		return;
	name_len = (size_t)(colon - line);
	value = colon + 1;
	value_len = len - name_len - 1;
	trim(&value, &value_len);
	for (i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (strlen(fields[i].name) == name_len && strncasecmp(fields[i].name, line, name_len) == 0)
			fields[i].take(h, value, value_len);
}

/* "HTTP/1.1 200 OK", "HTTP/2 200" */
static void
take_status(struct headers *h, const char *line, size_t len)
{
	const char *space = memchr(line, ' ', len);

	forget_fields(h);
	if (space != NULL && (size_t)(line + len - space) >= 4)
		h->status = (int)parse_number(space + 1, 3);
	if (h->status < 0)
		h->status = 0;
	h->answers++;
}

int
headers_take(struct headers *h, const char *line, size_t len, struct error *err)
{
	h->bytes += len;
	h->lines++;
	if (h->bytes > LIMIT_HEADER_BYTES || h->lines > LIMIT_HEADER_LINES || h->answers > LIMIT_HEADER_ANSWERS)
		return error_set(err, ERROR_LIMIT, "the answer's header is too large");
	if (len >= 5 && strncasecmp(line, "HTTP/", 5) == 0)
		take_status(h, line, len);
	else if (len == 0 || line[0] == '\r' || line[0] == '\n')
		h->ended = true;
	else if (!h->ended)
		take_field(h, line, len);
	return 0;
}

int64_t
headers_freshness(const struct headers *h, int64_t now)
{
	int64_t seconds = 0;

	if (h->max_age >= 0)
		seconds = h->max_age;
	else if (h->expires != DATE_NONE)
		seconds = h->expires - (h->date != DATE_NONE ? h->date : now);
	seconds -= h->age;
	return seconds > 0 ? seconds : 0;
}

int64_t
headers_retry_at(const struct headers *h, int64_t now)
{
	int64_t wait = 0;

	if (h->retry_seconds >= 0)
		wait = h->retry_seconds;
	else if (h->retry_date != DATE_NONE)
		wait = h->retry_date - (h->date != DATE_NONE ? h->date : now);
	return wait > 0 ? now + wait : 0;
}

bool
headers_sendable(const char *s)
{
	size_t i;

	for (i = 0; s[i] != '\0'; i++)
		if (i >= LIMIT_VALIDATOR_BYTES || ((unsigned char)s[i] < 0x20 && s[i] != '\t') || s[i] == 0x7f)
			return false;
	return i > 0;
}
