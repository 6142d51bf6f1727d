/*
 * Which parameters of an address only follow the reader about: a table of
 * what mail, advertising and social networks append.  Parameters that may
 * choose what is shown are never in it.
 */
#ifndef TRACKER_H
#define TRACKER_H

#include <stdbool.h>
#include <stddef.h>

/* "name=value" or "name", len bytes. */
bool	tracker_is_parameter(const char *s, size_t len);

#endif
