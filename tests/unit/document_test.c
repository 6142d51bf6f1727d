#include <string.h>

#include "base/buf.h"
#include "html/document.h"
#include "tap.h"

/* A hostile document and its clean twin give the same outline, byte for byte. */
static void
is_twin(const char *hostile, const char *clean, const char *name)
{
	struct document *a = document_from_html(hostile, strlen(hostile), "https://example.org/");
	struct document *b = document_from_html(clean, strlen(clean), "https://example.org/");
	struct buf out_a = { 0 }, out_b = { 0 };

	document_outline(a, &out_a);
	document_outline(b, &out_b);
	is_text(buf_text(&out_a), buf_text(&out_b), name);
	document_free(a);
	document_free(b);
	buf_clear(&out_a);
	buf_clear(&out_b);
}

static void
test_twins(void)
{
	is_twin("<p>a\033[31mb</p>", "<p>a[31mb</p>", "an escape in text");
	is_twin("<p>a&#27;[31m&#x1b;b&#7;</p>", "<p>a[31mb</p>", "escapes as references");
	is_twin("<p>a&#x00001B;b&#127;c&#8;d</p>", "<p>abcd</p>", "references with zeros, DEL, backspace");
	is_twin("<p>a&#27b</p>", "<p>ab</p>", "a reference without its semicolon");
	is_twin("<p>a\xC2\x9B" "31mb</p>", "<p>a31mb</p>", "C1 control");
	is_twin("<p>a\xE2\x80\xAE" "b&#x202e;c&#8294;d</p>", "<p>abcd</p>", "bidi overrides and isolates");
	is_twin("<p><img src=/x.png alt='a&#27;]0;t&#7;b'></p>", "<p><img src=/x.png alt='a]0;tb'></p>", "an alt");
	is_twin("<a href='/x&#27;[0m\033y'>z</a>", "<a href='/x[0my'>z</a>", "an address");
	is_twin("<pre><code class='language-c'>x\033[1m&#155;</code></pre>",
	    "<pre><code class='language-c'>x[1m›</code></pre>", "code");
	is_twin("<iframe src=https://example.org/v title='a\033[5mb'></iframe>",
	    "<iframe src=https://example.org/v title='a[5mb'></iframe>", "the title of a player");
	is_twin("<abbr title='A&#27; B'>AB</abbr>", "<abbr title='A B'>AB</abbr>", "an explained word");
	is_twin("plain\033[31m text&#27;", "plain[31m text&#27;", "text without markup: controls");
	is_twin("<table><tr><th>a\033<th>b<tr><td>c&#27;<td>d</table>", "<table><tr><th>a<th>b<tr><td>c<td>d</table>", "cells");
}

static void
test_hints(void)
{
	struct document_hints hints = { .url = "https://example.org/a", .title = "The Title" };
	const char *html = "<h2>the title</h2><p>Text <a href=b>b</a>.</p><p><a href='https://example.org/a'>Read on</a></p>";
	struct document *doc = document_from_article(html, strlen(html), &hints);

	is_number((long long)doc->block_count, 2, "a repeated title and a link to the article itself are left out");
	is_number((long long)doc->link_count, 1, "and so is its address");
	is_text(doc->links[0].url, "https://example.org/b", "others are absolute");
	is_number((long long)doc->root->first->number, 1, "blocks are numbered");
	document_free(doc);
	document_free(NULL);
}

int
main(void)
{
	test_twins();
	test_hints();
	return tap_end();
}
