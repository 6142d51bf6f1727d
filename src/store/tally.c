#include "tally.h"

int
tally_add(struct store *store, int64_t feed, bool is_read, int64_t date, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "UPDATE tally SET total = total + 1, unread = unread + ?2, newest = max(newest, ?3) WHERE feed = ?1", err);

	if (st == NULL)
		return -1;
	sql_int(st, 1, feed);
	sql_int(st, 2, !is_read);
	sql_int(st, 3, date);
	return sql_run(store, st, err);
}

int
tally_count(struct store *store, struct error *err)
{
	return sql_exec(store,
	    "INSERT OR IGNORE INTO tally(feed) SELECT id FROM feed;"
	    "UPDATE tally SET"
	    " total = (SELECT count(*) FROM article a WHERE a.feed = tally.feed AND deleted = 0),"
	    " unread = (SELECT count(*) FROM article a WHERE a.feed = tally.feed AND deleted = 0 AND read = 0),"
	    " newest = coalesce((SELECT max(date) FROM article a WHERE a.feed = tally.feed AND deleted = 0), 0)", err);
}
