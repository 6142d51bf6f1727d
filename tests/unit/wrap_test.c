/* text/wrap: the breaks of tests/tables/breaks.tsv, and what holds for any text. */
#include <stdbool.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "tap.h"
#include "text/utf8.h"
#include "text/wrap.h"

/* The text with its chances shown: | may, ~ hyphen, $ must, ` between syllables. */
static void
describe(struct buf *out, const char *s, size_t len)
{
	static const char sign[] = { [WRAP_MAY] = '|', [WRAP_HYPHEN] = '~', [WRAP_MUST] = '$', [WRAP_SYLLABLE] = '`' };
	unsigned char *breaks = mem_alloc(len + 1);
	size_t i;

	wrap_breaks(s, len, breaks);
	for (i = 0; i < len; i++) {
		if (breaks[i] != WRAP_NO)
			buf_addc(out, sign[breaks[i]]);
		buf_addc(out, s[i]);
	}
	free(breaks);
}

/* A row is the text with its chances; \n and \- (soft hyphen) escaped. */
static void
test_row(const char *row, int number)
{
	struct buf text = { 0 }, want = { 0 }, got = { 0 };
	char name[32];

	for (; *row != '\0'; row++) {
		const char *piece = row;
		bool literal = *row == '\\';
		size_t n = 1;

		if (literal) {
			piece = row[1] == 'n' ? "\n" : row[1] == '-' ? "\xC2\xAD" : row + 1;
			n = row[1] == '-' ? 2 : 1;
			row++;
		}
		buf_add(&want, piece, n);
		if (literal || strchr("|~$`", *piece) == NULL)
			buf_add(&text, piece, n);
	}
	describe(&got, buf_text(&text), text.len);
	snprintf(name, sizeof(name), "breaks.tsv:%d", number);
	is_text(buf_text(&got), buf_text(&want), name);
	buf_clear(&text);
	buf_clear(&want);
	buf_clear(&got);
}

static void
test_table(void)
{
	FILE *f = fopen("tests/tables/breaks.tsv", "r");
	char *line = NULL;
	size_t cap = 0;
	int number = 0;

	if (!ok(f != NULL, "tests/tables/breaks.tsv"))
		return;
	while (getline(&line, &cap, f) > 0) {
		number++;
		line[strcspn(line, "\n")] = '\0';
		if (line[0] != '#' && line[0] != '\0')
			test_row(line, number);
	}
	free(line);
	fclose(f);
}

int
main(void)
{
	test_table();
	return tap_end();
}
