/*
 * Addresses: the first line is the base, the rest the reference.  What was
 * resolved and may be opened has nothing to end it early, and stays itself
 * when resolved again; what is normal stays normal.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/url.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must_be_equal(const char *a, const char *b)
{
	if (strcmp(a, b) != 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *base = mem_strndup((const char *)data, size), *ref = strchr(base, '\n');
	struct arena a = { 0 };
	const char *resolved, *normal;

	if (ref != NULL)
		*ref++ = '\0';
	resolved = url_resolve(&a, base, ref != NULL ? ref : "");
	if (url_is_safe_link(resolved)) {
		must_be_equal(url_resolve(&a, "", resolved), resolved);
		normal = url_normalize(&a, resolved);
		must_be_equal(url_normalize(&a, normal), normal);
		if (strpbrk(resolved, " \t\r\n\"<>") != NULL)
			abort();
	}
	must_be_equal(url_strip_trackers(&a, url_strip_trackers(&a, base)), url_strip_trackers(&a, base));
	url_host(&a, url_to_ascii(&a, resolved));
	arena_clear(&a);
	free(base);
	return 0;
}
