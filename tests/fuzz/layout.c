/* Width, options, then HTML: no line is wider than its width, nor other than it says. */
#include <stdint.h>
#include <stdlib.h>

#include "html/document.h"
#include "html/layout.h"
#include "text/width.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must_fit(const struct layout *layout)
{
	const struct layout_line *line, *before = NULL;
	size_t i, k;
	int columns;

	for (i = 0; i < layout->line_count; i++, before = line) {
		line = &layout->lines[i];
		columns = 0;
		for (k = 0; k < line->run_count; k++) {
			if (width_text(line->runs[k].text, line->runs[k].len) != line->runs[k].columns)
				abort();
			columns += line->runs[k].columns;
		}
		if (columns != line->columns || columns > layout->width)
			abort();
		if (before != NULL && before->block > line->block)
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct layout_options options = { 0 };
	struct document *doc;
	struct layout *layout;

	if (size < 2)
		return 0;
	options.width = data[0] % 200 + 1;
	options.number_links = data[1] & 1;
	options.scroll_pre = data[1] & 2;
	options.shift = data[1] & 4 ? 3 : 0;
	options.bidi = data[1] & 8;
	options.justify = data[1] & 16;
	options.hide_images = data[1] & 64;
	doc = data[1] & 32 ? document_from_text((const char *)data + 2, size - 2) :
	    document_from_html((const char *)data + 2, size - 2, "https://example.org/");
	layout = layout_new(doc, &options);
	must_fit(layout);
	layout_free(layout);
	document_free(doc);
	return 0;
}
