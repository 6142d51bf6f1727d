/* An article as a file: whatever the feed says, the page is well-formed and nothing in it is markup by accident. */
#include <expat.h>
#include <glob.h>
#include <stdlib.h>

#include "app/paper.h"
#include "base/file.h"
#include "tap.h"

/* Of a page of tests/html. */
#define PAGE_BYTES	(1 << 20)

static struct article
article(const char *content)
{
	return (struct article){ .title = "A <b> & \"c\" *d*", .author = "Ann", .link = "https://example.org/?a=1&b=2", .content = content,
	    .full = "", .language = "en", .feed_title = "Feed", .published = 1622000000, .date = 1622000000, .tags = "" };
}

static char *
on_paper(const char *content, enum paper_form form)
{
	struct article a = article(content);
	struct buf out = { 0 };

	paper_write(&a, BODY_FEED, form, 60, &out);
	return buf_detach(&out);
}

static void
has(const char *content, enum paper_form form, const char *part, const char *name)
{
	char *text = on_paper(content, form);

	ok(strstr(text, part) != NULL, "%s", name);
	if (strstr(text, part) == NULL)
		printf("# %s\n", text);
	free(text);
}

static void
lacks(const char *content, enum paper_form form, const char *part, const char *name)
{
	char *text = on_paper(content, form);

	ok(strstr(text, part) == NULL, "%s", name);
	free(text);
}

static void
test_markdown(void)
{
	static const struct { const char *html, *markdown; } cases[] = {
		{ "<p>one</p><p>two</p>", "one\n\ntwo\n" },
		{ "<p>a <b>bold</b> and <i>italic</i> word, <code>a`b</code></p>", "a **bold** and *italic* word, `` a`b ``\n" },
		{ "<p>See <a href='https://example.org/x?y=(1)'>this <b>here</b></a>.</p>", "See [this **here**](<https://example.org/x?y=(1)>).\n" },
		{ "<p>*not* _markup_ [x](y) # &lt;b&gt;</p>", "\\*not\\* \\_markup\\_ \\[x\\](y) # \\<b\\>\n" },
		{ "<p># no heading</p><p>1. no list</p><p>- nor this</p>", "\\# no heading\n\n1\\. no list\n\n\\- nor this\n" },
		{ "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c\n" },
		{ "<ol><li>a</li><li>b</li></ol>", "1. a\n2. b\n" },
		{ "<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "> a\n>\n> b\n\nc\n" },
		{ "<pre>x\n```\ny</pre>", "````\nx\n```\ny\n````\n" },
		{ "<p>a</p><hr><p>b</p>", "a\n\n* * *\n\nb\n" },
		{ "<table><tr><th>n</th><th>v</th></tr><tr><td>a|b</td><td>1</td></tr></table>", "| n | v |\n| --- | --- |\n| a\\|b | 1 |\n" },
		{ "<h3>One<br>line</h3><p>x</p>", "One line\n\nx\n" },
		{ "<p>x</p><h2>Two</h2><p>x</p><h3>One<br>line</h3><p>x</p>", "### One line\n" },
		{ "<p>x <code>a\n</code> y <a href='https://example.org/a\\b'>z</a></p>", "" },
		{ "<table><caption>All</caption><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "| a | b |\n| --- | --- |\n| c | d |\n" },
		{ "<h2>Head</h2><p>x<br>y</p>", "Head\n\nx\\\ny\n" },
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		has(cases[i].html, PAPER_MARKDOWN, cases[i].markdown, cases[i].html);
	has("", PAPER_MARKDOWN, "# A \\<b\\> \\& \"c\" \\*d\\*\n", "the title is text");
}

static void
test_pages(void)
{
	has("<p>a &lt; b", PAPER_XHTML, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>", "XHTML says that it is XML");
	has("<p>a<br>b<hr>", PAPER_XHTML, "a<br/>b", "empty elements are closed");
	has("<p>a &lt; b &amp; c", PAPER_XHTML, "a &lt; b &amp; c", "text is escaped");
	has("", PAPER_XHTML, "<title>A &lt;b&gt; &amp; &quot;c&quot; *d*</title>", "the title is");
	has("", PAPER_HTML, "href=\"https://example.org/?a=1&amp;b=2\"", "an address is");
	lacks("<script>x()</script><img src=x onerror=y>", PAPER_HTML, "script", "no script");
	lacks("<p onclick='x()'>t", PAPER_XHTML, "onclick", "no handlers");
	has("<p>t", PAPER_HTML, "default-src 'none'", "a page asks for nothing");
	has("<p>one two", PAPER_TEXT, "one two\n", "plain text");
}

/* An XML parser, which forgives nothing and knows no names of HTML's, reads the page of content. */
static void
is_xml(const char *content, const char *name)
{
	char *text = on_paper(content, PAPER_XHTML);
	XML_Parser parser = XML_ParserCreate(NULL);
	bool good = XML_Parse(parser, text, (int)strlen(text), 1) == XML_STATUS_OK;

	ok(good, "well-formed: %s", name);
	if (!good)
		printf("# line %lu: %s\n", XML_GetCurrentLineNumber(parser), XML_ErrorString(XML_GetErrorCode(parser)));
	XML_ParserFree(parser);
	free(text);
}

static void
test_xhtml(void)
{
	static const char *const nasty[] = {
		"", "&nbsp;&copy;&bogus; & &#0; &#x1F; \x01\x1b[31m \xff", "<p><b><i>crossed</b></i>", "]]> <![CDATA[x]]> <!-- a -- b -->",
		"<a href='?a=1&b=\"2\"' href=twice title='<x>'>l</a>", "<img alt='a\"b<c>' src=x><br/><hr><wbr>",
		"<table><td>a<tr>b<table>c", "<math><mi>x</math><svg><path d='M0'/></svg>", "<p xml:lang=en xmlns:x=y x:z=1>n",
		"<pre>\n\n<code>a</pre>", "<ruby>a<rt>b</ruby><details><summary>s</summary>t</details>", "<p>\xef\xbf\xbe\xef\xbf\xbf\xed\xa0\x80",
	};
	struct buf page = { 0 };
	char name[64];
	struct error err;
	glob_t found;
	size_t i;

	for (i = 0; i < sizeof(nasty) / sizeof(nasty[0]); i++) {
		snprintf(name, sizeof(name), "no. %zu of what is nasty", i + 1);
		is_xml(nasty[i], name);
	}
	ok(glob("tests/html/*.html", 0, NULL, &found) == 0 && found.gl_pathc > 50, "there are pages");
	for (i = 0; i < found.gl_pathc; i++) {
		buf_reset(&page);
		if (file_read(found.gl_pathv[i], PAGE_BYTES, &page, &err) == 0)
			is_xml(buf_text(&page), found.gl_pathv[i]);
		else
			ok(false, "%s", err.text);
	}
	globfree(&found);
	buf_clear(&page);
}

static void
name_is(const char *title, const char *want)
{
	struct buf name = { 0 };

	paper_name(&name, title);
	is_text(buf_text(&name), want, title);
	buf_clear(&name);
}

int
main(void)
{
	test_markdown();
	test_pages();
	test_xhtml();
	name_is("Hello, World!", "Hello-World");
	name_is("../../etc/passwd", "etc-passwd");
	name_is("-rf .hidden", "rf-hidden");
	name_is("$(touch pwned);\n`id`", "touch-pwned-id");
	name_is("\xe6\x97\xa5\xe6\x9c\xac", "article");
	name_is("", "article");
	ok(paper_form_of("x.MD") == PAPER_MARKDOWN && paper_form_of("a.b/c") == PAPER_TEXT && paper_form_of("x.htm") == PAPER_HTML &&
	    paper_form_of("x.xhtml") == PAPER_XHTML && paper_form_of("") == PAPER_TEXT, "the form by the ending");
	return tap_end();
}
