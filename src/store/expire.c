#include "sql.h"
#include "store/expire.h"

#define DAY		86400
/* A deletion can be taken back for so long. */
#define DELETED_DAYS	30
/* A tomb goes when its feed has had newer articles for so long, without what lies in it. */
#define TOMB_DAYS	90

static int
run(struct store *store, sqlite3_stmt *st, struct error *err)
{
	return st != NULL ? sql_run(store, st, err) : -1;
}

/* Bury what the temporary list holds; its body, marks and place in the index follow. */
static int
bury(struct store *store, int64_t now, int64_t *expired, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "REPLACE INTO tomb(feed, key, twin, seen) SELECT feed, key, twin, ?1 FROM article"
	    " WHERE id IN (SELECT id FROM temp.expiring)", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, now);
	if (sql_run(store, st, err) != 0)
		return -1;
	if (run(store, sql_get(store, "DELETE FROM article WHERE id IN (SELECT id FROM temp.expiring)", err), err) != 0)
		return -1;
	*expired += sqlite3_changes(store->db);
	return run(store, sql_get(store, "DELETE FROM temp.expiring", err), err);
}

static int
make_list(struct store *store, struct error *err)
{
	return sql_exec(store, "CREATE TEMP TABLE IF NOT EXISTS expiring(id INTEGER PRIMARY KEY); DELETE FROM temp.expiring",
	    err);
}

/* What must stand below this in the feed's list (by date, then id), and have been seen before, to go. */
struct bounds {
	int64_t date, id, seen;
};

static int
expire_before(struct store *store, int64_t feed, const struct bounds *before, int read, int64_t now,
    int64_t max, int64_t *expired, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "INSERT OR IGNORE INTO temp.expiring SELECT id FROM article WHERE feed = ?1 AND read = ?2 AND deleted = 0"
	    " AND starred = 0 AND tagged = 0 AND date <= ?3 AND (date < ?3 OR id < ?6) AND seen < ?4"
	    " ORDER BY date, id LIMIT ?5", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, feed);
	sql_int(st, 2, read);
	sql_int(st, 3, before->date);
	sql_int(st, 4, before->seen);
	sql_int(st, 5, max - *expired);
	sql_int(st, 6, before->id);
	if (sql_run(store, st, err) != 0)
		return -1;
	return bury(store, now, expired, err);
}

/* The last article that the rule's count keeps is the bound. */
static int
find_count_bound(struct store *store, int64_t feed, int64_t count, struct bounds *bounds, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "SELECT date, id FROM (SELECT * FROM (SELECT date, id FROM article WHERE feed = ?1 AND read = 0 AND deleted = 0"
	    "  ORDER BY date DESC, id DESC LIMIT ?2)"
	    " UNION ALL SELECT * FROM (SELECT date, id FROM article WHERE feed = ?1 AND read = 1 AND deleted = 0"
	    "  ORDER BY date DESC, id DESC LIMIT ?2)) ORDER BY date DESC, id DESC LIMIT 1 OFFSET ?2 - 1", err);
	int rc;

	if (st == NULL)
		return -1;
	sql_int(st, 1, feed);
	sql_int(st, 2, count);
	rc = sql_step(store, st, err);
	if (rc == 1) {
		bounds->date = sqlite3_column_int64(st, 0);
		bounds->id = sqlite3_column_int64(st, 1);
	}
	sqlite3_reset(st);
	return rc < 0 ? -1 : 0;
}

static int
expire_by(struct store *store, int64_t feed, const struct expire_rule *rule, int64_t now, int64_t max,
    int64_t *expired, struct error *err)
{
	struct bounds bounds[2] = {
		{ now - rule->days * DAY, INT64_MIN, now - rule->days * DAY }, { INT64_MIN, INT64_MIN, INT64_MAX },
	};

	if (make_list(store, err) != 0)
		return -1;
	if (rule->days == 0)
		bounds[0].date = INT64_MIN;
	if (rule->count > 0 && find_count_bound(store, feed, rule->count, &bounds[1], err) != 0)
		return -1;
	for (int i = 0; i < 2; i++)
		for (int read = rule->unread ? 0 : 1; read < 2; read++)
			if (expire_before(store, feed, &bounds[i], read, now, max, expired, err) != 0)
				return -1;
	return 0;
}

int
expire_feed(struct store *store, int64_t feed, const struct expire_rule *rule, int64_t now, size_t max,
    int64_t *expired, struct error *err)
{
	bool own;

	*expired = 0;
	if (rule->days == 0 && rule->count == 0)
		return 0;
	if (sql_enter(store, &own, err) != 0)
		return -1;
	return sql_leave(store, own, expire_by(store, feed, rule, now, (int64_t)max, expired, err), err);
}

static int
bury_deleted(struct store *store, int64_t now, int64_t max, int64_t *expired, struct error *err)
{
	sqlite3_stmt *st;

	if (make_list(store, err) != 0)
		return -1;
	st = sql_get(store, "INSERT INTO temp.expiring SELECT id FROM article"
	    " WHERE deleted > 0 AND deleted < ?1 AND starred = 0 AND tagged = 0 LIMIT ?2", err);
	if (st == NULL)
		return -1;
	sql_int(st, 1, now - DELETED_DAYS * DAY);
	sql_int(st, 2, max);
	if (sql_run(store, st, err) != 0 || bury(store, now, expired, err) != 0)
		return -1;
	st = sql_get(store,
	    "DELETE FROM tomb WHERE seen + ?1 < (SELECT newest FROM tally WHERE tally.feed = tomb.feed)", err);
	if (st == NULL)
		return -1;
	sql_int(st, 1, TOMB_DAYS * DAY);
	return sql_run(store, st, err);
}

int
expire_deleted(struct store *store, int64_t now, size_t max, int64_t *expired, struct error *err)
{
	bool own;

	*expired = 0;
	if (sql_enter(store, &own, err) != 0)
		return -1;
	return sql_leave(store, own, bury_deleted(store, now, (int64_t)max, expired, err), err);
}

int
expire_forget(struct store *store, int64_t feed, int64_t count, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "DELETE FROM article WHERE starred = 0 AND id IN"
	    " (SELECT id FROM article WHERE feed = ?1 ORDER BY id DESC LIMIT -1 OFFSET ?2)", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, feed);
	sql_int(st, 2, count);
	return sql_run(store, st, err);
}
