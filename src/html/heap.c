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
	struct heap_chunk *older, *newer;
	size_t size;			/* its head included */
	size_t pieces;			/* that are taken */
};

/* What is taken, behind its head. */
struct heap_piece {
	uint32_t size;			/* its head included */
	uint32_t at;			/* in its chunk */
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
free_chunk(struct heap_chunk *chunk)
{
	if (chunk->size < CHUNK)
		free(chunk);
	else
		munmap(chunk, chunk->size);
}

static void
add_chunk(struct heap *heap, size_t need)
{
	size_t size = heap->chunks == NULL ? FIRST : CHUNK;
	struct heap_chunk *chunk;

	if (size < sizeof(*chunk) + need)
		size = sizeof(*chunk) + need;
	chunk = size < CHUNK ? mem_alloc(size) : map_chunk(size);
	*chunk = (struct heap_chunk){ .older = heap->chunks, .size = size };
	if (chunk->older != NULL)
		chunk->older->newer = chunk;
	heap->chunks = chunk;
	heap->used = sizeof(*chunk);
	heap->held += size;
}

static void
remove_chunk(struct heap *heap, struct heap_chunk *chunk)
{
	if (chunk->newer != NULL)
		chunk->newer->older = chunk->older;
	else
		heap->chunks = chunk->older;
	if (chunk->older != NULL)
		chunk->older->newer = chunk->newer;
	heap->held -= chunk->size;
	free_chunk(chunk);
}

static size_t
whole_size(size_t size)
{
	size_t whole = (size + HEAD + STEP - 1) / STEP * STEP;

	return whole < sizeof(struct heap_piece) ? sizeof(struct heap_piece) : whole;
}

static struct heap_piece *
piece_of(void *p)
{
	return (struct heap_piece *)((char *)p - HEAD);
}

static struct heap_chunk *
chunk_of(struct heap_piece *piece)
{
	return (struct heap_chunk *)((char *)piece - piece->at);
}

void *
heap_take(struct heap *heap, size_t size)
{
	size_t whole;
	struct heap_piece **spare, *piece;

	if (size > UINT32_MAX / 4)
		mem_die();
	whole = whole_size(size);
	spare = &heap->spare[shelf_of(whole, true)];
	if ((piece = *spare) != NULL) {
		*spare = piece->next;
	} else {
		if (heap->chunks == NULL || heap->chunks->size - heap->used < whole)
			add_chunk(heap, whole);
		piece = (struct heap_piece *)((char *)heap->chunks + heap->used);
		piece->size = (uint32_t)whole;
		piece->at = (uint32_t)heap->used;
		heap->used += whole;
	}
	chunk_of(piece)->pieces++;
	return &piece->next;
}

void
heap_leave(struct heap *heap, void *p)
{
	struct heap_piece *piece, **spare;

	if (p == NULL)
		return;
	piece = piece_of(p);
	chunk_of(piece)->pieces--;
	spare = &heap->spare[shelf_of(piece->size, false)];
	piece->next = *spare;
	*spare = piece;
}

void
heap_drop(struct heap *heap, void *p)
{
	struct heap_chunk *chunk;

	if (p == NULL)
		return;
	chunk = chunk_of(piece_of(p));
	if (--chunk->pieces == 0)
		remove_chunk(heap, chunk);
}

void
heap_trim(struct heap *heap, void *p, size_t size)
{
	struct heap_piece *piece = piece_of(p);
	size_t whole = whole_size(size);

	/* One that was spare lies among others. */
	if (chunk_of(piece) != heap->chunks || piece->at + piece->size != heap->used || whole > piece->size)
		return;
	heap->used = piece->at + whole;
	piece->size = (uint32_t)whole;
}

void
heap_clear(struct heap *heap)
{
	struct heap_chunk *chunk, *older;

	for (chunk = heap->chunks; chunk != NULL; chunk = older) {
		older = chunk->older;
		free_chunk(chunk);
	}
	memset(heap, 0, sizeof(*heap));
}
