#include <string.h>

#include "base/limits.h"
#include "html/extract.h"
#include "poll/ingest.h"
#include "reading.h"
#include "text/url.h"

/* The first byte of a result. */
#define RESULT_ARTICLE	'A'		/* then the address of the next part, NUL, the HTML, NUL */
#define RESULT_ERROR	'E'		/* then a sentence */

void
reading_read(const char *head, size_t head_len, const char *body, size_t body_len, struct buf *result)
{
	struct extract_source source = { .url = head, .content_type = head + strlen(head) + 1 };
	struct extract *extract;
	struct error err = { 0 };

	(void)head_len;
	if (extract_page(body, body_len, &source, &extract, &err) == 0) {
		buf_addc(result, RESULT_ARTICLE);
		buf_add(result, extract->next, strlen(extract->next) + 1);
		buf_add(result, extract->html, strlen(extract->html) + 1);
	} else {
		buf_addc(result, RESULT_ERROR);
		buf_adds(result, extract->paywalled ? "the page shows a paywall or a login, no article" : err.text);
	}
	extract_free(extract);
}

/* Two texts, each with its NUL and nothing behind. */
static int
split(const struct buf *result, const char **next, const char **html)
{
	const char *end = result->data + result->len;

	*next = result->data + 1;
	*html = memchr(*next, '\0', (size_t)(end - *next));
	if (*html == NULL)
		return -1;
	(*html)++;
	return memchr(*html, '\0', (size_t)(end - *html)) == end - 1 ? 0 : -1;
}

int
reading_result(const struct buf *result, struct arena *a, struct reading *out, struct error *err)
{
	struct buf scratch = { 0 };
	const char *next, *html;
	size_t len = result->len > 0 ? result->len - 1 : 0;

	if (len > 0 && result->data[0] == RESULT_ERROR)
		return error_set(err, ERROR_MISSING, "%.*s", (int)(len < ERROR_TEXT_MAX ? len : ERROR_TEXT_MAX - 1),
		    result->data + 1);
	if (len == 0 || result->data[0] != RESULT_ARTICLE || split(result, &next, &html) < 0)
		return error_set(err, ERROR_FORMAT, "the extractor gave a damaged answer");
	out->html = arena_strdup(a, ingest_html(a, &scratch, html));
	out->next = strlen(next) <= LIMIT_URL_BYTES && url_is_web(next) ? arena_strdup(a, next) : "";
	buf_clear(&scratch);
	return 0;
}
