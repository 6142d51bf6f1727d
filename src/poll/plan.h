/*
 * Which feeds this update asks, in which order: those that are due or were
 * named, none of a host that wants to be left alone, the slowest first.
 */
#ifndef POLL_PLAN_H
#define POLL_PLAN_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "job.h"
#include "store/store.h"

enum plan_reach {
	PLAN_DUE,			/* those whose time has come */
	PLAN_ALL,			/* every one that does not forbid it */
	PLAN_NAMED			/* those in names, gone ones too */
};

struct plan {
	struct arena arena;
	struct job *jobs;
	size_t count;
	int64_t next;			/* when the next of the others comes due, SCHEDULE_NEVER none */
};

struct plan_wish {
	enum plan_reach reach;
	const char *const *names;	/* addresses, or numbers as the store has them */
	size_t name_count;
	int64_t asked_since;		/* not those that another update has asked since then, 0 whatever was asked */
};

/* Make the plan at time now; plan_clear() it.  ERROR_MISSING when a name is no subscription.  0 or -1. */
int	plan_make(struct store *store, const struct subs *subs, const struct settings *settings,
	    const struct plan_wish *wish, int64_t now, struct plan *plan, struct error *err);
void	plan_clear(struct plan *plan);

#endif
