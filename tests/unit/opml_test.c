#include "base/limits.h"
#include "feed/opml.h"
#include "tap.h"

static struct opml *
parse(const char *text, struct error *err)
{
	struct opml *opml;

	return opml_parse(text, strlen(text), &opml, err) == 0 ? opml : NULL;
}

static const char list[] =
    "<?xml version=\"1.0\"?>\n<opml version=\"1.0\"><head><title>My \"list\"</title></head><body>\n"
    "<outline text=\"News\"><outline title=\"Lo/cal\">"
    "<outline text=\"A &amp; B\" type=\"rss\" xmlUrl=\"http://example.org/a&#10;\" htmlUrl=\"http://example.org/\" category=\"x\"/>"
    "</outline><outline text=\"C\" xmlurl=\"feed:https://example.org/c\"/></outline>\n"
    "<outline text=\"D\" xmlUrl=\"exec:rm -r /\"/><outline text=\"E\" xmlUrl=\"|ls\"/><outline text=\"F\" xmlUrl=\"file:///etc/passwd\"/>\n"
    "<outline text=\"\" title=\"G\" type=\"atom\" url=\"feed://example.org/g\"/></body></opml>";

static void
test_read(void)
{
	struct error err;
	struct opml *o = parse(list, &err);

	if (!ok(o != NULL, "a list"))
		return;
	is_text(o->title, "My list", "its title, without quotes");
	is_number((long long)o->outline_count, 3, "web addresses are taken");
	is_number((long long)o->skipped_count, 3, "others are not");
	is_text(o->skipped[0].what, "exec:rm -r /", "and named");
	is_text(o->outlines[0].url, "http://example.org/a", "address without a line end");
	is_text(o->outlines[0].title, "A & B", "title");
	is_text(o->outlines[0].folder, "News/Lo-cal", "folder");
	is_text(o->outlines[0].html_url, "http://example.org/", "site");
	is_number((long long)o->outlines[0].attribute_count, 1, "other attributes");
	is_text(o->outlines[0].attributes[0].value, "x", "are kept");
	is_text(o->outlines[1].url, "https://example.org/c", "feed: is taken off");
	is_text(o->outlines[1].folder, "News", "the folder above");
	is_text(o->outlines[2].url, "http://example.org/g", "feed:// is http://");
	is_text(o->outlines[2].title, "G", "title where the text is empty");
	is_text(o->warning, "", "nothing to forgive");
	opml_free(o);
}

static void
test_round_trip(void)
{
	struct buf first = { 0 }, second = { 0 };
	struct error err;
	struct opml *o = parse(list, &err), *again;

	opml_write(o, 0, &first);
	again = parse(buf_text(&first), &err);
	if (ok(again != NULL && again->outline_count == o->outline_count, "what is written can be read")) {
		opml_write(again, 0, &second);
		is_text(buf_text(&second), buf_text(&first), "and written alike");
	}
	ok(strstr(buf_text(&first), "<outline text=\"Lo-cal\">") != NULL, "folders are outlines");
	opml_free(o);
	opml_free(again);
	buf_clear(&first);
	buf_clear(&second);
}

static void
test_malformed(void)
{
	struct error err;
	struct opml *o = parse("<opml>\n<body><outline text=\"a & b\" xmlUrl=http://example.org/></body>", &err);

	if (ok(o != NULL && o->outline_count == 1, "a malformed list is read")) {
		is_text(o->outlines[0].title, "a & b", "as far as it goes");
		ok(strncmp(o->warning, "2:", 2) == 0, "and the place of the fault is told: %s", o->warning);
	}
	opml_free(o);
	opml_free(NULL);
	ok(parse("no list", &err) == NULL && strncmp(err.text, "1:1: ", 5) == 0, "no list: %s", err.text);
	ok(parse("<rss/>", &err) == NULL && err.kind == ERROR_FORMAT, "another format: %s", err.text);
}

static void
test_deep(void)
{
	struct buf text = { 0 };
	struct error err;
	struct opml *o;
	int i;

	buf_adds(&text, "<opml><body>");
	for (i = 0; i < 3 * LIMIT_OPML_DEPTH; i++)
		buf_adds(&text, "<outline text=\"f\"><outline text=\"x\" xmlUrl=\"http://a/\"/>");
	o = parse(buf_text(&text), &err);
	ok(o != NULL && o->outline_count < 2 * LIMIT_OPML_DEPTH, "depth is limited");
	opml_free(o);
	buf_clear(&text);
}

/* A folder without a name is the one above, and so is one whose path is too long. */
static void
test_folders(void)
{
	struct buf text = { 0 };
	struct error err;
	struct opml *o;

	buf_printf(&text, "<opml><body><outline text=\"A\"><outline><outline text=\"%0*d\">"
	    "<outline text=\"x\" xmlUrl=\"http://a/\"/></outline></outline></outline></body></opml>", LIMIT_NAME_BYTES, 0);
	o = parse(buf_text(&text), &err);
	if (ok(o != NULL && o->outline_count == 1, "folders"))
		is_text(o->outlines[0].folder, "A", "that do not count");
	opml_free(o);
	buf_clear(&text);
}

static void
test_many(void)
{
	struct buf text = { 0 };
	struct error err;
	struct opml *o;
	int i;

	buf_adds(&text, "<opml><body>");
	for (i = 0; i <= LIMIT_OPML_OUTLINES; i++)
		buf_adds(&text, "<outline xmlUrl=\"http://a/\"/>");
	buf_adds(&text, "</body></opml>");
	o = parse(buf_text(&text), &err);
	if (ok(o != NULL && o->outline_count == LIMIT_OPML_OUTLINES && o->skipped_count == 1, "too many outlines"))
		is_text(o->skipped[0].why, "there are too many outlines", "told");
	opml_free(o);
	buf_clear(&text);
}

int
main(void)
{
	test_read();
	test_round_trip();
	test_malformed();
	test_deep();
	test_folders();
	test_many();
	return tap_end();
}
