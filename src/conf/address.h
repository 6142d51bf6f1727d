/* The first word of a line of the feeds file: what kind of subscription it is, in its parts. */
#ifndef CONF_ADDRESS_H
#define CONF_ADDRESS_H

#include "base/arena.h"
#include "conf/subs.h"

/*
 * Fill kind, url, source, command, query and title ("query:Title:...") of sub
 * from the word.  NULL, or what is wrong with it, a sentence in the arena.
 */
const char *address_read(struct arena *a, const char *word, struct sub *sub);

#endif
