#include <string.h>

#include "app/body.h"
#include "base/buf.h"
#include "html/plain.h"

struct document *
body_document(const struct article *article)
{
	struct document_hints hints = { .url = article->link, .title = article->title };
	const char *html = article->full[0] != '\0' ? article->full : article->content;

	return document_from_article(html, strlen(html), &hints);
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
