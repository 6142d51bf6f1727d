#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "markup.h"
#include "nesting.h"
#include "repair.h"
#include "text/entity.h"
#include "text/utf8.h"

#define MAX_DEPTH	LIMIT_XML_DEPTH
#define NAME_BYTES	128	/* of a name that is kept; longer ones are cut */

/* What is searched for ahead; what was found is kept, so that it is found once. */
enum ahead { COMMENT_END, SECTION_END, DOUBLE_QUOTE, SINGLE_QUOTE, TAG_END, AHEAD_COUNT };

static const char *const ahead_texts[AHEAD_COUNT] = { "-->", "]]>", "\"", "'", ">" };

/* An open element. */
struct open {
	char name[NAME_BYTES];
	bool silent;		/* a second root: its tags are not written */
};

struct repairer {
	const char *at, *end;
	const char *const *roots;
	struct buf *out;
	struct buf text;	/* scratch: a decoded reference */
	unsigned bits;
	const char *found[AHEAD_COUNT];
	struct open stack[MAX_DEPTH];
	int depth;
	int over;		/* elements too deep to be written */
	char root[NAME_BYTES];	/* as it was written */
	bool after;		/* the root was closed */
};

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
is_name_start(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static bool
is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
	    c == '-' || c == '.' || c == ':';
}

/* The next of what at or after from; NULL when there is none any more. */
static const char *
find_ahead(struct repairer *r, const char *from, enum ahead what)
{
	const char *found = r->found[what];

	if (found == NULL || found < from) {
		found = memmem(from, (size_t)(r->end - from), ahead_texts[what], strlen(ahead_texts[what]));
		r->found[what] = found != NULL ? found : r->end;
	}
	return r->found[what] != r->end ? r->found[what] : NULL;
}

static bool
begins(const struct repairer *r, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(r->end - r->at) >= n && strncasecmp(r->at, what, n) == 0;
}

/* One character that is not plain ASCII text: escaped, or left out where XML has no place for it. */
static size_t
add_special(struct repairer *r, const char *s, size_t len)
{
	uint32_t c;
	size_t n = utf8_decode(s, len, &c);

	if (c == '&' || c == '<' || c == '>' || c == '"')
		entity_encode_for(r->out, s, 1, ENTITY_ANYWHERE);
	else if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
		r->bits |= REPAIR_CONTROLS;
	else
		utf8_add(r->out, c);
	return n;
}

/* Append characters, escaped; references in them are none. */
static void
add_literal(struct repairer *r, const char *s, size_t len)
{
	size_t n;

	while (len > 0) {
		for (n = 0; n < len && (s[n] >= ' ' || s[n] == '\n') && s[n] != '&' && s[n] != '<' &&
		    s[n] != '>' && s[n] != '"'; n++)
			;
		buf_add(r->out, s, n);
		if (n < len)
			n += add_special(r, s + n, len - n);
		s += n;
		len -= n;
	}
}

static bool
is_predefined(const char *s, size_t len)
{
	return s[1] == '#' || (len == 4 && (memcmp(s, "&lt;", 4) == 0 || memcmp(s, "&gt;", 4) == 0)) ||
	    (len == 5 && memcmp(s, "&amp;", 5) == 0) ||
	    (len == 6 && (memcmp(s, "&quot;", 6) == 0 || memcmp(s, "&apos;", 6) == 0));
}

/* What an '&' begins: a reference is decoded, another '&' stands for itself. */
static size_t
add_reference(struct repairer *r, const char *s, size_t len)
{
	size_t n;

	buf_reset(&r->text);
	n = entity_decode_one(&r->text, s, len);
	if (n > 0 && s[n - 1] == ';') {
		if (!is_predefined(s, n))
			r->bits |= REPAIR_ENTITIES;
		add_literal(r, buf_text(&r->text), r->text.len);
		return n;
	}
	for (n = 1; n < len && n < NAME_BYTES && is_name_byte(s[n]); n++)
		;
	r->bits |= n > 1 && n < len && s[n] == ';' ? REPAIR_ENTITIES : REPAIR_AMPERSANDS;
	buf_adds(r->out, "&amp;");
	return 1;
}

/* Append characters, escaped anew, references decoded. */
static void
add_text(struct repairer *r, const char *s, size_t len)
{
	const char *end = s + len, *p;

	while (s < end) {
		for (p = s; p < end && *p != '&' && *p != ']'; p++)
			;
		add_literal(r, s, (size_t)(p - s));
		s = p;
		if (s == end)
			break;
		if (*s == '&') {
			s += add_reference(r, s, (size_t)(end - s));
		} else if (end - s >= 3 && memcmp(s, "]]>", 3) == 0) {
			r->bits |= REPAIR_SECTIONS;
			s += 3;
		} else {
			buf_addc(r->out, *s++);
		}
	}
}

/* The name at s as it can be written: other characters become '_'.  Returns the bytes of the source. */
static size_t
take_name(const struct repairer *r, const char *s, char *name)
{
	size_t n = 0, kept = 0;

	for (; s + n < r->end && !is_space(s[n]) && strchr("/>=<\"'&", s[n]) == NULL; n++)
		if (kept < NAME_BYTES - 1)
			name[kept++] = is_name_byte(s[n]) ? s[n] : '_';
	name[kept] = '\0';
	return n;
}

static void
write_end(struct repairer *r)
{
	struct open *o = &r->stack[--r->depth];

	if (o->silent || r->depth == 0)
		return;
	buf_adds(r->out, "</");
	buf_adds(r->out, o->name);
	buf_addc(r->out, '>');
}

/* Close open elements down to depth. */
static void
close_to(struct repairer *r, int depth)
{
	while (r->depth > depth)
		write_end(r);
	r->over = 0;
}

/* The depth below the outermost open element of which is() is true, -1 when none is open. */
static int
find_open(const struct repairer *r, bool (*is)(const char *name))
{
	int i;

	for (i = 0; i < r->depth; i++)
		if (is(r->stack[i].name))
			return i;
	return -1;
}

/*
 * Where a field begins: markup above the item was never closed ("<item><p>
 * <title>"), nor was the field before it, be it that it holds markup
 * ("<description><b>x<pubDate>") and the new one is none of HTML's names.
 * The depth to close to, -1 when all may stay open.
 */
static int
find_unclosed(const struct repairer *r, const char *name)
{
	int i = r->depth;

	while (i > 0 && nesting_is_markup(r->stack[i - 1].name))
		i--;
	if (i == 0)
		return -1;
	if (nesting_is_item(r->stack[i - 1].name))
		return i < r->depth ? i : -1;
	if (!nesting_is_text(r->stack[i - 1].name) || (i < r->depth && markup_element(name, strlen(name)) != 0))
		return -1;
	return i - 1;
}

/* An element begins: what cannot be open any more is closed. */
static void
close_before(struct repairer *r, const char *name)
{
	int open = -1;

	if (nesting_is_item(name) && (open = find_open(r, nesting_is_item)) < 0)
		open = find_open(r, nesting_is_text);
	else if (nesting_is_field(name))
		open = find_unclosed(r, name);
	if (open < 0)
		return;
	r->bits |= REPAIR_TAGS;
	close_to(r, open);
}

struct attribute {
	char name[NAME_BYTES];
	const char *value;
	size_t value_len;
};

/* Is there " name" between from and to? */
static bool
is_after_name(const char *from, const char *to)
{
	const char *p = to;

	while (p > from && is_name_byte(p[-1]))
		p--;
	return p < to && p > from && p[-1] == ' ';
}

/* An end tag, or the tag of an element of feeds, between p and end; else end. */
static const char *
find_next_tag(const struct repairer *r, const char *p, const char *end)
{
	char name[NAME_BYTES];

	for (; (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++) {
		take_name(r, p + 1, name);
		if (p[1] == '/' || nesting_is_container(name) || nesting_is_field(name))
			return p;
	}
	return end;
}

/*
 * The end of a quoted value that begins at p.  A quote that was forgotten:
 * the value ends with the tag, where a tag begins after it.
 */
static const char *
end_of_value(struct repairer *r, const char *p, char quote)
{
	const char *close = find_ahead(r, p, quote == '"' ? DOUBLE_QUOTE : SINGLE_QUOTE);
	size_t len = (size_t)((close != NULL ? close : r->end) - p);
	const char *tag_end = memchr(p, '>', len);

	/* url="http://a length="1": the next attribute's quote */
	if (close != NULL && tag_end == NULL && close[-1] == '=' && is_after_name(p, close - 1))
		return memchr(p, ' ', len);
	if (close != NULL && (tag_end == NULL || memchr(tag_end, '<', (size_t)(close - tag_end)) == NULL))
		return close;
	return tag_end != NULL ? find_next_tag(r, p, tag_end) : NULL;
}

/* The bytes of a quote that is none, as word processors and typists have it; 0 when there is none. */
static size_t
odd_quote(const struct repairer *r, const char *s)
{
	static const char *const quotes[] = {
		"\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\xB2", "\xE2\x80\xB3", "`",
	};
	size_t i;

	for (i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++)
		if ((size_t)(r->end - s) >= strlen(quotes[i]) && memcmp(s, quotes[i], strlen(quotes[i])) == 0)
			return strlen(quotes[i]);
	return 0;
}

/* A value without quotes at p, r->at behind it; its end. */
static const char *
take_unquoted(struct repairer *r, struct attribute *a, const char *p)
{
	const char *stop;

	r->bits |= REPAIR_ATTRIBUTES;
	p += odd_quote(r, p);
	for (stop = a->value = p; stop < r->end && !is_space(*stop) && *stop != '>' && *stop != '<' &&
	    odd_quote(r, stop) == 0; stop++)
		;
	if (stop < r->end && *stop == '>' && stop > p && stop[-1] == '/')
		stop--;
	r->at = stop + odd_quote(r, stop);
	return stop;
}

/* The value after '=', r->at behind it.  False when the input ends. */
static bool
take_value(struct repairer *r, struct attribute *a)
{
	const char *p = r->at, *stop;

	while (p < r->end && is_space(*p))
		p++;
	if (p >= r->end)
		return false;
	if (*p == '"' || *p == '\'') {
		stop = end_of_value(r, p + 1, *p);
		if (stop == NULL)
			return false;
		a->value = p + 1;
		if (*stop != *p)
			r->bits |= REPAIR_ATTRIBUTES;
		r->at = stop + (*stop == *p);
		if (r->at < r->end && is_name_start(*r->at))
			r->bits |= REPAIR_ATTRIBUTES;
	} else {
		stop = take_unquoted(r, a, p);
	}
	a->value_len = (size_t)(stop - a->value);
	return true;
}

/* The attribute at r->at.  False when the input ends in it. */
static bool
take_attribute(struct repairer *r, struct attribute *a)
{
	size_t n = take_name(r, r->at, a->name);

	if (n == 0)
		r->at++;
	r->at += n;
	a->value = a->name;
	a->value_len = 0;
	while (r->at < r->end && is_space(*r->at))
		r->at++;
	if (r->at < r->end && *r->at == '=') {
		r->at++;
		return take_value(r, a);
	}
	r->bits |= REPAIR_ATTRIBUTES;
	return true;
}

/* Was an attribute of this name written since from? */
static bool
is_written(const struct repairer *r, size_t from, const char *name)
{
	size_t len = strlen(name);
	const char *p = r->out->data + from, *end = r->out->data + r->out->len;

	while ((p = memmem(p, (size_t)(end - p), name, len)) != NULL) {
		if (p[-1] == ' ' && p[len] == '=')
			return true;
		p++;
	}
	return false;
}

static void
write_attribute(struct repairer *r, size_t from, const struct attribute *a)
{
	if (!is_name_start(a->name[0]) || (unsigned char)a->name[0] >= 0x80 || is_written(r, from, a->name)) {
		r->bits |= REPAIR_ATTRIBUTES;
		return;
	}
	if (memchr(a->value, '<', a->value_len) != NULL)
		r->bits |= REPAIR_ATTRIBUTES;
	buf_addc(r->out, ' ');
	buf_adds(r->out, a->name);
	buf_adds(r->out, "=\"");
	add_text(r, a->value, a->value_len);
	buf_addc(r->out, '"');
}

enum tag_end { TAG_OPEN, TAG_EMPTY, TAG_CUT };

/* Attributes and the end of a start tag whose "<name" is written. */
static enum tag_end
take_attributes(struct repairer *r)
{
	size_t from = r->out->len;
	struct attribute a;
	int count = 0;

	while (r->at < r->end) {
		if (is_space(*r->at)) {
			r->at++;
			continue;
		}
		if (*r->at == '>') {
			r->at++;
			return TAG_OPEN;
		}
		if (*r->at == '/' && r->at + 1 < r->end && r->at[1] == '>') {
			r->at += 2;
			return TAG_EMPTY;
		}
		if (*r->at == '<') {
			r->bits |= REPAIR_TAGS;
			return TAG_OPEN;
		}
		if (!take_attribute(r, &a))
			break;
		if (++count <= LIMIT_XML_ATTRIBUTES)
			write_attribute(r, from, &a);
	}
	r->at = r->end;
	return TAG_CUT;
}

/*
 * Does a tag begin at p, behind "<name"?  Not so "a <b and <c": a '<' before
 * any '>'; nor "<user@example.org>", "<http://example.org/>".
 */
static bool
is_tag(struct repairer *r, const char *name, size_t len, const char *p)
{
	const char *end = find_ahead(r, p, TAG_END);
	const char *next;

	if (memchr(p - len, '@', len) != NULL || p[-1] == ':')
		return false;
	if (end == NULL || nesting_is_container(name) || nesting_is_one_of(name, r->roots))
		return true;
	next = memchr(p, '<', (size_t)(end - p));
	return next == NULL || memchr(p, '"', (size_t)(next - p)) != NULL || memchr(p, '\'', (size_t)(next - p)) != NULL;
}

/* A start tag begins at r->at; its name, which is *n bytes long in the source. */
static bool
begins_tag(struct repairer *r, char *name, size_t *n)
{
	if (r->end - r->at < 2 || !is_name_start(r->at[1]))
		return false;
	*n = take_name(r, r->at + 1, name);
	return is_tag(r, name, *n, r->at + 1 + *n);
}

static void
push(struct repairer *r, const char *name, bool silent)
{
	struct open *o = &r->stack[r->depth++];

	memcpy(o->name, name, strlen(name) + 1);
	o->silent = silent;
}

/* The root was closed, and another document or more items follow. */
static bool
reopen(struct repairer *r, const char *name)
{
	if (!nesting_is_one_of(name, r->roots) && !nesting_is_container(name)) {
		r->bits |= REPAIR_JUNK_AFTER;
		return false;
	}
	r->bits |= REPAIR_ROOTS;
	r->after = false;
	push(r, r->root, true);
	return true;
}

static void
drop_tag(struct repairer *r)
{
	const char *end = find_ahead(r, r->at, TAG_END);

	r->at = end != NULL ? end + 1 : r->end;
	if (end == NULL)
		r->bits |= REPAIR_TRUNCATED;
}

/* A root inside the document: its tags add nothing. */
static bool
is_stray_root(const struct repairer *r, const char *name)
{
	static const char *const channel[] = { "channel", NULL };

	return r->depth > 0 && nesting_is_one_of(name, r->roots) && !nesting_is_one_of(name, channel);
}

/* A start tag whose name is n bytes long in the source. */
static void
take_start(struct repairer *r, const char *name, size_t n)
{
	size_t mark;
	enum tag_end how;

	if (r->after && !reopen(r, name)) {
		drop_tag(r);
		return;
	}
	if (is_stray_root(r, name)) {
		r->bits |= REPAIR_ROOTS;
		drop_tag(r);
		return;
	}
	close_before(r, name);
	r->at += 1 + n;
	mark = r->out->len;
	buf_addc(r->out, '<');
	buf_adds(r->out, name);
	how = take_attributes(r);
	if (how == TAG_CUT || (r->depth == MAX_DEPTH && how == TAG_OPEN)) {
		r->over += how == TAG_OPEN;
		buf_truncate(r->out, mark);
		return;
	}
	if (r->depth == 0) {
		buf_addc(r->out, '>');
		memcpy(r->root, name, strlen(name) + 1);
		r->after = how == TAG_EMPTY;
		if (how == TAG_OPEN)
			push(r, name, false);
	} else if (how == TAG_EMPTY || nesting_is_void(name)) {
		r->bits |= how == TAG_OPEN ? REPAIR_TAGS : 0;
		buf_adds(r->out, "/>");
	} else {
		buf_addc(r->out, '>');
		push(r, name, false);
	}
}

/* An end tag: what is open inside its element ends with it; one without a start is dropped. */
static void
take_end(struct repairer *r)
{
	char name[NAME_BYTES];
	int i;

	while (*r->at != '/')
		r->at++;
	r->at++;
	while (r->at < r->end && is_space(*r->at))
		r->at++;
	r->at += take_name(r, r->at, name);
	while (r->at < r->end && *r->at != '>' && *r->at != '<')
		r->at++;
	if (r->at == r->end)
		r->bits |= REPAIR_TRUNCATED;
	else if (*r->at == '>')
		r->at++;
	else
		r->bits |= REPAIR_TAGS;
	if (r->over > 0) {
		r->over--;
		return;
	}
	for (i = r->depth - 1; i >= 0 && strcasecmp(r->stack[i].name, name) != 0; i--)
		;
	if (i < 0 || i != r->depth - 1 || strcmp(r->stack[i].name, name) != 0)
		r->bits |= r->after ? REPAIR_JUNK_AFTER : REPAIR_TAGS;
	if (i < 0)
		return;
	close_to(r, i);
	if (r->depth == 0)
		r->after = true;
}

static void
take_comment(struct repairer *r)
{
	const char *from = r->at + 4;
	const char *end = find_ahead(r, from - 2, COMMENT_END);

	if (end != NULL) {
		if (end < from || memmem(from, (size_t)(end - from), "--", 2) != NULL)
			r->bits |= REPAIR_SECTIONS;
		r->at = end + 3;
		return;
	}
	/* Never closed: what follows is more likely the feed than the comment. */
	r->bits |= REPAIR_SECTIONS;
	r->at += 4;
}

/* Where a CDATA section without "]]>" ends: with the element it is in. */
static const char *
guess_section_end(struct repairer *r, const char *from, const char *to)
{
	const char *p = from, *name = r->depth > 0 ? r->stack[r->depth - 1].name : "";
	size_t len = strlen(name);

	while ((p = memmem(p, (size_t)(to - p), "</", 2)) != NULL) {
		if ((size_t)(to - p) > len + 2 && strncasecmp(p + 2, name, len) == 0 && !is_name_byte(p[2 + len]))
			return p;
		p += 2;
	}
	return NULL;
}

static void
take_section(struct repairer *r)
{
	const char *from = r->at + 9;
	const char *end = find_ahead(r, from, SECTION_END);
	const char *to, *again, *guess;

	/* No text is wanted here: what is in it is more likely markup. */
	if (r->depth > 0 && nesting_is_container(r->stack[r->depth - 1].name)) {
		r->bits |= REPAIR_SECTIONS;
		r->at = from;
		return;
	}
	to = end != NULL ? end : r->end;
	again = memmem(from, (size_t)(to - from), "<![CDATA[", 9);
	guess = end == NULL || again != NULL ? guess_section_end(r, from, again != NULL ? again : to) : NULL;

	if (guess != NULL)
		to = guess;
	if (guess != NULL || end == NULL)
		r->bits |= REPAIR_SECTIONS;
	if (!r->after)
		add_literal(r, from, (size_t)(to - from));
	r->at = to == end ? to + 3 : to;
}

/* A declaration or a processing instruction; a DOCTYPE with what it holds in brackets. */
static void
take_declaration(struct repairer *r)
{
	const char *end = find_ahead(r, r->at, TAG_END), *close;
	const char *bracket = end != NULL && begins(r, "<!DOCTYPE") ? memchr(r->at, '[', (size_t)(end - r->at)) : NULL;

	if (bracket != NULL) {
		close = memmem(bracket, (size_t)(r->end - bracket), "]>", 2);
		end = close != NULL ? close + 1 : bracket;
	}
	if (end == NULL || memchr(r->at + 1, '<', (size_t)(end - r->at) - 1) != NULL)
		r->bits |= bracket == NULL ? REPAIR_SECTIONS : 0;
	r->at = end != NULL ? end + 1 : r->end;
}

/* "<!ENTITY", "<?php": one of these without a name stands for itself. */
static bool
begins_declaration(const struct repairer *r)
{
	return (begins(r, "<!") || begins(r, "<?")) && r->end - r->at > 2 && is_name_start(r->at[2]);
}

/* Something that begins with '<'. */
static void
take_markup(struct repairer *r)
{
	char name[NAME_BYTES];
	size_t n;

	if (begins(r, "<!--")) {
		take_comment(r);
	} else if (begins(r, "<![CDATA[")) {
		take_section(r);
	} else if (begins_declaration(r)) {
		take_declaration(r);
	} else if (begins(r, "</") || begins(r, "< /")) {
		take_end(r);
	} else if (begins_tag(r, name, &n)) {
		take_start(r, name, n);
	} else {
		if (!r->after)
			buf_adds(r->out, "&lt;");
		r->bits |= REPAIR_ANGLES;
		r->at++;
	}
}

static void
take_characters(struct repairer *r)
{
	const char *next = memchr(r->at, '<', (size_t)(r->end - r->at));
	const char *p;

	if (next == NULL)
		next = r->end;
	if (!r->after)
		add_text(r, r->at, (size_t)(next - r->at));
	for (p = r->at; r->after && p < next; p++)
		if (!is_space(*p))
			r->bits |= REPAIR_JUNK_AFTER;
	r->at = next;
}

/* Move to the start tag of the root.  False when there is none. */
static bool
find_root(struct repairer *r)
{
	const char *start = r->at;
	char name[NAME_BYTES];
	size_t n;

	while ((r->at = memchr(r->at, '<', (size_t)(r->end - r->at))) != NULL) {
		if (begins(r, "<?xml") && r->at != start)
			r->bits |= REPAIR_JUNK_BEFORE;
		if (begins(r, "<!--")) {
			take_comment(r);
		} else if (begins(r, "<!") || begins(r, "<?")) {
			take_declaration(r);
		} else {
			if (begins_tag(r, name, &n) && nesting_is_one_of(name, r->roots))
				return true;
			r->bits |= REPAIR_JUNK_BEFORE;
			r->at++;
		}
	}
	return false;
}

unsigned
repair_xml(const char *text, size_t len, const char *const *roots, struct buf *out)
{
	struct repairer r = { .at = text, .end = text + len, .roots = roots, .out = out };

	buf_reserve(out, len + len / 8);
	if (!find_root(&r))
		return r.bits;
	while (r.at < r.end) {
		if (*r.at == '<')
			take_markup(&r);
		else
			take_characters(&r);
	}
	/* A second root that was never written needs no end. */
	if (r.depth > 1 || (r.depth == 1 && !r.stack[0].silent))
		r.bits |= REPAIR_TRUNCATED;
	close_to(&r, 0);
	if (r.root[0] != '\0') {
		buf_adds(out, "</");
		buf_adds(out, r.root);
		buf_addc(out, '>');
	}
	buf_clear(&r.text);
	return r.bits;
}

static const struct {
	unsigned bit;
	const char *words;
} words[] = {
	{ REPAIR_TRUNCATED, "the end is missing" },
	{ REPAIR_JUNK_BEFORE, "something before the feed" },
	{ REPAIR_ENTITIES, "undefined entities" },
	{ REPAIR_AMPERSANDS, "bare &" },
	{ REPAIR_ANGLES, "bare <" },
	{ REPAIR_ATTRIBUTES, "malformed attributes" },
	{ REPAIR_CONTROLS, "control characters" },
	{ REPAIR_TAGS, "tags that do not match" },
	{ REPAIR_SECTIONS, "open comments or CDATA sections" },
	{ REPAIR_ROOTS, "several documents in one" },
	{ REPAIR_JUNK_AFTER, "something after the feed" },
};

void
repair_describe(unsigned bits, struct buf *out)
{
	size_t i, n = 0;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!(bits & words[i].bit))
			continue;
		buf_adds(out, n++ > 0 ? ", " : "");
		buf_adds(out, words[i].words);
	}
}
