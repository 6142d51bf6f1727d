/*
 * A hash table from strings to pointers.  Keys are copied; values are the
 * caller's.  The hash is keyed with random bytes, so that a feed cannot
 * choose its guids to collide.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>
#include <stdint.h>

struct map_entry;

struct map {
	struct map_entry *entries;
	size_t count, cap;
	uint64_t seed[2];
};

void	map_init(struct map *m);
/* Free the table and its keys; values are left alone. */
void	map_clear(struct map *m);
/* The value of key (len bytes), or NULL. */
void	*map_get(const struct map *m, const char *key, size_t len);
/* Set the value of key; value must not be NULL.  Returns the former value or NULL. */
void	*map_put(struct map *m, const char *key, size_t len, void *value);

/* SipHash-2-4 (Aumasson, Bernstein 2012) of len bytes under a 128-bit key. */
uint64_t map_hash(const uint64_t seed[2], const void *data, size_t len);

#endif
