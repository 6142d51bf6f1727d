/* Marks on several articles at once: each is one deed, which U takes back. */
#ifndef TUI_MARKING_H
#define TUI_MARKING_H

#include "sweep.h"
#include "view.h"

/* Set or clear a mark on all of them; says how many. */
void	marking_set(struct session *session, const struct sweep *sweep, unsigned bit, bool on);
/* Put tags on them or take them off: "linux -later". */
void	marking_tag(struct session *session, const struct sweep *sweep, const char *words);
/* Those of a scope that filter ("" all) fits and that are older than "3" days, "2w", "2026-11" are read. */
void	marking_older(struct session *session, const struct headline_scope *scope, const char *filter, const char *than);
/* Unread ones of a scope on one side of an article are read. */
void	marking_side(struct session *session, const struct headline_scope *scope, enum headline_where where, int64_t anchor);

#endif
