/*
 * A feed written twice from the bytes, once well-formed and once with damage of
 * the kinds that coranto-feeds(5) promises to forgive, named as there: what is
 * read from both are the same items.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "feed/feed.h"

#define ITEMS	4u
#define FIELDS	6u
#define PIECES	5u
#define COUNT(table)	(sizeof(table) / sizeof((table)[0]))

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum damage {
	BLANK_BEFORE, JUNK_BEFORE, JUNK_AFTER, ITEMS_AFTER_END, MISSING_DECLARATION_END, OPEN_DOCTYPE,
	TRUNCATED_AFTER_ITEM, TRUNCATED_IN_TAG, HTML_ENTITY, UNDEFINED_ENTITY, BARE_AMPERSAND, BARE_ANGLE,
	CONTROL_CHARACTER, BAD_REFERENCE, WINDOWS_1252_REFERENCE, UNQUOTED_ATTRIBUTE, ATTRIBUTE_WITHOUT_VALUE,
	ATTRIBUTE_TWICE, MISSING_QUOTE, TYPOGRAPHIC_QUOTES, NO_SPACE_BETWEEN_ATTRIBUTES, ANGLE_IN_ATTRIBUTE,
	MISSING_TAG_END, MISSING_END_TAG, MISSING_END_OF_END_TAG, MISSING_ITEM_END, CROSSED_TAGS, STRAY_END_TAG,
	BLANK_IN_END_TAG, UNCLOSED_MARKUP, ADDRESS_IN_ANGLES, END_TAG_IN_ANOTHER_CASE, VOID_ELEMENT, OPEN_CDATA,
	CDATA_END_IN_TEXT, CDATA_AROUND_FIELDS, OPEN_COMMENT, COMMENT_WITH_DASHES, UNDECLARED_PREFIX, MISSING_ROOT,
	DAMAGES, NONE
};

struct twins {
	const uint8_t *data;
	size_t left;
	uint64_t damages;		/* bits: what may be done to the second one */
	bool in_section;		/* of the second one alone */
	struct buf clean, damaged;
};

/* A number below n. */
static unsigned
pick(struct twins *t, unsigned n)
{
	if (t->left == 0)
		return 0;
	t->left--;
	return *t->data++ % n;
}

static void
write_both(struct twins *t, const char *text)
{
	buf_adds(&t->clean, text);
	buf_adds(&t->damaged, text);
}

static bool
has(const struct twins *t, enum damage d)
{
	return d < DAMAGES && (t->damages >> d & 1) != 0;
}

/* Write either text, the second one damaged in this way if the bytes say so.  Returns whether they do. */
static bool
write_twins(struct twins *t, enum damage d, const char *clean, const char *damaged)
{
	bool harm = has(t, d) && pick(t, 2) == 0;

	buf_adds(&t->clean, clean);
	buf_adds(&t->damaged, harm ? damaged : clean);
	return harm;
}

struct piece {
	enum damage damage;
	const char *clean, *damaged;
};

/* The last three are markup, which only the texts of RSS may hold. */
static const struct piece pieces[] = {
	{ NONE, "words ", NULL },
	{ NONE, "&lt;p&gt;a &amp;amp; b&lt;/p&gt;", NULL },
	{ NONE, "two\nlines", NULL },
	{ NONE, "\xE6\x9D\xB1\xE4\xBA\xAC", NULL },
	{ NONE, "a&#9;b", NULL },
	{ NONE, "a&#13;b", NULL },
	{ HTML_ENTITY, "caf\xC3\xA9", "caf&eacute;" },
	{ HTML_ENTITY, "it\xE2\x80\x99s", "it&rsquo;s" },
	{ UNDEFINED_ENTITY, "&amp;undefined;", "&undefined;" },
	{ BARE_AMPERSAND, "Q&amp;A", "Q&A" },
	{ BARE_AMPERSAND, "this &amp; that", "this & that" },
	{ BARE_ANGLE, "1 &lt; 2", "1 < 2" },
	{ BARE_ANGLE, "a &lt;b and c", "a <b and c" },
	{ CONTROL_CHARACTER, "bell", "be\x07ll" },
	{ BAD_REFERENCE, "tab", "t&#11;ab" },
	{ WINDOWS_1252_REFERENCE, "\xE2\x82\xAC 5", "&#128; 5" },
	{ ADDRESS_IN_ANGLES, "me &lt;me@example.org&gt;", "me <me@example.org>" },
	{ ADDRESS_IN_ANGLES, "&lt;http://example.org/&gt;", "<http://example.org/>" },
	{ STRAY_END_TAG, "stray", "st</font>ray" },
	{ CDATA_END_IN_TEXT, "end", "en]]>d" },
	{ VOID_ELEMENT, "one<br/>two", "one<br>two" },
	{ CROSSED_TAGS, "<b>bold <i>both</i></b>", "<b>bold <i>both</b></i>" },
	{ NONE, "<em>soft</em>", NULL },
};

#define MARKUP_PIECES 3u

static void
write_text(struct twins *t, bool markup)
{
	unsigned kinds = COUNT(pieces) - (markup ? 0 : MARKUP_PIECES);
	const struct piece *p;

	for (unsigned n = pick(t, PIECES) + 1; n > 0; n--) {
		p = &pieces[pick(t, kinds)];
		write_twins(t, p->damage, p->clean, p->damaged);
	}
}

/* Text in a section, which may be open: it ends with its element. */
static void
write_section(struct twins *t)
{
	static const char *const texts[] = { "plain", "<p>a & b</p>", "a &lt; b <br>", "" };

	/* No section is in another one. */
	if (t->in_section) {
		write_text(t, false);
		return;
	}
	write_both(t, "<![CDATA[");
	write_both(t, texts[pick(t, COUNT(texts))]);
	write_twins(t, OPEN_CDATA, "]]>", "");
}

/* One of these ways of writing name="value" is taken, if it is in the set. */
static void
write_attribute(struct twins *t, const char *name, const char *value, bool is_first, bool is_last)
{
	static const struct {
		enum damage damage;
		const char *before, *after;
	} ways[] = {
		{ UNQUOTED_ATTRIBUTE, "=", "" },
		{ TYPOGRAPHIC_QUOTES, "=\xE2\x80\x9C", "\xE2\x80\x9D" },
		{ MISSING_QUOTE, "=\"", "" },
	};
	unsigned way = pick(t, COUNT(ways));
	bool harm = has(t, ways[way].damage) && (ways[way].damage != MISSING_QUOTE || !is_last);

	write_twins(t, is_first ? NONE : NO_SPACE_BETWEEN_ATTRIBUTES, " ", "");
	write_both(t, name);
	buf_adds(&t->clean, "=\"");
	buf_adds(&t->damaged, harm ? ways[way].before : "=\"");
	if (strcmp(value, "<") == 0)
		write_twins(t, harm ? NONE : ANGLE_IN_ATTRIBUTE, "http://a.example/&lt;b", "http://a.example/<b");
	else if (strcmp(value, "&") == 0)
		write_twins(t, BARE_AMPERSAND, "http://a.example/?a&amp;b", "http://a.example/?a&b");
	else
		write_both(t, value);
	buf_adds(&t->clean, "\"");
	buf_adds(&t->damaged, harm ? ways[way].after : "\"");
	if (harm)
		return;
	if (write_twins(t, ATTRIBUTE_TWICE, "", " "))
		buf_printf(&t->damaged, "%s=\"again\"", name);
	write_twins(t, ATTRIBUTE_WITHOUT_VALUE, "", " nowrap");
}

/* An address as an attribute: plain, or with what needs to be escaped. */
static const char *
pick_address(struct twins *t)
{
	static const char *const addresses[] = { "http://a.example/1", "http://a.example/2/", "&", "<" };

	return addresses[pick(t, COUNT(addresses))];
}

static void
write_end(struct twins *t, const char *name)
{
	static const struct {
		enum damage damage;
		const char *format;
	} ways[] = {
		{ MISSING_END_TAG, "" },
		{ MISSING_END_OF_END_TAG, "</%s" },
		{ BLANK_IN_END_TAG, "</ %s>" },
		{ BLANK_IN_END_TAG, "< /%s>" },
		{ END_TAG_IN_ANOTHER_CASE, "</%s>" },
	};
	unsigned way = pick(t, COUNT(ways));
	bool harm = has(t, ways[way].damage);
	char text[2][64];

	snprintf(text[0], sizeof(text[0]), "</%s>", name);
	snprintf(text[1], sizeof(text[1]), harm ? ways[way].format : "</%s>", name);
	for (char *p = text[1]; harm && ways[way].damage == END_TAG_IN_ANOTHER_CASE && *p != '\0'; p++)
		*p = *p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A') : *p;
	buf_adds(&t->clean, text[0]);
	buf_adds(&t->damaged, text[1]);
}

enum kind { TEXT, MARKUP, HTML, ADDRESS, DATE, LINK, TERM, ENCLOSURE };

struct field {
	const char *name;
	enum kind kind;
};

static void
write_field(struct twins *t, const struct field *f)
{
	write_both(t, "<");
	write_both(t, f->name);
	if (f->kind == LINK) {
		write_attribute(t, "rel", "alternate", true, false);
		write_attribute(t, "href", pick_address(t), false, true);
	} else if (f->kind == TERM) {
		write_attribute(t, "term", "word", true, true);
	} else if (f->kind == ENCLOSURE) {
		write_attribute(t, "url", pick_address(t), true, false);
		write_attribute(t, "type", "audio/mpeg", false, false);
		write_attribute(t, "length", "12", false, true);
	} else if (f->kind == HTML) {
		write_attribute(t, "type", "html", true, true);
	}
	if (f->kind >= LINK) {
		write_both(t, "/>");
		return;
	}
	write_both(t, ">");
	if (f->kind == DATE)
		write_both(t, pick(t, 2) ? "2024-02-06T10:00:00Z" : "Tue, 06 Feb 2024 11:00:00 GMT");
	else if (f->kind == ADDRESS)
		write_both(t, "http://a.example/3");
	else if (pick(t, 3) == 1)
		write_section(t);
	else
		write_text(t, f->kind == MARKUP);
	write_end(t, f->name);
}

struct dialect {
	const char *root, *prefix, *head, *item, *end;
	struct field fields[10];
};

static const struct dialect dialects[] = {
	{ "<rss version=\"2.0\"", " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"",
	    "><channel><title>Feed</title><link>http://a.example/</link>", "item", "</channel></rss>",
	    { { "guid", TEXT }, { "title", TEXT }, { "link", ADDRESS }, { "description", MARKUP }, { "pubDate", DATE },
	    { "category", TEXT }, { "comments", ADDRESS }, { "dc:creator", TEXT }, { "content:encoded", MARKUP },
	    { "enclosure", ENCLOSURE } } },
	{ "<feed xmlns=\"http://www.w3.org/2005/Atom\"", " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
	    "><title>Feed</title>", "entry", "</feed>",
	    { { "id", TEXT }, { "title", TEXT }, { "link", LINK }, { "summary", HTML }, { "published", DATE },
	    { "category", TERM }, { "updated", DATE }, { "dc:creator", TEXT }, { "content", HTML }, { "title", HTML } } },
};

static void
write_item(struct twins *t, const struct dialect *d)
{
	bool section;

	write_both(t, "<");
	write_both(t, d->item);
	write_twins(t, MISSING_TAG_END, ">", "");
	section = write_twins(t, CDATA_AROUND_FIELDS, "", "<![CDATA[");
	t->in_section = section;
	if (!section)
		write_twins(t, UNCLOSED_MARKUP, "", "<p>advertisement");
	/* Something is always said: an item that says nothing is none. */
	write_both(t, "<title>item</title>");
	for (unsigned n = pick(t, FIELDS); n > 0; n--) {
		write_field(t, &d->fields[pick(t, COUNT(d->fields))]);
		if (!section)
			write_twins(t, COMMENT_WITH_DASHES, "", "<!-- a -- b -->");
	}
	t->in_section = false;
	if (section)
		buf_adds(&t->damaged, "]]>");
	if (!write_twins(t, MISSING_ITEM_END, "</", ""))
		buf_printf(&t->damaged, "%s>", d->item);
	buf_printf(&t->clean, "%s>", d->item);
}

static void
write_document(struct twins *t)
{
	const struct dialect *d = &dialects[pick(t, COUNT(dialects))];
	bool ended = false;

	write_twins(t, BLANK_BEFORE, "", "\n \n");
	write_twins(t, JUNK_BEFORE, "", "<b>Notice</b>: line 3 & 4\n");
	write_both(t, "<?xml version=\"1.0\"");
	write_twins(t, MISSING_DECLARATION_END, "?>", ">");
	write_twins(t, OPEN_DOCTYPE, "", "<!DOCTYPE rss [\n<!ENTITY nbsp \"&#160;\">\n");
	if (!write_twins(t, MISSING_ROOT, d->root, "")) {
		write_twins(t, UNDECLARED_PREFIX, d->prefix, "");
		write_both(t, d->head);
	} else {
		buf_adds(&t->clean, d->prefix);
		buf_adds(&t->clean, d->head);
	}
	for (unsigned n = pick(t, ITEMS) + 1; n > 0; n--) {
		write_item(t, d);
		if (n > 1 && !ended)
			ended = write_twins(t, ITEMS_AFTER_END, "", d->end);
		write_twins(t, OPEN_COMMENT, "", "<!-- never closed");
	}
	if (!write_twins(t, TRUNCATED_AFTER_ITEM, "", "") && !write_twins(t, TRUNCATED_IN_TAG, "", "</chan"))
		buf_adds(&t->damaged, d->end);
	buf_adds(&t->clean, d->end);
	write_twins(t, JUNK_AFTER, "", "<script>if (a < b) c();</script> junk");
	/* What is well-formed is not repaired. */
	if (has(t, CDATA_AROUND_FIELDS) || has(t, OPEN_CDATA))
		buf_adds(&t->damaged, " junk");
}

static void
describe_people(struct buf *out, const struct feed_person *people, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_printf(out, "\tby %s <%s> %s\n", people[i].name, people[i].email, people[i].url);
}

static void
describe(struct buf *out, const struct feed *feed)
{
	for (size_t i = 0; i < feed->item_count; i++) {
		const struct item *it = &feed->items[i];

		buf_printf(out, "%s\n\t%s\n\t%s\n\t%s\n\t%s\n\t%s\n\t%lld %lld\n", it->guid, it->title, it->link, it->comments,
		    it->summary, it->content, (long long)it->published, (long long)it->updated);
		describe_people(out, it->authors, it->author_count);
		for (size_t k = 0; k < it->category_count; k++)
			buf_printf(out, "\t# %s\n", it->categories[k]);
		for (size_t k = 0; k < it->enclosure_count; k++)
			buf_printf(out, "\t@ %s %s %lld\n", it->enclosures[k].url, it->enclosures[k].type,
			    (long long)it->enclosures[k].length);
	}
}

/* Read a document into out.  Returns its defects, all bits when it is refused. */
static unsigned
read_items(const struct buf *document, struct buf *out)
{
	static const struct feed_source source = { "http://a.example/feed", "" };
	struct feed *feed;
	unsigned defects;

	if (feed_parse(buf_text(document), document->len, &source, &feed, NULL) < 0)
		return ~0U;
	describe(out, feed);
	defects = feed->defects;
	feed_free(feed);
	return defects;
}

/* Without one of two damages that leave no sign of what was meant when both are in one document. */
static uint64_t
without_riddles(uint64_t damages)
{
	static const enum damage riddles[][2] = {
		{ OPEN_COMMENT, COMMENT_WITH_DASHES },	/* the one ends the other */
		{ ATTRIBUTE_WITHOUT_VALUE, NO_SPACE_BETWEEN_ATTRIBUTES },	/* "nowraphref" */
		{ MISSING_QUOTE, UNQUOTED_ATTRIBUTE },	/* the next quote is far */
		{ MISSING_QUOTE, TYPOGRAPHIC_QUOTES },
		{ MISSING_QUOTE, NO_SPACE_BETWEEN_ATTRIBUTES },
		{ UNQUOTED_ATTRIBUTE, NO_SPACE_BETWEEN_ATTRIBUTES },	/* one long value */
		{ OPEN_CDATA, BLANK_IN_END_TAG },
		{ OPEN_CDATA, MISSING_END_TAG },	/* nothing ends it */
		{ OPEN_CDATA, CDATA_END_IN_TEXT },	/* the text's does, articles later */
		{ MISSING_ROOT, JUNK_BEFORE },		/* another root */
		{ MISSING_ROOT, TRUNCATED_AFTER_ITEM },	/* well-formed, and no feed */
	};

	for (size_t i = 0; i < COUNT(riddles); i++)
		if ((damages >> riddles[i][0] & 1) && (damages >> riddles[i][1] & 1))
			damages &= ~(1ULL << riddles[i][1]);
	return damages;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct twins t = { .data = data, .left = size };
	struct buf clean = { 0 }, damaged = { 0 };

	t.damages = 1ULL << pick(&t, DAMAGES);
	t.damages = without_riddles(t.damages | 1ULL << pick(&t, DAMAGES));
	write_document(&t);
	if (read_items(&t.clean, &clean) != 0 || read_items(&t.damaged, &damaged) == ~0U ||
	    strcmp(buf_text(&clean), buf_text(&damaged)) != 0) {
		fprintf(stderr, "%s\n%s\n%s\n%s\n", buf_text(&t.clean), buf_text(&clean), buf_text(&t.damaged), buf_text(&damaged));
		abort();
	}
	buf_clear(&t.clean);
	buf_clear(&t.damaged);
	buf_clear(&clean);
	buf_clear(&damaged);
	return 0;
}
