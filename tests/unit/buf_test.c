/* base/buf: a growing string. */
#include <stdlib.h>

#include "base/buf.h"
#include "tap.h"

static void
test_add(void)
{
	struct buf b;

	buf_init(&b);
	is_text(buf_text(&b), "", "fresh: the empty string");
	buf_adds(&b, "one");
	buf_addc(&b, ' ');
	buf_add(&b, "two!", 3);
	buf_printf(&b, " %d%%", 3);
	is_text(buf_text(&b), "one two 3%", "bytes in their order");
	is_number((long long)b.len, 10, "counted");
	buf_add(&b, NULL, 0);
	buf_printf(&b, "%s", "");
	is_number((long long)b.len, 10, "nothing adds nothing");
	buf_clear(&b);
	ok(b.data == NULL && b.len == 0 && b.cap == 0, "cleared");
}

static void
test_growth(void)
{
	struct buf b = { 0 };
	size_t i, moves = 0;
	const char *before = NULL;

	for (i = 0; i < 100000; i++) {
		buf_addc(&b, (char)('a' + i % 26));
		moves += b.data != before;
		before = b.data;
	}
	ok(b.len == 100000 && b.data[99999] == 'a' + 99999 % 26 && b.data[100000] == '\0', "many bytes, NUL at the end");
	ok(moves < 40, "room doubles");
	buf_clear(&b);
}

static void
test_cut(void)
{
	struct buf b = { 0 };
	const char *data;

	buf_truncate(&b, 0);
	buf_reset(&b);
	buf_adds(&b, "abcdef");
	buf_truncate(&b, 9);
	is_text(buf_text(&b), "abcdef", "no shorter than it is");
	buf_truncate(&b, 3);
	is_text(buf_text(&b), "abc", "cut");
	data = b.data;
	buf_reset(&b);
	ok(b.len == 0 && b.data == data && b.data[0] == '\0', "reset keeps the memory");
	buf_clear(&b);
}

static void
test_detach(void)
{
	struct buf b = { 0 };
	char *s;

	s = buf_detach(&b);
	is_text(s, "", "nothing is a string, too");
	free(s);
	buf_adds(&b, "mine");
	s = buf_detach(&b);
	is_text(s, "mine", "handed over");
	ok(b.data == NULL && b.len == 0, "... and gone here");
	free(s);
}

int
main(void)
{
	test_add();
	test_growth();
	test_cut();
	test_detach();
	return tap_end();
}
