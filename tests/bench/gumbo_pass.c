/* The yardstick of the row "extract": gumbo's parse of a page and nothing else. */
#include <stdio.h>

#include <gumbo.h>

#include "base/buf.h"
#include "base/file.h"

int
main(int argc, char **argv)
{
	GumboOptions options = kGumboDefaultOptions;
	struct buf page = { 0 };
	struct error err;
	GumboOutput *out;
	unsigned children;

	if (argc != 2 || file_read(argv[1], 16u << 20, &page, &err) < 0)
		return 2;
	options.max_errors = 0;
	out = gumbo_parse_with_options(&options, buf_text(&page), page.len);
	children = out->root->v.element.children.length;
	gumbo_destroy_output(&options, out);
	buf_clear(&page);
	return printf("%u\n", children) < 0;
}
