/* The value of a setting as it is written: read by its type, within its bounds. */
#ifndef CONF_TYPED_H
#define CONF_TYPED_H

#include "base/arena.h"
#include "conf/settings.h"

/*
 * Read written for a setting into *number (flags 0 or 1, durations seconds).
 * NULL, or what is wrong with it: a sentence in the arena.
 */
const char *typed_read(const struct setting_info *info, const char *written, long *number, struct arena *a);
/* "2h", "1d 12h" for so many seconds, in the arena. */
char	*typed_duration(struct arena *a, long seconds);

#endif
