#include "feed/sanitize.h"
#include "tap.h"

static const struct {
	const char *in, *out;
} cases[] = {
	{ "<p>a</p>", "<p>a</p>" },
	{ "a & b < c > d", "a &amp; b &lt; c &gt; d" },
	{ "<P CLASS=x ID=y>a</P>", "<p>a</p>" },
	{ "<a href=\"b\">c</a>", "<a href=\"http://example.org/b\">c</a>" },
	{ "<a href=\"#n\">c</a>", "<a href=\"#n\">c</a>" },
	{ "<a href=\"javascript:x\">c</a>", "<a>c</a>" },
	{ "<a href=\"&#106;avascript:x\">c</a>", "<a>c</a>" },
	{ "<a href=\" java\nscript:x\">c</a>", "<a>c</a>" },
	{ "<a href=\"mailto:a@b\">c</a>", "<a href=\"mailto:a@b\">c</a>" },
	{ "<img src=a onerror=x>", "<img src=\"http://example.org/a\">" },
	{ "<img src=\"data:image/png;base64,AA==\">", "<img src=\"data:image/png;base64,AA==\">" },
	{ "<img src=\"data:text/html,x\">", "<img>" },
	{ "<img alt='a \"b\" <c>'>", "<img alt=\"a &quot;b&quot; &lt;c&gt;\">" },
	{ "a<script>b</script>c", "ac" },
	{ "a<SCRIPT >b</script\n>c", "ac" },
	{ "a<script>b", "ab" },
	{ "a<style>b</style>c<applet>d</applet>e", "ace" },
	{ "<iframe src=x>a</iframe><object>b</object><form>c</form>", "abc" },
	{ "<meta http-equiv=refresh><base href=x><link rel=x><embed src=x>", "" },
	{ "a<!-- b -->c<!DOCTYPE x>d<?php e ?>f", "acdf" },
	{ "<<script>script>x</script>", "&lt;" },
	{ "<x:script>a</x:script>", "a" },
	{ "<p style=\"a:expression(b)\">c</p>", "<p>c</p>" },
	{ "a<br/>b<br></br>", "a<br>b<br>" },
};

/* Addresses are resolved in memory that is given back by the way. */
static void
test_many_links(void)
{
	struct buf in = { 0 }, out = { 0 };
	int i;

	for (i = 0; i < 3000; i++)
		buf_printf(&in, "<a href=\"%d\">x</a>", i);
	sanitize_html(&out, buf_text(&in), in.len, "http://example.org/");
	ok(strstr(buf_text(&out), "<a href=\"http://example.org/0\">") == out.data &&
	    strstr(buf_text(&out), "<a href=\"http://example.org/2999\">x</a>") != NULL, "many links");
	buf_clear(&in);
	buf_clear(&out);
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = { 0 };

		sanitize_html(&out, cases[i].in, strlen(cases[i].in), "http://example.org/");
		is_text(buf_text(&out), cases[i].out, cases[i].in);
		buf_clear(&out);
	}
	test_many_links();
	return tap_end();
}
