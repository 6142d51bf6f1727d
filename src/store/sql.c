#include <errno.h>
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "sql.h"

static const struct kind {
	int code;			/* primary result code */
	enum error_kind kind;
	const char *words;		/* NULL: SQLite's own */
} kinds[] = {
	{ SQLITE_BUSY, ERROR_BUSY, "held by another process, try again" },
	{ SQLITE_LOCKED, ERROR_BUSY, "held by another process, try again" },
	{ SQLITE_FULL, ERROR_FULL, "no space left on the disk, nothing was changed" },
	{ SQLITE_CORRUPT, ERROR_CORRUPT, "the database is damaged (coranto store --recover copies what is readable)" },
	{ SQLITE_NOTADB, ERROR_CORRUPT, "not a database (coranto store --recover puts it aside)" },
	{ SQLITE_IOERR, ERROR_IO, NULL },
	{ SQLITE_CANTOPEN, ERROR_IO, "cannot be opened" },
	{ SQLITE_READONLY, ERROR_IO, "is not writable" },
	{ SQLITE_PERM, ERROR_IO, "is not accessible" },
	{ SQLITE_AUTH, ERROR_IO, "is not accessible" },
	{ SQLITE_TOOBIG, ERROR_LIMIT, "an article is too big" },
};

/* Quota and file size limits reach us as failed writes: the disk is full for this user. */
static bool
is_full(sqlite3 *db, int extended)
{
	int cause = sqlite3_system_errno(db);

	/* A statement that is stepped leaves it out (3.40), but errno is still that of the write. */
	if (cause == 0)
		cause = errno;
	return extended == SQLITE_IOERR_WRITE && (cause == ENOSPC || cause == EDQUOT || cause == EFBIG);
}

int
sql_fail(struct store *store, struct error *err)
{
	int extended = sqlite3_extended_errcode(store->db);
	int code = is_full(store->db, extended) ? SQLITE_FULL : extended & 0xff;

	int cause = sqlite3_system_errno(store->db);

	if (code == SQLITE_NOMEM)
		mem_die();
	if (code == SQLITE_CANTOPEN && cause != 0)
		return error_set(err, ERROR_IO, "%s: cannot be opened: %s", store->path, strerror(cause));
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const char *words = kinds[i].words != NULL ? kinds[i].words : sqlite3_errmsg(store->db);

		if (kinds[i].code == code)
			return error_set(err, kinds[i].kind, "%s: %s", store->path, words);
	}
	return error_set(err, ERROR_IO, "%s: %s", store->path, sqlite3_errmsg(store->db));
}

int
sql_exec(struct store *store, const char *text, struct error *err)
{
	return sqlite3_exec(store->db, text, NULL, NULL, NULL) == SQLITE_OK ? 0 : sql_fail(store, err);
}

void
sql_drop_statements(struct store *store)
{
	size_t kept = 0;

	map_clear(&store->statements);
	memset(store->recent, 0, sizeof(store->recent));
	for (size_t i = 0; i < store->prepared_count; i++) {
		sqlite3_stmt *st = store->prepared[i];
		const char *text = sqlite3_sql(st);

		if (!sqlite3_stmt_busy(st)) {
			sqlite3_finalize(st);
			continue;
		}
		map_put(&store->statements, text, strlen(text), st);
		store->prepared[kept++] = st;
	}
	store->prepared_count = kept;
	store->prepared_bytes = 0;
}

static sqlite3_stmt *
prepare(struct store *store, const char *text, struct error *err)
{
	size_t len = strlen(text);
	sqlite3_stmt *st = map_get(&store->statements, text, len);

	if (st != NULL)
		return st;
	/* Filters that the user types make ever new statements. */
	if (store->prepared_count >= LIMIT_STORE_STATEMENTS || store->prepared_bytes > LIMIT_STORE_STATEMENT_BYTES)
		sql_drop_statements(store);
	if (sqlite3_prepare_v3(store->db, text, (int)len + 1, SQLITE_PREPARE_PERSISTENT, &st, NULL) != SQLITE_OK) {
		sql_fail(store, err);
		return NULL;
	}
	map_put(&store->statements, text, len, st);
	store->prepared = mem_grow(store->prepared, store->prepared_count, &store->prepared_cap, sizeof(st));
	store->prepared[store->prepared_count++] = st;
	store->prepared_bytes += (size_t)sqlite3_stmt_status(st, SQLITE_STMTSTATUS_MEMUSED, 0);
	return st;
}

static sqlite3_stmt **
recent_slot(struct store *store, const char *text)
{
	return &store->recent[((uint64_t)(uintptr_t)text * UINT64_C(0x9E3779B97F4A7C15) >> 32) % SQL_RECENT];
}

sqlite3_stmt *
sql_get(struct store *store, const char *text, struct error *err)
{
	sqlite3_stmt **slot = recent_slot(store, text), *st = *slot;

	if (st == NULL || strcmp(sqlite3_sql(st), text) != 0)
		st = prepare(store, text, err);
	if (st == NULL)
		return NULL;
	*slot = st;
	sqlite3_reset(st);
	sqlite3_clear_bindings(st);
	return st;
}

int
sql_step(struct store *store, sqlite3_stmt *st, struct error *err)
{
	int rc = sqlite3_step(st);

	if (rc == SQLITE_ROW)
		return 1;
	if (rc != SQLITE_DONE)
		sql_fail(store, err);
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? 0 : -1;
}

int
sql_run(struct store *store, sqlite3_stmt *st, struct error *err)
{
	int rc;

	do
		rc = sql_step(store, st, err);
	while (rc == 1);
	return rc;
}

int
sql_number(struct store *store, sqlite3_stmt *st, int64_t otherwise, int64_t *number, struct error *err)
{
	int rc = sql_step(store, st, err);

	*number = otherwise;
	if (rc == 1 && sqlite3_column_type(st, 0) != SQLITE_NULL)
		*number = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	return rc < 0 ? -1 : 0;
}

static sqlite3_stmt *
get_with(struct store *store, const char *text, int64_t value, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, text, err);

	if (st != NULL && sqlite3_bind_parameter_count(st) > 0)
		sql_int(st, 1, value);
	return st;
}

int
sql_ask(struct store *store, const char *text, int64_t value, int64_t otherwise, int64_t *number, struct error *err)
{
	sqlite3_stmt *st = get_with(store, text, value, err);

	return st != NULL ? sql_number(store, st, otherwise, number, err) : -1;
}

int
sql_do(struct store *store, const char *text, int64_t value, struct error *err)
{
	sqlite3_stmt *st = get_with(store, text, value, err);

	return st != NULL ? sql_run(store, st, err) : -1;
}

void
sql_int(sqlite3_stmt *st, int n, int64_t value)
{
	sqlite3_bind_int64(st, n, value);
}

void
sql_text(sqlite3_stmt *st, int n, const char *value)
{
	sqlite3_bind_text(st, n, value != NULL ? value : "", -1, SQLITE_STATIC);
}

void
sql_text_of(sqlite3_stmt *st, int n, const char *value, size_t len)
{
	sqlite3_bind_text64(st, n, value, len, SQLITE_STATIC, SQLITE_UTF8);
}

char *
sql_copy(sqlite3_stmt *st, int n, struct arena *a)
{
	const char *text = (const char *)sqlite3_column_text(st, n);

	return arena_strndup(a, text, text != NULL ? (size_t)sqlite3_column_bytes(st, n) : 0);
}

static int
enter(struct store *store, const char *begin, bool *own, struct error *err)
{
	sqlite3_stmt *st;

	*own = sqlite3_get_autocommit(store->db) != 0;
	if (!*own)
		return 0;
	st = sql_get(store, begin, err);
	return st != NULL ? sql_run(store, st, err) : -1;
}

int
sql_enter(struct store *store, bool *own, struct error *err)
{
	return enter(store, "BEGIN IMMEDIATE", own, err);
}

int
sql_enter_read(struct store *store, bool *own, struct error *err)
{
	return enter(store, "BEGIN", own, err);
}

int
sql_leave(struct store *store, bool own, int result, struct error *err)
{
	sqlite3_stmt *st;

	if (!own)
		return result;
	if (result == 0) {
		st = sql_get(store, "COMMIT", err);
		result = st != NULL ? sql_run(store, st, err) : -1;
	}
	/* SQLite itself may have rolled back on a full disk. */
	if (result != 0 && !sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	return result;
}
