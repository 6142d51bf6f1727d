/*
 * Where feeds have moved to, written into the user's feeds file: only their
 * addresses change, every other byte stays.  The store follows by itself, as
 * it knows the new address of each.
 */
#ifndef CLI_MOVES_H
#define CLI_MOVES_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Of the named feeds (numbers, addresses or titles), or of all when count is
 * 0; dry only says what would be written.  Returns the status to exit with.
 */
int	moves_apply(const char *const *names, size_t count, bool dry);

#endif
