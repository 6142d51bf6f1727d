/* text/utf8: every character there and back, and the ill-formed ones. */
#include <stdbool.h>

#include "tap.h"
#include "text/utf8.h"

static void
test_every_character(void)
{
	char text[UTF8_MAX];
	uint32_t c, back, bad = 0;
	size_t n;

	for (c = 0; c < 0x110000 && bad == 0; c++) {
		n = utf8_encode(text, c);
		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		if (utf8_decode(text, n, &back) != n || back != c || !utf8_valid(text, n) || (n > 1 && utf8_valid(text, n - 1)))
			bad = c;
	}
	ok(bad == 0, "every character there and back (bad: U+%04X)", (unsigned)bad);
}

static void
test_no_character(void)
{
	struct buf out = { 0 };

	utf8_add(&out, 0xD800);
	utf8_add(&out, 0x110000);
	is_text(buf_text(&out), "\xEF\xBF\xBD\xEF\xBF\xBD", "surrogates and numbers too large become U+FFFD");
	buf_clear(&out);
}

/* The bytes that each step takes, as digits. */
static const struct {
	const char *in, *steps;
} ill_formed[] = {
	{ "\x80", "1" }, { "\xC0\xAF", "11" }, { "\xE0\x80\xAF", "111" }, { "\xF0\x80\x80\xAF", "1111" },
	{ "\xED\xA0\x80", "111" }, { "\xF4\x90\x80\x80", "1111" }, { "\xFE\xFF", "11" },
	{ "\xE1\x80", "2" }, { "\xF1\x80\x80", "3" }, { "\xE1\x80" "A", "21" }, { "\xF0\x91\x92" "A", "31" }, { "\xC2", "1" }, { "\xC2" "A", "11" },
	/* Unicode 15, table 3-8 */
	{ "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF" "A", "21321" },
};

static void
test_ill_formed(void)
{
	char steps[16];
	size_t i, k, n, at;
	uint32_t c;

	for (i = 0; i < sizeof(ill_formed) / sizeof(ill_formed[0]); i++) {
		const char *in = ill_formed[i].in;

		for (k = 0, at = 0; in[at] != '\0'; at += n) {
			n = utf8_decode(in + at, strlen(in) - at, &c);
			steps[k++] = (char)('0' + n);
		}
		steps[k] = '\0';
		is_text(steps, ill_formed[i].steps, "maximal ill-formed parts");
		ok(!utf8_valid(in, strlen(in)), "... which are not valid");
	}
}

static void
test_spans(void)
{
	char text[100];
	size_t i, bad = 0;

	for (i = 0; i < sizeof(text); i++) {
		memset(text, 'a', sizeof(text));
		text[i] = '\xC3';
		bad += utf8_ascii_span(text, sizeof(text)) != i || utf8_valid_span(text, sizeof(text)) != i;
	}
	ok(bad == 0, "a bad byte is found at every place");
	ok(utf8_valid_span("", 0) == 0 && utf8_valid("", 0), "nothing is valid");
	ok(utf8_valid_span("a\xC3\xA9\xFFz", 5) == 3, "the valid prefix");
}

static void
test_cut(void)
{
	static const char text[] = "a\xC3\xA9\xF0\x9F\x98\x80z";
	static const size_t want[] = { 0, 1, 1, 3, 3, 3, 3, 7, 8, 8 };
	size_t i;

	for (i = 0; i < sizeof(want) / sizeof(want[0]); i++)
		is_number((long long)utf8_cut(text, strlen(text), i), (long long)want[i], "cut");
	is_number((long long)utf8_cut("\x80\x80\x80\x80\x80\x80", 6, 5), 5, "bytes that are no text are cut anywhere");
}

/* How often sample, somewhere in a text of filler, is not found valid, or ill-formed, as it is. */
static int
count_wrong(const char *filler, const char *sample, bool is_valid)
{
	size_t n = strlen(filler), len = strlen(sample);
	int wrong = 0;

	for (int before = 0; before < 140; before++) {
		struct buf text = { 0 };

		for (int i = 0; i < before; i++)
			buf_add(&text, filler, n);
		buf_add(&text, sample, len);
		for (int i = 0; i < 70; i++)
			buf_add(&text, filler, n);
		wrong += utf8_valid_span(buf_text(&text), text.len) != (is_valid ? text.len : (size_t)before * n);
		buf_clear(&text);
	}
	return wrong;
}

/* Blocks are looked at as a whole: each character is what it is wherever it stands. */
static void
test_places(void)
{
	static const char *const fillers[] = { "a", "\xD0\xB4", "\xE4\xB8\xAD", "\xF0\x9F\x98\x80" };
	static const char *const valid[] = {
		"\n", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xE1\x80\x80", "\xE2\x80\x99", "\xED\x9F\xBF", "\xEE\x80\x80",
		"\xEF\xBF\xBD", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF",
	}, *const broken[] = {
		"\x80", "\xC0\x80", "\xC1\xBF", "\xC2", "\xE0\x9F\xBF", "\xE4\xB8", "\xE4", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
		"\xF0\x9F\x98", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",
	};
	size_t f, i;

	for (f = 0; f < sizeof(fillers) / sizeof(fillers[0]); f++) {
		int wrong = 0;

		for (i = 0; i < sizeof(valid) / sizeof(valid[0]); i++)
			wrong += count_wrong(fillers[f], valid[i], true);
		for (i = 0; i < sizeof(broken) / sizeof(broken[0]); i++)
			wrong += count_wrong(fillers[f], broken[i], false);
		is_number(wrong, 0, "characters, whole and broken, at each place");
	}
}

int
main(void)
{
	test_every_character();
	test_no_character();
	test_ill_formed();
	test_spans();
	test_cut();
	test_places();
	return tap_end();
}
