#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "store/tag.h"
#include "tag_rows.h"

int
tag_check(const char *name, struct error *err)
{
	size_t len = strlen(name);

	if (len == 0 || len > LIMIT_TAG_BYTES)
		return error_set(err, ERROR_USAGE, "a tag has 1 to %d bytes", LIMIT_TAG_BYTES);
	for (const char *c = name; *c != '\0'; c++)
		if ((unsigned char)*c <= ' ' || *c == 0x7f || *c == '"')
			return error_set(err, ERROR_USAGE, "a tag has no blanks and no quotes");
	return 0;
}

const char *
tag_kept(const char *name, struct arena *a)
{
	struct buf kept = { 0 };
	const char *result;

	for (; *name != '\0'; name++) {
		if (*name == ' ')
			buf_adds(&kept, "\xc2\xa0");
		else
			buf_addc(&kept, *name);
	}
	result = arena_strdup(a, buf_text(&kept));
	buf_clear(&kept);
	return result;
}

struct tag *
tag_list(struct store *store, struct arena *a, size_t *count, struct error *err)
{
	sqlite3_stmt *st = sql_get(store,
	    "SELECT tag.name, sum(total), sum(unread) FROM tag JOIN tag_tally ON tag = tag.id JOIN feed ON feed.id = feed"
	    " WHERE subscribed = 1 AND total > 0 GROUP BY tag.id ORDER BY tag.name", err);
	struct tag *list = arena_alloc(a, sizeof(*list));
	size_t cap = 1;
	int rc;

	*count = 0;
	if (st == NULL)
		return NULL;
	while ((rc = sql_step(store, st, err)) == 1) {
		list = arena_grow(a, list, *count, &cap, sizeof(*list));
		list[(*count)++] = (struct tag){ sql_copy(st, 0, a), sqlite3_column_int64(st, 1), sqlite3_column_int64(st, 2) };
	}
	return rc == 0 ? list : NULL;
}

int
tag_find(struct store *store, const char *name, int64_t *id, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "SELECT id FROM tag WHERE name = ?1", err);

	if (st == NULL)
		return -1;
	sql_text(st, 1, name);
	return sql_number(store, st, 0, id, err);
}

int
tag_make(struct store *store, const char *name, int64_t *id, struct error *err)
{
	sqlite3_stmt *st;

	if (tag_check(name, err) != 0 || tag_find(store, name, id, err) != 0)
		return -1;
	if (*id != 0)
		return 0;
	st = sql_get(store, "INSERT INTO tag(name) VALUES(?1)", err);
	if (st == NULL)
		return -1;
	sql_text(st, 1, name);
	if (sql_run(store, st, err) != 0)
		return -1;
	*id = sqlite3_last_insert_rowid(store->db);
	return 0;
}
