/*
 * The poller's own jail: the network, its data folder, and what of the system
 * it must read; nothing else of the user's, and no other program.
 */
#ifndef POLL_CONFINE_H
#define POLL_CONFINE_H

#include <stddef.h>

#include "conf/settings.h"
#include "conf/subs.h"

/*
 * Confine this process, for good.  Subscriptions to programs (exec:, filter:)
 * need the user's whole world, so with one of them nothing is done and 0 is
 * returned; else what is in force, SANDBOX_* of base/sandbox.h.
 */
unsigned confine_poller(const char *store_path, const struct settings *settings, const struct subs *subs);

/*
 * Confine a process that downloads: as above, and it may write into the folders, and into the one
 * of data_path.
 * It starts no programs, whatever is subscribed to.
 */
unsigned confine_download(const char *data_path, const char *const *folders, size_t count,
	    const struct settings *settings);

#endif
