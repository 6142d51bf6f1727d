/*
 * The text of an article as a document: the article of its web page when that
 * was fetched, else what the feed carried.
 */
#ifndef APP_BODY_H
#define APP_BODY_H

#include "html/document.h"
#include "store/articles.h"
#include "store/search.h"

enum body_source { BODY_FEED, BODY_PAGE };

/* Which text is shown first: the page's, unless there is none or the feed brought clearly more. */
enum body_source body_choose(const struct article *article);
/* The text chosen so, or the other: document_free() it; without any text it has no block but the root. */
struct document *body_document(const struct article *article);
struct document *body_document_of(const struct article *article, enum body_source source);
/* The title to show above a text: "" when it is only the beginning of that text, as in microblogs.  Lent. */
const char *body_title(const struct article *article, enum body_source source);
/* How the search index reads articles: their HTML as plain text. */
const struct search_texts *body_texts(void);

#endif
