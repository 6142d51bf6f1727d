#include <string.h>

#include "base/buf.h"
#include "html/plain.h"
#include "tap.h"

static void
is_line(const char *html, const char *want)
{
	struct buf out = { 0 };

	plain_line(&out, html, strlen(html));
	is_text(buf_text(&out), want, html);
	buf_clear(&out);
}

static void
is_plain(const char *html, const char *want)
{
	struct buf out = { 0 };

	plain_text(&out, html, strlen(html));
	is_text(buf_text(&out), want, html);
	buf_clear(&out);
}

static void
is_excerpt(const char *html, int columns, const char *want)
{
	struct buf out = { 0 };

	plain_excerpt(&out, html, strlen(html), columns);
	is_text(buf_text(&out), want, html);
	buf_clear(&out);
}

int
main(void)
{
	is_excerpt("<p>All of it</p>", 9, "All of it");
	is_excerpt("<p>Today I learned &amp; forgot</p>", 16, "Today I learned\xe2\x80\xa6");
	is_excerpt("<p>Today I learned &amp; forgot</p>", 14, "Today I\xe2\x80\xa6");
	is_excerpt("<p>One</p><p>two three</p>", 8, "One two\xe2\x80\xa6");
	is_excerpt("Unbrokenwordswithoutend", 8, "Unbroke\xe2\x80\xa6");
	is_excerpt("\xe4\xbb\x8a\xe6\x97\xa5\xe3\x81\xaf", 4, "\xe4\xbb\x8a\xe2\x80\xa6");
	is_excerpt("", 8, "");
	is_excerpt("<img src=x>", 8, "");
	is_line("", "");
	is_line("  A  title\n of words ", "A title of words");
	is_line("<b>Bold</b> and <i class=x>italic</i>", "Bold and italic");
	is_line("Ben &amp; Jerry&#8217;s &lt;tag&gt;", "Ben & Jerry’s <tag>");
	is_line("&amp;lt;b&amp;gt;", "&lt;b&gt;");
	is_line("one<br>two<p>three", "one two three");
	is_line("I <3 C++ templates: std::vector<int> x", "I <3 C++ templates: std::vector<int> x");
	is_line("a < b and b > c", "a < b and b > c");
	is_line("AT&T 1 < 2 <", "AT&T 1 < 2 <");
	is_line("x<script>alert(1)</script>y<!-- z -->w", "xyw");
	is_line("\033[31mred\033[0m &#27;]0;title&#7;", "[31mred[0m ]0;title");
	is_line("a&#x202e;b&#xad;c", "abc");
	is_plain("<p>One <b>two</b></p><p>three<br>four</p>", "One two\n\nthree\nfour");
	is_plain("<ul><li>a<li>b</ul>", "a\n\nb");
	is_plain("no markup &amp; <3", "no markup & <3");
	is_plain("<p>\033]52;c;x\007&#27;[2J</p>", "]52;c;x[2J");
	is_plain("<script>x</script><style>y</style><p>z", "z");
	return tap_end();
}
