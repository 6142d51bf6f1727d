/*
 * Passwords, which stand in no configuration: they are read from a file or
 * printed by a program when a feed is asked, held while it is, and never
 * stored, shown or logged.
 */
#ifndef POLL_SECRET_H
#define POLL_SECRET_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

/* The first line of what a program printed, in the arena; NULL when it is empty. */
const char *secret_first_line(struct arena *a, const struct buf *text);
/* The path of a password-file setting as it is opened: "~/" is the home folder. */
const char *secret_path(struct arena *a, const char *path);
/* The first line of that file, in the arena; NULL with err. */
const char *secret_read(struct arena *a, const char *path, struct error *err);

#endif
