#include "budget.h"

/* SQLite asks after so many steps. */
#define STEPS_AT_ONCE	1000

static int
spend(void *context)
{
	struct budget *budget = context;

	budget->left -= STEPS_AT_ONCE;
	budget->spent = budget->left <= 0;
	return budget->spent;
}

void
budget_start(struct budget *budget, struct store *store, int64_t steps)
{
	*budget = (struct budget){ .store = store, .left = steps };
	sqlite3_progress_handler(store->db, STEPS_AT_ONCE, spend, budget);
}

void
budget_stop(struct budget *budget)
{
	sqlite3_progress_handler(budget->store->db, 0, NULL, NULL);
}
