/*
 * The disk below a database: whether processes can share memory through its
 * files, which a log beside the database (WAL) wants; and whether the machine
 * stopped while the database was in use.
 */
#ifndef STORE_MEDIUM_H
#define STORE_MEDIUM_H

#include <stdbool.h>

#include "sql.h"

/* Is this type of file system (statfs(2)) one of another machine, or of a program? */
bool	medium_is_remote(unsigned long type);
/* The same of the file, or, when there is none yet, of its folder. */
bool	medium_holds_remote(const char *path);
/* Make a database do without a log, also where none can be opened.  0, also when there is no such file, or -1. */
int	medium_leave_log(const char *path, struct error *err);

/* Is there more beside the file than a program leaves that closes it? */
bool	medium_was_left(const char *path);
/*
 * Note in which run of the machine the database is used.  When it was left in
 * an earlier one it is to be checked (upkeep_check_left).  0, also when it
 * cannot be written now, or -1.
 */
int	medium_note_use(struct store *store, bool was_left, struct error *err);

#endif
