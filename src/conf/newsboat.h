/*
 * The names of newsboat's configuration, so that a file brought along is read
 * without errors: some mean one of our settings, the others have no effect.
 */
#ifndef CONF_NEWSBOAT_H
#define CONF_NEWSBOAT_H

struct newsboat_name {
	const char *name;
	const char *setting;	/* ours that means the same, NULL none */
	const char *unit;	/* to put after its number, "" none */
};

/* The name, or NULL when newsboat knows none such. */
const struct newsboat_name *newsboat_find(const char *name);

#endif
