/* date_parse: a date that is read can be written, and is read again as the same. */
#include <stdint.h>
#include <stdlib.h>

#include "text/date.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int64_t date = date_parse((const char *)data, size), http = date_parse_http((const char *)data, size);
	struct buf out = { 0 };

	if (http != DATE_NONE && http != date)
		abort();
	date_format_rfc3339(&out, date);
	/* The last day of 9999 may be written in a zone where it is 10000. */
	if (date != DATE_NONE && out.len > 0 && date_parse(out.data, out.len) != date)
		abort();
	date_format_long(&out, date, 1621954692);
	buf_reset(&out);
	date_format_short(&out, date, 1621954692);
	if (out.len > 12)
		abort();
	buf_clear(&out);
	return 0;
}
