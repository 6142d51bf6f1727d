#include "tap.h"
#include "text/format.h"

struct pair {
	const char *title, *author;
};

static bool
field(struct buf *out, char letter, const void *thing)
{
	const struct pair *pair = thing;

	if (letter != 't' && letter != 'a')
		return false;
	buf_adds(out, letter == 't' ? pair->title : pair->author);
	return true;
}

static void
writes(const char *text, int columns, const char *want)
{
	const struct format format = { .text = text, .field = field };
	const struct pair thing = { "A title", " " };
	struct buf out = { 0 };

	format_write(&format, &thing, columns, &out);
	is_text(buf_text(&out), want, text);
	buf_clear(&out);
}

static void
test_width(void)
{
	const struct format format = { .text = "%99999999999999t", .field = field };
	const struct pair thing = { "A title", " " };
	struct buf out = { 0 };

	format_write(&format, &thing, 10, &out);
	is_number((long long)out.len, FORMAT_COLUMNS_MAX, "no field is wider than that");
	buf_clear(&out);
}

static void
test_fields(void)
{
	writes("", 10, "");
	writes("plain", 10, "plain");
	writes("%t.", 10, "A title.");
	writes("%10t.", 10, "   A title.");
	writes("%-10t.", 10, "A title   .");
	writes("%4t.", 10, "A t\xe2\x80\xa6.");
	writes("100%% %t", 10, "100% A title");
	writes("%z%t", 10, "A title");
	writes("%", 10, "");
	writes("%12", 10, "");
	writes("a\\t\\%t", 10, "a\\t\\A title");
}

/* As the command line has it. */
static void
test_escapes(void)
{
	const struct format format = { .text = "a\\t%-9t\\n\\\\\\0\\x\\", .field = field, .escapes = true };
	const struct pair thing = { "A title", " " };
	static const char want[] = "a\tA title  \n\\\0\\x\\";
	struct buf out = { 0 };

	format_write(&format, &thing, 80, &out);
	ok(out.len == sizeof(want) - 1 && memcmp(out.data, want, out.len) == 0, "backslashes");
	buf_clear(&out);
}

static void
test_fill(void)
{
	writes("%t%> x", 12, "A title    x");
	writes("%t%>.x", 12, "A title....x");
	writes("%t%>\xe2\x94\x80x", 10, "A title\xe2\x94\x80\xe2\x94\x80x");
	writes("%t%> now", 8, "A ti\xe2\x80\xa6now");
	writes("%t%> now", 3, "now");
	writes("a%> b%> c", 6, "a   bc");
	writes("%>", 5, "");
}

static void
test_conditions(void)
{
	writes("%?t?yes&no?.", 10, "yes.");
	writes("%?a?yes&no?.", 10, "no.");
	writes("%?a?yes?.", 10, ".");
	writes("%?t?<%t>?.", 20, "<A title>.");
	writes("%?t?%?a?both&one?&none?.", 20, "one.");
	writes("%?a?x&%?t?inner&none??.", 20, "inner.");
	writes("%?t?open", 20, "open");
	writes("%?t", 20, "t");
	writes("%?", 20, "");
}

int
main(void)
{
	struct buf deep = { 0 };
	const struct format format = { .field = field };
	const struct pair thing = { "x", "y" };
	struct format nested;
	struct buf out = { 0 };
	int i;

	test_fields();
	test_width();
	test_escapes();
	test_fill();
	test_conditions();
	for (i = 0; i < 10000; i++)
		buf_adds(&deep, "%?t?");
	nested = format;
	nested.text = buf_text(&deep);
	format_write(&nested, &thing, 80, &out);
	ok(out.len == 0, "conditions nested too deep hold nothing");
	is_number(format_wrong("%4t %?a?%-3t&x? %> %%", "ta"), 0, "all letters are known");
	is_number(format_wrong("%t %q", "ta"), 'q', "one is not");
	is_number(format_wrong("%?q?x&y?", "ta"), 'q', "... in a condition");
	is_number(format_wrong("%t %3", "ta"), '%', "a field without its letter");
	ok(format_uses("%4i %?c?x?", "uc") && format_uses("%-8u", "uc"), "a letter is used, in a field or a condition");
	ok(!format_uses("%t %%u %>c %4", "uc") && !format_uses("", "uc"), "what only looks like it is not");
	buf_clear(&deep);
	buf_clear(&out);
	return tap_end();
}
