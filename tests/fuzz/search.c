/*
 * Any text is sought: it is refused with a column or gives a result, and while
 * it is being typed it gives one in any case but for dates and the like.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "small_store.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
seek(const char *text, bool typing, enum search_order order)
{
	struct search_request request = { text, typing, order, 10, SMALL_STORE_NOW };
	struct search_result result;
	struct error err = { 0 };
	struct arena a = { 0 };

	if (search_run(small_store(), &request, &small_store_texts, &a, &result, &err) != 0 &&
	    (err.kind != ERROR_USAGE || strncmp(err.text, "column ", 7) != 0))
		abort();
	for (size_t i = 0; i < result.count; i++)
		for (size_t k = 0; k < result.hits[i].mark_count; k++)
			if (result.hits[i].marks[k].at + result.hits[i].marks[k].len > strlen(result.hits[i].snippet))
				abort();
	arena_clear(&a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = mem_strndup((const char *)data, size);

	seek(text, false, SEARCH_RANKED);
	seek(text, true, SEARCH_NEWEST);
	free(text);
	return 0;
}
