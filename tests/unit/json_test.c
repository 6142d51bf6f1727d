#include "text/json.h"
#include "tap.h"
#include "text/date.h"

static void
is_quoted(const char *s, const char *want, const char *name)
{
	struct buf out = { 0 };

	json_quote(&out, s);
	is_text(buf_text(&out), want, name);
	buf_clear(&out);
}

static void
test_document(void)
{
	struct buf out = { 0 };
	struct json j = { .out = &out };

	json_open(&j, NULL, '{');
	json_text(&j, "title", "a");
	json_text_if(&j, "author", "");
	json_number(&j, "id", INT64_MIN);
	json_flag(&j, "read", true);
	json_date(&j, "seen", DATE_NONE);
	json_date(&j, "date", 0);
	json_open(&j, "tags", '[');
	json_text(&j, NULL, "x");
	json_text(&j, NULL, "y");
	json_close(&j, ']');
	json_open(&j, "none", '[');
	json_close(&j, ']');
	json_close(&j, '}');
	json_end(&j);
	is_text(buf_text(&out),
	    "{\"title\":\"a\",\"id\":-9223372036854775808,\"read\":true,"
	    "\"date\":\"1970-01-01T00:00:00Z\",\"tags\":[\"x\",\"y\"],\"none\":[]}\n", "a document");
	buf_clear(&out);
}

int
main(void)
{
	is_quoted("", "\"\"", "an empty string");
	is_quoted("a\"b\\c/d", "\"a\\\"b\\\\c/d\"", "quotes and backslashes");
	is_quoted("a\nb\tc\r", "\"a\\nb\\tc\\r\"", "white space");
	is_quoted("\x1b]0;x\x07", "\"\\u001b]0;x\\u0007\"", "controls are escaped");
	is_quoted("\xc2\x9b""1m", "\"\\u009b1m\"", "C1 controls are escaped");
	is_quoted("\xe2\x80\xae""abc", "\"\\u202eabc\"", "bidi overrides are escaped");
	is_quoted("\xf3\xa0\x81\x81", "\"\\udb40\\udc41\"", "tag characters are escaped as a pair");
	is_quoted("h\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", "\"h\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\"", "UTF-8 stays");
	is_quoted("a\xff""b\xc3", "\"a\xef\xbf\xbd""b\xef\xbf\xbd\"", "bad bytes become U+FFFD");
	test_document();
	return tap_end();
}
