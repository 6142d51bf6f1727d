/*
 * A bound on the work of reading: when so many steps of SQLite's machine are
 * done, every statement that is being stepped ends with a failure, and spent
 * says that this was why.
 */
#ifndef STORE_BUDGET_H
#define STORE_BUDGET_H

#include <stdbool.h>
#include <stdint.h>

#include "sql.h"

struct budget {
	struct store *store;
	int64_t left;
	bool spent;
};

/* The budget must live until budget_stop(). */
void	budget_start(struct budget *budget, struct store *store, int64_t steps);
void	budget_stop(struct budget *budget);

#endif
