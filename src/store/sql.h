/*
 * The few steps that every room of the store takes with SQLite: statements
 * prepared once and kept on the handle, values bound, failures turned into
 * sentences that name the database.  Only this floor knows SQLite.
 */
#ifndef STORE_SQL_H
#define STORE_SQL_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"
#include "store/store.h"

#define SQL_RECENT	128

struct store {
	sqlite3 *db;
	char *path;
	bool is_remote;			/* on a disk where it can have no log (medium.h) */
	bool has_log;			/* who reads never waits for who writes */
	struct map statements;		/* text of the statement -> sqlite3_stmt */
	sqlite3_stmt *recent[SQL_RECENT]; /* some of them, by where their text stands: mostly that is a constant */
	sqlite3_stmt **prepared;	/* the same; SQLite's own list has FTS5's, too */
	size_t prepared_count, prepared_cap;
	size_t prepared_bytes;		/* what they take, about */
	uint64_t seed[2];		/* of the hashes kept in this database */
};

/* What SQLite last complained of, as a sentence; out of memory ends the process.  Returns -1. */
int	sql_fail(struct store *store, struct error *err);
/* Run statements without values.  0 or -1. */
int	sql_exec(struct store *store, const char *text, struct error *err);
/* The kept statement of this text, reset and without values; NULL with err. */
sqlite3_stmt *sql_get(struct store *store, const char *text, struct error *err);
/* Let go of all kept statements but those that are being stepped. */
void	sql_drop_statements(struct store *store);
/* 1 a row, 0 no more, -1 with err; the statement is reset unless there is a row. */
int	sql_step(struct store *store, sqlite3_stmt *st, struct error *err);
/* Step to the end.  0 or -1. */
int	sql_run(struct store *store, sqlite3_stmt *st, struct error *err);
/* The one number that a statement gives, or otherwise when it gives no row or NULL; -1 with err. */
int	sql_number(struct store *store, sqlite3_stmt *st, int64_t otherwise, int64_t *number, struct error *err);

/* The same of a statement by its text, whose value ?1, if it has one, is value; run one.  0 or -1. */
int	sql_ask(struct store *store, const char *text, int64_t value, int64_t otherwise, int64_t *number, struct error *err);
int	sql_do(struct store *store, const char *text, int64_t value, struct error *err);

void	sql_int(sqlite3_stmt *st, int n, int64_t value);
/* value must live until the statement is reset; NULL is bound as "". */
void	sql_text(sqlite3_stmt *st, int n, const char *value);
/* The same, where the length of it is known. */
void	sql_text_of(sqlite3_stmt *st, int n, const char *value, size_t len);
/* A copy of column n in the arena, "" for NULL. */
char	*sql_copy(sqlite3_stmt *st, int n, struct arena *a);

/*
 * A write transaction of a function of ours, unless its caller has one open
 * already: *own tells which.  sql_leave() commits (result 0) or takes back
 * what is its own and returns the result.
 */
int	sql_enter(struct store *store, bool *own, struct error *err);
int	sql_leave(struct store *store, bool own, int result, struct error *err);
/* The same for reading several statements from one state of the database. */
int	sql_enter_read(struct store *store, bool *own, struct error *err);

#endif
