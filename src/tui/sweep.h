/* Which articles of a list are meant: all above one, all below it, all that are old. */
#ifndef TUI_SWEEP_H
#define TUI_SWEEP_H

#include "app/reader.h"
#include "base/arena.h"

struct sweep {
	struct arena arena;
	int64_t *ids;
	size_t count, cap;
	bool cut;			/* there are more than are taken at once */
};

/* Those of a scope on one side of an article (HEADLINES_BEFORE, _AFTER), or all (HEADLINES_FIRST); sweep_clear() it.  0 or -1. */
int	sweep_list(struct sweep *sweep, struct reader *reader, const struct headline_scope *scope,
	    enum headline_where where, int64_t anchor, struct error *err);
void	sweep_add(struct sweep *sweep, int64_t id);
void	sweep_clear(struct sweep *sweep);

#endif
