/* html/heap: pieces of every size are apart, and used again when they were left. */
#include <stdint.h>
#include <string.h>

#include "html/heap.h"
#include "tap.h"

static void
test_pieces(void)
{
	struct heap heap = { 0 };
	unsigned char *p[200];
	size_t i, k, bad = 0;

	for (i = 0; i < 200; i++) {
		p[i] = heap_take(&heap, i * 37);
		memset(p[i], (int)i, i * 37);
		bad += (uintptr_t)p[i] % sizeof(void *) != 0;
	}
	/* Every other one is left, and what is taken for it is written over. */
	for (i = 0; i < 200; i += 2)
		heap_leave(&heap, p[i]);
	for (i = 0; i < 200; i += 2) {
		p[i] = heap_take(&heap, i * 31);
		memset(p[i], (int)i, i * 31);
	}
	for (i = 0; i < 200; i++)
		for (k = 0; k < i * (i % 2 == 0 ? 31 : 37); k++)
			bad += p[i][k] != i;
	ok(bad == 0, "pieces of many sizes are aligned and do not overlap");
	heap_clear(&heap);
	ok(heap.chunks == NULL, "cleared");
}

static void
test_reuse(void)
{
	struct heap heap = { 0 };
	void *small = heap_take(&heap, 40), *large = heap_take(&heap, 3000);
	char *huge = heap_take(&heap, 1 << 20);

	huge[(1 << 20) - 1] = 1;
	heap_leave(&heap, NULL);
	heap_leave(&heap, small);
	heap_leave(&heap, large);
	ok(heap_take(&heap, 40) == small, "a piece that was left is taken again");
	ok(heap_take(&heap, 2000) == large, "a larger one for a smaller one of its kind");
	ok(heap_take(&heap, 3000) != large, "and once only");
	heap_clear(&heap);
}

static void
test_drop(void)
{
	struct heap heap = { 0 };
	void *p[1000];
	size_t i, all;

	for (i = 0; i < 1000; i++)
		p[i] = heap_take(&heap, 1000);
	all = heap.held;
	for (i = 0; i < 1000; i += 2)
		heap_leave(&heap, p[i]);
	ok(heap.held == all && all > 1000 * 1000, "what is left stays, to be taken again");
	heap_drop(&heap, NULL);
	for (i = 1; i < 501; i += 2)
		heap_drop(&heap, p[i]);
	ok(heap.held < all * 2 / 3, "what is dropped goes while other pieces stay");
	for (; i < 1000; i += 2)
		heap_drop(&heap, p[i]);
	ok(heap.chunks == NULL, "with the last piece, all");
	heap_clear(&heap);
}

static void
test_trim(void)
{
	struct heap heap = { 0 };
	char *first = heap_take(&heap, 128), *second, *third;

	heap_trim(&heap, first, 48);
	second = heap_take(&heap, 128);
	ok(second - first < 80, "the next piece begins where the newest was trimmed");
	heap_trim(&heap, first, 8);
	third = heap_take(&heap, 16);
	ok(third >= second + 128, "one that is not the newest stays as it is");
	heap_leave(&heap, first);
	ok(heap_take(&heap, 128) != first && heap_take(&heap, 48) == first, "a trimmed piece is taken again for what it holds");
	heap_clear(&heap);
}

int
main(void)
{
	test_pieces();
	test_reuse();
	test_drop();
	test_trim();
	return tap_end();
}
