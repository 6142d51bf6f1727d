/* text/entity: names, numbers, and what is no reference. */
#include "text/entity_table.h"
#include "tap.h"
#include "text/entity.h"
#include "text/utf8.h"

static const struct {
	const char *in, *out;
} cases[] = {
	{ "a &amp; b &lt;&gt;&quot;&apos;", "a & b <>\"'" },
	{ "&eacute;&Eacute;&hellip;&nbsp;&rsquo;", "\xC3\xA9\xC3\x89\xE2\x80\xA6\xC2\xA0\xE2\x80\x99" },
	{ "&CounterClockwiseContourIntegral;", "\xE2\x88\xB3" },
	{ "&NotEqualTilde;", "\xE2\x89\x82\xCC\xB8" },
	{ "&eacute &copy, &amp", "\xC3\xA9 \xC2\xA9, &" },
	{ "&hellip x", "&hellip x" },
	{ "?a=1&copy=2&region=3&amp=4", "?a=1&copy=2&region=3&amp=4" },
	{ "AT&T & &; &# &#; &#x; &#xg;", "AT&T & &; &# &#; &#x; &#xg;" },
	{ "&nosuch; &EACUTE;", "&nosuch; &EACUTE;" },
	{ "&#233;&#xe9;&#XE9;&#233 &#0233;", "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xC3\xA9" },
	{ "&#146;&#x80;&#150;", "\xE2\x80\x99\xE2\x82\xAC\xE2\x80\x93" },
	{ "&#0;&#xD800;&#x110000;&#99999999999999999999;", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" },
	{ "&amp;lt;", "&lt;" },
	{ "", "" }, { "&", "&" }, { "a&", "a&" },
};

static void
test_cases(void)
{
	struct buf out = { 0 };
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_reset(&out);
		entity_decode(&out, cases[i].in, strlen(cases[i].in));
		is_text(buf_text(&out), cases[i].out, cases[i].in);
	}
	buf_clear(&out);
}

static void
test_table(void)
{
	int i, bad = 0, bare = 0;

	for (i = 0; i < ENTITY_COUNT; i++) {
		const struct entity *e = &entity_table[i];

		if (i > 0 && strcmp(entity_table[i - 1].name, e->name) >= 0)
			bad++;
		if (entity_lookup(e->name, strlen(e->name)) != e->text || !utf8_valid(e->text, strlen(e->text)))
			bad++;
		bare += e->bare;
	}
	ok(bad == 0, "every name is found");
	is_number(ENTITY_COUNT + bare, 2231, "as many names as WHATWG HTML has");
	ok(entity_lookup("amp;", 4) == NULL && entity_lookup("", 0) == NULL && entity_lookup("am", 2) == NULL, "other names are not");
}

static void
test_encode(void)
{
	static const char hostile[] = "\"a\" & <b onclick='c'>&amp;</b>";
	struct buf html = { 0 }, back = { 0 };

	entity_encode(&html, hostile);
	is_text(buf_text(&html), "&quot;a&quot; &amp; &lt;b onclick='c'&gt;&amp;amp;&lt;/b&gt;", "as HTML");
	entity_decode(&back, buf_text(&html), html.len);
	is_text(buf_text(&back), hostile, "and back");
	buf_reset(&html);
	entity_encode_for(&html, hostile, 9, ENTITY_TEXT);
	is_text(buf_text(&html), "\"a\" &amp; &lt;b ", "between tags, quotes stand");
	buf_reset(&html);
	entity_encode_for(&html, "a\"&\0<>", 6, ENTITY_VALUE);
	ok(html.len == 18 && memcmp(html.data, "a&quot;&amp;\0&lt;>", 18) == 0, "in quotes, > stands; any bytes");
	buf_clear(&html);
	buf_clear(&back);
}

int
main(void)
{
	test_cases();
	test_table();
	test_encode();
	return tap_end();
}
