#include "feed/markup.h"
#include "tap.h"

static const struct {
	const char *html, *line;
	bool guess;
} lines[] = {
	{ "plain", "plain", false },
	{ " a \n b\t", "a b", false },
	{ "a <b>bold</b> &amp; c", "a bold & c", false },
	{ "&lt;b&gt;", "<b>", false },
	{ "a<br>b<p>c</p>d", "a b c d", false },
	{ "x<script>y</script>z", "xz", false },
	{ "<foo>x</foo>", "x", false },
	{ "a < b", "a < b", false },
	{ "a <b title='>'>c", "a c", false },
	{ "a <b title = '>' x=>c", "a c", false },
	{ "a <b title='>' c", "a ' c", false },
	{ "a <b title='>c<i>d</i>", "a cd", false },
	{ "a<!-- b <i>c</i> <!-- d", "ac <!-- d", false },
	{ "a<!-- b -->c", "ac", false },
	{ "List<String> of <b>x</b>", "List<String> of x", true },
	{ "Use <script> well", "Use <script> well", true },
	{ "Tom &amp;amp; Jerry", "Tom & Jerry", true },
	{ "Tom &amp;amp; Jerry", "Tom &amp; Jerry", false },
	{ "AT&T", "AT&T", true },
	{ "2 > 1 <3", "2 > 1 <3", true },
};

static void
test_lines(void)
{
	size_t i;

	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct buf out = { 0 };

		markup_to_line(&out, lines[i].html, strlen(lines[i].html), lines[i].guess);
		is_text(buf_text(&out), lines[i].line, lines[i].html);
		buf_clear(&out);
	}
}

/* Every byte stands in one token, whatever comes. */
static void
test_tokens(void)
{
	static const char html[] = "a<b c=\"d>\" e=f/>g</b ><!-- h --><!i><?j?></ k><l m=\"n";
	struct markup_reader r;
	struct markup_token t;
	const char *at = html;

	markup_open(&r, html, sizeof(html) - 1);
	while (markup_next(&r, &t) != MARKUP_END && t.s == at && t.len > 0)
		at += t.len;
	ok(at == html + sizeof(html) - 1, "tokens cover the input");
}

static void
test_attributes(void)
{
	static const char tag[] = " a=\"1\" b='2' c=3 d e = \"5\" =x f=\"";
	static const char *const want[] = { "a", "1", "b", "2", "c", "3", "d", "", "e", "5", "=x", "", "f", "\"" };
	const char *at = tag;
	struct markup_attribute a;
	size_t n = 0;

	while (n + 1 < sizeof(want) / sizeof(want[0]) && markup_next_attribute(&at, tag + sizeof(tag) - 1, &a)) {
		ok(a.name_len == strlen(want[n]) && memcmp(a.name, want[n], a.name_len) == 0 &&
		    a.value_len == strlen(want[n + 1]) && memcmp(a.value, want[n + 1], a.value_len) == 0,
		    "attribute %s", want[n]);
		n += 2;
	}
	is_number((long long)n, sizeof(want) / sizeof(want[0]), "all attributes");
}

static void
test_elements(void)
{
	ok(markup_is_void("BR", 2) && markup_is_void("img", 3) && !markup_is_void("b", 1), "void elements");
	ok(markup_element("script", 6) & MARKUP_HIDDEN, "script is hidden");
	is_number(markup_element("foo", 3), 0, "foo is no element");
	is_number(markup_element("b1", 2), 0, "nor is the beginning of a name");
}

int
main(void)
{
	test_lines();
	test_tokens();
	test_attributes();
	test_elements();
	return tap_end();
}
