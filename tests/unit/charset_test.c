/* text/charset: by tests/tables/charsets.tsv, and what holds for any bytes. */
#include <stdbool.h>
#include <stdlib.h>

#include "base/buf.h"
#include "tap.h"
#include "text/charset.h"
#include "text/utf8.h"

#define COLUMNS	7

enum { NAME, KIND, TYPE, BYTES, ENCODING, DEFECTS, TEXT };

/* In place; returns the bytes. */
static size_t
unescape(char *s)
{
	char *start = s, *to = s, hex[3] = "";

	for (; *s != '\0'; s++) {
		if (s[0] != '\\') {
			*to++ = *s;
		} else if (s[1] == 'x') {
			memcpy(hex, s + 2, 2);
			*to++ = (char)strtol(hex, NULL, 16);
			s += 3;
		} else {
			*to++ = *++s;
		}
	}
	*to = '\0';
	return (size_t)(to - start);
}

static enum charset_kind
read_kind(const char *word)
{
	static const char *const kinds[] = { [CHARSET_XML] = "xml", [CHARSET_HTML] = "html", [CHARSET_JSON] = "json" };
	int kind;

	for (kind = CHARSET_XML; kind < CHARSET_TEXT; kind++)
		if (strcmp(kinds[kind], word) == 0)
			break;
	return (enum charset_kind)kind;
}

static void
describe_defects(char out[8], unsigned defects)
{
	snprintf(out, 8, "%s%s%s%s%s", defects == 0 ? "-" : "", defects & CHARSET_DETECTED ? "d" : "", defects & CHARSET_MISLABELLED ? "m" : "",
	    defects & CHARSET_UNKNOWN ? "u" : "", defects & CHARSET_INVALID ? "i" : "");
}

static void
test_row(char *column[COLUMNS], int number)
{
	size_t len = unescape(column[BYTES]), text_len;
	struct charset_result result;
	struct buf out = { 0 };
	const char *text;
	char name[128], defects[8];

	unescape(column[TEXT]);
	charset_to_utf8(column[BYTES], len, column[TYPE], read_kind(column[KIND]), &out, &text, &text_len, &result);
	snprintf(name, sizeof(name), "charsets.tsv:%d: %s", number, column[NAME]);
	ok(text_len == strlen(column[TEXT]) && memcmp(text, column[TEXT], text_len) == 0, "%s", name);
	is_text(result.name, column[ENCODING], "... its encoding");
	describe_defects(defects, result.defects);
	is_text(defects, column[DEFECTS], "... its defects");
	if (len > 0 && utf8_valid(column[BYTES], len) && strcmp(result.name, "UTF-8") == 0)
		ok(out.data == NULL && text >= column[BYTES] && text <= column[BYTES] + 3, "... and nothing is copied");
	buf_clear(&out);
}

/* The rows of what no label tells are for uchardet. */
static bool
is_for_us(const char *name)
{
#ifdef WITHOUT_UCHARDET
	static const char *const detected[] = { "Shift_JIS labelled UTF-8", "windows-1251", "KOI8-R", "GB18030", "Big5", "EUC-JP", "EUC-KR" };
	size_t i;

	for (i = 0; i < sizeof(detected) / sizeof(detected[0]); i++)
		if (strcmp(name, detected[i]) == 0)
			return false;
#endif
	(void)name;
	return true;
}

static void
test_table(void)
{
	FILE *f = fopen("tests/tables/charsets.tsv", "r");
	char *line = NULL, *column[COLUMNS], *rest;
	size_t cap = 0;
	int number = 0, i;

	if (!ok(f != NULL, "tests/tables/charsets.tsv"))
		return;
	while (getline(&line, &cap, f) > 0) {
		number++;
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || line[0] == '\0')
			continue;
		rest = line;
		for (i = 0; i < COLUMNS && (column[i] = strsep(&rest, "\t")) != NULL; i++)
			;
		if (!ok(i == COLUMNS, "charsets.tsv:%d: has %d columns", number, COLUMNS))
			continue;
		if (is_for_us(column[NAME]))
			test_row(column, number);
		else
			skip("built without uchardet");
	}
	free(line);
	fclose(f);
}

/* Any bytes under any label give valid UTF-8. */
static void
test_random(void)
{
	static const char *const types[] = {
		"", "text/xml; charset=utf-8", "; charset=gb2312", "; charset=big5", "; charset=euc-jp", "; charset=shift_jis",
		"; charset=euc-kr", "; charset=iso-2022-jp", "; charset=iso-2022-kr", "; charset=utf-16", "; charset=latin1", "; charset=johab",
		"; charset=koi8-r", "; charset=euc-tw", "; charset=shift_jisx0213", "; charset=euc-jisx0213",
	};
	char bytes[64];
	struct buf out = { 0 };
	struct charset_result result;
	const char *text;
	size_t text_len, i, n;
	int round, bad = 0;

	srand(3);
	for (round = 0; round < 4000 && !bad; round++) {
		n = (size_t)rand() % sizeof(bytes);
		for (i = 0; i < n; i++)
			bytes[i] = (char)(rand() % 4 == 0 ? "<a\x1B$"[rand() % 4] : rand());
		charset_to_utf8(bytes, n, types[(size_t)round % (sizeof(types) / sizeof(types[0]))], (enum charset_kind)(rand() % 4), &out, &text, &text_len, &result);
		bad = !utf8_valid(text, text_len);
	}
	ok(!bad, "any bytes under any label give valid UTF-8");
	buf_clear(&out);
}

/* A detector that has seen four megabytes of ASCII does not look for more. */
static void
test_late_bytes(void)
{
	size_t len = (size_t)5 << 20, text_len;
	struct buf in = { 0 }, out = { 0 };
	struct charset_result result;
	const char *text;

	buf_reserve(&in, len);
	memset(in.data, 'x', len);
	in.len = len;
	buf_adds(&in, "\xCC\xE0\xF0\xF2");
	charset_to_utf8(in.data, in.len, "", CHARSET_HTML, &out, &text, &text_len, &result);
	ok(text_len == len + 8 && utf8_valid(text, text_len), "bytes behind megabytes of ASCII: %s", result.name);
	buf_clear(&in);
	buf_clear(&out);
}

int
main(void)
{
	struct charset_converters *all = charset_preload();

	test_table();
	test_random();
	test_late_bytes();
	charset_release(all);
	return tap_end();
}
