#include <stdbool.h>
#include <string.h>

#include "app/body.h"
#include "base/buf.h"
#include "html/plain.h"

/* Of the text, without its HTML. */
static size_t
length(const char *html)
{
	struct buf text = { 0 };
	size_t len;

	plain_text(&text, html, strlen(html));
	len = text.len;
	buf_clear(&text);
	return len;
}

enum body_source
body_choose(const struct article *article)
{
	if (article->full[0] == '\0')
		return BODY_FEED;
	/* An extract with so little of what the feed has is of something else: a notice, a login. */
	return length(article->full) >= length(article->content) / 2 ? BODY_PAGE : BODY_FEED;
}

/* The title without the ellipsis of one that was cut; *cut says whether it was. */
static size_t
uncut_length(const char *title, bool *cut)
{
	static const char *const ellipses[] = { "\xe2\x80\xa6", "..." };
	size_t len = strlen(title), i, n;

	*cut = false;
	for (i = 0; i < sizeof(ellipses) / sizeof(ellipses[0]); i++) {
		n = strlen(ellipses[i]);
		if (len > n && strcmp(title + len - n, ellipses[i]) == 0) {
			*cut = true;
			return len - n;
		}
	}
	return len;
}

static const char *
html_of(const struct article *article, enum body_source source)
{
	return source == BODY_PAGE ? article->full : article->content;
}

const char *
body_title(const struct article *article, enum body_source source)
{
	const char *html = html_of(article, source);
	struct buf text = { 0 };
	bool cut, same;
	size_t len = uncut_length(article->title, &cut);

	plain_line(&text, html, strlen(html));
	same = text.len >= len && memcmp(buf_text(&text), article->title, len) == 0 && (cut || text.len == len);
	buf_clear(&text);
	return same ? "" : article->title;
}

struct document *
body_document_of(const struct article *article, enum body_source source)
{
	struct document_hints hints = { .url = article->link, .title = body_title(article, source) };
	const char *html = html_of(article, source);

	return document_from_article(html, strlen(html), &hints);
}

struct document *
body_document(const struct article *article)
{
	return body_document_of(article, body_choose(article));
}

static char *
plain(void *context, const char *html)
{
	struct buf text = { 0 };

	(void)context;
	plain_text(&text, html, strlen(html));
	return buf_detach(&text);
}

const struct search_texts *
body_texts(void)
{
	static const struct search_texts texts = { .plain = plain };

	return &texts;
}
