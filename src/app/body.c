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

struct document *
body_document_of(const struct article *article, enum body_source source)
{
	struct document_hints hints = { .url = article->link, .title = article->title };
	const char *html = source == BODY_PAGE ? article->full : article->content;

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
