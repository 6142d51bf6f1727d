/*
 * Content codings: the first line names them, the rest is the body.  No
 * document is larger than allowed, and one that was made ends with a NUL.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "net/coding.h"

#define LIMIT	((size_t)2 << 20)

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *eol = memchr(data, '\n', size);
	size_t line = eol != NULL ? (size_t)(eol - data) : 0, body = eol != NULL ? line + 1 : 0, len;
	char *names = mem_strndup((const char *)data, line);
	struct buf made = { 0 };
	const char *document;

	if (coding_undo(names, (const char *)data + body, size - body, LIMIT, &made, &document, &len, NULL) == 0)
		if (made.data != NULL && (len > LIMIT || document != made.data || document[len] != '\0'))
			abort();
	buf_clear(&made);
	free(names);
	return 0;
}
