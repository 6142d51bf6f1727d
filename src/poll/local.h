/* Documents that need no network: files, and the feed built into the program. */
#ifndef POLL_LOCAL_H
#define POLL_LOCAL_H

#include "base/buf.h"
#include "base/error.h"

/* The path of a file: address (RFC 8089), percent-decoded; -1 when it has none on this machine. */
int	local_path(const char *url, struct buf *path);
/* Append the document at a file: address or at SUBS_WELCOME_URL.  0 or -1. */
int	local_read(const char *url, struct buf *out, struct error *err);

#endif
