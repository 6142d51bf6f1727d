#include <string.h>
#include <strings.h>

#include "markup.h"
#include "nesting.h"
#include "repair.h"
#include "repair_tags.h"

struct attribute {
	char name[REPAIR_NAME_BYTES];
	const char *value;
	size_t value_len;
};

enum tag_end { TAG_OPEN, TAG_EMPTY, TAG_CUT };

/* Is there " name" between from and to? */
static bool
is_after_name(const char *from, const char *to)
{
	const char *p = to;

	while (p > from && repair_text_is_in_name(p[-1]))
		p--;
	return p < to && p > from && p[-1] == ' ';
}

/* An end tag, or the tag of an element of feeds, between p and end; else end. */
static const char *
find_next_tag(const struct repair_text *r, const char *p, const char *end)
{
	char name[REPAIR_NAME_BYTES];

	for (; (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++) {
		repair_text_name(r, p + 1, name);
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
end_of_value(struct repair_text *r, const char *p, char quote)
{
	const char *close = repair_text_find(r, p, quote == '"' ? AHEAD_DOUBLE_QUOTE : AHEAD_SINGLE_QUOTE);
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
odd_quote(const struct repair_text *r, const char *s)
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
take_unquoted(struct repair_text *r, struct attribute *a, const char *p)
{
	const char *stop;

	r->bits |= REPAIR_ATTRIBUTES;
	p += odd_quote(r, p);
	for (stop = a->value = p; stop < r->end && !repair_text_is_space(*stop) && *stop != '>' && *stop != '<' &&
	    odd_quote(r, stop) == 0; stop++)
		;
	if (stop < r->end && *stop == '>' && stop > p && stop[-1] == '/')
		stop--;
	r->at = stop + odd_quote(r, stop);
	return stop;
}

/* The value after '=', r->at behind it.  False when the input ends. */
static bool
take_value(struct repair_text *r, struct attribute *a)
{
	const char *p = r->at, *stop;

	while (p < r->end && repair_text_is_space(*p))
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
		if (r->at < r->end && repair_text_starts_name(*r->at))
			r->bits |= REPAIR_ATTRIBUTES;
	} else {
		stop = take_unquoted(r, a, p);
	}
	a->value_len = (size_t)(stop - a->value);
	return true;
}

/* The attribute at r->at.  False when the input ends in it. */
static bool
take_attribute(struct repair_text *r, struct attribute *a)
{
	size_t n = repair_text_name(r, r->at, a->name);

	if (n == 0)
		r->at++;
	r->at += n;
	a->value = a->name;
	a->value_len = 0;
	while (r->at < r->end && repair_text_is_space(*r->at))
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
is_written(const struct repair_text *r, size_t from, const char *name)
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
write_attribute(struct repair_text *r, size_t from, const struct attribute *a)
{
	if (!repair_text_starts_name(a->name[0]) || (unsigned char)a->name[0] >= 0x80 || is_written(r, from, a->name)) {
		r->bits |= REPAIR_ATTRIBUTES;
		return;
	}
	if (memchr(a->value, '<', a->value_len) != NULL)
		r->bits |= REPAIR_ATTRIBUTES;
	buf_addc(r->out, ' ');
	buf_adds(r->out, a->name);
	buf_adds(r->out, "=\"");
	repair_text_add(r, a->value, a->value_len);
	buf_addc(r->out, '"');
}

/* Attributes and the end of a start tag whose "<name" is written. */
static enum tag_end
take_attributes(struct repair_text *r)
{
	size_t from = r->out->len;
	struct attribute a;
	int count = 0;

	while (r->at < r->end) {
		if (repair_text_is_space(*r->at)) {
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

static void
write_end(struct repair_tags *r)
{
	struct repair_open *o = &r->stack[--r->depth];

	if (o->silent || r->depth == 0)
		return;
	buf_adds(r->text->out, "</");
	buf_adds(r->text->out, o->name);
	buf_addc(r->text->out, '>');
}

/* Close open elements down to depth. */
static void
close_to(struct repair_tags *r, int depth)
{
	while (r->depth > depth)
		write_end(r);
	r->over = 0;
}

/* The depth below the outermost open element of which is() is true, -1 when none is open. */
static int
find_open(const struct repair_tags *r, bool (*is)(const char *name))
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
find_unclosed(const struct repair_tags *r, const char *name)
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
close_before(struct repair_tags *r, const char *name)
{
	int open = -1;

	if (nesting_is_item(name) && (open = find_open(r, nesting_is_item)) < 0)
		open = find_open(r, nesting_is_text);
	else if (nesting_is_field(name))
		open = find_unclosed(r, name);
	if (open < 0)
		return;
	r->text->bits |= REPAIR_TAGS;
	close_to(r, open);
}

static void
push(struct repair_tags *r, const char *name, bool silent)
{
	struct repair_open *o = &r->stack[r->depth++];

	memcpy(o->name, name, strlen(name) + 1);
	o->silent = silent;
}

/*
 * Does a tag begin at p, behind "<name"?  Not so "a <b and <c": a '<' before
 * any '>'; nor "<user@example.org>", "<http://example.org/>".
 */
static bool
is_tag(struct repair_tags *r, const char *name, size_t len, const char *p)
{
	const char *end = repair_text_find(r->text, p, AHEAD_TAG);
	const char *next;

	if (memchr(p - len, '@', len) != NULL || p[-1] == ':')
		return false;
	if (end == NULL || nesting_is_container(name) || nesting_is_one_of(name, r->roots))
		return true;
	next = memchr(p, '<', (size_t)(end - p));
	return next == NULL || memchr(p, '"', (size_t)(next - p)) != NULL || memchr(p, '\'', (size_t)(next - p)) != NULL;
}

bool
repair_tags_begins(struct repair_tags *r, char *name, size_t *n)
{
	const char *at = r->text->at;

	if (r->text->end - at < 2 || !repair_text_starts_name(at[1]))
		return false;
	*n = repair_text_name(r->text, at + 1, name);
	return is_tag(r, name, *n, at + 1 + *n);
}

/* The root was closed, and another document or more items follow. */
static bool
reopen(struct repair_tags *r, const char *name)
{
	if (!nesting_is_one_of(name, r->roots) && !nesting_is_container(name)) {
		r->text->bits |= REPAIR_JUNK_AFTER;
		return false;
	}
	r->text->bits |= REPAIR_ROOTS;
	r->after = false;
	push(r, r->root, true);
	return true;
}

static void
drop_tag(struct repair_tags *r)
{
	const char *end = repair_text_find(r->text, r->text->at, AHEAD_TAG);

	r->text->at = end != NULL ? end + 1 : r->text->end;
	if (end == NULL)
		r->text->bits |= REPAIR_TRUNCATED;
}

/* A root inside the document: its tags add nothing. */
static bool
is_stray_root(const struct repair_tags *r, const char *name)
{
	static const char *const channel[] = { "channel", NULL };

	return r->depth > 0 && nesting_is_one_of(name, r->roots) && !nesting_is_one_of(name, channel);
}

void
repair_tags_start(struct repair_tags *r, const char *name, size_t n)
{
	struct buf *out = r->text->out;
	size_t mark;
	enum tag_end how;

	if (r->after && !reopen(r, name)) {
		drop_tag(r);
		return;
	}
	if (is_stray_root(r, name)) {
		r->text->bits |= REPAIR_ROOTS;
		drop_tag(r);
		return;
	}
	close_before(r, name);
	r->text->at += 1 + n;
	mark = out->len;
	buf_addc(out, '<');
	buf_adds(out, name);
	how = take_attributes(r->text);
	if (how == TAG_CUT || (r->depth == LIMIT_XML_DEPTH && how == TAG_OPEN)) {
		r->over += how == TAG_OPEN;
		buf_truncate(out, mark);
		return;
	}
	if (r->depth == 0) {
		buf_addc(out, '>');
		memcpy(r->root, name, strlen(name) + 1);
		r->after = how == TAG_EMPTY;
		if (how == TAG_OPEN)
			push(r, name, false);
	} else if (how == TAG_EMPTY || nesting_is_void(name)) {
		r->text->bits |= how == TAG_OPEN ? REPAIR_TAGS : 0;
		buf_adds(out, "/>");
	} else {
		buf_addc(out, '>');
		push(r, name, false);
	}
}

/* The name of an end tag, which is taken. */
static void
take_end_name(struct repair_text *r, char *name)
{
	while (*r->at != '/')
		r->at++;
	r->at++;
	while (r->at < r->end && repair_text_is_space(*r->at))
		r->at++;
	r->at += repair_text_name(r, r->at, name);
	while (r->at < r->end && *r->at != '>' && *r->at != '<')
		r->at++;
	if (r->at == r->end)
		r->bits |= REPAIR_TRUNCATED;
	else if (*r->at == '>')
		r->at++;
	else
		r->bits |= REPAIR_TAGS;
}

void
repair_tags_end(struct repair_tags *r)
{
	char name[REPAIR_NAME_BYTES];
	int i;

	take_end_name(r->text, name);
	if (r->over > 0) {
		r->over--;
		return;
	}
	for (i = r->depth - 1; i >= 0 && strcasecmp(r->stack[i].name, name) != 0; i--)
		;
	if (i < 0 || i != r->depth - 1 || strcmp(r->stack[i].name, name) != 0)
		r->text->bits |= r->after ? REPAIR_JUNK_AFTER : REPAIR_TAGS;
	if (i < 0)
		return;
	close_to(r, i);
	if (r->depth == 0)
		r->after = true;
}

const char *
repair_tags_innermost(const struct repair_tags *r)
{
	return r->depth > 0 ? r->stack[r->depth - 1].name : "";
}

void
repair_tags_finish(struct repair_tags *r)
{
	struct buf *out = r->text->out;

	/* A second root that was never written needs no end. */
	if (r->depth > 1 || (r->depth == 1 && !r->stack[0].silent))
		r->text->bits |= REPAIR_TRUNCATED;
	close_to(r, 0);
	if (r->root[0] == '\0')
		return;
	buf_adds(out, "</");
	buf_adds(out, r->root);
	buf_addc(out, '>');
}
