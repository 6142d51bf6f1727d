/* base/arena: memory of every size, aligned, all freed at once. */
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "tap.h"

static void
test_alloc(void)
{
	struct arena a;
	unsigned char *p[200];
	size_t i, k, bad = 0;

	arena_init(&a);
	for (i = 0; i < 200; i++) {
		p[i] = arena_alloc(&a, i * 37);
		memset(p[i], (int)i, i * 37);
		bad += (uintptr_t)p[i] % _Alignof(max_align_t) != 0;
	}
	for (i = 0; i < 200; i++)
		for (k = 0; k < i * 37; k++)
			bad += p[i][k] != i;
	ok(bad == 0, "pieces of many sizes are aligned and do not overlap");
	ok(a.total >= 37 * 199 * 100, "what was taken is counted");
	arena_clear(&a);
	ok(a.total == 0 && a.chunks == NULL, "cleared");
	is_text(arena_strdup(&a, "again"), "again", "and used again");
	arena_clear(&a);
}

static void
test_large(void)
{
	struct arena a = { 0 };
	char *small = arena_strdup(&a, "small"), *large = arena_zalloc(&a, 5, 1 << 20);

	large[5 * (1 << 20) - 1] = 1;
	is_text(small, "small", "a piece larger than any chunk");
	ok(large[0] == 0, "zeroed");
	arena_clear(&a);
}

/* A piece with a chunk of its own leaves the others as they were. */
static void
test_alone(void)
{
	struct arena a = { 0 };
	char *before = arena_strdup(&a, "before");

	memset(arena_alloc(&a, 1 << 20), 1, 1 << 20);
	ok(arena_strdup(&a, "after") - before <= 16, "what comes after a large piece stands beside what was before it");
	memset(arena_alloc(&a, 5000), 1, 5000);
	ok(a.total < (1 << 20) + 32768, "and does not take as much again");
	arena_clear(&a);
}

/* Chunk after chunk, past the size from which they stand on large pages. */
static void
test_many(void)
{
	struct arena a = { 0 };
	unsigned char *p[3000];
	size_t i, bad = 0;

	for (i = 0; i < 3000; i++) {
		p[i] = arena_alloc(&a, 5000);
		memset(p[i], (int)(i % 251), 5000);
	}
	for (i = 0; i < 3000; i++)
		bad += p[i][0] != i % 251 || p[i][4999] != i % 251;
	ok(bad == 0, "many pieces keep what they hold");
	ok(a.total >= 3000 * 5000 && a.total < 2 * 3000 * 5000, "and take little more than their size");
	arena_clear(&a);
}

static void
test_strings(void)
{
	struct arena a = { 0 };

	is_text(arena_strdup(&a, NULL), "", "NULL is the empty string");
	is_text(arena_strndup(&a, "abcdef", 3), "abc", "so many bytes");
	is_text(arena_strndup(&a, NULL, 0), "", "no bytes");
	is_text(arena_printf(&a, "%s-%d", "x", 7), "x-7", "formatted");
	arena_clear(&a);
}

static void
test_grow(void)
{
	struct arena a = { 0 };
	int *array = NULL;
	size_t cap = 0, i, bad = 0;

	for (i = 0; i < 1000; i++) {
		array = arena_grow(&a, array, i, &cap, sizeof(*array));
		array[i] = (int)i;
	}
	for (i = 0; i < 1000; i++)
		bad += array[i] != (int)i;
	ok(bad == 0 && cap >= 1000 && cap < 2048, "an array grows and keeps its members");
	arena_clear(&a);
}

int
main(void)
{
	test_alloc();
	test_large();
	test_alone();
	test_many();
	test_strings();
	test_grow();
	return tap_end();
}
