/*
 * Jails, as far as the system has them (Linux: Landlock and seccomp; elsewhere
 * resource limits alone).  Best effort: each function says what is in force.
 * Nothing here can be undone.
 */
#ifndef BASE_SANDBOX_H
#define BASE_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* What is in force, bits. */
#define SANDBOX_FILES	1u	/* only the files that were named */
#define SANDBOX_CALLS	2u	/* only the system calls that are needed */
#define SANDBOX_MEMORY	4u	/* only so much memory */

struct sandbox_path {
	const char *path;	/* a file, or a folder and all below it; may be missing */
	bool write;		/* also to be written, made and removed */
};

/*
 * For work on hostile bytes: what is left are the open descriptors, memory, time,
 * and reading the system's libraries (iconv loads its tables when it needs them).
 * No network, no other program or process, no writing of files.
 */
unsigned sandbox_compute(void);
/*
 * For a process that has work with the network and a few files: those files, no
 * other program, no signal to one, no connection from elsewhere.  Services of
 * this machine (sockets in its files: the desktop's bus, agents for keys) are
 * out of reach, unless they are wanted to find names by.
 */
unsigned sandbox_confine(const struct sandbox_path *paths, size_t count, bool services);
/* What of SANDBOX_FILES and SANDBOX_CALLS this system has; nothing is changed. */
unsigned sandbox_available(void);
/* What this system can enforce, in words: "Landlock, seccomp". */
void	sandbox_describe(struct buf *out);

#endif
