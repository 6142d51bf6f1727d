/*
 * The write-ahead log in large pieces: SQLite hands it over page by page, each
 * after a head of 24 bytes, and a checkpoint takes it back so, to write page by
 * page to the database.  The system takes a large piece for a third of what the
 * many small ones cost.  A layer (sqlite.org/vfs.html) over SQLite's own way to
 * the files holds back what is added to the end of the log until it is synced
 * or read, or the lock is given up under which it was written; what a
 * checkpoint writes until the same; and reads the log ahead where it is read on
 * and on, up to the next lock.
 *
 * Nothing becomes less safe by it: only with synchronous = FULL, which syncs
 * the log before it tells anybody of a commit, and the database before the log
 * may be written anew; and for no database without a log.
 */
#ifndef STORE_GATHER_H
#define STORE_GATHER_H

/* The name of the layer over what SQLite uses now, for sqlite3_open_v2(); it stays for the life of the process. */
const char	*gather_layer(void);

#endif
