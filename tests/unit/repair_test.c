#include "feed/repair.h"
#include "tap.h"

static const char *const roots[] = { "r", NULL };

static const struct {
	const char *name, *in, *out;
	unsigned bits;
} cases[] = {
	{ "well-formed", "<r><a b=\"1\">x</a></r>", "<r><a b=\"1\">x</a></r>", 0 },
	{ "nothing", "", "", 0 },
	{ "no root", "<html>x</html>", "", REPAIR_JUNK_BEFORE },
	{ "before", "x <b> <?xml version='1.0'?><r>y</r>", "<r>y</r>", REPAIR_JUNK_BEFORE },
	{ "after", "<r>y</r> z <p>", "<r>y</r>", REPAIR_JUNK_AFTER },
	{ "root in a comment", "<!-- <r> --><r>y</r>", "<r>y</r>", 0 },
	{ "empty root", "<r/>z", "<r></r>", REPAIR_JUNK_AFTER },
	{ "doctype", "<!DOCTYPE r [ <!ENTITY a '>'> ]><r>&lt;</r>", "<r>&lt;</r>", 0 },
	{ "entities", "<r>&eacute;&bogus;&#65;</r>", "<r>\xC3\xA9&amp;bogus;A</r>", REPAIR_ENTITIES },
	{ "ampersands", "<r>a & b&c</r>", "<r>a &amp; b&amp;c</r>", REPAIR_AMPERSANDS },
	{ "angles", "<r>a < b <- c</r>", "<r>a &lt; b &lt;- c</r>", REPAIR_ANGLES },
	{ "a tag that is none", "<r>a <b and <c/></r>", "<r>a &lt;b and <c/></r>", REPAIR_ANGLES },
	{ "controls", "<r>a\001b\xEF\xBF\xBF</r>", "<r>ab</r>", REPAIR_CONTROLS },
	{ "no UTF-8", "<r>a\xFFz</r>", "<r>a\xEF\xBF\xBDz</r>", 0 },
	{ "unquoted", "<r><a b=c d=e/></r>", "<r><a b=\"c\" d=\"e\"/></r>", REPAIR_ATTRIBUTES },
	{ "twice", "<r><a b='1' b='2'></a></r>", "<r><a b=\"1\"></a></r>", REPAIR_ATTRIBUTES },
	{ "blanks around =", "<r><a b = '1'/></r>", "<r><a b=\"1\"/></r>", 0 },
	{ "a value without name", "<r><a =1 b='2'/></r>", "<r><a b=\"2\"/></r>", REPAIR_ATTRIBUTES },
	{ "cut in a value", "<r><a>x</a><b c=\"1", "<r><a>x</a></r>", REPAIR_TRUNCATED },
	{ "cut in the root", "<r a=", "", 0 },
	{ "cut behind the end", "<r>x</r><p", "<r>x</r>", REPAIR_TRUNCATED | REPAIR_JUNK_AFTER },
	{ "open quote", "<r><a b=\"1>x</a><a b=\"2\">y</a></r>", "<r><a b=\"1\">x</a><a b=\"2\">y</a></r>", REPAIR_ATTRIBUTES },
	{ "open quote before a field", "<r a=\"1<item>x</item></r>", "<r a=\"1\"><item>x</item></r>", REPAIR_ATTRIBUTES },
	{ "open quote before an end", "<r><a b=\"1</a>x</r>", "<r><a b=\"1\"></a>x</r>", REPAIR_ATTRIBUTES },
	{ "quote of the next", "<r><a b=\"1 c=\"2\"/></r>", "<r><a b=\"1\" c=\"2\"/></r>", REPAIR_ATTRIBUTES },
	{ "odd names", "<r><a 1b='x' b$='y'/></r>", "<r><a b_=\"y\"/></r>", REPAIR_ATTRIBUTES },
	{ "missing end", "<r><a><b>x</a></r>", "<r><a><b>x</b></a></r>", REPAIR_TAGS },
	{ "stray end", "<r>x</b></r>", "<r>x</r>", REPAIR_TAGS },
	{ "other case", "<r><A>x</a></R>", "<r><A>x</A></r>", REPAIR_TAGS },
	{ "void", "<r>x<br>y</r>", "<r>x<br/>y</r>", REPAIR_TAGS },
	{ "items", "<r><item><title>x<item>y</r>", "<r><item><title>x</title></item><item>y</item></r>", REPAIR_TAGS },
	{ "item in a leaf", "<r><title>x<item>y</item></r>", "<r><title>x</title><item>y</item></r>", REPAIR_TAGS },
	{ "end tag cut", "<r><a>x</a<b>y</b></r>", "<r><a>x</a><b>y</b></r>", REPAIR_TAGS },
	{ "leaves", "<r><title>x<link>y</link></r>", "<r><title>x</title><link>y</link></r>", REPAIR_TAGS },
	{ "markup above a field", "<r><item><p>x<title>y</item></r>", "<r><item><p>x</p><title>y</title></item></r>", REPAIR_TAGS },
	{ "markup in a field", "<r><description><b>x<pubDate>y</r>", "<r><description><b>x</b></description><pubDate>y</pubDate></r>", REPAIR_TAGS },
	{ "names of HTML in a field", "<r><description><b>x<summary>y</summary></b></description></r>", "<r><description><b>x<summary>y</summary></b></description></r>", 0 },
	{ "a module's field", "<r><description>x<dc:date>y</r>", "<r><description>x</description><dc:date>y</dc:date></r>", REPAIR_TAGS },
	{ "blanks in end tags", "<r><a>x</ a><a>y< /a></r>", "<r><a>x</a><a>y</a></r>", 0 },
	{ "addresses", "<r>a <b@c.d> <http://x/> e</r>", "<r>a &lt;b@c.d&gt; &lt;http://x/&gt; e</r>", REPAIR_ANGLES },
	{ "odd quotes", "<r><a b=\xE2\x80\x9D" "c\xE2\x80\x9D d=`e`/></r>", "<r><a b=\"c\" d=\"e\"/></r>", REPAIR_ATTRIBUTES },
	{ "open doctype", "<!DOCTYPE r [<r>x</r>", "<r>x</r>", 0 },
	{ "cdata around fields", "<r><item><![CDATA[<a>x</a>]]></item></r>", "<r><item><a>x</a></item></r>", REPAIR_SECTIONS },
	{ "cdata", "<r><![CDATA[a<b&amp;]]></r>", "<r>a&lt;b&amp;amp;</r>", 0 },
	{ "open cdata", "<r><a><![CDATA[x</a><a>y</a></r>", "<r><a>x</a><a>y</a></r>", REPAIR_SECTIONS },
	{ "comment", "<r>a<!-- <b> -->c</r>", "<r>ac</r>", 0 },
	{ "two roots", "<r>a</r><r>b</r>", "<r>ab</r>", REPAIR_ROOTS },
	{ "cut in text", "<r><a>x", "<r><a>x</a></r>", REPAIR_TRUNCATED },
	{ "cut in a tag", "<r><a>x</a><b c=", "<r><a>x</a></r>", REPAIR_TRUNCATED },
};

static void
test_cases(void)
{
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = { 0 };
		unsigned bits = repair_xml(cases[i].in, strlen(cases[i].in), roots, &out);

		is_text(buf_text(&out), cases[i].out, cases[i].name);
		/* What one case is about must be told; by the way more may be. */
		is_number(bits & cases[i].bits, cases[i].bits, "and what was forgiven");
		ok(cases[i].bits != 0 || bits == 0, "and nothing else");
		buf_clear(&out);
	}
}

static void
test_words(void)
{
	struct buf out = { 0 };

	repair_describe(REPAIR_AMPERSANDS | REPAIR_TRUNCATED, &out);
	is_text(buf_text(&out), "the end is missing, bare &", "words");
	buf_clear(&out);
}

int
main(void)
{
	test_cases();
	test_words();
	return tap_end();
}
