/* What is reported of a document is what expat says of it, though it is spared long texts ('~'). */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "../xml_plain.h"
#include "text/utf8.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *s = (const char *)data;

	/* After "<" and NUL expat reads UTF-16, whatever it is told. */
	if (!utf8_valid(s, size) || memchr(s, 0, size) != NULL || memmem(s, size, "<!DOCTYPE", 9) != NULL)
		return 0;
	if (!plain_agrees(s, size))
		abort();
	return 0;
}
