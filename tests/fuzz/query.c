/*
 * Any text is a query: it is refused with a column or it can be run, which
 * fails on no text at all (what SQL says would be a mistake of ours).
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "small_store.h"
#include "store/query.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must_run(struct store *store, const struct query *query)
{
	struct headline_scope scope = { .query = query };
	struct headlines headlines;
	struct error err = { 0 };
	struct arena a = { 0 };
	int64_t total;
	size_t feeds;

	if (headlines_read(store, &scope, HEADLINES_FIRST, 0, 10, &a, &headlines, &err) != 0 ||
	    headlines_count(store, &scope, 1, &total, NULL, &err) != 0 || total != (int64_t)headlines.count ||
	    feeds_list_matching(store, NULL, &a, &feeds, &err) == NULL)
		abort();
	arena_clear(&a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = mem_strndup((const char *)data, size);
	struct store *store = small_store();
	struct error err = { 0 };
	struct query *query;

	/* The C library's own regcomp() takes its time for repetitions of repetitions. */
	if (strpbrk(text, "{*+?\\") == NULL) {
		query = query_new(text, QUERY_ARTICLES, SMALL_STORE_NOW, &err);
		if (query != NULL)
			must_run(store, query);
		else if (err.kind != ERROR_USAGE || strncmp(err.text, "column ", 7) != 0)
			abort();
		query_free(query);
		query_free(query_new(text, QUERY_FEEDS, SMALL_STORE_NOW, &err));
	}
	free(text);
	return 0;
}
