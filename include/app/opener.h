/*
 * Addresses to other programs: the third gate for hostile text.  An address
 * leaves only with a scheme of a short list, percent-encoded, as one argument
 * of a vector that the user's configuration alone has built.  No shell.
 */
#ifndef APP_OPENER_H
#define APP_OPENER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "conf/settings.h"

/*
 * The address as another program may have it: http, https or another scheme
 * of the list, no user name, every byte that an address cannot hold
 * percent-encoded.  NULL with err when it is not for opening.
 */
char	*opener_address(struct arena *a, const char *url, struct error *err);

/*
 * The words of a command line of the user's, parted as sh parts plain words:
 * spaces, '...', "...", backslash; nothing is expanded.  NULL-terminated, in
 * the arena; NULL with err when a quote is open or there is no word.
 */
const char **opener_split(struct arena *a, const char *command, struct error *err);

struct opener {
	const char **argv;	/* what to start, the address in its place */
	bool terminal;		/* it needs the terminal: wait for it */
};

/*
 * What opens url: the setting browser, else $BROWSER (a list parted by ':'),
 * else xdg-open.  "%u" within a word is the address; without it comes last.
 * In the arena.  0, or -1 with err.
 */
int	opener_choose(struct opener *opener, struct arena *a, const struct settings *settings,
	    const char *url, struct error *err);

#endif
