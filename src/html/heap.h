/*
 * Memory for a parser that frees much of what it takes: pieces are used again,
 * by their size, and all go at once, so that a tree of any depth costs no walk
 * to be destroyed.  Who walks over it anyhow may give it back piece by piece.
 */
#ifndef HTML_HEAP_H
#define HTML_HEAP_H

#include <stddef.h>

#define HEAP_SHELVES	96

struct heap {
	struct heap_chunk *chunks;	/* newest first */
	size_t used;			/* of the newest chunk */
	size_t held;			/* bytes taken from the system */
	struct heap_piece *spare[HEAP_SHELVES];	/* freed, by size */
};

/* size bytes, aligned for pointers, not zeroed. */
void	*heap_take(struct heap *heap, size_t size);
/* p may be taken again; NULL is nothing. */
void	heap_leave(struct heap *heap, void *p);
/*
 * p is not taken again, nor is anything else from now on: memory in which
 * nothing is left goes back to the system.  NULL is nothing.
 */
void	heap_drop(struct heap *heap, void *p);
/* Of p, the newest of all pieces, only size bytes are needed. */
void	heap_trim(struct heap *heap, void *p, size_t size);
/* Free everything. */
void	heap_clear(struct heap *heap);

#endif
