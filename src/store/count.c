#include "base/limits.h"
#include "condition.h"
#include "store/count.h"

/* Articles of one step: a condition may have to read their texts. */
#define STEP_ROWS	50

/* Values of the step's statement. */
#define AT_READ		1
#define AT_DATE		2
#define AT_ID		3
#define AT_LIMIT	4

void
count_begin(struct count *count, const struct query *query, bool all)
{
	*count = (struct count){ .query = query, .all = all, .date = INT64_MAX, .id = INT64_MAX };
}

/* The next articles, and of each whether it counts: what does not match is a row, too, so that a step has an end. */
static sqlite3_stmt *
prepare_step(const struct count *count, struct store *store, struct error *err)
{
	struct buf sql = { 0 };
	sqlite3_stmt *st;

	buf_printf(&sql, "SELECT date, id, article.feed NOT IN (SELECT id FROM feed WHERE subscribed = 0) AND (%s)"
	    " FROM article INDEXED BY %s AND deleted = 0 AND read = ?%d AND date <= ?%d AND (date < ?%d OR id < ?%d)",
	    buf_text(&count->query->sql), count->query->starred ? "article_starred WHERE starred = 1" : "article_date WHERE true",
	    AT_READ, AT_DATE, AT_DATE, AT_ID);
	condition_add_bound(count->query, &sql);
	buf_printf(&sql, " ORDER BY date DESC, id DESC LIMIT ?%d", AT_LIMIT);
	st = sql_get(store, buf_text(&sql), err);
	buf_clear(&sql);
	if (st == NULL)
		return NULL;
	sql_int(st, AT_READ, count->in_read);
	sql_int(st, AT_DATE, count->date);
	sql_int(st, AT_ID, count->id);
	sql_int(st, AT_LIMIT, STEP_ROWS);
	condition_bind(count->query, st);
	return st;
}

/* All of one kind, or enough of it, was looked at: to the other one.  1, or 0 when there is none. */
static int
end_kind(struct count *count, bool more)
{
	if (count->in_read)
		count->more_read = more;
	else
		count->more_unread = more;
	if (count->in_read || !count->all)
		return 0;
	count->in_read = true;
	count->rows = 0;
	count->date = count->id = INT64_MAX;
	return 1;
}

int
count_step(struct count *count, struct store *store, struct error *err)
{
	sqlite3_stmt *st = prepare_step(count, store, err);
	int64_t *found = count->in_read ? &count->read : &count->unread;
	int rows = 0, rc;

	if (st == NULL)
		return -1;
	while ((rc = sql_step(store, st, err)) == 1) {
		count->date = sqlite3_column_int64(st, 0);
		count->id = sqlite3_column_int64(st, 1);
		*found += sqlite3_column_int(st, 2) != 0;
		rows++;
	}
	if (rc < 0)
		return -1;
	count->rows += rows;
	if (rows < STEP_ROWS || count->rows >= LIMIT_COUNT_ROWS)
		return end_kind(count, rows == STEP_ROWS);
	return 1;
}
