#include <string.h>

#include "tap.h"
#include "tui/hint.h"
#include "tui/reflow.h"

/* All lines of a text, with '|' between them. */
static void
breaks(const char *s, int columns, const char *want, const char *name)
{
	struct buf out = { 0 };
	size_t len = strlen(s), next;

	for (; len > 0; s += next, len -= next) {
		size_t line = reflow_line(s, len, columns, &next);

		if (out.len > 0)
			buf_addc(&out, '|');
		buf_add(&out, s, line);
	}
	is_text(buf_text(&out), want, name);
	buf_clear(&out);
}

static void
fits(const char *hint, int columns, const char *want, const char *name)
{
	struct buf text = { 0 };

	buf_adds(&text, hint);
	hint_fit(&text, columns);
	is_text(buf_text(&text), want, name);
	buf_clear(&text);
}

int
main(void)
{
	breaks("one two three", 20, "one two three", "what fits is one line");
	breaks("one two three", 7, "one two|three", "blanks do not count at the end of a line");
	breaks("one two three", 9, "one two|three", "words stay whole");
	breaks("abcdefghij", 4, "abcd|efgh|ij", "but for one that is longer than a line");
	breaks("a bcdefghij", 8, "a bcdefg|hij", "... or that would leave most of the line empty");
	breaks("日本語のニュース", 5, "日本|語の|ニュ|ース", "wide characters are two columns");
	breaks("日本", 1, "日|本", "a character that is wider than the line stands alone");
	fits("q back", 3, "q back", "a single part stays");
	fits("a one   b two   c three   q back", 60, "a one   b two   c three   q back", "all parts fit");
	fits("a one   b two   c three   q back", 25, "a one   c three   q back", "what stands before the last two goes first");
	fits("a one   b two   c three   q back", 20, "c three   q back", "... then the next before them");
	fits("a one   b two   c three   q back", 10, "q back", "the last one stays");
	return tap_end();
}
