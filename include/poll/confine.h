/*
 * The poller's own jail: the network, its data folder, and what of the system
 * it must read; nothing else of the user's, and no other program.
 */
#ifndef POLL_CONFINE_H
#define POLL_CONFINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "conf/settings.h"
#include "conf/subs.h"

/*
 * Confine this process, for good, as far as the system can: what is missing
 * then is for confine_missing() to say.  Subscriptions to programs (exec:,
 * filter:) need the user's whole world, so with one of them nothing is done.
 * 0; -1 with err when the setting jail wants what there is not.
 */
int	confine_poller(const char *store_path, const struct settings *settings, const struct subs *subs,
	    struct error *err);

/*
 * Confine a process that downloads: as above, and it may write into the folders, and into the one
 * of data_path.  local_names: some of the addresses are such (confine_is_local_name()).
 * It starts no programs, whatever is subscribed to.
 */
int	confine_download(const char *data_path, const char *const *folders, size_t count, bool local_names,
	    const struct settings *settings, struct error *err);
/* Whether an address is one that a service of this machine may have to find (.local, RFC 6762). */
bool	confine_is_local_name(const char *url);
/* What this system has not to jail us with, as a sentence; "" when all is there. */
const char *confine_missing(void);

#endif
