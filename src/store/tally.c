#include "tally.h"

void
tally_note(struct tally *t, bool is_read, int64_t date)
{
	t->total++;
	t->unread += !is_read;
	if (date > t->newest)
		t->newest = date;
}

int
tally_add(struct store *store, int64_t feed, const struct tally *added, struct error *err)
{
	sqlite3_stmt *st;

	if (added->total == 0)
		return 0;
	st = sql_get(store,
	    "UPDATE tally SET total = total + ?2, unread = unread + ?3, newest = max(newest, ?4) WHERE feed = ?1", err);
	if (st == NULL)
		return -1;
	sql_int(st, 1, feed);
	sql_int(st, 2, added->total);
	sql_int(st, 3, added->unread);
	sql_int(st, 4, added->newest);
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
