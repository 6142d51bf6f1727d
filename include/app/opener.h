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

/* The words, ended by NULL, and so many more behind them; in the arena. */
const char **opener_append(struct arena *a, const char *const *words, const char *const *more, size_t count);

struct opener {
	const char *const *argv;	/* what to start, the address in its place */
	bool terminal;		/* it needs the terminal: wait for it */
};

/* What other programs may know of an article; "" unknown.  Any bytes. */
struct opener_subject {
	const char *url, *title, *author, *feed, *date;
	const char *description;	/* one line of its text */
};

/*
 * The subject as "CORANTO_URL=...", CORANTO_TITLE, CORANTO_AUTHOR, CORANTO_FEED,
 * CORANTO_DATE: each value one clean line, the list ended by NULL, in the
 * arena.  CORANTO_URL is what opener_address() gives, "" when it gives none.
 */
const char *const *opener_environment(struct arena *a, const struct opener_subject *subject);

/*
 * What opens url: the first "open" line of the configuration that fits, else
 * the setting browser, else $BROWSER (a list parted by ':'), else xdg-open.
 * "%u" within a word is the address; without it comes last.  In the arena.
 * 0, or -1 with err.
 */
int	opener_choose(struct opener *opener, struct arena *a, const struct settings *settings,
	    const char *url, struct error *err);
/*
 * What plays an enclosure: the setting player, else mpv where it is installed,
 * else what opens its address.  file is where it was downloaded to, an
 * absolute path, or "".
 */
int	opener_play(struct opener *opener, struct arena *a, const struct settings *settings,
	    const char *url, const char *file, struct error *err);
/* What sends the subject to somebody: the setting share-command, else what opens a mailto: address. */
int	opener_share(struct opener *opener, struct arena *a, const struct settings *settings,
	    const struct opener_subject *subject, struct error *err);
/*
 * The setting bookmark-command with address, title, description and feed as
 * its last arguments, in newsboat's order.
 */
int	opener_bookmark(struct opener *opener, struct arena *a, const struct settings *settings,
	    const struct opener_subject *subject, struct error *err);
/* A command that the user typed, without anything added. */
int	opener_command(struct opener *opener, struct arena *a, const struct settings *settings,
	    const char *command, struct error *err);
/* $VISUAL, else $EDITOR, else vi, on a file of the user's. */
int	opener_edit(struct opener *opener, struct arena *a, const char *path, struct error *err);

#endif
