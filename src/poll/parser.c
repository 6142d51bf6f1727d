#include <string.h>

#include "html/discover.h"
#include "parcel.h"
#include "parser.h"

/* The first byte of a result. */
#define RESULT_FEED	'F'
#define RESULT_ERROR	'E'

/* Of the addresses of feeds in the sentence on a page. */
#define NAMES_BYTES	(ERROR_TEXT_MAX - 80)

void
parser_head(struct buf *head, const char *url, const char *content_type)
{
	buf_add(head, url, strlen(url) + 1);
	buf_add(head, content_type, strlen(content_type) + 1);
}

/* What is no feed may be a web page that knows of some: as many as the sentence has room for. */
static void
name_announced(const char *body, size_t body_len, const char *url, struct error *err)
{
	struct buf names = { 0 };
	struct arena a = { 0 };
	size_t count = 0, i;
	const struct discover_feed *found = discover_feeds(body, body_len, url, &a, &count);

	for (i = 0; i < count && (i == 0 || names.len + strlen(found[i].url) < NAMES_BYTES); i++)
		buf_printf(&names, "%s%s", i > 0 ? ", " : "", found[i].url);
	if (i < count)
		buf_printf(&names, " and %zu more", count - i);
	if (count > 0)
		error_set(err, ERROR_FORMAT, "is a web page, not a feed; it announces %s", buf_text(&names));
	buf_clear(&names);
	arena_clear(&a);
}

void
parser_read(const char *head, size_t head_len, const char *body, size_t body_len, struct buf *result)
{
	struct feed_source source = { .url = head, .content_type = head + strlen(head) + 1 };
	struct error err = { 0 };
	struct feed *feed;

	(void)head_len;
	if (feed_parse(body, body_len, &source, &feed, &err) == 0) {
		feed_drop_empty(feed);
		buf_addc(result, RESULT_FEED);
		parcel_pack(feed, result);
		feed_free(feed);
		return;
	}
	if (err.kind == ERROR_FORMAT)
		name_announced(body, body_len, source.url, &err);
	buf_addc(result, RESULT_ERROR);
	buf_adds(result, err.text);
}

struct feed *
parser_result(const struct buf *result, struct arena *a, struct error *err)
{
	struct feed *feed = NULL;

	if (result->len > 0 && result->data[0] == RESULT_FEED)
		feed = parcel_unpack(result->data + 1, result->len - 1, a);
	else if (result->len > 1 && result->data[0] == RESULT_ERROR)
		error_set(err, ERROR_FORMAT, "%.*s", (int)(result->len - 1 < ERROR_TEXT_MAX ? result->len - 1 : ERROR_TEXT_MAX - 1),
		    result->data + 1);
	else
		error_set(err, ERROR_FORMAT, "the parser gave no answer");
	if (feed == NULL && result->len > 0 && result->data[0] == RESULT_FEED)
		error_set(err, ERROR_FORMAT, "the parser gave a damaged answer");
	return feed;
}
