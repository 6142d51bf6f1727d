#include "base/block.h"
#include "store/words.h"
#include "tap.h"

static long long
count_words(const char *html)
{
	struct words words = { 0 };
	size_t len = strlen(html);

	for (; len >= BLOCK_BYTES; html += BLOCK_BYTES, len -= BLOCK_BYTES)
		words_add(&words, html);
	return words_end(&words, html, len);
}

#define PLACES	140		/* more than two of the blocks that are counted at once */

/* How often the words are others when a long word stands before them. */
static int
count_elsewhere(const char *html, long long words)
{
	int wrong = 0;

	for (size_t before = 1; before < PLACES; before++) {
		char text[2 * PLACES];

		memset(text, 'x', before);
		snprintf(text + before, sizeof(text) - before, " %s", html);
		wrong += count_words(text) != words + 1;
	}
	return wrong;
}

int
main(void)
{
	static const struct {
		const char *html;
		long long words;
	} rows[] = {
		{ "", 0 },
		{ " \t\n", 0 },
		{ "one", 1 },
		{ "  one  two\nthree ", 3 },
		{ "<p>one <b>two</b></p>", 2 },
		{ "one<br>two", 2 },
		{ "<p class=\"many words in a tag\">one", 1 },
		{ "one <never closed", 1 },
		{ "na\xc3\xafve caf\xc3\xa9", 2 },
		{ "\xc3\xa9t\xc3\xa9", 1 },
		{ "\xe4\xb8\xad\xe6\x96\x87\xe5\xad\x97\xe7\xac\xa6", 2 },
		{ "eight bytes at once, and\tone\nmore  than that <i>in a tag</i>between", 13 },
		{ "a b c d e f g h i j k l m", 13 },
		{ "\xd0\xb4\xd0\xb0 \xd0\xbd\xd0\xb5\xd1\x82 \xd0\xb4\xd0\xb0 \xd0\xbd\xd0\xb5\xd1\x82", 4 },
		{ "\xe4\xb8\xad" "twelve words", 3 },
		{ "abc\xe4\xb8\xad\xe6\x96\x87" "def", 3 },
		{ "\xe2\x80\x9cquoted\xe2\x80\x9d \xef\xac\x81t \xe0\xb8\xaa\xe0\xb8\xa7 \xf0\x9f\x98\x80", 4 },
		{ "<b>one</b><i title='>'>two", 2 },
		{ "1 > 0 <", 3 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		is_number(count_words(rows[i].html), rows[i].words, rows[i].html);
		is_number(count_elsewhere(rows[i].html, rows[i].words), 0, "wherever it stands");
	}
	return tap_end();
}
