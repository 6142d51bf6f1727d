/*
 * Everything on the way to the terminal: cleaned text is valid, has none of
 * the characters that a terminal obeys, is its own cleaned text, and has
 * columns and breaks that agree with each other.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/clean.h"
#include "text/entity.h"
#include "text/utf8.h"
#include "text/width.h"
#include "text/wrap.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(int holds)
{
	if (!holds)
		abort();
}

static void
check_safe(const struct buf *text, int block)
{
	uint32_t c;
	size_t i, n;

	must(utf8_valid(buf_text(text), text->len));
	for (i = 0; i < text->len; i += n) {
		n = utf8_decode(text->data + i, text->len - i, &c);
		must((c >= 0x20 && c < 0x7F) || (block && c == '\n') || c > 0x9F);
		must(c != 0x2028 && c != 0x2029 && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069));
	}
}

static void
check_layout(const struct buf *text)
{
	unsigned char *breaks = mem_alloc(text->len + 1);
	size_t at = 0, n, k;
	int columns, total = 0, used;

	wrap_breaks(buf_text(text), text->len, breaks);
	for (; at < text->len; at += n) {
		n = width_next(text->data + at, text->len - at, &columns);
		must(n > 0 && columns >= 0 && columns <= 2);
		total += columns;
		for (k = 1; k < n; k++)
			must(breaks[at + k] == WRAP_NO);
	}
	must(width_text(buf_text(text), text->len) == total);
	must(width_prefix(buf_text(text), text->len, 7, &used) <= text->len && used <= 7);
	free(breaks);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf raw = { 0 }, once = { 0 }, twice = { 0 };

	entity_decode(&raw, (const char *)data, size);
	clean_line(&once, buf_text(&raw), raw.len, 0);
	clean_line(&twice, buf_text(&once), once.len, 0);
	must(strcmp(buf_text(&once), buf_text(&twice)) == 0 && once.len == twice.len);
	check_safe(&once, 0);
	check_layout(&once);
	buf_reset(&twice);
	clean_line(&twice, buf_text(&raw), raw.len, 16);
	must(twice.len <= 16 && strncmp(buf_text(&twice), buf_text(&once), twice.len) == 0);
	buf_reset(&once);
	clean_line(&once, buf_text(&twice), twice.len, 16);
	must(strcmp(buf_text(&once), buf_text(&twice)) == 0);
	buf_reset(&once);
	buf_reset(&twice);
	clean_block(&once, buf_text(&raw), raw.len);
	clean_block(&twice, buf_text(&once), once.len);
	must(strcmp(buf_text(&once), buf_text(&twice)) == 0 && once.len == twice.len);
	check_safe(&once, 1);
	buf_reset(&once);
	clean_flow(&once, buf_text(&raw), raw.len);
	check_safe(&once, 1);
	check_layout(&once);
	buf_clear(&raw);
	buf_clear(&once);
	buf_clear(&twice);
	return 0;
}
