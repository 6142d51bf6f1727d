/*
 * Header lines of an answer, and the redirect they may hold.  A validator that
 * is kept can be sent; no wait is negative; a redirect leads to the web.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "net/headers.h"
#include "net/redirect.h"
#include "text/url.h"

#define NOW	INT64_C(1700000000)

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(int holds)
{
	if (!holds)
		abort();
}

static void
check(const struct headers *h)
{
	struct arena a = { 0 };
	const char *target;

	must(h->etag.len == 0 || (headers_sendable(h->etag.data) && strlen(h->etag.data) == h->etag.len));
	must(h->last_modified.len == 0 || headers_sendable(h->last_modified.data));
	must(headers_freshness(h, NOW) >= 0);
	must(headers_retry_at(h, NOW) == 0 || headers_retry_at(h, NOW) > NOW);
	target = redirect_target(&a, "https://news.example/feed", buf_text(&h->location), h->location.len, NULL);
	must(target == NULL || strncmp(target, "https://", 8) == 0);
	arena_clear(&a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *s = (const char *)data, *end = s + size, *eol;
	struct headers h;

	headers_init(&h);
	while (s < end) {
		eol = memchr(s, '\n', (size_t)(end - s));
		eol = eol != NULL ? eol + 1 : end;
		if (headers_take(&h, s, (size_t)(eol - s), NULL) < 0)
			break;
		s = eol;
	}
	check(&h);
	headers_clear(&h);
	return 0;
}
