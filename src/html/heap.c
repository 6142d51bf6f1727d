#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/mem.h"
#include "heap.h"

#define FIRST	((size_t)64 << 10)	/* enough for a small page */
#define CHUNK	((size_t)128 << 10)	/* further ones, mapped: what free() takes may stay with the process */
#define STEP	sizeof(void *)
#define EXACT	256			/* spare pieces of less stand by their size, ... */
#define EXACTS	(EXACT / sizeof(void *))	/* ... larger ones by its power of two */

struct heap_chunk {
	struct heap_chunk *next;
	size_t size;			/* its head included */
};

/* What is taken, behind its head. */
struct heap_piece {
	size_t size;			/* its head included */
	struct heap_piece *next;	/* when it is spare; else what was taken begins here */
};

#define HEAD	offsetof(struct heap_piece, next)

/* Where spare pieces of a size stand; up: where all are large enough for it. */
static size_t
shelf_of(size_t size, bool up)
{
	size_t shelf = EXACTS, limit = EXACT;

	if (size < EXACT)
		return size / STEP;
	for (; limit * 2 <= size; limit *= 2)
		shelf++;
	return shelf + (up && size > limit);
}

static struct heap_chunk *
map_chunk(size_t size)
{
	void *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED)
		mem_die();
	return p;
}

static void
add_chunk(struct heap *heap, size_t need)
{
	size_t size = heap->chunks == NULL ? FIRST : CHUNK;
	struct heap_chunk *chunk;

	if (size < sizeof(*chunk) + need)
		size = sizeof(*chunk) + need;
	chunk = size < CHUNK ? mem_alloc(size) : map_chunk(size);
	chunk->size = size;
	chunk->next = heap->chunks;
	heap->chunks = chunk;
	heap->used = sizeof(*chunk);
}

void *
heap_take(struct heap *heap, size_t size)
{
	size_t whole = (size + HEAD + STEP - 1) / STEP * STEP;
	struct heap_piece **spare, *piece;

	if (size > SIZE_MAX / 4)
		mem_die();
	if (whole < sizeof(*piece))
		whole = sizeof(*piece);
	spare = &heap->spare[shelf_of(whole, true)];
	if ((piece = *spare) != NULL) {
		*spare = piece->next;
		return &piece->next;
	}
	if (heap->chunks == NULL || heap->chunks->size - heap->used < whole)
		add_chunk(heap, whole);
	piece = (struct heap_piece *)((char *)heap->chunks + heap->used);
	piece->size = whole;
	heap->used += whole;
	return &piece->next;
}

void
heap_leave(struct heap *heap, void *p)
{
	struct heap_piece *piece, **spare;

	if (p == NULL)
		return;
	piece = (struct heap_piece *)((char *)p - HEAD);
	spare = &heap->spare[shelf_of(piece->size, false)];
	piece->next = *spare;
	*spare = piece;
}

void
heap_clear(struct heap *heap)
{
	struct heap_chunk *chunk;

	while ((chunk = heap->chunks) != NULL) {
		heap->chunks = chunk->next;
		if (chunk->size < CHUNK)
			free(chunk);
		else
			munmap(chunk, chunk->size);
	}
	memset(heap, 0, sizeof(*heap));
}
