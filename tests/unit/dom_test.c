#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/limits.h"
#include "html/dom.h"
#include "tap.h"

/* The tree as name(child child "text"), without html, head and body. */
static void
show_node(const struct dom *dom, int i, struct buf *out)
{
	const struct dom_node *node = &dom->nodes[i];
	int child;

	if (node->tag == TAG_TEXT) {
		buf_printf(out, "\"%s\"", dom_text(node));
		return;
	}
	buf_adds(out, dom_name(node));
	child = dom_first_child(dom, i);
	if (child < 0)
		return;
	for (buf_addc(out, '('); child >= 0; child = dom_next_sibling(dom, child)) {
		show_node(dom, child, out);
		if (dom_next_sibling(dom, child) >= 0)
			buf_addc(out, ' ');
	}
	buf_addc(out, ')');
}

static void
is_tree(const char *html, const char *want)
{
	struct dom *dom = dom_parse(html, strlen(html));
	struct buf out = { 0 };
	int i;

	for (i = 0; i < dom->node_count && dom->nodes[i].tag != TAG_BODY; i++)
		continue;
	if (i < dom->node_count)
		show_node(dom, i, &out);
	is_text(buf_text(&out), want, html);
	buf_clear(&out);
	dom_free(dom);
}

static void
test_trees(void)
{
	is_tree("", "body");
	is_tree("a<b>b</b>", "body(\"a\" b(\"b\"))");
	is_tree("<p>1<p>2", "body(p(\"1\") p(\"2\"))");
	is_tree("<ul><li>1<li>2</ul>", "body(ul(li(\"1\") li(\"2\")))");
	is_tree("<dl><dt>a<dd>b<dt>c</dl>", "body(dl(dt(\"a\") dd(\"b\") dt(\"c\")))");
	is_tree("<table><tr><td>1<td>2<tr><td>3</table>",
	    "body(table(tbody(tr(td(\"1\") td(\"2\")) tr(td(\"3\")))))");
	is_tree("<div> <p>1</p>\n<p>2 <b>3</b> <i>4</i> </p> </div> ", "body(div(p(\"1\") p(\"2 \" b(\"3\") \" \" i(\"4\"))))");
	is_tree("<b>1</b></div> <b>2</b> </p><b>3</b>", "body(b(\"1\") \" \" b(\"2\") \" \" p b(\"3\"))");
	is_tree("<pre> <p>1</p> <p>2</p></pre>", "body(pre(\" \" p(\"1\") \" \" p(\"2\")))");
	is_tree("1 < 2 &amp; 3 &lt; 4 AT&T", "body(\"1 < 2 & 3 < 4 AT&T\")");
	is_tree("a<!-- x -->b<!-->c<!--->d<!-- -- --!>e", "body(\"abcde\")");
	is_tree("<<!-- x -->b>", "body(\"<b>\")");
	is_tree("a<!-- b <i>c<i>d", "body(\"ac\" i(\"d\"))");
	is_tree("a<!-- b <i>c", "body(\"ac\")");
	is_tree("a<svg><title>t</title><p>x</svg>b", "body(\"ab\")");
	is_tree("a<svg>b", "body(\"ab\")");
	is_tree("<script>if (a<b) c()</script>x<style>p{}</style>", "body(\"x\" style)");
	is_tree("x<script type='application/ld+json'>{\"a\": \"<p>\"}</script>",
	    "body(\"x\" script(\"{\"a\": \"<p>\"}\"))");
	is_tree("<p>x<title>a<b", "body(p(\"x\" title \"a\"))");
	is_tree("<math><mi>x</mi><mspace/><mo>=</mo></math>y",
	    "body(math(mi(\"x\") mspace mo(\"=\")) \"y\")");
	is_tree("<form><select><option>1<option>2</select></form>", "body(form(select(option(\"1\") option(\"2\"))))");
	is_tree("x<?php echo 1 ?>y</ z>w", "body(\"xyw\")");
	is_tree("<frameset><frame>x</frameset>", "body(frameset(\"x\"))");
	is_tree("<td>a</td><tr>b", "body(\"ab\")");
	is_tree("<dialog>a</dialog><picture><img></picture>", "body(dialog(\"a\") picture(img))");
	is_tree("<a href=1>x<a href=2>y", "body(a(\"x\") a(\"y\"))");
	is_tree("<body class=x>a<body class=y>b<html z=1>c", "body(\"abc\")");
}

static void
test_attributes(void)
{
	const char *html = "<p>x<a HREF=\"a&amp;b\" title='say \"x\"' hidden data-x=1/ a=1 a=2>t</a>";
	struct dom *dom = dom_parse(html, strlen(html));
	int i;

	for (i = 0; i < dom->node_count && dom->nodes[i].tag != TAG_A; i++)
		continue;
	is_text(dom_attribute(&dom->nodes[i], "href"), "a&b", "names in lower case, references decoded");
	is_text(dom_attribute(&dom->nodes[i], "title"), "say \"x\"", "quotes in quotes");
	is_text(dom_attribute(&dom->nodes[i], "hidden"), "", "no value");
	is_text(dom_attribute(&dom->nodes[i], "data-x"), "1/", "unquoted value");
	is_text(dom_attribute(&dom->nodes[i], "a"), "1", "the first of a name");
	ok(dom_attribute(&dom->nodes[i], "b") == NULL, "one that is not there");
	dom_free(dom);
}

/* The value that the nth element of a tag has. */
static void
is_value(const char *html, enum dom_tag tag, int nth, const char *name, const char *want)
{
	struct dom *dom = dom_parse(html, strlen(html));
	const char *value = NULL;
	int i;

	for (i = 0; i < dom->node_count; i++)
		if (dom->nodes[i].tag == tag && nth-- == 0)
			value = dom_attribute(&dom->nodes[i], name);
	is_text(value != NULL ? value : "(none)", want, html);
	dom_free(dom);
}

/* Wherever the parser puts an element, its attributes are those of its tag. */
static void
test_attributes_placed(void)
{
	is_value("<p><a href=1>x<p>y", TAG_A, 1, "href", "1");
	is_value("<table><a href=1>x</a><tr><td><a href=2>y</table>", TAG_A, 0, "href", "1");
	is_value("<table><a href=1>x</a><tr><td><a href=2>y</table>", TAG_A, 1, "href", "2");
	is_value("<p>x<html lang=fr>y", TAG_HTML, 0, "lang", "fr");
	is_value("x<body class=a>y", TAG_BODY, 0, "class", "a");
	is_value("<input type=checkbox checked>", TAG_INPUT, 0, "type", "checkbox");
	is_value("<x-y Title=1>", TAG_OTHER, 0, "title", "1");
	is_value("<x-y>", TAG_OTHER, 0, "x-y", "(none)");
	is_value("<form action=1>", TAG_FORM, 0, "action", "1");
	is_value("<image src=1>", TAG_IMG, 0, "src", "1");
	is_value("<p title=\"a\r\nb\rc\x01&#1;&amp;amp;\">", TAG_P, 0, "title", "a\nb\nc&amp;");
	is_value("<p title=\"?a=1&copy=2&copyx&copy;&lt\">", TAG_P, 0, "title", "?a=1&copy=2&copyx\xC2\xA9<");
	is_value("<p title=\"a\xFF\" class=b>", TAG_P, 0, "title", "a\xEF\xBF\xBD");
	is_value("<p title=a'b\"c>", TAG_P, 0, "title", "a'b\"c");
	is_value("<p title='a\"b'>", TAG_P, 0, "title", "a\"b");
	is_value("<p title=a\"b'c x=1>", TAG_P, 0, "x", "1");
	is_value("<p>x</p><p title=", TAG_P, 1, "title", "(none)");
	is_value("<p title=  >", TAG_P, 0, "title", "");
	is_value("<p title=a", TAG_P, 0, "title", "(none)");
}

/* The b elements around the last text that stands in a document. */
static int
bold_around_last(const struct dom *dom)
{
	int i = dom->node_count - 1, k, count = 0;

	while (i > 0 && dom->nodes[i].tag != TAG_TEXT)
		i--;
	for (k = 0; k < i; k++)
		count += dom->nodes[k].tag == TAG_B && dom->nodes[k].end > i;
	return count;
}

/* Formatting that is never closed is opened again in each paragraph: some thousand times, then no more. */
static void
test_reopened(void)
{
	struct buf html = { 0 };
	struct dom *dom;
	int i;

	for (i = 0; i < 3; i++)
		buf_adds(&html, "<b><i><u><s><em><strong><code><tt><small><big><strike>");
	buf_adds(&html, "x<p>x");
	dom = dom_parse(buf_text(&html), html.len);
	is_number(bold_around_last(dom), 3, "bold upon bold");
	dom_free(dom);
	for (i = 0; i < LIMIT_HTML_REOPENED / 33 + 100; i++)
		buf_adds(&html, "<p>x");
	dom = dom_parse(buf_text(&html), html.len);
	ok(bold_around_last(dom) < 3, "ends at last");
	dom_free(dom);
	buf_clear(&html);
}

/* What is behind the largest page is not looked at. */
static void
test_large(void)
{
	struct buf html = { 0 };
	struct dom *dom;

	buf_reserve(&html, LIMIT_PAGE_BYTES + 100);
	memset(html.data, ' ', LIMIT_PAGE_BYTES);
	html.len = LIMIT_PAGE_BYTES;
	buf_adds(&html, "<p>behind</p>");
	memcpy(html.data, "<p>before</p>", 13);
	dom = dom_parse(buf_text(&html), html.len);
	ok(dom->cut, "a page that is too large is cut");
	is_text(dom_text(&dom->nodes[dom->node_count - 1]), "before", "and what stands before is read");
	is_text(dom_name(&dom->nodes[dom->node_count - 1]), "", "a text has no name");
	dom_free(dom);
	dom_free(NULL);
	buf_clear(&html);
}

static int
deepest(const struct dom *dom)
{
	int i, depth = 0;

	for (i = 0; i < dom->node_count; i++)
		if (dom->nodes[i].depth > depth)
			depth = dom->nodes[i].depth;
	return depth;
}

/* A page that is one piece of markup many times over stays small, shallow and quick. */
static void
test_bomb(const char *name, const char *piece, int times)
{
	struct buf page = { 0 };
	struct dom *dom;
	clock_t start;
	double seconds;
	int i;

	for (i = 0; i < times; i++)
		buf_adds(&page, piece);
	start = clock();
	dom = dom_parse(page.data, page.len);
	seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	ok(deepest(dom) <= LIMIT_HTML_DEPTH && dom->node_count <= LIMIT_HTML_NODES && seconds < 3,
	    "%d x %s: depth %d, %d nodes, %.0f ms", times, name, deepest(dom), dom->node_count, seconds * 1000);
	dom_free(dom);
	buf_clear(&page);
}

static void
test_bombs(void)
{
	static const char *const pieces[] = {
		"<div>", "<ul><li>", "<b><i><a><font>", "<table><tr><td>", "<div></span>", "<b><div></b>",
		"<svg><title><div></title></svg>", "<svg>", "<!--", "<title>", "<script><!--<script></script><div>",
		"<form><div></form>", "<div><select></div></select>", "<table><div></table>", "<a><table><tr><a>",
		"<x/><y>", "<math><mi><div></math>", "<template><td>", "<p><button>", "<h1><p></h2>", "<nobr><p>",
		"<object><p></object><div>", "<a b=\"", "</p>", "<ruby><rt>", "&notin", "<body a", "<html x><body y>",
	};
	struct buf many = { 0 };
	size_t i;
	int n;

	for (i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++)
		test_bomb(pieces[i], pieces[i], 30000);
	for (n = 0; n < 100; n++)
		buf_printf(&many, "<b i=%d><i i=%d><em i=%d><font i=%d>", n, n, n, n);
	for (n = 0; n < 500; n++)
		buf_adds(&many, "<p>x");
	test_bomb("400 open formatting elements", buf_text(&many), 10);
	buf_reset(&many);
	buf_adds(&many, "<p ");
	for (n = 0; n < 100000; n++)
		buf_printf(&many, "a%d=1 ", n);
	test_bomb("100,000 attributes", buf_text(&many), 2);
	buf_clear(&many);
}

int
main(void)
{
	test_trees();
	test_attributes();
	test_attributes_placed();
	test_reopened();
	test_large();
	test_bombs();
	return tap_end();
}
