#include <stdbool.h>
#include <string.h>

#include "base/limits.h"
#include "html/extract.h"
#include "net/coding.h"
#include "parser.h"
#include "poll/ingest.h"
#include "reading.h"
#include "text/clean.h"
#include "text/url.h"

/* The first byte of a result. */
#define RESULT_ARTICLE	'A'		/* then the date, then the fields, each with its NUL */
#define RESULT_ERROR	'E'		/* then a sentence */

enum field { FIELD_TITLE, FIELD_BYLINE, FIELD_LANGUAGE, FIELD_IMAGE, FIELD_STANDFIRST, FIELD_NEXT, FIELD_HTML, FIELD_COUNT };

void
reading_read(const char *head, size_t head_len, const char *body, size_t body_len, struct buf *result)
{
	struct parser_source from = parser_source(head);
	struct extract_source source = { .url = from.url, .content_type = from.content_type };
	struct extract *extract = NULL;
	struct error err = { 0 };
	struct buf made = { 0 };
	const char *page;
	size_t len;

	(void)head_len;
	if (coding_undo(from.coding, body, body_len, LIMIT_PAGE_BYTES, &made, &page, &len, &err) == 0 &&
	    extract_page(page, len, &source, &extract, &err) == 0) {
		const char *const fields[FIELD_COUNT] = { extract->title, extract->byline, extract->language,
		    extract->image, extract->standfirst, extract->next, extract->html };

		buf_addc(result, RESULT_ARTICLE);
		buf_add(result, (const char *)&extract->published, sizeof(extract->published));
		for (size_t i = 0; i < FIELD_COUNT; i++)
			buf_add(result, fields[i], strlen(fields[i]) + 1);
	} else {
		buf_addc(result, RESULT_ERROR);
		buf_adds(result, extract != NULL && extract->paywalled ? "the page shows a paywall or a login, no article" : err.text);
	}
	extract_free(extract);
	buf_clear(&made);
}

/* All fields, each with its NUL and nothing behind the last. */
static int
split(const struct buf *result, int64_t *published, const char *fields[FIELD_COUNT])
{
	const char *at = result->data + 1, *end = result->data + result->len;

	if ((size_t)(end - at) < sizeof(*published))
		return -1;
	memcpy(published, at, sizeof(*published));
	at += sizeof(*published);
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		fields[i] = at;
		at = at < end ? memchr(at, '\0', (size_t)(end - at)) : NULL;
		if (at == NULL)
			return -1;
		at++;
	}
	return at == end ? 0 : -1;
}

static const char *
address(struct arena *a, const char *s, bool fit)
{
	return strlen(s) <= LIMIT_URL_BYTES && fit ? arena_strdup(a, s) : "";
}

int
reading_result(const struct buf *result, struct arena *a, struct reading *out, struct error *err)
{
	struct buf scratch = { 0 };
	const char *fields[FIELD_COUNT];
	size_t len = result->len > 0 ? result->len - 1 : 0;

	if (len > 0 && result->data[0] == RESULT_ERROR)
		return error_set(err, ERROR_MISSING, "%.*s", (int)(len < ERROR_TEXT_MAX ? len : ERROR_TEXT_MAX - 1),
		    result->data + 1);
	if (len == 0 || result->data[0] != RESULT_ARTICLE || split(result, &out->published, fields) < 0)
		return error_set(err, ERROR_FORMAT, "the extractor gave a damaged answer");
	out->title = clean_line_dup(a, fields[FIELD_TITLE], LIMIT_TITLE_BYTES);
	out->byline = clean_line_dup(a, fields[FIELD_BYLINE], LIMIT_NAME_BYTES);
	out->language = clean_line_dup(a, fields[FIELD_LANGUAGE], LIMIT_NAME_BYTES);
	out->standfirst = clean_line_dup(a, fields[FIELD_STANDFIRST], LIMIT_TITLE_BYTES);
	out->image = address(a, fields[FIELD_IMAGE], url_is_safe_link(fields[FIELD_IMAGE]));
	out->next = address(a, fields[FIELD_NEXT], url_is_web(fields[FIELD_NEXT]));
	out->html = arena_strdup(a, ingest_html(a, &scratch, fields[FIELD_HTML]));
	buf_clear(&scratch);
	return 0;
}
