/*
 * Memory that is freed all at once: a parse result owns an arena and points
 * into it.  Nothing taken from an arena is freed alone.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_chunk;

struct arena {
	struct arena_chunk *chunks;	/* newest first */
	size_t used;			/* of the newest chunk */
	size_t step;			/* size of the newest chunk, its head included */
	size_t total;			/* bytes taken from the system */
};

/* An empty arena; takes no memory yet ({0} does the same). */
void	arena_init(struct arena *a);
/* Free everything; the arena may be used again. */
void	arena_clear(struct arena *a);
/* size bytes, aligned for any type, not zeroed. */
void	*arena_alloc(struct arena *a, size_t size);
/* count members of size bytes, zeroed; an overflow ends the process. */
void	*arena_zalloc(struct arena *a, size_t count, size_t size);
/* A copy of the string s; NULL gives "". */
char	*arena_strdup(struct arena *a, const char *s);
/* A NUL-terminated copy of len bytes. */
char	*arena_strndup(struct arena *a, const char *s, size_t len);
char	*arena_printf(struct arena *a, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
/*
 * Room for one more member in a growing array that lives in the arena: as
 * mem_grow, the old array is left to the arena.
 */
void	*arena_grow(struct arena *a, void *array, size_t count, size_t *cap, size_t size);

#endif
