/* Any bytes are a list of subscriptions or none; what is read is written and read again alike. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "feed/opml.h"
#include "text/url.h"
#include "text/utf8.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_outline(const struct opml_outline *o)
{
	if (!url_is_web(o->url) || strpbrk(o->url, " \r\n\"") != NULL || strpbrk(o->title, "\r\n\"") != NULL ||
	    strpbrk(o->folder, "\r\n\"") != NULL || !utf8_valid(o->title, strlen(o->title)))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct opml *opml, *again;
	struct buf out = { 0 };
	struct error err;
	size_t i;

	if (opml_parse((const char *)data, size, &opml, &err) < 0)
		return 0;
	for (i = 0; i < opml->outline_count; i++)
		check_outline(&opml->outlines[i]);
	opml_write(opml, 0, &out);
	if (opml_parse(out.data, out.len, &again, &err) < 0 || again->warning[0] != '\0' ||
	    again->outline_count != opml->outline_count)
		abort();
	opml_free(again);
	opml_free(opml);
	buf_clear(&out);
	return 0;
}
