/*
 * extract_bench FILE...: milliseconds of extraction of the pages, then of
 * gumbo's bare parse of the same bytes, the best of several rounds each, in turn.
 */
#include <gumbo.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "html/extract.h"

#define ROUNDS	25
#define LIMIT	(16u << 20)

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

/* A page without an article costs its time, too. */
static void
extract(const struct buf *page)
{
	static const struct extract_source source = { .url = "https://example.org/2026/page", .content_type = "text/html" };
	struct extract *found;
	struct error err;

	if (extract_page(page->data, page->len, &source, &found, &err) == 0)
		extract_free(found);
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

static void
run_round(const struct buf *pages, int count, void work(const struct buf *), double *least)
{
	double start = now_ms(), took;
	int i;

	for (i = 0; i < count; i++)
		work(&pages[i]);
	took = now_ms() - start;
	if (*least == 0 || took < *least)
		*least = took;
}

int
main(int argc, char **argv)
{
	int count = argc - 1, i;
	struct buf *pages = mem_zalloc((size_t)count + 1, sizeof(*pages));
	double ours = 0, bare = 0;
	struct error err;

	for (i = 0; i < count; i++)
		if (file_read(argv[i + 1], LIMIT, &pages[i], &err) < 0) {
			fprintf(stderr, "%s\n", err.text);
			return 1;
		}
	for (i = 0; i < ROUNDS; i++) {
		run_round(pages, count, extract, &ours);
		run_round(pages, count, parse, &bare);
	}
	printf("%.3f %.3f\n", ours, bare);
	for (i = 0; i < count; i++)
		buf_clear(&pages[i]);
	free(pages);
	return 0;
}
