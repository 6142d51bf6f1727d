/*
 * Addresses: the first line is the base, the rest the reference.  What was
 * resolved is plain ASCII apart from its host and stays itself when resolved
 * again; what is normal stays normal.
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
	struct url u;

	if (ref != NULL)
		*ref++ = '\0';
	resolved = url_resolve(&a, base, ref != NULL ? ref : "");
	url_split(resolved, strlen(resolved), &u);
	if (u.scheme.present)
		must_be_equal(url_resolve(&a, "", resolved), resolved);
	if (u.scheme.present && url_is_safe_link(resolved) && strpbrk(resolved, " \t\r\n\"<>") != NULL)
		abort();
	normal = url_normalize(&a, resolved);
	must_be_equal(url_normalize(&a, normal), normal);
	must_be_equal(url_strip_trackers(&a, url_strip_trackers(&a, base)), url_strip_trackers(&a, base));
	url_host(&a, base);
	arena_clear(&a);
	free(base);
	return 0;
}
