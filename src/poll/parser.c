#include <string.h>

#include "base/limits.h"
#include "html/discover.h"
#include "net/coding.h"
#include "parcel.h"
#include "parser.h"

/* The first byte of a result. */
#define RESULT_FEED	'F'		/* then the size of the document and the parcel */
#define RESULT_ERROR	'E'		/* then a sentence */

/* Of the addresses of feeds in the sentence on a page. */
#define NAMES_BYTES	(ERROR_TEXT_MAX - 80)

void
parser_head(struct buf *head, const char *url, const char *content_type, const char *coding)
{
	buf_add(head, url, strlen(url) + 1);
	buf_add(head, content_type, strlen(content_type) + 1);
	buf_add(head, coding, strlen(coding) + 1);
}

struct parser_source
parser_source(const char *head)
{
	struct parser_source s = { .url = head };

	s.content_type = s.url + strlen(s.url) + 1;
	s.coding = s.content_type + strlen(s.content_type) + 1;
	return s;
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

/*
 * The feed of a document; the size of the document, for the person, goes before
 * it.  made, which may be the document, is cleared: the result can have its memory.
 */
static int
read_document(const struct parser_source *s, const char *document, size_t len, struct buf *made, struct buf *result,
    struct error *err)
{
	struct feed_source source = { .url = s->url, .content_type = s->content_type };
	struct feed *feed;
	int64_t bytes = (int64_t)len;

	if (feed_parse(document, len, &source, &feed, err) != 0) {
		if (err->kind == ERROR_FORMAT)
			name_announced(document, len, s->url, err);
		return -1;
	}
	buf_clear(made);
	feed_drop_empty(feed);
	buf_reserve(result, len);	/* most are no larger than the document */
	buf_addc(result, RESULT_FEED);
	buf_add(result, &bytes, sizeof(bytes));
	parcel_pack(feed, result);
	feed_free(feed);
	return 0;
}

void
parser_read(const char *head, size_t head_len, const char *body, size_t body_len, struct buf *result)
{
	struct parser_source source = parser_source(head);
	struct error err = { 0 };
	struct buf made = { 0 };
	const char *document;
	size_t len;

	(void)head_len;
	if (coding_undo(source.coding, body, body_len, LIMIT_FEED_BYTES, &made, &document, &len, &err) < 0 ||
	    read_document(&source, document, len, &made, result, &err) < 0) {
		buf_addc(result, RESULT_ERROR);
		buf_adds(result, err.text);
	}
	buf_clear(&made);
}

static struct feed *
open_feed(const char *data, size_t len, struct arena *a, int64_t *document_bytes)
{
	if (len < sizeof(*document_bytes))
		return NULL;
	memcpy(document_bytes, data, sizeof(*document_bytes));
	return parcel_unpack(data + sizeof(*document_bytes), len - sizeof(*document_bytes), a);
}

struct feed *
parser_result(const struct buf *result, struct arena *a, int64_t *document_bytes, struct error *err)
{
	size_t len = result->len > 0 ? result->len - 1 : 0;
	struct feed *feed;

	if (len > 0 && result->data[0] == RESULT_ERROR) {
		error_set(err, ERROR_FORMAT, "%.*s", (int)(len < ERROR_TEXT_MAX ? len : ERROR_TEXT_MAX - 1), result->data + 1);
		return NULL;
	}
	if (len == 0 || result->data[0] != RESULT_FEED) {
		error_set(err, ERROR_FORMAT, "the parser gave no answer");
		return NULL;
	}
	feed = open_feed(result->data + 1, len, a, document_bytes);
	if (feed == NULL)
		error_set(err, ERROR_FORMAT, "the parser gave a damaged answer");
	return feed;
}
