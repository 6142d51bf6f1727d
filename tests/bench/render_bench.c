/*
 * render_bench FILE...: milliseconds of document and layout of the files, then
 * of gumbo's bare parse of the same bytes, the best of several rounds each;
 * then the 99th of a hundred of single files, in document and layout.
 */
#include <gumbo.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "html/document.h"
#include "html/layout.h"

#define ROUNDS	7
#define LIMIT	(64u << 20)

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

static void
render(const struct buf *page)
{
	struct layout_options options = { .width = 80, .number_links = true };
	struct document *doc = document_from_html(page->data, page->len, "https://example.org/");
	struct layout *layout = layout_new(doc, &options);

	layout_free(layout);
	document_free(doc);
}

static void
parse(const struct buf *page)
{
	GumboOptions options = kGumboDefaultOptions;
	GumboOutput *output;

	options.max_errors = 0;
	output = gumbo_parse_with_options(&options, page->data, page->len);
	gumbo_destroy_output(&options, output);
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* One round over all pages: lower *least to its time, and each[i] (may be NULL) to the times of single pages. */
static void
run_round(const struct buf *pages, int count, void work(const struct buf *), double *least, double *each)
{
	double start = now(), page_start;
	int i;

	for (i = 0; i < count; i++) {
		page_start = now();
		work(&pages[i]);
		if (each != NULL && (each[i] == 0 || now() - page_start < each[i]))
			each[i] = now() - page_start;
	}
	if (*least == 0 || now() - start < *least)
		*least = now() - start;
}

int
main(int argc, char **argv)
{
	int count = argc - 1, i;
	struct buf *pages = mem_zalloc((size_t)count + 1, sizeof(*pages));
	double *each = mem_zalloc((size_t)count + 1, sizeof(*each)), ours = 0, bare = 0;
	struct error err;

	for (i = 0; i < count; i++)
		if (file_read(argv[i + 1], LIMIT, &pages[i], &err) < 0) {
			fprintf(stderr, "%s\n", err.text);
			return 1;
		}
	for (i = 0; i < ROUNDS; i++) {
		run_round(pages, count, render, &ours, each);
		run_round(pages, count, parse, &bare, NULL);
	}
	qsort(each, (size_t)count, sizeof(*each), compare);
	printf("%.3f %.3f %.3f\n", ours, bare, count > 0 ? each[count * 99 / 100] : 0);
	for (i = 0; i < count; i++)
		buf_clear(&pages[i]);
	free(pages);
	free(each);
	return 0;
}
