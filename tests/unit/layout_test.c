#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "html/document.h"
#include "html/layout.h"
#include "tap.h"
#include "text/width.h"

/* Pieces of pages, well formed or not; the generator puts them one after the other. */
static const char *const pieces[] = {
	"<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<h2>", "</h2>", "<h4>", "</h4>", "<ul>", "</ul>", "<ol>", "</ol>",
	"<ol start=98>", "<li>", "</li>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<table>", "</table>", "<tr>",
	"<td>", "<th>", "<td colspan=2>", "<td rowspan=3>", "<td align=right>", "</tr>", "<br>", "<br><br>", "<hr>", "<b>", "</b>",
	"<em>", "</em>", "<a href='https://example.org/a/very/long/address?with=query&and=more'>", "<a href='/b'>", "</a>",
	"<img src=x.png alt='a picture of something'>", "<img src=y.png>", "<figure>", "<figcaption>", "</figcaption>", "</figure>",
	"<dl><dt>", "<dd>", "</dl>", "<code>", "</code>", "<sup>2</sup>", "<sub>n</sub>", "<details><summary>", "</summary>",
	"</details>", "<q>", "</q>", "<ruby>漢<rt>kan</ruby>", "<iframe src='https://example.org/film' title='A film'></iframe>",
	"<p dir=rtl>", "<address>", "</address>", "<section class=footnotes>", "</section>", "<caption>", "</caption>",
	"<table><tr><th>Left<th>A header of several words<th>x<tr>", "<table><tr><td>", "<td>supercalifragilistic words ",
	"<td>1,234.50", "<tr><th>", "word ", "another word ", "supercalifragilisticexpialidocious", "a ", "1,234.5 ", "well-known ", "https://example.org/x/y-z?q=1 ",
	"日本語の文章", "中文字符，标点。", "한국어 문장 ", "ภาษาไทยไม่มีช่องว่าง", "हिन्दी में लिखा ", "שלום עולם ", "مرحبا بالعالم ", "Ελληνικά ",
	"Русский текст ", "👩‍👩‍👧‍👦", "🇨🇭🇩🇪", "e\xCC\x81", "Z\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86", "&nbsp;", "&shy;",
	"soft&shy;hyphen&shy;ated ", "\t", "\n", "  ", "<wbr>", "&#8203;", "ｆｕｌｌ", "\xE2\x80\xAE", "\033[31m", "☃️", "1️⃣",
};

static uint32_t
next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static void
make_page(struct buf *page, uint32_t *state)
{
	uint32_t n = next_random(state) % 60 + 1;

	buf_reset(page);
	while (n-- > 0)
		buf_adds(page, pieces[next_random(state) % (sizeof(pieces) / sizeof(pieces[0]))]);
}

/* A line over its width, or other than it says it is; the number of the first, or -1. */
static long
bad_line(const struct layout *layout)
{
	const struct layout_line *line;
	size_t i, k;
	int columns;

	for (i = 0; i < layout->line_count; i++) {
		line = &layout->lines[i];
		columns = 0;
		for (k = 0; k < line->run_count; k++) {
			if (width_text(line->runs[k].text, line->runs[k].len) != line->runs[k].columns)
				return (long)i;
			columns += line->runs[k].columns;
		}
		if (columns != line->columns || columns > layout->width)
			return (long)i;
	}
	return -1;
}

static int
page_fits(const char *html, size_t len, const struct layout_options *options)
{
	struct document *doc = document_from_html(html, len, "https://example.org/");
	struct layout *layout = layout_new(doc, options);
	long bad = bad_line(layout);

	if (bad >= 0)
		printf("# width %d, line %ld of: %s\n", options->width, bad, html);
	layout_free(layout);
	document_free(doc);
	return bad < 0;
}

static void
test_widths(void)
{
	struct layout_options options = { .number_links = true };
	struct buf page = { 0 };
	uint32_t state = 20260101, option;
	int i, bad = 0;

	for (i = 0; i < 4000 && bad < 3; i++) {
		make_page(&page, &state);
		option = next_random(&state);
		options.width = i % 8 == 0 ? (int)(option % 20) + 1 : (int)(option % 181) + 20;
		options.scroll_pre = option & 0x100000;
		options.shift = option & 0x200000 ? 5 : 0;
		options.bidi = option & 0x400000;
		options.justify = option & 0x800000;
		options.number_links = option & 0x1000000;
		bad += !page_fits(page.data, page.len, &options);
	}
	ok(bad == 0, "%d random pages at widths from 1 to 200: no line is wider", i);
	buf_clear(&page);
}

static struct layout *
lay(struct document **doc, const char *html, int width)
{
	struct layout_options options = { .width = width, .number_links = true };

	*doc = document_from_html(html, strlen(html), "https://example.org/");
	return layout_new(*doc, &options);
}

static void
test_runs(void)
{
	struct document *doc;
	struct layout *layout = lay(&doc, "<h3>Head</h3><p>one <b>two</b> <a href=/x>three</a></p>", 40);
	const struct layout_line *line = &layout->lines[2];

	is_number(layout->lines[0].heading, 3, "a heading's line says so");
	is_number((long long)line->run_count, 5, "runs of a line");
	ok(line->runs[1].looks == SPAN_BOLD && line->runs[1].len == 3, "a bold run");
	ok(line->runs[3].link == 1 && line->runs[3].looks == SPAN_LINK, "a link");
	ok(line->runs[4].link == 1 && line->runs[4].looks == SPAN_DIM && memcmp(line->runs[4].text, "[1]", 3) == 0, "its number");
	is_number(line->columns, 16, "columns of the line");
	layout_free(layout);
	document_free(doc);
}

/* The place of a line at one width is found again at another. */
static void
test_places(void)
{
	const char *html = "<p>one two three four five six seven eight nine ten</p><p>eleven twelve thirteen fourteen</p>"
	    "<ul><li>fifteen<li>sixteen seventeen eighteen</ul>";
	struct document *doc, *other;
	struct layout *wide = lay(&doc, html, 80), *narrow = lay(&other, html, 20);
	const struct layout_line *line = &narrow->lines[1];
	size_t i;
	int lost = 0;

	is_number((long long)layout_find_place(wide, line->block, line->offset), 0, "within a paragraph");
	for (i = 0; i < narrow->line_count; i++) {
		line = &narrow->lines[layout_find_place(narrow, narrow->lines[i].block, narrow->lines[i].offset)];
		lost += line->block != narrow->lines[i].block || line->offset != narrow->lines[i].offset;
	}
	is_number(lost, 0, "each line is found at its own place");
	is_number((long long)layout_find_place(narrow, 99, 0), (long long)narrow->line_count - 1, "beyond the end");
	layout_free(wide);
	layout_free(narrow);
	document_free(doc);
	document_free(other);
}

static void
test_limits(void)
{
	struct buf page = { 0 };
	struct document *doc;
	struct layout *layout;
	int i;

	for (i = 0; i < 30000; i++)
		buf_adds(&page, "<br>x");
	layout = lay(&doc, buf_text(&page), 80);
	ok(layout->line_count <= LIMIT_LAYOUT_LINES, "%zu lines of 30,000", layout->line_count);
	layout_free(layout);
	document_free(doc);
	buf_reset(&page);
	for (i = 0; i < 30; i++)
		buf_adds(&page, "<blockquote>");
	buf_adds(&page, "deep");
	layout = lay(&doc, buf_text(&page), 60);
	ok(layout->lines[0].columns <= LIMIT_LAYOUT_INDENT + 4, "30 quotes in each other leave room for their text");
	layout_free(layout);
	document_free(doc);
	buf_clear(&page);
}

static void
test_empty(void)
{
	struct document *doc;
	struct layout *layout = lay(&doc, "", 80);
	struct buf out = { 0 };

	is_number((long long)layout->line_count, 0, "nothing gives no lines");
	is_number((long long)layout_find_place(layout, 3, 4), 0, "and a place in it is 0");
	layout_write(layout, &out);
	is_text(buf_text(&out), "", "and no text");
	layout_free(layout);
	document_free(doc);
}

int
main(void)
{
	test_widths();
	test_runs();
	test_places();
	test_limits();
	test_empty();
	layout_free(NULL);
	return tap_end();
}
