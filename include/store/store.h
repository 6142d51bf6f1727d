/*
 * The cache: one SQLite database (WAL) shared by many processes.  Every write
 * is in a transaction; a crash at any moment leaves the state before or after
 * it.  Knows nothing of feeds' formats, of the network or of the screen.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdint.h>

#include "base/error.h"

struct store;

enum store_mode {
	STORE_READ,		/* must exist; works on read-only media */
	STORE_WRITE		/* made and migrated when needed */
};

/*
 * Open the database at path.  NULL with err: ERROR_NEWER when a newer program
 * wrote it, ERROR_CORRUPT when it is damaged (nothing is touched then).
 * store_close() it.
 */
struct store *store_open(const char *path, enum store_mode mode, struct error *err);
void	store_close(struct store *store);
/* How long a write waits for another process before it fails with ERROR_BUSY, in milliseconds. */
void	store_set_patience(struct store *store, int milliseconds);

/* A write transaction over several calls.  0 or -1. */
int	store_begin(struct store *store, struct error *err);
int	store_commit(struct store *store, struct error *err);
void	store_rollback(struct store *store);

/* A number that changes when another process has written. */
int64_t	store_data_version(struct store *store);

#endif
