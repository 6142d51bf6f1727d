#include <string.h>

#include "app/body.h"

struct document *
body_document(const struct article *article)
{
	struct document_hints hints = { .url = article->link, .title = article->title };
	const char *html = article->full[0] != '\0' ? article->full : article->content;

	return document_from_article(html, strlen(html), &hints);
}
