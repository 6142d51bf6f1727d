/* HTML to document, outline and plain text: whatever comes in, what comes out is clean. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "html/document.h"
#include "html/plain.h"
#include "text/utf8.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must_be_clean(const char *s, size_t len)
{
	size_t i, n;
	uint32_t c;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &c);
		if ((c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
		    (c >= 0x2066 && c <= 0x2069))
			abort();
	}
	if (!utf8_valid(s, len))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct document *doc = document_from_html((const char *)data, size, "https://example.org/a/b");
	struct buf out = { 0 };

	document_outline(doc, &out);
	must_be_clean(buf_text(&out), out.len);
	document_free(doc);

	buf_reset(&out);
	plain_text(&out, (const char *)data, size);
	must_be_clean(buf_text(&out), out.len);
	buf_reset(&out);
	plain_line(&out, (const char *)data, size);
	must_be_clean(buf_text(&out), out.len);
	if (memchr(buf_text(&out), '\n', out.len) != NULL)
		abort();
	buf_clear(&out);
	return 0;
}
