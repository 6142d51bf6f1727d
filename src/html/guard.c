#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "controls.h"
#include "guard.h"
#include "lexer.h"

/* What an element is to the parser, and what this pass does about it. */
#define VOID		0x0001u	/* has no end tag */
#define SPECIAL		0x0002u	/* an end tag of a plain element does not pass it */
#define SCOPE		0x0004u	/* no end tag but a table's passes it */
#define FORMAT		0x0008u	/* reopened in the blocks that follow until it is closed */
#define RAW		0x0010u	/* its content is text, not markup */
#define KEEP		0x0020u	/* ... that is worth keeping */
#define RENAME		0x0040u	/* written as x-NAME: an element without rules */
#define DROP		0x0080u	/* tags left out, content kept */
#define CLOSES_P	0x0100u	/* its start ends an open paragraph */
#define TABLE_PART	0x0200u	/* only inside a table */
#define ONCE		0x0400u	/* further ones left out */
#define HEADING		0x0800u	/* any heading's end tag closes any heading */
#define ENTRY		0x1000u	/* its start ends an entry before it (li, dt, dd) */
#define HEEDED		0x2000u	/* the parser itself reads its attributes */
#define BLOCK		(SPECIAL | CLOSES_P)

struct element {
	const char *name;
	unsigned flags;
};

static const struct element elements[] = {
	{ "a", FORMAT }, { "address", BLOCK }, { "applet", SPECIAL | SCOPE }, { "area", VOID | SPECIAL },
	{ "article", BLOCK }, { "aside", BLOCK }, { "b", FORMAT }, { "base", VOID | SPECIAL },
	{ "basefont", VOID | SPECIAL }, { "bgsound", VOID | SPECIAL }, { "big", FORMAT }, { "blockquote", BLOCK },
	{ "body", ONCE | HEEDED }, { "br", VOID | SPECIAL }, { "button", SPECIAL }, { "caption", SPECIAL | SCOPE | TABLE_PART },
	{ "center", BLOCK }, { "code", FORMAT }, { "col", VOID | SPECIAL | TABLE_PART },
	{ "colgroup", SPECIAL | TABLE_PART }, { "command", VOID }, { "dd", BLOCK | ENTRY }, { "details", BLOCK },
	{ "dir", BLOCK }, { "div", BLOCK }, { "dl", BLOCK }, { "dt", BLOCK | ENTRY }, { "em", FORMAT },
	{ "embed", VOID | SPECIAL }, { "fieldset", BLOCK }, { "figcaption", BLOCK }, { "figure", BLOCK },
	{ "font", FORMAT }, { "footer", BLOCK }, { "form", RENAME }, { "frame", DROP | VOID }, { "frameset", RENAME },
	{ "h1", BLOCK | HEADING }, { "h2", BLOCK | HEADING }, { "h3", BLOCK | HEADING }, { "h4", BLOCK | HEADING },
	{ "h5", BLOCK | HEADING }, { "h6", BLOCK | HEADING }, { "head", ONCE }, { "header", BLOCK },
	{ "hgroup", BLOCK }, { "hr", VOID | BLOCK }, { "html", ONCE | HEEDED }, { "i", FORMAT }, { "iframe", RAW | SPECIAL },
	{ "image", VOID | SPECIAL }, { "img", VOID | SPECIAL }, { "input", VOID | SPECIAL | HEEDED }, { "isindex", DROP | VOID },
	{ "keygen", VOID }, { "li", BLOCK | ENTRY }, { "link", VOID | SPECIAL }, { "listing", BLOCK },
	{ "main", BLOCK }, { "marquee", SPECIAL | SCOPE }, { "math", RENAME }, { "menu", BLOCK }, { "menuitem", VOID },
	{ "meta", VOID | SPECIAL }, { "nav", BLOCK }, { "nobr", FORMAT }, { "noembed", RAW | SPECIAL },
	{ "noframes", RAW | SPECIAL }, { "noscript", SPECIAL }, { "object", SPECIAL | SCOPE }, { "ol", BLOCK },
	{ "optgroup", 0 }, { "option", 0 }, { "p", BLOCK }, { "param", VOID | SPECIAL }, { "plaintext", DROP | VOID },
	{ "pre", BLOCK }, { "s", FORMAT }, { "script", RAW | SPECIAL }, { "section", BLOCK }, { "select", RENAME },
	{ "small", FORMAT }, { "source", VOID | SPECIAL }, { "strike", FORMAT }, { "strong", FORMAT },
	{ "style", RAW | SPECIAL }, { "summary", BLOCK }, { "table", BLOCK | SCOPE },
	{ "tbody", SPECIAL | TABLE_PART }, { "td", SPECIAL | SCOPE | TABLE_PART }, { "template", RENAME },
	{ "textarea", RAW | KEEP | SPECIAL }, { "tfoot", SPECIAL | TABLE_PART }, { "th", SPECIAL | SCOPE | TABLE_PART },
	{ "thead", SPECIAL | TABLE_PART }, { "title", RAW | KEEP | SPECIAL }, { "tr", SPECIAL | TABLE_PART },
	{ "track", VOID | SPECIAL }, { "tt", FORMAT }, { "u", FORMAT }, { "ul", BLOCK }, { "wbr", VOID | SPECIAL },
	{ "xmp", BLOCK | RAW | KEEP },
};

#define ELEMENT_COUNT	(sizeof(elements) / sizeof(elements[0]))
#define FORMAT_OPEN_MAX	3	/* open elements of one name, as the standard's Noah's Ark clause */

struct open {
	const char *name;		/* in the input */
	size_t len;
	const struct element *element;	/* NULL for one without rules */
};

struct guard {
	const char *s;
	size_t len, pos;
	struct guarded *guarded;
	struct buf *out;		/* guarded->html */
	size_t tags_cap;
	struct open stack[LIMIT_HTML_DEPTH];
	int depth;
	int tags;
	unsigned char format_open[ELEMENT_COUNT];
	int formats;			/* sum of format_open */
	long reopened;			/* elements the parser may have had to reopen so far */
	bool seen[ELEMENT_COUNT];	/* of the ONCE elements */
	bool endless[ELEMENT_COUNT];	/* RAW elements whose end tag is not in the rest of the input */
	bool no_comment_end, no_svg_end;
	bool beside_block;		/* what was written last is the tag of a block */
	bool cut;
};

static bool
same_name(const struct open *o, const char *s, size_t len)
{
	size_t i;

	if (o->len != len)
		return false;
	for (i = 0; i < len; i++)
		if (lexer_lower((unsigned char)o->name[i]) != lexer_lower((unsigned char)s[i]))
			return false;
	return true;
}

static const struct element *
find_element(const char *s, size_t len)
{
	size_t low = 0, high = ELEMENT_COUNT, middle;
	int d;

	while (low < high) {
		middle = (low + high) / 2;
		d = lexer_compare(s, len, elements[middle].name);
		if (d == 0)
			return &elements[middle];
		if (d < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static unsigned
flags_of(const struct open *o)
{
	return o->element != NULL ? o->element->flags : 0;
}

static bool
is_named(const struct open *o, const char *name)
{
	return lexer_compare(o->name, o->len, name) == 0;
}

/*
 * The shadow of the stack of open elements.  It may hold more than the
 * parser's stack, never less but for what the parser implies.
 */

static int
find_open(const struct guard *g, const char *name, size_t len, unsigned stop)
{
	int i;

	for (i = g->depth - 1; i >= 0; i--) {
		if (same_name(&g->stack[i], name, len))
			return i;
		if (flags_of(&g->stack[i]) & stop)
			return -1;
	}
	return -1;
}

static void
push(struct guard *g, const char *name, size_t len, const struct element *e)
{
	struct open *o = &g->stack[g->depth++];

	o->name = name;
	o->len = len;
	o->element = e;
}

static void
forget_format(struct guard *g, const struct element *e)
{
	if (g->format_open[e - elements] > 0) {
		g->format_open[e - elements]--;
		g->formats--;
	}
}

/* The end of a formatting element or form: blocks opened in it stay open. */
static void
close_one(struct guard *g, const char *name, size_t len)
{
	int i, k, found = find_open(g, name, len, SCOPE);

	if (found < 0)
		return;
	for (i = found + 1; i < g->depth && !(flags_of(&g->stack[i]) & SPECIAL); i++)
		continue;
	if (i == g->depth) {
		g->depth = found;
		return;
	}
	for (k = found; k + 1 < g->depth; k++)
		g->stack[k] = g->stack[k + 1];
	g->depth--;
}

static void
close_heading(struct guard *g)
{
	int i;

	for (i = g->depth - 1; i >= 0 && !(flags_of(&g->stack[i]) & SCOPE); i--)
		if (flags_of(&g->stack[i]) & HEADING) {
			g->depth = i;
			return;
		}
}

static void
close_element(struct guard *g, const char *name, size_t len, const struct element *e)
{
	unsigned flags = e != NULL ? e->flags : 0;
	int found;

	if (flags & FORMAT) {
		forget_format(g, e);
		close_one(g, name, len);
		return;
	}
	if (flags & HEADING) {
		close_heading(g);
		return;
	}
	if (flags & TABLE_PART || lexer_compare(name, len, "table") == 0) {
		for (found = g->depth - 1; found >= 0; found--)
			if (same_name(&g->stack[found], name, len) || is_named(&g->stack[found], "table"))
				break;
		if (found >= 0 && same_name(&g->stack[found], name, len))
			g->depth = found;
		return;
	}
	found = find_open(g, name, len, flags & SPECIAL ? SCOPE : SPECIAL);
	if (found >= 0)
		g->depth = found;
}

/* An entry of a list ends the one before it, unless a block stands between. */
static void
close_entry(struct guard *g, const char *name)
{
	bool li = lexer_lower((unsigned char)name[0]) == 'l';
	int i;

	for (i = g->depth - 1; i >= 0; i--) {
		if (flags_of(&g->stack[i]) & ENTRY && is_named(&g->stack[i], "li") == li) {
			g->depth = i;
			return;
		}
		if (flags_of(&g->stack[i]) & SPECIAL && !is_named(&g->stack[i], "div") &&
		    !is_named(&g->stack[i], "p") && !is_named(&g->stack[i], "address"))
			return;
	}
}

static int
table_rank(const struct open *o)
{
	if (!(flags_of(o) & TABLE_PART))
		return 4;
	if (is_named(o, "td") || is_named(o, "th"))
		return 1;
	return is_named(o, "tr") ? 2 : 3;
}

/* A part of a table ends the parts of its rank and below; false without a table. */
static bool
close_table_parts(struct guard *g, const char *name, size_t len, const struct element *e)
{
	struct open part = { name, len, e };
	int i, table, rank = table_rank(&part);

	for (table = g->depth - 1; table >= 0; table--)
		if (is_named(&g->stack[table], "table"))
			break;
	if (table < 0)
		return false;
	for (i = table + 1; i < g->depth; i++)
		if (table_rank(&g->stack[i]) <= rank) {
			g->depth = i;
			break;
		}
	return true;
}

/* Everything that a start tag closes before it opens. */
static void
close_before(struct guard *g, const char *name, size_t len, const struct element *e)
{
	int p;

	if (e->flags & ENTRY)
		close_entry(g, name);
	if (e->flags & CLOSES_P && (p = find_open(g, "p", 1, SCOPE)) >= 0)
		g->depth = p;
	if (e->flags & HEADING && g->depth > 0 && flags_of(&g->stack[g->depth - 1]) & HEADING)
		g->depth--;
	if (e->flags & FORMAT && len == 1 && lexer_lower((unsigned char)*name) == 'a' &&
	    g->format_open[e - elements] > 0)
		close_element(g, name, len, e);
	if (e->name[0] == 'o' && g->depth > 0 && is_named(&g->stack[g->depth - 1], "option"))
		g->depth--;
}

/* Tokens. */

static void
write_attribute(struct guard *g, const struct lexer_attribute *a)
{
	size_t len = a->value_len > GUARD_VALUE_MAX ? GUARD_VALUE_MAX : a->value_len;
	char quote = '"';

	if (!lexer_is_plain(a->name, a->name_len))
		return;
	if (len > 0 && memchr(a->value, '"', len) != NULL) {
		quote = '\'';
		if (memchr(a->value, '\'', len) != NULL)
			return;
	}
	buf_addc(g->out, ' ');
	buf_add(g->out, a->name, a->name_len);
	if (a->value == NULL)
		return;
	buf_addc(g->out, '=');
	buf_addc(g->out, quote);
	controls_strip(g->out, a->value, len);
	buf_addc(g->out, quote);
}

static bool
contains(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word), i;

	for (i = 0; i + n <= len; i++)
		if (lexer_compare(s + i, n, word) == 0)
			return true;
	return false;
}

static bool
is_data(const struct lexer_attribute *a)
{
	return contains(a->value, a->value_len, "ld+json") || contains(a->value, a->value_len, "math/");
}

/* What becomes of the attributes of a tag. */
enum fate { LEAVE, NOTE, WRITE };

/* Take the attributes up to the tag's end, for the tag at a place of the output; true for a script whose text is data. */
static bool
take_attributes(struct guard *g, enum fate fate, size_t at)
{
	struct guarded *out = g->guarded;
	struct lexer_attribute a;
	size_t from = g->pos;
	bool data = false;
	int count = 0;

	for (; lexer_read_attribute(g->s, g->len, &g->pos, &a); count++) {
		if (lexer_compare(a.name, a.name_len, "type") == 0)
			data = is_data(&a);
		if (fate == WRITE && count < LIMIT_HTML_ATTRIBUTES)
			write_attribute(g, &a);
	}
	g->cut |= fate != LEAVE && count > LIMIT_HTML_ATTRIBUTES;
	if (fate == NOTE && count > 0) {
		out->tags = mem_grow(out->tags, out->tag_count, &g->tags_cap, sizeof(*out->tags));
		out->tags[out->tag_count++] = (struct guarded_tag){ (uint32_t)at, (uint32_t)from, 0 };
	}
	return data;
}

/* The position of "</name" as an end tag from the current place on; len when there is none. */
static size_t
find_end_tag(const struct guard *g, const char *name)
{
	size_t n = strlen(name), at = g->pos;
	const char *p;

	while (at < g->len && (p = memchr(g->s + at, '<', g->len - at)) != NULL) {
		at = (size_t)(p - g->s);
		if (g->len - at > n + 2 && p[1] == '/' && lexer_compare(p + 2, n, name) == 0 &&
		    (lexer_is_space((unsigned char)p[n + 2]) || p[n + 2] == '/' || p[n + 2] == '>'))
			return at;
		at++;
	}
	return g->len;
}

/* The content of an element that is text to the parser, and its end tag. */
static void
copy_raw(struct guard *g, const struct element *e, bool data)
{
	size_t end = g->endless[e - elements] ? g->len : find_end_tag(g, e->name);
	const char *text = g->s + g->pos;
	size_t len = end - g->pos;

	if (end == g->len) {
		/* As if it had been empty: better than to lose the rest of the page. */
		g->endless[e - elements] = true;
	} else {
		/* "<!--" in a script would hide its end tag (13.2.5.17). */
		if (e->flags & KEEP || (data && !contains(text, len, "<!--")))
			controls_strip(g->out, text, len);
		g->pos = end + 2;
		take_attributes(g, LEAVE, 0);
	}
	buf_adds(g->out, "</");
	buf_adds(g->out, e->name);
	buf_addc(g->out, '>');
}

static void
skip_past(struct guard *g, char c)
{
	const char *p = memchr(g->s + g->pos, c, g->len - g->pos);

	g->pos = p != NULL ? (size_t)(p - g->s) + 1 : g->len;
}

/* A comment, by the forgiving rules of 13.2.5.43 to 52; one that does not end ends at the first '>'. */
static void
skip_comment(struct guard *g)
{
	const char *p, *end = g->s + g->len;

	for (p = g->s + g->pos + 4; p < end && !g->no_comment_end; p++) {
		p = memchr(p, '>', (size_t)(end - p));
		if (p == NULL)
			break;
		if ((p[-1] == '-' && p[-2] == '-') || (p[-1] == '!' && p[-2] == '-' && p[-3] == '-')) {
			g->pos = (size_t)(p - g->s) + 1;
			return;
		}
	}
	g->no_comment_end = true;
	skip_past(g, '>');
}

static void
skip_svg(struct guard *g)
{
	size_t end = g->no_svg_end ? g->len : find_end_tag(g, "svg");

	if (end == g->len) {
		g->no_svg_end = true;
		return;
	}
	g->pos = end + 2;
	take_attributes(g, LEAVE, 0);
}

/* Begin a tag; its place. */
static size_t
write_name(struct guard *g, const char *open, const char *name, size_t len, unsigned flags)
{
	size_t at = g->out->len;

	buf_adds(g->out, open);
	if (flags & RENAME)
		buf_adds(g->out, "x-");
	buf_add(g->out, name, len);
	return at;
}

/*
 * Each block reopens the formatting elements left open before it.  Once that
 * has been done too often they are all closed, and there are no more of them.
 */
static void
count_reopened(struct guard *g)
{
	size_t i;

	g->reopened += g->formats;
	if (g->reopened <= LIMIT_HTML_REOPENED || g->formats == 0)
		return;
	for (i = 0; i < ELEMENT_COUNT; i++)
		for (; g->format_open[i] > 0; g->format_open[i]--)
			buf_printf(g->out, "</%s>", elements[i].name);
	g->formats = 0;
}

static bool
may_open(struct guard *g, const struct element *e)
{
	size_t i = (size_t)(e - elements);

	if (e->flags & DROP || (e->flags & ONCE && g->seen[i]))
		return false;
	if (e->flags & FORMAT)
		return g->format_open[i] < FORMAT_OPEN_MAX &&
		    (g->reopened <= LIMIT_HTML_REOPENED || e->name[1] == '\0');
	return true;
}

static void
open_known(struct guard *g, const char *name, size_t len, const struct element *e)
{
	size_t i = (size_t)(e - elements), at;
	bool data, room;

	if (!may_open(g, e) || (e->flags & TABLE_PART && !close_table_parts(g, name, len, e))) {
		take_attributes(g, LEAVE, 0);
		return;
	}
	close_before(g, name, len, e);
	room = e->flags & (VOID | RAW | ONCE) || g->depth < LIMIT_HTML_DEPTH;
	if (!room) {
		g->cut = true;
		take_attributes(g, LEAVE, 0);
		return;
	}
	if (!(e->flags & (FORMAT | VOID)))
		count_reopened(g);
	at = write_name(g, "<", name, len, e->flags);
	data = take_attributes(g, e->flags & HEEDED ? WRITE : NOTE, at);
	buf_addc(g->out, '>');
	if (e->flags & FORMAT) {
		g->format_open[i]++;
		g->formats++;
	}
	g->seen[i] = true;
	if (e->flags & RAW)
		copy_raw(g, e, data);
	else if (!(e->flags & (VOID | ONCE)))
		push(g, name, len, e);
}

static void
open_unknown(struct guard *g, const char *name, size_t len)
{
	bool fits = lexer_is_plain(name, len) && g->depth < LIMIT_HTML_DEPTH;

	if (lexer_compare(name, len, "svg") == 0) {
		take_attributes(g, LEAVE, 0);
		skip_svg(g);
		return;
	}
	if (!fits) {
		g->cut = true;
		take_attributes(g, LEAVE, 0);
		return;
	}
	take_attributes(g, NOTE, write_name(g, "<", name, len, 0));
	buf_addc(g->out, '>');
	/* XML's empty element, which HTML does not know: <mspace/>, <g:plusone/>. */
	if (g->pos >= 2 && g->s[g->pos - 2] == '/')
		buf_printf(g->out, "</%.*s>", (int)len, name);
	else
		push(g, name, len, NULL);
}

static void
close_tag(struct guard *g, const char *name, size_t len, const struct element *e)
{
	take_attributes(g, LEAVE, 0);
	if (!lexer_is_plain(name, len) || (e != NULL && e->flags & (DROP | ONCE | RAW)))
		return;
	if (e != NULL && e->flags & VOID && lexer_compare(name, len, "br") != 0)
		return;
	if (e != NULL && e->flags & TABLE_PART && find_open(g, name, len, 0) < 0)
		return;
	close_element(g, name, len, e);
	write_name(g, "</", name, len, e != NULL ? e->flags : 0);
	buf_addc(g->out, '>');
}

/* The length of the name that a tag has at s. */
static size_t
name_length(const char *s, const char *end)
{
	const char *p = s;

	while (p < end && !lexer_is_space((unsigned char)*p) && *p != '/' && *p != '>')
		p++;
	return (size_t)(p - s);
}

/* A tag: pos is at its '<'. */
static void
read_tag(struct guard *g)
{
	bool end = g->s[g->pos + 1] == '/';
	const char *name = g->s + g->pos + 1 + end;
	size_t len = name_length(name, g->s + g->len), mark = g->out->len;
	const struct element *e = find_element(name, len);
	int depth = g->depth;

	g->pos = (size_t)(name - g->s) + len;
	if (++g->tags > LIMIT_HTML_TAGS) {
		g->cut = true;
		g->pos = g->len;
	} else if (end)
		close_tag(g, name, len, e);
	else if (e != NULL)
		open_known(g, name, len, e);
	else
		open_unknown(g, name, len);
	g->beside_block = e != NULL && e->flags & (CLOSES_P | TABLE_PART) && (end ? g->depth < depth : g->out->len > mark);
	/* The input ends within the tag. */
	if (g->pos == g->len && g->s[g->len - 1] != '>')
		buf_truncate(g->out, mark);
}

/* What begins with '<' at pos. */
static void
read_markup(struct guard *g)
{
	const char *p = g->s + g->pos;
	size_t left = g->len - g->pos;

	if (left >= 2 && (lexer_is_letter((unsigned char)p[1]) || (left >= 3 && p[1] == '/' && lexer_is_letter((unsigned char)p[2]))))
		read_tag(g);
	else if (left >= 4 && memcmp(p, "<!--", 4) == 0)
		skip_comment(g);
	else if (left >= 2 && (p[1] == '!' || p[1] == '?' || p[1] == '/'))
		skip_past(g, '>');
	else {
		/* Escaped, lest it meet what follows something left out. */
		buf_adds(g->out, "&lt;");
		g->pos++;
	}
}

/*
 * Blank text beside the tag of a block, which nobody sees; of many pages it is
 * half of all nodes, and so of the parser's memory and time.
 */
static bool
is_unseen(const struct guard *g, const char *s, size_t len)
{
	const char *tag = s + len, *all_end = g->s + g->len;
	const struct element *e;
	bool end;

	while (len > 0 && lexer_is_space((unsigned char)*s)) {
		s++;
		len--;
	}
	if (len > 0 || find_open(g, "pre", 3, 0) >= 0 || find_open(g, "listing", 7, 0) >= 0)
		return false;
	if (g->beside_block || all_end - tag < 2)
		return g->beside_block;
	end = tag[1] == '/';
	tag += 1 + end;
	len = name_length(tag, all_end);
	e = find_element(tag, len);
	return e != NULL && e->flags & CLOSES_P && (!end || find_open(g, tag, len, 0) >= 0);
}

void
guard_html(const char *html, size_t len, struct guarded *out)
{
	struct guard g = { .s = html, .len = len, .guarded = out, .out = &out->html };
	const char *p;
	size_t n;

	memset(out, 0, sizeof(*out));
	if (g.len > LIMIT_PAGE_BYTES) {
		g.len = LIMIT_PAGE_BYTES;
		g.cut = true;
	}
	buf_reserve(g.out, g.len < LIMIT_HTML_BYTES ? g.len : LIMIT_HTML_BYTES);	/* hardly ever more, and never moved */
	buf_adds(g.out, "<!DOCTYPE html>");
	while (g.pos < g.len) {
		p = memchr(html + g.pos, '<', g.len - g.pos);
		n = p != NULL ? (size_t)(p - html) - g.pos : g.len - g.pos;
		if (n > 0 && !is_unseen(&g, html + g.pos, n)) {
			controls_strip(g.out, html + g.pos, n);
			g.beside_block = false;
		}
		g.pos += n;
		if (g.out->len > LIMIT_HTML_BYTES) {
			buf_truncate(g.out, LIMIT_HTML_BYTES);
			g.cut = true;
			break;
		}
		if (p != NULL)
			read_markup(&g);
	}
	out->cut = g.cut;
}

struct guarded_tag *
guarded_tag_at(struct guarded *guarded, size_t at)
{
	size_t low = 0, high = guarded->tag_count, middle;

	while (low < high) {
		middle = (low + high) / 2;
		if (guarded->tags[middle].at < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < guarded->tag_count && guarded->tags[low].at == at ? &guarded->tags[low] : NULL;
}

void
guarded_clear(struct guarded *guarded)
{
	buf_clear(&guarded->html);
	free(guarded->tags);
	memset(guarded, 0, sizeof(*guarded));
}
