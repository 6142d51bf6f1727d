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

int
main(void)
{
	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]); i++)
		ok(plain_agrees(documents[i], strlen(documents[i])), "%s", documents[i]);
	test_misses();
	return tap_end();
}
