/* The views there are; each is made here and lies on the stack until it is closed. */
#ifndef TUI_VIEWS_H
#define TUI_VIEWS_H

#include "html/document.h"
#include "store/articles.h"
#include "view.h"

/* The first view: all subscriptions in the user's order, under their folders. */
void	feeds_view_open(struct session *session);
/*
 * The articles of a scope (its strings are copied), under a name; of them
 * those that match filter (store/query.h), "" all.
 */
void	headlines_view_open(struct session *session, const struct headline_scope *scope, const char *name,
	    const char *filter);
/* Search all articles; asks for the words when these are "". */
void	search_view_open(struct session *session, const char *words);
/* An article; the scope says which come next, NULL: those of its feed. */
void	article_view_open(struct session *session, int64_t id, const struct headline_scope *scope);
/* What an article was made from: the outline of its document, and its HTML. */
void	source_view_open(struct session *session, const char *html, const struct document *document);
/* The links of a document (copied). */
void	links_view_open(struct session *session, const struct document *document);
/* What is attached to an article. */
void	enclosures_view_open(struct session *session, int64_t article);
/* The queue of downloads. */
void	downloads_view_open(struct session *session);
/* How a feed is: what failed and since when, when it is asked next, how much it brings. */
void	health_view_open(struct session *session, int64_t feed);
/* All feeds, those first that need looking after. */
void	all_health_view_open(struct session *session);
/* The keys that are valid where the user is, and all others. */
void	help_view_open(struct session *session);
/* What was said in the last line. */
void	log_view_open(struct session *session);

#endif
