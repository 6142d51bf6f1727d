/*
 * Lines of the configuration that say what keys do: bind, unbind, macro, and
 * newsboat's bind-key and unbind-key.  They are kept as they are written:
 * which keys, views and operations there are is known to app/keymap.h alone.
 */
#ifndef CONF_KEYS_H
#define CONF_KEYS_H

#include <stddef.h>

#include "base/arena.h"
#include "conf/settings.h"

enum key_verb {
	KEYS_BIND,		/* bind KEYS [VIEW...] OPERATION... */
	KEYS_BIND_KEY,		/* bind-key KEY OPERATION [VIEW] */
	KEYS_UNBIND,		/* unbind KEYS [VIEW...] */
	KEYS_UNBIND_KEY,	/* unbind-key KEY [VIEW] */
	KEYS_MACRO		/* macro KEYS OPERATION... */
};

struct key_line {
	enum key_verb verb;
	const char *keys;		/* "gg", "^X s" */
	const char *rest;		/* what follows them, as it is written */
	const char *file;		/* "config" */
	int line;
};

/* One of the operations of a line: a name and what follows it. */
struct key_step {
	const char *name;
	const char *argument;		/* one word without its quotes, several as they are written; "" none */
	const char *rest;		/* as it is written, quotes and all */
};

struct key_steps {
	struct key_step *items;
	size_t count;
	const char *help;		/* after "--", "" none */
};

/*
 * Read "bind KEYS ..." with its verb.  NULL, or what is wrong: a sentence in
 * the arena.  *line is left alone when the text is of another kind: see
 * keys_is_verb().
 */
const char *keys_read(const char *text, struct key_line *line, struct arena *a);
/* Whether a line that begins with this word is for keys_read(). */
int	keys_is_verb(const char *word);
/*
 * Part "OPERATION [ARGUMENT...] [; OPERATION...] [-- HELP]" into *steps, all
 * in the arena.  A ';' within quotes parts nothing.  NULL, or what is wrong.
 */
const char *keys_part(const char *text, struct key_steps *steps, struct arena *a);

/* The lines of the config file in their order, lent. */
const struct key_line *settings_keys(const struct settings *settings, size_t *count);

#endif
