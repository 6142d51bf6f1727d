#include "store/budget.h"
#include "store/scratch.h"
#include "tap.h"

int
main(void)
{
	struct store *store = store_open(":memory:", STORE_WRITE, NULL);
	struct budget budget;
	int64_t n;
	sqlite3_stmt *st = sql_get(store,
	    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) SELECT max(i) FROM n", NULL);

	budget_start(&budget, store, 20000);
	ok(sql_number(store, st, 0, &n, NULL) != 0 && budget.spent, "what takes too long is ended");
	budget_start(&budget, store, 10000000);
	ok(sql_number(store, st, 0, &n, NULL) == 0 && n == 10000 && !budget.spent, "with more it runs through");
	budget_start(&budget, store, 20000);
	budget_stop(&budget);
	ok(sql_number(store, st, 0, &n, NULL) == 0 && n == 10000, "and without any");
	store_close(store);
	return tap_end();
}
