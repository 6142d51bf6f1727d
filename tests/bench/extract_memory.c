/*
 * extract_memory FILE...: for each page its size and what its extraction takes
 * at its highest, the page itself included, both in KiB.  In a process of its
 * own, and the second time, so that neither what other pages left nor the
 * libraries' code is counted.  Linux only (proc(5): VmHWM, clear_refs).
 */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "html/extract.h"

#define LIMIT	(16u << 20)

/* KiB by the name that /proc/self/status has for them. */
static long
status_of(const char *name)
{
	FILE *f = fopen("/proc/self/status", "re");
	size_t len = strlen(name);
	char line[256];
	long value = 0;

	while (f != NULL && fgets(line, sizeof(line), f) != NULL)
		if (strncmp(line, name, len) == 0 && line[len] == ':')
			value = atol(line + len + 1);
	if (f != NULL)
		fclose(f);
	return value;
}

/* From now on VmHWM is of what comes. */
static void
reset_peak(void)
{
	FILE *f = fopen("/proc/self/clear_refs", "we");

	if (f == NULL)
		return;
	fputs("5", f);
	fclose(f);
}

static size_t
extract(const char *path)
{
	static const struct extract_source source = { .url = "https://example.org/2026/page", .content_type = "text/html" };
	struct buf page = { 0 };
	struct extract *found;
	struct error err;
	size_t len;

	if (file_read(path, LIMIT, &page, &err) < 0) {
		fprintf(stderr, "%s\n", err.text);
		_exit(1);
	}
	len = page.len;
	extract_page(buf_text(&page), page.len, &source, &found, &err);
	extract_free(found);
	buf_clear(&page);
	return len;
}

static void
measure(const char *path)
{
	long before;
	size_t len;

	extract(path);
	malloc_trim(0);
	reset_peak();
	before = status_of("VmRSS");
	len = extract(path);
	printf("%.1f %ld\n", (double)len / 1024, status_of("VmHWM") - before);
}

int
main(int argc, char **argv)
{
	int i, status;

	for (i = 1; i < argc; i++) {
		if (fork() == 0) {
			measure(argv[i]);
			fflush(stdout);
			_exit(0);
		}
		if (wait(&status) < 0 || status != 0)
			return 1;
	}
	return 0;
}
