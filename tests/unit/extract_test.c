#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "html/extract.h"
#include "html/heuristic.h"
#include "text/date.h"

#include "tap.h"

#define PROSE "The council voted on Tuesday night to close the old bridge for eighteen months, as the shops had feared. "
#define PROSE2 "Engineers found cracks in two of the five piers in March, and the speed limit was cut a week later. "
#define PROSE3 "A ferry will run every twelve minutes between six in the morning and eleven at night, free of charge. "

static const struct extract_source plain = { .url = "https://a.example/x/y.html", .content_type = "" };
static const struct extract_source wordless = { .url = "https://a.example/x/y.html", .content_type = "", .off = 1u << HEURISTIC_WORDS };

static struct extract *
run(const char *page, size_t len, const struct extract_source *source, int *status)
{
	struct extract *e;
	struct error err;

	*status = extract_page(page, len, source, &e, &err);
	return e;
}

static void
refuses(const char *page, size_t len, const char *name)
{
	int status;
	struct extract *e = run(page, len, &plain, &status);

	ok(status < 0 && e->text[0] == '\0' && e->html[0] == '\0', "no article: %s", name);
	extract_free(e);
}

static void
test_html(void)
{
	static const char page[] = "<article><h1>T</h1><p>" PROSE "<a href='../z?utm_source=q' onclick=x>link</a>.</p>"
	    "<p>" PROSE2 "<a href='javascript:x'>bad</a> <a href=' \x01java\nscript:x'>bad</a>.</p><script>x</script>"
	    "<figure><img data-src=p.jpg src='data:image/gif;base64,x' alt='A \"b\"'><figcaption>Cap &lt;i&gt;</figcaption></figure>"
	    "<ul><li>One thing of several</li><li>Another thing</li></ul><p>" PROSE3 "</p></article>";
	int status;
	struct extract *e = run(page, sizeof(page) - 1, &plain, &status);

	is_number(status, 0, "an article");
	ok(strstr(e->html, "<a href=\"https://a.example/z\">link</a>") != NULL, "addresses absolute, trackers gone");
	ok(strstr(e->html, "javascript") == NULL && strstr(e->html, "onclick") == NULL, "nothing that runs");
	ok(strstr(e->html, "<img src=\"https://a.example/x/p.jpg\" alt=\"A &quot;b&quot;\"") != NULL, "picture that loads late");
	ok(strstr(e->html, "<figcaption>Cap &lt;i&gt;</figcaption>") != NULL, "caption escaped, in the HTML");
	ok(strstr(e->text, "Cap") == NULL, "caption not in the text");
	ok(strstr(e->html, "<ul><li>") != NULL, "list");
	ok(strstr(e->text, "- One thing of several\n- Another thing") != NULL, "list as lines");
	extract_free(e);
}

/* The words are a help, not the method: the article is found without them. */
static void
test_without_words(void)
{
	static const char page[] = "<body><div class=menu><a href=/>a</a> <a href=/b>b</a></div><h1>A headline of some length</h1>"
	    "<div><p>" PROSE "</p><div class=ad>Advertisement</div><p>" PROSE2 "</p>"
	    "<div class=related><a href=/r><img src=r.jpg></a><a href=/r>Another story altogether</a></div><p>" PROSE3 "</p></div>"
	    "<ul class=comments><li><div><div><p>I do not think that this is right, not at all, my friends.</p></div></div></li></ul>";
	int status;
	struct extract *e = run(page, sizeof(page) - 1, &wordless, &status), *f;

	f = run(page, sizeof(page) - 1, &plain, &status);
	is_text(e->text, f->text, "the same without the lists of words");
	is_text(e->title, "A headline of some length", "title");
	ok(strstr(e->text, "Advertisement") == NULL && strstr(e->text, "Another") == NULL && strstr(e->text, "friends") == NULL,
	    "furniture known by what it holds");
	extract_free(e);
	extract_free(f);
}

/* JSON-LD with line breaks in strings, a comma too many, an author by reference. */
static void
test_schema(void)
{
	static const char page[] = "<script type='application/ld+json'>{\"@graph\":[{\"@type\":[\"NewsArticle\"],\n\"headline\":"
	    "\"A &amp; B\",\"author\":[{\"@id\":\"#p\"},{\"name\":\"Bo\"}],\"datePublished\":\"2024-05-06T10:00:00+02:00\",},"
	    "{\"@id\":\"#p\",\"@type\":\"Person\",\"name\":\"Ann\"}]}</script><p>" PROSE "</p><p>" PROSE2 "</p><p>" PROSE3 "</p>";
	int status;
	struct extract *e = run(page, sizeof(page) - 1, &plain, &status);

	is_text(e->title, "A & B", "headline");
	is_text(e->byline, "Ann, Bo", "authors");
	is_number(e->published, 1714982400, "date");
	is_text(e->site, "a.example", "site by its host");
	extract_free(e);
}

/* What stands around an article, in the head and above its first paragraph, and what it says of it; day "" none. */
static const struct {
	const char *head, *top, *title, *byline, *day;
} facts[] = {
	{ "", "<h1>Lamps</h1>", "Lamps", "", "" },
	{ "<title>The Gazette: all lamps</title>", "<h1>Lamps</h1>", "The Gazette: all lamps", "", "" },
	{ "", "<h1>The bridge is to be closed<script>x</script></h1><span itemprop=author itemscope><b itemprop=name>Ann Holm</b> of the desk</span>", "The bridge is to be closed", "Ann Holm", "" },
	{ "<meta name=author content=admin>", "<h1>The bridge is to be closed</h1><div itemprop=author>Bo Kim, Monday, May 6, 2024</div>", "The bridge is to be closed", "Bo Kim", "2024-05-06" },
	{ "", "<h1>The bridge is to be closed</h1><p class=byline>Von Ann Holm am 6. Mai 2024</p>", "The bridge is to be closed", "Ann Holm", "2024-05-06" },
	{ "", "<h1>The bridge is to be closed</h1><p class=byline>By Ann Holm, May 6, 2024</p>", "The bridge is to be closed", "Ann Holm", "2024-05-06" },
	{ "", "<h1>The bridge is to be closed</h1><p class=byline>By Ann Holm | The Desk</p>", "The bridge is to be closed", "Ann Holm", "" },
	{ "", "<h1>The bridge is to be closed</h1><p class=byline>By Ann Holm of the newsdesk 12:30</p>", "The bridge is to be closed", "Ann Holm", "" },
	{ "", "<h1>The bridge is to be closed</h1><p class=byline>By Averyveryveryveryveryveryverylongword 12</p>", "The bridge is to be closed", "Averyveryveryveryveryveryverylongword", "" },
	{ "<meta property=og:title content='Bridge shut | The Gazette'><meta property=og:site_name content='The Gazette'>"
	  "<meta property=og:title content='Another'>", "", "Bridge shut", "", "" },
	{ "<meta property=og:title content='The Gazette | Bridge shut'><meta property=og:site_name content='The Gazette'>", "", "Bridge shut", "", "" },
	{ "<meta property=og:title content='The bridge: shut'><meta property=og:site_name content='The Gazette'>", "", "The bridge: shut", "", "" },
	{ "<meta property=og:title content='The bridge : shut'><meta property=og:site_name content='The Gazette'>", "", "The bridge : shut", "", "" },
	{ "<meta property=og:title content='Мост | ЂУРЂЕВ ЛИСТ'><meta property=og:site_name content='Ђурђев лист'>", "", "Мост", "", "" },
	{ "<meta property=og:title content='Կամուրջը | ԱԶԳ'><meta property=og:site_name content='ազգ'>", "", "Կամուրջը", "", "" },
	{ "<meta property=og:title content='The bridge is shut'>", "<div>The bridge is shut</div><ul><li>x</li></ul><div>The bridge is shut</div>", "The bridge is shut", "", "" },
	{ "<title>The bridge: shut | The Gazette</title>", "", "The bridge: shut", "", "" },
	{ "", "<h1>The bridge is to be closed</h1><meta itemprop=datePublished content='2024-05-06T10:00:00Z'><meta itemprop=dateModified content=2024-05-07>", "The bridge is to be closed", "", "2024-05-06" },
	{ "", "<h1>The bridge is to be closed</h1><p>Updated May 7, 2024</p><p>May 6, 2024</p>", "The bridge is to be closed", "", "2024-05-06" },
	{ "<script type='application/ld+json'>{'@type':'NewsArticle','headline':'x'}</script>"
	  "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"It\\'s shut\",\"author\":"
	  "[{\"name\":[{\"@value\":\"Ann\"}]},{\"name\":\"https://a.example/bo\"},\"Cy\"],}</script>", "", "It's shut", "Ann, Cy", "" },
};

static void
test_facts(void)
{
	struct buf page = { 0 }, day = { 0 };
	struct extract *e;
	int status;
	size_t i;

	for (i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
		buf_reset(&page);
		buf_reset(&day);
		buf_printf(&page, "<html><head>%s</head><body><article>%s<p>" PROSE "</p><p>" PROSE2 "</p><p>" PROSE3 "</p></article>",
		    facts[i].head, facts[i].top);
		e = run(buf_text(&page), page.len, &plain, &status);
		if (e->published != DATE_NONE)
			date_format_rfc3339(&day, e->published);
		is_text(e->title, facts[i].title, facts[i].top[0] != '\0' ? facts[i].top : facts[i].head);
		is_text(e->byline, facts[i].byline, "its author");
		ok(strncmp(buf_text(&day), facts[i].day, facts[i].day[0] != '\0' ? 10 : 1) == 0, "its day: %s", buf_text(&day));
		ok(status == 0 && strstr(e->text, "Tuesday night") != NULL, "its text");
		extract_free(e);
	}
	extract_free(NULL);
	buf_clear(&page);
	buf_clear(&day);
}

static void
follows(const char *next, const char *want)
{
	char page[512];
	int status, n;
	struct extract *e;

	n = snprintf(page, sizeof(page), "<link rel=next href='%s'><p>" PROSE "</p><p>" PROSE2 "</p>", next);
	e = run(page, (size_t)n, &plain, &status);
	is_text(e->next, want, next);
	extract_free(e);
}

/* Short, and a sign that there is more for those who pay. */
static void
test_walls(void)
{
	static const struct { const char *page; bool walled; } rows[] = {
		{ "<article><h1>The bridge is closed</h1><p>" PROSE "</p></article>", false },
		{ "<meta property=article:content_tier content=locked><p>" PROSE "</p>", true },
		{ "<article><h1>The bridge is closed</h1><p>" PROSE "</p></article><div class=paywall><p>Choose what suits you.</p></div>", true },
	};
	int status;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct extract *e = run(rows[i].page, strlen(rows[i].page), &plain, &status);

		ok(e->paywalled == rows[i].walled, "%s wall: %s", rows[i].walled ? "a" : "no", rows[i].page);
		extract_free(e);
	}
}

/* The text stands in the page's data alone, as HTML; where the page is nobody knows. */
static void
test_body_in_data(void)
{
	static const char page[] = "<meta property=og:title content='The bridge | shut'><script type='application/ld+json'>{\"@type\":"
	    "\"NewsArticle\",\"articleBody\":\"<p>" PROSE PROSE3 "</p><p>" PROSE2 PROSE "</p><p>" PROSE3 PROSE2 "</p>\"}</script><p>Loading.</p>";
	struct extract_source source = { .url = "", .content_type = "" };
	int status;
	struct extract *e = run(page, sizeof(page) - 1, &source, &status);

	ok(status == 0 && strstr(e->text, "\n\nEngineers") != NULL && strchr(e->text, '<') == NULL, "a body in the data is HTML");
	is_text(e->title, "The bridge | shut", "no site, no name of it to take off");
	extract_free(e);
}

/* A number in the middle of the address is the page's. */
static void
test_next_number(void)
{
	static const char page[] = "<link rel=next href='y13.html'><p>" PROSE "</p><p>" PROSE2 "</p>";
	struct extract_source source = { .url = "https://a.example/x/y12.html", .content_type = "" };
	int status;
	struct extract *e = run(page, sizeof(page) - 1, &source, &status);

	is_text(e->next, "https://a.example/x/y13.html", "page 13 follows page 12");
	extract_free(e);
}

static void
test_next(void)
{
	follows("?page=2", "https://a.example/x/y.html?page=2");
	follows("y.html/2", "https://a.example/x/y.html/2");
	follows("y-2.html", "https://a.example/x/y-2.html");
	follows("another-story-altogether-2.html", "");
	follows("https://b.example/x/y.html?page=2", "");
	follows("other.html", "");
	follows("javascript:x", "");
}

/* What the machine puts into the text is in neither form of it. */
static void
test_marks(void)
{
	static const char page[] = "<h1>Bridges</h1><p>" PROSE "</p><h2>Piers<a href='#piers'>#</a></h2><p>" PROSE2 "</p><p>" PROSE3
	    "</p><ol><li>A note that goes on. <a href='#mark1'>\xE2\x86\xA9</a></li></ol>";
	int status;
	struct extract *e = run(page, sizeof(page) - 1, &plain, &status);

	ok(strstr(e->text, "\n\nPiers\n\n") != NULL && strstr(e->text, "on.\n") == NULL, "no marks in the text");
	ok(strstr(e->html, "<h2>Piers</h2>") != NULL && strstr(e->html, "<li>A note that goes on. </li>") != NULL, "nor in the HTML");
	extract_free(e);
}

static void
repeat(struct buf *b, const char *s, int times)
{
	buf_reset(b);
	while (times-- > 0)
		buf_adds(b, s);
}

static void
test_nonsense(void)
{
	struct buf b = { 0 };

	refuses("", 0, "nothing");
	refuses("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\1\0\0\0\1\0", 24, "a picture");
	refuses("<p>Short.</p>", 13, "a word");
	refuses("<frameset><frame src=a>" PROSE PROSE2 "</frameset>", 23 + strlen(PROSE PROSE2), "frames, and a text for who has none");
	repeat(&b, "<div>", 200000);
	refuses(b.data, b.len, "a megabyte of nested elements");
	repeat(&b, "<a href=/1>link number one</a> ", 100000);
	refuses(b.data, b.len, "a hundred thousand links");
	repeat(&b, "<table><tr><td>", 30000);
	refuses(b.data, b.len, "tables without end");
	repeat(&b, "<table><tr><td>a</td><td>b</td></tr></table>", 20000);
	refuses(b.data, b.len, "rows without end");
	buf_clear(&b);
}

/*
 * Each heuristic is worth something: its page of tests/extract, on which
 * golden.t says what is right, comes out otherwise when it is switched off.
 */
static const struct {
	const char *name, *page;
} proofs[HEURISTIC_COUNT] = {
#define PROOF(name, page) [HEURISTIC_##name] = { #name, page }
	PROOF(WORDS, "newspaper-it"), PROOF(DATA, "seed"), PROOF(OTHER_WORDS, "headline-in-other-words"),
	PROOF(HIDDEN, "hidden-copies"), PROOF(BREAKS, "tables-of-old"), PROOF(WIDE, "short-lines-ja"),
	PROOF(SUSPECT, "newsletter-inside"), PROOF(MASS, "misnamed-part"), PROOF(KINDRED, "widget-paragraphs"),
	PROOF(FORM, "newsletter-inside"), PROOF(FORM_ROOM, "form-in-short-article"),
	PROOF(DENSITY, "linked-column"), PROOF(BODY, "marked-body"), PROOF(KINDS, "article-element"),
	PROOF(WHOLES, "pieces-beside-column"), PROOF(JOIN, "split-body"), PROOF(TITLES, "second-article"),
	PROOF(FIGURES, "long-caption"), PROOF(LINKS, "linked-line"), PROOF(PHRASES, "newspaper-pt"),
	PROOF(SECTIONS, "related-section"), PROOF(BOXES, "cards-inside"), PROOF(THREADS, "comments-in-the-article"),
	PROOF(BEFORE, "opaque-classes"), PROOF(AFTER, "contact-tail"), PROOF(CONTACTS, "contact-tail"),
	PROOF(QUOTES, "quoted-links"), PROOF(NOTES, "footnotes"), PROOF(LINKED_HEADINGS, "round-up"), PROOF(BARE_HEADINGS, "bare-heading"),
	PROOF(REPEATS, "hidden-copies"), PROOF(HEADLINE, "comments-outweigh"), PROOF(NEXT_STORY, "next-story"),
	PROOF(START, "description-start"), PROOF(TRUST, "all-suspect"), PROOF(WITNESS, "witness"),
	PROOF(SCRIPT_TEXT, "only-in-data"), PROOF(FORUM, "question-and-answers"), PROOF(CAPTIONS, "gallery"),
	PROOF(LINK_PAGES, "picture-index"), PROOF(LOGINS, "login"), PROOF(WALLS, "paywall-unmarked"),
};

/* All that an extraction says, or why it says nothing. */
static void
tell(const struct buf *page, uint64_t off, struct buf *out)
{
	struct extract_source source = { .url = "https://post.example/news/bridge", .content_type = "", .off = off };
	struct extract *e;
	struct error err = { .text = "" };

	extract_page(buf_text(page), page->len, &source, &e, &err);
	buf_printf(out, "%s|%s|%s|%d|%lld|%s|%s", e->title, e->byline, e->standfirst, e->paywalled,
	    (long long)e->published, e->text, err.text);
	extract_free(e);
}

static void
test_heuristic(int h)
{
	const char *top = getenv("TOP");
	struct buf path = { 0 }, page = { 0 }, with = { 0 }, without = { 0 };
	struct error err;

	buf_printf(&path, "%s/tests/extract/%s.html", top != NULL ? top : ".", proofs[h].page);
	ok(file_read(buf_text(&path), 1 << 20, &page, &err) == 0, "%s", buf_text(&path));
	tell(&page, 0, &with);
	tell(&page, UINT64_C(1) << h, &without);
	ok(strcmp(buf_text(&with), buf_text(&without)) != 0, "%s is worth something", proofs[h].name);
	buf_clear(&path);
	buf_clear(&page);
	buf_clear(&with);
	buf_clear(&without);
}

static void
test_heuristics(void)
{
	int h;

	for (h = 0; h < HEURISTIC_COUNT; h++)
		test_heuristic(h);
}

int
main(void)
{
	test_html();
	test_without_words();
	test_schema();
	test_facts();
	test_next();
	test_next_number();
	test_body_in_data();
	test_walls();
	test_marks();
	test_nonsense();
	test_heuristics();
	return tap_end();
}
