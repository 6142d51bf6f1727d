/* text/width: columns by tests/tables/widths.tsv, and the functions on top. */
#include <stdlib.h>

#include "tap.h"
#include "text/width.h"

#define CLUSTERS_MAX	16

/* "2 1 0": the columns of each cluster of s. */
static void
describe(char *out, size_t size, const char *s)
{
	size_t len = strlen(s), n, at = 0, used = 0;
	int columns;

	out[0] = '\0';
	for (; at < len && used + 4 < size; at += n) {
		n = width_next(s + at, len - at, &columns);
		used += (size_t)snprintf(out + used, size - used, "%s%d", used > 0 ? " " : "", columns);
	}
}

static void
test_table(void)
{
	FILE *f = fopen("tests/tables/widths.tsv", "r");
	char *line = NULL, *rest, *text, *want, got[3 * CLUSTERS_MAX], name[64];
	size_t cap = 0;
	int number = 0;

	if (!ok(f != NULL, "tests/tables/widths.tsv"))
		return;
	while (getline(&line, &cap, f) > 0) {
		number++;
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || line[0] == '\0')
			continue;
		rest = line;
		text = strsep(&rest, "\t");
		want = strsep(&rest, "\t");
		describe(got, sizeof(got), text);
		snprintf(name, sizeof(name), "widths.tsv:%d", number);
		is_text(got, want != NULL ? want : "(no column)", name);
	}
	free(line);
	fclose(f);
}

static void
test_prefix(void)
{
	static const char text[] = "a\xE4\xB8\xAD\xE6\x96\x87" "b";
	int used;

	is_number(width_text(text, strlen(text)), 6, "columns of a text");
	is_number((long long)width_prefix(text, strlen(text), 4, &used), 4, "a wide character at the edge stays out");
	is_number(used, 3, "... and is not counted");
	is_number((long long)width_prefix(text, strlen(text), 99, NULL), (long long)strlen(text), "all of it");
	is_number((long long)width_prefix(text, strlen(text), 0, &used), 0, "no room");
}

static void
test_fit(void)
{
	static const struct {
		const char *in;
		int columns, pad;
		const char *out;
	} cases[] = {
		{ "abc", 5, 1, "abc  " }, { "abc", 5, 0, "abc" }, { "abc", 3, 1, "abc" }, { "abcd", 3, 1, "ab\xE2\x80\xA6" },
		{ "\xE4\xB8\xAD\xE6\x96\x87", 3, 1, "\xE4\xB8\xAD\xE2\x80\xA6" }, { "a\xE4\xB8\xAD\xE6\x96\x87", 3, 1, "a\xE2\x80\xA6 " },
		{ "abc", 0, 1, "" }, { "abc", 1, 1, "\xE2\x80\xA6" }, { "", 2, 1, "  " },
	};
	struct buf out = { 0 };
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_reset(&out);
		width_fit(&out, cases[i].in, cases[i].columns, cases[i].pad);
		is_text(buf_text(&out), cases[i].out, "fit");
	}
	buf_clear(&out);
}

int
main(void)
{
	test_table();
	test_prefix();
	test_fit();
	return tap_end();
}
