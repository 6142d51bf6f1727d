/*
 * Files of ours: the XDG directories, reading with a limit, replacing a file
 * so that a crash leaves the old one or the new one.  Folders are made 0700,
 * files 0600.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

enum file_place {
	FILE_CONFIG,		/* $XDG_CONFIG_HOME/coranto, ~/.config/coranto */
	FILE_DATA,		/* $XDG_DATA_HOME/coranto, ~/.local/share/coranto */
	FILE_STATE		/* $XDG_STATE_HOME/coranto, ~/.local/state/coranto */
};

/*
 * The path of name in a place; without HOME the user database is asked.
 * The caller's to free(); NULL with err when there is no home at all.
 * A relative XDG variable is ignored, as the specification asks
 * (XDG Base Directory Specification 0.8).
 */
char	*file_path(enum file_place place, const char *name, struct error *err);

/* A path as a person writes it: "~" or "~/..." is the home folder.  The caller's to free(); NULL with err. */
char	*file_expand(const char *path, struct error *err);

/*
 * The path of a file that came with the program ("keys/vim"): below
 * ../share/coranto from where the program is (../../share/coranto from
 * libexec/coranto), below SHAREDIR, or in the source
 * tree that it was built in.  The caller's to free(); NULL when there is none.
 */
char	*file_shared(const char *name);

/* Make the folder of path, and those above it.  0 or -1. */
int	file_make_parent(const char *path, struct error *err);

/*
 * Append the whole of a file (path "-": standard input) to out; over limit
 * bytes is ERROR_LIMIT, no such file ERROR_MISSING.  0 or -1; what was read until
 * then is in out all the same.
 */
int	file_read(const char *path, size_t limit, struct buf *out, struct error *err);

/*
 * Replace path with data: temporary file beside it, fsync, rename, fsync of
 * the folder.  A symbolic link is followed, its target is replaced.  0 or -1.
 */
int	file_replace(const char *path, const char *data, size_t len, struct error *err);

/* flock(2), which signals do not end.  0 or -1 with errno. */
int	file_lock(int fd, int operation);
/* A file without a name, to write and to read, gone when it is closed: for what another program reads.  -1 with errno. */
int	file_nameless(void);
/* Write all of data.  0, or -1 with errno. */
int	file_write(int fd, const char *data, size_t len);

#endif
