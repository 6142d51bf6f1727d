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
	GumboOutput *output = gumbo_parse_with_options(&kGumboDefaultOptions, page->data, page->len);

	gumbo_destroy_output(&kGumboDefaultOptions, output);
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* The best of several rounds over all pages; times of single pages into each (may be NULL). */
static double
best(const struct buf *pages, int count, void work(const struct buf *), double *each)
{
	double least = 0, start, page_start;
	int round, i;

	for (round = 0; round < ROUNDS; round++) {
		start = now();
		for (i = 0; i < count; i++) {
			page_start = now();
			work(&pages[i]);
			if (each != NULL && (round == 0 || now() - page_start < each[i]))
				each[i] = now() - page_start;
		}
		if (round == 0 || now() - start < least)
			least = now() - start;
	}
	return least;
}

int
main(int argc, char **argv)
{
	int count = argc - 1, i;
	struct buf *pages = mem_zalloc((size_t)count + 1, sizeof(*pages));
	double *each = mem_zalloc((size_t)count + 1, sizeof(*each)), ours, bare;
	struct error err;

	for (i = 0; i < count; i++)
		if (file_read(argv[i + 1], LIMIT, &pages[i], &err) < 0) {
			fprintf(stderr, "%s\n", err.text);
			return 1;
		}
	ours = best(pages, count, render, each);
	bare = best(pages, count, parse, NULL);
	qsort(each, (size_t)count, sizeof(*each), compare);
	printf("%.3f %.3f %.3f\n", ours, bare, count > 0 ? each[count * 99 / 100] : 0);
	for (i = 0; i < count; i++)
		buf_clear(&pages[i]);
	free(pages);
	free(each);
	return 0;
}
