#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"

#define CHUNK_MIN	4096
#define CHUNK_MAX	(2 * MEM_LARGE_PAGE)
#define ALIGN		alignof(max_align_t)

struct arena_chunk {
	struct arena_chunk *next;
	size_t size;
	alignas(max_align_t) char data[];
};

void
arena_init(struct arena *a)
{
	memset(a, 0, sizeof(*a));
}

void
arena_clear(struct arena *a)
{
	struct arena_chunk *chunk, *next;

	for (chunk = a->chunks; chunk != NULL; chunk = next) {
		next = chunk->next;
		free(chunk);
	}
	arena_init(a);
}

static struct arena_chunk *
new_chunk(struct arena *a, size_t whole)
{
	struct arena_chunk *chunk = mem_alloc_large(whole);

	chunk->size = whole - sizeof(*chunk);
	a->total += chunk->size;
	return chunk;
}

/* Chunks double up to CHUNK_MAX, their heads included. */
static void
add_chunk(struct arena *a, size_t whole)
{
	struct arena_chunk *chunk = new_chunk(a, whole);

	chunk->next = a->chunks;
	a->chunks = chunk;
	a->used = 0;
	a->step = whole;
}

/* A wish larger than the next chunk gets one of its own, behind the newest, which has room left. */
static void *
take_alone(struct arena *a, size_t size)
{
	struct arena_chunk *chunk = new_chunk(a, sizeof(*chunk) + size);

	if (a->chunks == NULL)
		add_chunk(a, CHUNK_MIN);
	chunk->next = a->chunks->next;
	a->chunks->next = chunk;
	return chunk->data;
}

/* size bytes at the next multiple of align. */
static void *
take(struct arena *a, size_t size, size_t align)
{
	size_t step = a->step == 0 ? CHUNK_MIN : a->step < CHUNK_MAX ? a->step * 2 : CHUNK_MAX;
	void *p;

	if (size > SIZE_MAX / 4)
		mem_die();
	a->used = (a->used + align - 1) & ~(align - 1);
	if (a->chunks == NULL || a->used > a->chunks->size || a->chunks->size - a->used < size) {
		if (sizeof(*a->chunks) + size > step)
			return take_alone(a, size);
		add_chunk(a, step);
	}
	p = a->chunks->data + a->used;
	a->used += size;
	return p;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	return take(a, size, ALIGN);
}

void *
arena_zalloc(struct arena *a, size_t count, size_t size)
{
	void *p;

	if (size != 0 && count > SIZE_MAX / size)
		mem_die();
	p = arena_alloc(a, count * size);
	memset(p, 0, count * size);
	return p;
}

char *
arena_strndup(struct arena *a, const char *s, size_t len)
{
	char *p = take(a, len + 1, 1);	/* close together: most of what arenas hold is short strings */

	if (len > 0)
		memcpy(p, s, len);
	p[len] = '\0';
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, s != NULL ? strlen(s) : 0);
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		return arena_strdup(a, "");
	p = arena_alloc(a, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return p;
}

void *
arena_grow(struct arena *a, void *array, size_t count, size_t *cap, size_t size)
{
	void *p;
	size_t want;

	if (count < *cap)
		return array;
	want = *cap == 0 ? 8 : *cap * 2;
	if (want <= *cap || want > SIZE_MAX / size)
		mem_die();
	p = arena_alloc(a, want * size);
	if (count > 0)
		memcpy(p, array, count * size);
	*cap = want;
	return p;
}
