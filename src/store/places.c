#include "base/limits.h"
#include "sql.h"
#include "store/places.h"

static int
forget(struct store *store, int64_t article, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "DELETE FROM place WHERE article = ?1", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, article);
	return sql_run(store, st, err);
}

static int
remember(struct store *store, int64_t article, const struct place *place, int64_t now, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "INSERT OR REPLACE INTO place VALUES(?1, ?2, ?3, ?4, ?5)", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, article);
	sql_int(st, 2, place->source);
	sql_int(st, 3, (int64_t)place->block);
	sql_int(st, 4, (int64_t)place->offset);
	sql_int(st, 5, now);
	if (sql_run(store, st, err) != 0)
		return -1;
	st = sql_get(store,
	    "DELETE FROM place WHERE article IN (SELECT article FROM place ORDER BY at DESC LIMIT -1 OFFSET ?1)", err);
	if (st == NULL)
		return -1;
	sql_int(st, 1, LIMIT_PLACES);
	return sql_run(store, st, err);
}

int
places_put(struct store *store, int64_t article, const struct place *place, int64_t now, struct error *err)
{
	bool own;
	int result;

	if (sql_enter(store, &own, err) != 0)
		return -1;
	result = place != NULL ? remember(store, article, place, now, err) : forget(store, article, err);
	return sql_leave(store, own, result, err);
}

bool
places_get(struct store *store, int64_t article, struct place *place)
{
	struct error err;
	sqlite3_stmt *st = sql_get(store, "SELECT source, block, offset FROM place WHERE article = ?1", &err);

	if (st == NULL)
		return false;
	sql_int(st, 1, article);
	if (sql_step(store, st, &err) != 1)
		return false;
	place->source = sqlite3_column_int(st, 0);
	place->block = (size_t)sqlite3_column_int64(st, 1);
	place->offset = (size_t)sqlite3_column_int64(st, 2);
	sqlite3_reset(st);
	return true;
}
