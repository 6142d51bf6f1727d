/*
 * Filters that are well-formed, made up from the bytes: SQL finds the same as a
 * plain reading of them (tests/store/naive_query.h).
 */
#include "../store/naive_query.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct store *
world(void)
{
	static struct store *store;

	if (store == NULL) {
		store = store_open(":memory:", STORE_WRITE, NULL);
		naive_fill(store);
	}
	return store;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf text = { 0 };
	struct error err = { 0 };

	if (!naive_agrees(world(), data, size, &text, &err)) {
		fprintf(stderr, "%s\n%s\n", buf_text(&text), err.text);
		abort();
	}
	buf_clear(&text);
	return 0;
}
