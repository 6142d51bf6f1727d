#include <stdio.h>

#include "../xml_plain.h"
#include "tap.h"

static const char *const documents[] = {
	"<a>~</a>",
	"<a><b>~</b> <c>~</c></a>",
	"<a><![CDATA[~]]></a>",
	"<a><![CDATA[<p>one ] two ]] three</p>]]>~<![CDATA[]]></a>",
	"<a>&lt;p&gt;~ &amp;amp; &quot;&apos;&#8217;&#x2019;&#13;&#10;</a>",
	"<a>one\r\ntwo\rthree\r~\r\n</a>",
	"<a><![CDATA[one\r\ntwo\rthree\r~\r]]>\r</a>",
	"<a><b x='1'/>~<c></c>~</a>",
	"<a><!-- <![CDATA[~]]> <b>~</b> -->~<?p <b>~</b> ?>~</a>",
	"<a b='<![CDATA[~]]>'>~</a>",
	"<a b='>~'>~</a>",
	"<a>~]]></a>",
	"<a><![CDATA[~</a>",
	"<a><![CDATA[~\x01]]></a>",
	"<a>~\x02</a>",
	"<a>~&nbsp;</a>",
	"<a>~& b</a>",
	"<a>~&#0;</a>", "<a>~&#xFFFE;</a>", "<a>~&#xD800;</a>", "<a>~&#1114112;</a>", "<a>~&#;</a>", "<a>~&#x;</a>",
	"<a>~&#99999999999;</a>", "<a>~&#X41;</a>", "<a>~&#00000000000065;</a>", "<a>~&lt</a>",
	"<a>~\xEF\xBF\xBE</a>", "<a><![CDATA[~\xEF\xBF\xBF]]></a>", "<a>~\xEF\xBF\xBD\xF0\x9F\x98\x80</a>",
	"<a>~</b>", "<a>\n<b>~\n</b>\n  <c>\xC3\xA9\n\xC3\xA9</d></a>", "<a>~</a>~", "<a>~</a><![CDATA[~]]>", "~", "<a>~",
	"<a><b>~<b>~<b>~</b></b></b>~\n\n\n<", "<a>~<b~</a>", "<a>~<![CDATA[~]]<", "",
	"<x:a xmlns:x='u'>~<x:b>~</x:b></x:a>",
	"<a>~<b/>~<b x='1' />~</a>", "<a>~<!-- ~ -->~<?p ~?>~</a>", "<a>~<![CDATA[~]]>~<![CDATA[~]]>~</a>",
	"<?xml version='1.0'?><!-- ~ --><a>~</a><!-- ~ --><?p ~?>", "<a b=\"~'>~\">~</a>", "<a b='~\">~'>~</a>",
	"<a><!-- <b> -->~</a>", "<a><!--> ~ <b>~ --> ~</a>", "<a><!---> ~ -->~</a>", "<a><!-- ~ -- ~ -->~</a>",
	"<a><? <b> ?>~</a>", "<a><?>~</a>", "<a>~<b>~</a>", "<a>~</a>\n<b>~</b>", "<a>\x01~</a>", "<a>~\x1f</a>",
	"~<a>~</a>", "<a>~&lt;b&gt;~&#8217;</a>~", "<a><![CDATA[~]]~]]></a>", "<a><![CDATA[ <b>~</b> ]]>~</a>",
	"<a>~</a", "<a>~<", "<a>~<b", "<a>~<!--", "<a>~<![CDATA[~", "<a>~<?p", "<a>~<!x>~</a>", "<a>~<!x [~]>~</a>",
	"<a>~</a></a>~<b>~</b>", "</a>~<a>~</a>", "<a>~<>~</a>", "<a>~</>~</a>", "<a>~<b c=d>~</b></a>", "<a>~<b c='d>~</b></a>",
	"<a>~<b c='<d>~'/>~</a>", "<a/>~", "<a>~&lt;~]]&gt;~</a>", "<a>~\t\r\n~\r\r\n&#13;~</a>",
	"'<b>~'/>~", "<a/>'<b>~'<c>~</c>", "<a/>~<b>~</b>", "<?p?>'<b>~<?q?>'<c>~",
	"<a>\xD0\xB4~\xE2\x80\x99~\n~<b~ c=''>\xE4\xB8\xAD~</b></a>",
};

/* A comment that looks like long texts again and again is not read again and again. */
static void
test_misses(void)
{
	struct buf document = { 0 };

	buf_adds(&document, "<a><!-- ");
	for (int i = 0; i < 3000; i++)
		buf_adds(&document, "<b>~");
	buf_adds(&document, " -->~</a>");
	ok(plain_agrees(buf_text(&document), document.len), "a comment full of what looks like long texts");
	buf_clear(&document);
}

/* No piece of a text is longer than who takes it may want. */
static void
note_longest(void *ctx, const char *s, size_t len, bool in_section)
{
	size_t *longest = ctx;

	(void)s, (void)in_section;
	*longest = len > *longest ? len : *longest;
}

static void
pass_tag(void *ctx, const struct xml_tag *tag)
{
	(void)ctx, (void)tag;
}

static void
pass_end(void *ctx, const char *name)
{
	(void)ctx, (void)name;
}

static void
test_pieces(void)
{
	static const struct xml_handler handler = { pass_tag, note_longest, pass_end };
	struct buf document = { 0 };
	struct xml_result result;
	size_t longest = 0;

	buf_adds(&document, "<a><![CDATA[");
	for (int i = 0; i < 100000; i++)
		buf_adds(&document, "\xE4\xB8\xAD");
	buf_adds(&document, "]]></a>");
	xml_read(buf_text(&document), document.len, &handler, &longest, &result);
	ok(result.status == XML_READ && longest > 0 && longest <= 65536, "a long text comes in pieces (%zu bytes)", longest);
	buf_clear(&document);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]); i++)
		ok(plain_agrees(documents[i], strlen(documents[i])), "%s", documents[i]);
	test_misses();
	test_pieces();
	return tap_end();
}
