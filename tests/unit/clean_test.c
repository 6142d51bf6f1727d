/* text/clean: the rules one by one, and what holds for any bytes. */
#include <stdint.h>
#include <stdlib.h>
#include <unictype.h>

#include "tap.h"
#include "text/clean.h"
#include "text/newer.h"
#include "text/utf8.h"

#define FUZZ_ROUNDS	20000

static const struct {
	const char *in, *line, *block, *name;
} cases[] = {
	{ "plain text", "plain text", "plain text", "plain ASCII" },
	{ "", "", "", "nothing" },
	{ "  a  b \t c\n", "a b c", "  a  b   c\n", "white space folds in a line, tabs are stops of 8 in a block" },
	{ "a\r\nb\rc", "a b c", "a\nb\nc", "CR and CRLF" },
	{ "a\xFF\xC0\x80z", "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz", "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz", "1: ill-formed parts" },
	{ "a\xE2\x82z", "a\xEF\xBF\xBDz", "a\xEF\xBF\xBDz", "1: a maximal part is one replacement" },
	{ "a\x1B[31mb\x07\x7F\xC2\x9B" "1m", "a[31mb1m", "a[31mb1m", "2: controls, C1 too" },
	{ "a\xC2\x85" "b\xE2\x80\xA8" "c\xE2\x80\xA9" "d", "a b c d", "a b c d", "2: line separators" },
	{ "a\xE2\x80\xAE" "b\xE2\x81\xA6" "c", "abc", "abc", "3: bidi overrides and isolates" },
	{ "a\xE2\x80\x8E" "b\xD8\x9C", "ab", "a\xE2\x80\x8E" "b\xD8\x9C", "3: marks of direction go in a line only" },
	{ "a\xC2\xAD" "b\xE2\x80\x8B" "c\xEF\xBB\xBF" "d\xE3\x85\xA4" "e", "abcde", "abcde", "4: invisible characters" },
	{ "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE", "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE", "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE", "4: U+200C stays between Arabic letters" },
	{ "a\xE2\x80\x8C" "b\xE2\x80\x8D" "c", "abc", "abc", "4: joiners go from Latin" },
	{ "\xD9\x85\xE2\x80\x8C\xE2\x80\x8C\xD9\x85", "\xD9\x85\xE2\x80\x8C\xD9\x85", "\xD9\x85\xE2\x80\x8C\xD9\x85", "4: one joiner in a row" },
	{ "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB", "4: U+200D stays between pictographs" },
	{ "\xF0\x9F\x91\xA9\xE2\x80\x8D", "\xF0\x9F\x91\xA9", "\xF0\x9F\x91\xA9", "4: and goes from the end" },
	{ "a\xF3\xA0\x81\x81" "b", "ab", "ab", "5: tags" },
	{ "\xE2\x9D\xA4\xEF\xB8\x8F\xEF\xB8\x8F", "\xE2\x9D\xA4\xEF\xB8\x8F", "\xE2\x9D\xA4\xEF\xB8\x8F", "5: one selector after a base" },
	{ "\xEF\xB8\x8F" "a \xEF\xB8\x8F" "b", "a b", "a b", "5: none without a base" },
	{ "\xEE\x80\x80\xEF\xB7\x90\xF3\xB0\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", "6: private use and no characters" },
	{ "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81" "b", "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81" "b", "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81" "b", "7: four marks a base" },
	{ "e\xCC\x81\xCC\xB6\xCC\x82\xCC\x83\xCC\x84\xCC\x85" "b\xCC\x82", "e\xCC\x81" "b\xCC\x82", "e\xCC\x81" "b\xCC\x82", "7: one of a heap" },
	{ " \xCC\x81" "e", "e", " \xCC\x81" "e", "7: none at the start" },
	{ "\xC2\xA0" "a\xE2\x80\x83\xE2\x80\xAF" "b\xE3\x80\x80" "c", "a b\xE3\x80\x80" "c", " a  b\xE3\x80\x80" "c", "8: other spaces, U+3000 stays" },
};

static void
test_cases(void)
{
	struct buf out = { 0 };
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_reset(&out);
		clean_line(&out, cases[i].in, strlen(cases[i].in), 0);
		is_text(buf_text(&out), cases[i].line, cases[i].name);
		buf_reset(&out);
		clean_block(&out, cases[i].in, strlen(cases[i].in));
		is_text(buf_text(&out), cases[i].block, cases[i].name);
	}
	buf_clear(&out);
}

static void
test_cut(void)
{
	struct buf out = { 0 };

	buf_adds(&out, "x: ");
	clean_line(&out, "one two three", 13, 8);
	is_text(buf_text(&out), "x: one two", "a cut counts from the text's own start and leaves no space at the end");
	buf_reset(&out);
	clean_line(&out, "abcde\xCC\x81" "f", 8, 6);
	is_text(buf_text(&out), "abcd", "a cut leaves no base without its mark");
	buf_reset(&out);
	clean_line(&out, "\xD9\x85\xE2\x80\x8C\xD9\x85", 7, 5);
	is_text(buf_text(&out), "\xD9\x85", "and no joiner at the end");
	buf_clear(&out);
}

static void
test_flow(void)
{
	static const char text[] = "a\xC2\xA0" "b\xC2\xAD" "c\xE2\x80\x8B" "d\xE2\x80\xAE" "e";
	struct buf out = { 0 };

	clean_flow(&out, text, strlen(text));
	is_text(buf_text(&out), "a\xC2\xA0" "b\xC2\xAD" "c\xE2\x80\x8B" "de", "flow keeps what tells where lines may end, nothing else");
	buf_clear(&out);
}

/* None of the classes that rules 1 to 6 take away (U+200C, U+200D and selectors aside, which depend on their place). */
static int
is_safe(uint32_t c, int line)
{
	if (c == '\n')
		return !line;
	if (c < 0x20 || (c >= 0x7F && c <= 0xA0) || (c >= 0x2000 && c <= 0x200B) || c == 0xAD)
		return 0;
	if ((c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF))
		return 0;
	if (line && (c == 0x200E || c == 0x200F || c == 0x61C))
		return 0;
	if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xE0000 || (c & 0xFFFE) == 0xFFFE)
		return 0;
	return newer_is_assigned(c) || !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cn);
}

/* The cleaned text of in has none of the classes and is its own cleaned text. */
static int
holds(const char *in, size_t len, int line, struct buf *once, struct buf *twice)
{
	size_t i, n;
	uint32_t c;

	buf_reset(once);
	buf_reset(twice);
	if (line) {
		clean_line(once, in, len, 0);
		clean_line(twice, buf_text(once), once->len, 0);
	} else {
		clean_block(once, in, len);
		clean_block(twice, buf_text(once), once->len);
	}
	if (once->len != twice->len || strcmp(buf_text(once), buf_text(twice)) != 0)
		return 0;
	for (i = 0; i < once->len; i += n) {
		n = utf8_decode(once->data + i, once->len - i, &c);
		if (!is_safe(c, line) || (c == UTF8_REPLACEMENT && n != 3))
			return 0;
	}
	return 1;
}

static void
test_every_character(void)
{
	struct buf once = { 0 }, twice = { 0 };
	char text[16];
	uint32_t c, bad = 0;
	size_t n;

	for (c = 0; c < 0x110000 && bad == 0; c++) {
		text[0] = 'x';
		n = 1 + utf8_encode(text + 1, c);
		text[n++] = 'y';
		if (!holds(text, n, 1, &once, &twice) || !holds(text, n, 0, &once, &twice) || !holds(text + 1, n - 2, 1, &once, &twice))
			bad = c;
	}
	ok(bad == 0, "every character: safe, and unchanged the second time (bad: U+%04X)", (unsigned)bad);
	buf_clear(&once);
	buf_clear(&twice);
}

/* Characters that depend on their neighbours. */
static uint32_t
interesting(void)
{
	static const uint32_t some[] = {
		' ', 'a', '\t', '\n', '\r', 0x200C, 0x200D, 0xFE0F, 0x301, 0x645, 0x64E, 0x915, 0x94D, 0x93F, 0x1F469, 0x1F3FD, 0x2764,
		0x1F1E9, 0x20E3, 0x200E, 0x1100, 0x1161, 0x11A8, 0x3000, 0xA0, 0x34F, 0xE000, 0xFFFD, 0x1B, 0x9B5, 0x0E33, 0x600, 0xAD,
	};

	return some[(size_t)rand() % (sizeof(some) / sizeof(some[0]))];
}

static void
test_random(void)
{
	struct buf in = { 0 }, once = { 0 }, twice = { 0 };
	int round, i, bad = 0;

	srand(7);
	for (round = 0; round < FUZZ_ROUNDS && !bad; round++) {
		buf_reset(&in);
		for (i = rand() % 24; i > 0; i--) {
			if (rand() % 8 == 0)
				buf_addc(&in, (char)rand());
			else
				utf8_add(&in, interesting());
		}
		bad = !holds(buf_text(&in), in.len, round & 1, &once, &twice);
	}
	ok(!bad, "random text: safe, and unchanged the second time (round %d)", round);
	buf_clear(&in);
	buf_clear(&once);
	buf_clear(&twice);
}

int
main(void)
{
	test_cases();
	test_cut();
	test_flow();
	test_every_character();
	test_random();
	return tap_end();
}
