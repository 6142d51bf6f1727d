/*
 * Marks that could not be written yet, in the order they were made.  Knows
 * what they say of an article, so that the screen shows them meanwhile.
 */
#ifndef APP_WAITING_H
#define APP_WAITING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/articles.h"
#include "store/store.h"

/* A mark on articles or, when there are no ids, on a scope. */
struct waiting_mark {
	const int64_t *ids;
	size_t count;
	struct headline_scope scope;
	int64_t newest_id;
	unsigned bits;
	const char *tag;		/* instead of bits; NULL none */
	bool on;
	bool opened;			/* the one of ids was opened: marks_open() */
	int64_t when;
};

struct waiting {
	struct arena arena;
	struct waiting_mark *items;
	size_t count, cap;
};

/* Put a copy of mark at the end. */
void	waiting_add(struct waiting *w, const struct waiting_mark *mark);
/* Write all, oldest first, in one transaction; they wait no more.  0, or -1 and all still wait. */
int	waiting_write(struct waiting *w, struct store *store, struct error *err);
/* The headline's marks with those that wait laid over. */
unsigned waiting_marks(const struct waiting *w, const struct headline *headline);
/* The headline's tags likewise, in the arena. */
const char *waiting_tags(const struct waiting *w, const struct headline *headline, struct arena *a);
void	waiting_clear(struct waiting *w);

#endif
