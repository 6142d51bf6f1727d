#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "gather.h"
#include "medium.h"
#include "regex.h"
#include "relevance.h"
#include "schema.h"
#include "sql.h"
#include "store/store.h"
#include "tokenizer.h"

#define PATIENCE_MS	5000
#define RETRY_MS	10
/* Without a log who reads waits for who writes, a moment. */
#define NO_LOG_PATIENCE_MS	2000

/* file:PATH?parameters, with what means something in a URI escaped. */
static char *
uri_of(const char *path, const char *parameters)
{
	struct buf uri = { 0 };

	buf_adds(&uri, "file:");
	for (const char *p = path; *p != '\0'; p++)
		if (strchr("%?#", *p) != NULL)
			buf_printf(&uri, "%%%02X", (unsigned char)*p);
		else
			buf_addc(&uri, *p);
	buf_adds(&uri, parameters);
	return buf_detach(&uri);
}

/* One try to open; the schema is read, so that a file that is no database is found out here. */
static int
try_open(struct store *store, const char *parameters, int flags, struct error *err)
{
	char *uri = uri_of(store->path, parameters);
	int rc;

	sql_drop_statements(store);
	sqlite3_close(store->db);
	store->db = NULL;
	rc = sqlite3_open_v2(uri, &store->db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, gather_layer());
	free(uri);
	if (store->db == NULL)
		mem_die();
	sqlite3_extended_result_codes(store->db, 1);
	sqlite3_busy_timeout(store->db, PATIENCE_MS);
	if (rc != SQLITE_OK)
		return sql_fail(store, err);
	return sql_exec(store, "SELECT 1 FROM sqlite_schema", err);
}

/* Functions of ours, and guards against a database that somebody has prepared for us. */
static int
harden(struct store *store, struct error *err)
{
	int on;

	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, &on);
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, &on);
	sqlite3_limit(store->db, SQLITE_LIMIT_LENGTH, LIMIT_STORE_VALUE_BYTES);
	sqlite3_limit(store->db, SQLITE_LIMIT_ATTACHED, 1);
	if (regex_register(store, err) != 0 || tokenizer_register(store, err) != 0 ||
	    relevance_register(store, err) != 0)
		return -1;
	return sql_exec(store, "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON;"
	    "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY", err);
}

/* Set or ask for the journal by a pragma, which may give another one than was asked for. */
static int
find_journal(struct store *store, const char *pragma, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, pragma, err);
	int rc = st != NULL ? sql_step(store, st, err) : -1;

	store->has_log = rc == 1 && strcmp((const char *)sqlite3_column_text(st, 0), "wal") == 0;
	sqlite3_reset(st);
	return rc < 0 ? -1 : 0;
}

static int
prepare_writing(struct store *store, struct error *err)
{
	int version;

	/* A database of somebody else's must stay as it is. */
	if (schema_check(store, &version, err) != 0)
		return -1;
	/* An empty database has nothing to go back to. */
	if (version == 0 && sql_exec(store,
	    "PRAGMA journal_mode = MEMORY; PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL", err) != 0)
		return -1;
	if (!store->is_remote && find_journal(store, "PRAGMA journal_mode = WAL", err) != 0)
		return -1;
	if (!store->has_log && find_journal(store, "PRAGMA journal_mode = DELETE", err) != 0)
		return -1;
	if (sql_exec(store, "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216", err) != 0)
		return -1;
	return schema_migrate(store, err);
}

static int
try_open_writing(struct store *store, struct error *err)
{
	int rc = store->is_remote ? medium_leave_log(store->path, err) : 0;

	if (rc != 0)
		return -1;
	rc = try_open(store, "", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err);
	if (rc == 0)
		rc = harden(store, err);
	if (rc == 0)
		rc = prepare_writing(store, err);
	/* SQLite opens it for reading then, and fails to make the files beside it. */
	if (rc != 0 && sqlite3_errcode(store->db) == SQLITE_CANTOPEN && sqlite3_db_readonly(store->db, "main") == 1)
		return error_set(err, ERROR_IO, "%s: is not writable", store->path);
	return rc;
}

/*
 * SQLite changes to WAL mode without waiting for others who are at it, too
 * (sqlite.org/wal.html, "Sometimes queries return SQLITE_BUSY in WAL mode"):
 * the wait is ours then.
 */
static int
open_writing(struct store *store, struct error *err)
{
	struct error own = { 0 };
	bool was_left;
	mode_t mask;
	int rc, waited;

	if (file_make_parent(store->path, err) != 0)
		return -1;
	store->is_remote = medium_holds_remote(store->path);
	was_left = medium_was_left(store->path);
	mask = umask(077);
	for (waited = 0;; waited += RETRY_MS) {
		rc = try_open_writing(store, &own);
		if (rc == 0 || own.kind != ERROR_BUSY || waited >= PATIENCE_MS)
			break;
		poll(NULL, 0, RETRY_MS);
	}
	umask(mask);
	if (rc != 0)
		return error_set(err, own.kind, "%s", own.text);
	/* Who is writing now has noted it. */
	sqlite3_busy_timeout(store->db, 0);
	rc = medium_note_use(store, was_left, err);
	sqlite3_busy_timeout(store->db, PATIENCE_MS);
	return rc;
}

/*
 * A database in WAL mode wants its -shm file even to be read; on read-only
 * media there can be none, and nobody writes either: immutable.
 */
static int
open_reading(struct store *store, struct error *err)
{
	struct stat st;
	int version;

	if (stat(store->path, &st) != 0)
		return error_set(err, ERROR_MISSING, "%s: there is no cache yet", store->path);
	if (try_open(store, "?mode=ro", SQLITE_OPEN_READONLY, err) != 0 &&
	    (sqlite3_errcode(store->db) != SQLITE_CANTOPEN ||
	    try_open(store, "?mode=ro&immutable=1", SQLITE_OPEN_READONLY, err) != 0))
		return -1;
	if (harden(store, err) != 0 || find_journal(store, "PRAGMA journal_mode", err) != 0 ||
	    schema_check(store, &version, err) != 0)
		return -1;
	if (version == SCHEMA_VERSION)
		return 0;
	return error_set(err, ERROR_MISSING, "%s: of an older version; coranto update brings it up to date", store->path);
}

static int
read_seed(struct store *store, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "SELECT value FROM meta WHERE name = 'seed'", err);
	int rc = st != NULL ? sql_step(store, st, err) : -1;

	if (rc == 1 && sqlite3_column_bytes(st, 0) == (int)sizeof(store->seed))
		memcpy(store->seed, sqlite3_column_blob(st, 0), sizeof(store->seed));
	sqlite3_reset(st);
	return rc < 0 ? -1 : 0;
}

struct store *
store_open(const char *path, enum store_mode mode, struct error *err)
{
	struct store *store = mem_zalloc(1, sizeof(*store));
	int rc;

	/* We have one thread and ask no statistics; SQLite refuses this quietly once it is at work. */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	store->path = mem_strdup(path);
	map_init(&store->statements);
	rc = mode == STORE_WRITE ? open_writing(store, err) : open_reading(store, err);
	if (rc == 0 && read_seed(store, err) == 0)
		return store;
	store_close(store);
	return NULL;
}

void
store_close(struct store *store)
{
	if (store == NULL)
		return;
	sql_drop_statements(store);
	sqlite3_close(store->db);
	map_clear(&store->statements);
	free(store->prepared);
	free(store->path);
	free(store);
}

void
store_set_patience(struct store *store, int milliseconds)
{
	sqlite3_busy_timeout(store->db, !store->has_log && milliseconds < NO_LOG_PATIENCE_MS ? NO_LOG_PATIENCE_MS : milliseconds);
}

int
store_begin(struct store *store, struct error *err)
{
	bool own;

	return sql_enter(store, &own, err);
}

int
store_commit(struct store *store, struct error *err)
{
	return sql_leave(store, true, 0, err);
}

void
store_rollback(struct store *store)
{
	sql_leave(store, true, -1, NULL);
}

int64_t
store_data_version(struct store *store)
{
	sqlite3_stmt *st = sql_get(store, "PRAGMA data_version", NULL);
	int64_t version = 0;

	if (st != NULL)
		sql_number(store, st, 0, &version, NULL);
	return version;
}
