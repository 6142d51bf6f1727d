/*
 * The tables, and the way from every older set of tables to this one.  The
 * number of the set is PRAGMA user_version.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "base/error.h"
#include "sql.h"

/* "Cora": in the header of every database of ours (PRAGMA application_id). */
#define SCHEMA_APPLICATION	0x436f7261
#define SCHEMA_VERSION		6

/* Is this database ours, and not newer?  An empty one is.  0 or -1; the version (0: empty) in *version. */
int	schema_check(struct store *store, int *version, struct error *err);
/*
 * Make or migrate the tables in one transaction; before a migration a copy of
 * the database is laid beside it as PATH.bak-VERSION.  0 or -1.
 */
int	schema_migrate(struct store *store, struct error *err);
/* Write the whole database once more, readable by its owner only.  0 or -1. */
int	schema_copy(struct store *store, const char *path, struct error *err);

#endif
