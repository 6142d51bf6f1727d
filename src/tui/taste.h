/* How the user likes each list of articles, kept over restarts (app/habits.h): its order, with or without what was read. */
#ifndef TUI_TASTE_H
#define TUI_TASTE_H

#include "view.h"

/* Called with what was chosen; the list is the topmost view. */
typedef void taste_sort(struct session *session, enum headline_sort sort, bool reverse);

/* Lay it over a scope: sort, reverse and whether read articles are left out.  filter is the list's, "" none. */
void	taste_apply(const struct session *session, struct headline_scope *scope, const char *filter);
/* Keep what the scope is now. */
void	taste_keep(struct session *session, const struct headline_scope *scope, const char *filter);
/* Ask for an order, or take it from words ("title reverse"). */
void	taste_ask_sort(struct session *session, const struct headline_scope *scope, const char *words, taste_sort *chosen);
/* The order in a word, "" for the usual one. */
const char *taste_sort_name(const struct headline_scope *scope);

#endif
