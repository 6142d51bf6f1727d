#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "markup.h"
#include "text/entity.h"

/* Bits of markup_reader.missing. */
#define NO_DOUBLE_QUOTE	1u
#define NO_SINGLE_QUOTE	2u
#define NO_COMMENT_END	4u
#define NO_TAG_END	8u
#define NO_QUOTES	16u	/* quotes hid the rest of the input once: they count no more */
#define NO_HIDDEN_END	32u	/* and the next bits, one for each hidden element */

#define K	MARKUP_KNOWN
#define B	(MARKUP_KNOWN | MARKUP_BLOCK)
#define U	(MARKUP_KNOWN | MARKUP_UNSAFE)

/* Sorted by name. */
static const struct {
	const char *name;
	unsigned bits;
} known[] = {
	{ "a", K }, { "abbr", K }, { "acronym", K }, { "address", B }, { "applet", U | MARKUP_HIDDEN },
	{ "area", K }, { "article", B }, { "aside", B }, { "audio", B }, { "b", K }, { "base", U },
	{ "basefont", U }, { "bdi", K }, { "bdo", K }, { "bgsound", U }, { "big", K }, { "blink", U },
	{ "blockquote", B }, { "body", U | B }, { "br", B }, { "button", U }, { "canvas", U },
	{ "caption", B }, { "center", B }, { "cite", K }, { "code", K }, { "col", K }, { "colgroup", K },
	{ "data", K }, { "datalist", U }, { "dd", B }, { "del", K }, { "details", B }, { "dfn", K },
	{ "dialog", U }, { "dir", B }, { "div", B }, { "dl", B }, { "dt", B }, { "em", K }, { "embed", U },
	{ "fieldset", B }, { "figcaption", B }, { "figure", B }, { "font", K }, { "footer", B },
	{ "form", U | B }, { "frame", U }, { "frameset", U }, { "h1", B }, { "h2", B }, { "h3", B },
	{ "h4", B }, { "h5", B }, { "h6", B }, { "head", U }, { "header", B }, { "hgroup", B }, { "hr", B },
	{ "html", U | B }, { "i", K }, { "iframe", U }, { "img", K }, { "input", U }, { "ins", K },
	{ "isindex", U }, { "kbd", K }, { "keygen", U }, { "label", K }, { "legend", B }, { "li", B },
	{ "link", U }, { "listing", B }, { "main", B }, { "map", K }, { "mark", K }, { "marquee", U },
	{ "math", U }, { "menu", B }, { "meta", U }, { "meter", K }, { "nav", B }, { "nobr", K },
	{ "noembed", U }, { "noframes", U }, { "noscript", U }, { "object", U }, { "ol", B }, { "optgroup", U },
	{ "option", U }, { "output", U }, { "p", B }, { "param", U }, { "picture", K }, { "plaintext", U },
	{ "pre", B }, { "progress", K }, { "q", K }, { "rb", K }, { "rp", K }, { "rt", K }, { "rtc", K },
	{ "ruby", K }, { "s", K }, { "samp", K }, { "script", U | MARKUP_HIDDEN }, { "section", B },
	{ "select", U }, { "slot", U }, { "small", K }, { "source", K }, { "span", K }, { "strike", K },
	{ "strong", K }, { "style", U | MARKUP_HIDDEN }, { "sub", K }, { "summary", B }, { "sup", K },
	{ "svg", U }, { "table", B }, { "tbody", K }, { "td", B }, { "template", U }, { "textarea", U },
	{ "tfoot", K }, { "th", B }, { "thead", K }, { "time", K }, { "title", U | B }, { "tr", B },
	{ "track", K }, { "tt", K }, { "u", K }, { "ul", B }, { "var", K }, { "video", B }, { "wbr", K },
	{ "xmp", B },
};

#undef K
#undef B
#undef U

struct name {
	const char *s;
	size_t len;
};

static int
compare_name(const void *key, const void *row)
{
	const struct name *name = key;
	const char *other = *(const char *const *)row;
	int order = strncasecmp(name->s, other, name->len);

	return order != 0 ? order : other[name->len] == '\0' ? 0 : -1;
}

unsigned
markup_element(const char *s, size_t len)
{
	struct name name = { s, len };
	const char *const *row = bsearch(&name, known, sizeof(known) / sizeof(known[0]),
	    sizeof(known[0]), compare_name);

	return row != NULL ? known[((const char *)row - (const char *)known) / (ptrdiff_t)sizeof(known[0])].bits : 0;
}

/* Elements without an end tag, by the length of their names. */
static const char *const voids[] = {
	"", "", "br hr", "img col wbr", "area base link meta", "input embed frame param track",
	"source keygen", "bgsound isindex", "basefont",
};

bool
markup_is_void(const char *name, size_t len)
{
	const char *p;

	if (len >= sizeof(voids) / sizeof(voids[0]))
		return false;
	for (p = voids[len]; *p != '\0'; p += len + (p[len] == ' '))
		if (*p == (name[0] | 0x20) && strncasecmp(p, name, len) == 0)
			return true;
	return false;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void
markup_open(struct markup_reader *r, const char *html, size_t len)
{
	r->at = html;
	r->end = html + len;
	r->missing = 0;
}

/* memchr() that remembers what it did not find, so that it is asked once. */
static const char *
find_byte(struct markup_reader *r, const char *from, char c, unsigned bit)
{
	const char *found;

	if (r->missing & bit)
		return NULL;
	found = memchr(from, c, (size_t)(r->end - from));
	if (found == NULL)
		r->missing |= bit;
	return found;
}

/*
 * The '>' that ends the tag whose inside begins at p, NULL when there is none.
 * A quote counts where a value can begin; one that is never closed does not.
 */
static const char *
find_tag_end(struct markup_reader *r, const char *p)
{
	const char *close, *first = find_byte(r, p, '>', NO_TAG_END);

	if (first == NULL || (r->missing & NO_QUOTES))
		return first;
	for (; p < r->end; p++) {
		if (*p == '>')
			return p;
		if (*p != '=')
			continue;
		while (p + 1 < r->end && is_space(p[1]))
			p++;
		if (p + 1 >= r->end || (p[1] != '"' && p[1] != '\''))
			continue;
		close = find_byte(r, p + 2, p[1], p[1] == '"' ? NO_DOUBLE_QUOTE : NO_SINGLE_QUOTE);
		if (close != NULL)
			p = close;
	}
	r->missing |= NO_QUOTES;
	return first;
}

/* A comment, a declaration or a processing instruction at p ("<!", "<?", "</" without a name). */
static const char *
end_of_comment(struct markup_reader *r, const char *p)
{
	const char *end;

	if (r->end - p >= 4 && memcmp(p, "<!--", 4) == 0 && !(r->missing & NO_COMMENT_END)) {
		end = memmem(p + 4, (size_t)(r->end - p - 4), "-->", 3);
		if (end != NULL)
			return end + 3;
		r->missing |= NO_COMMENT_END;
	}
	if (r->end - p >= 9 && memcmp(p, "<![CDATA[", 9) == 0)
		return p + 9;
	end = find_byte(r, p, '>', NO_TAG_END);
	return end != NULL ? end + 1 : NULL;
}

static enum markup_kind
take(struct markup_reader *r, struct markup_token *token, enum markup_kind kind, const char *end)
{
	token->kind = kind;
	token->s = r->at;
	token->len = (size_t)(end - r->at);
	r->at = end;
	return kind;
}

/* A tag at r->at, which is '<': its token, or MARKUP_END when it is none. */
static enum markup_kind
take_tag(struct markup_reader *r, struct markup_token *token)
{
	const char *p = r->at + 1, *end;
	bool closing = p < r->end && *p == '/';

	if (closing)
		p++;
	if (p >= r->end || !is_letter(*p))
		return MARKUP_END;
	token->name = p;
	while (p < r->end && !is_space(*p) && *p != '/' && *p != '>' && *p != '<')
		p++;
	token->name_len = (size_t)(p - token->name);
	end = find_tag_end(r, p);
	if (end == NULL)
		return MARKUP_END;
	token->attributes = p;
	token->attributes_len = (size_t)(end - p);
	return take(r, token, closing ? MARKUP_END_TAG : MARKUP_START_TAG, end + 1);
}

enum markup_kind
markup_next(struct markup_reader *r, struct markup_token *token)
{
	const char *p;

	if (r->at >= r->end)
		return take(r, token, MARKUP_END, r->at);
	if (*r->at == '<' && r->end - r->at > 1) {
		if (take_tag(r, token) != MARKUP_END)
			return token->kind;
		if (r->at[1] == '!' || r->at[1] == '?') {
			p = end_of_comment(r, r->at);
			if (p != NULL)
				return take(r, token, MARKUP_COMMENT, p);
		}
	}
	p = memchr(r->at + 1, '<', (size_t)(r->end - r->at - 1));
	return take(r, token, MARKUP_TEXT, p != NULL ? p : r->end);
}

bool
markup_skip_hidden(struct markup_reader *r, const struct markup_token *start)
{
	const char *p = r->at, *end;
	/* script, style, applet */
	unsigned bit = NO_HIDDEN_END << (start->name[0] == 'a' || start->name[0] == 'A' ? 0 : start->name_len == 5 ? 1 : 2);

	if (r->missing & bit)
		return false;
	while ((p = memmem(p, (size_t)(r->end - p), "</", 2)) != NULL) {
		p += 2;
		if ((size_t)(r->end - p) <= start->name_len ||
		    strncasecmp(p, start->name, start->name_len) != 0)
			continue;
		if (!is_space(p[start->name_len]) && p[start->name_len] != '>' && p[start->name_len] != '/')
			continue;
		end = memchr(p, '>', (size_t)(r->end - p));
		r->at = end != NULL ? end + 1 : r->end;
		return true;
	}
	r->missing |= bit;
	return false;
}

bool
markup_next_attribute(const char **s, const char *end, struct markup_attribute *a)
{
	const char *p = *s, *stop;

	while (p < end && (is_space(*p) || *p == '/' || *p == '"' || *p == '\''))
		p++;
	if (p >= end)
		return false;
	a->name = p;
	p += *p == '=';
	while (p < end && !is_space(*p) && *p != '=' && *p != '/')
		p++;
	a->name_len = (size_t)(p - a->name);
	a->value = p;
	a->value_len = 0;
	while (p < end && is_space(*p))
		p++;
	if (p < end && *p == '=') {
		for (p++; p < end && is_space(*p); p++)
			;
		stop = p < end && (*p == '"' || *p == '\'') ? memchr(p + 1, *p, (size_t)(end - p - 1)) : NULL;
		a->value = stop != NULL ? p + 1 : p;
		if (stop == NULL)
			for (stop = p; stop < end && !is_space(*stop); stop++)
				;
		a->value_len = (size_t)(stop - a->value);
		p = stop < end && a->value != p ? stop + 1 : stop;
	}
	*s = p;
	return true;
}

void
markup_fold(struct buf *out, const char *s, size_t len)
{
	size_t start = out->len, from, i = 0;

	while (i < len) {
		while (i < len && is_space(s[i]))
			i++;
		for (from = i; i < len && !is_space(s[i]); i++)
			;
		if (i > from && out->len > start)
			buf_addc(out, ' ');
		buf_add(out, s + from, i - from);
	}
}

/* The text of tokens with references decoded; block tags part words. */
static void
strip(struct buf *out, const char *html, size_t len, bool guess)
{
	struct markup_reader r;
	struct markup_token t;
	unsigned bits;

	markup_open(&r, html, len);
	while (markup_next(&r, &t) != MARKUP_END) {
		if (t.kind == MARKUP_COMMENT)
			continue;
		bits = t.kind == MARKUP_TEXT ? 0 : markup_element(t.name, t.name_len);
		if (t.kind == MARKUP_TEXT || (guess && bits == 0))
			entity_decode(out, t.s, t.len);
		else if (t.kind == MARKUP_START_TAG && (bits & MARKUP_HIDDEN) && !markup_skip_hidden(&r, &t) && guess)
			buf_add(out, t.s, t.len);
		else if (bits & MARKUP_BLOCK)
			buf_addc(out, ' ');
	}
}

/* "&amp;", "&#8217;" still in a text that was decoded: it was escaped once more than it should be. */
static bool
has_reference(const char *s, size_t len)
{
	const char *p = s, *end = s + len;

	while ((p = memchr(p, '&', (size_t)(end - p))) != NULL) {
		size_t n = strspn(++p, "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

		if (n > 1 && n < 32 && p[n] == ';' && (p[0] == '#' || entity_lookup(p, n) != NULL))
			return true;
	}
	return false;
}

void
markup_to_line(struct buf *out, const char *html, size_t len, bool guess)
{
	struct buf once = { 0 }, twice = { 0 };

	if (memchr(html, '<', len) == NULL && memchr(html, '&', len) == NULL) {
		markup_fold(out, html, len);
		return;
	}
	strip(&once, html, len, guess);
	if (guess && once.len > 0 && has_reference(once.data, once.len)) {
		entity_decode(&twice, once.data, once.len);
		markup_fold(out, buf_text(&twice), twice.len);
	} else {
		markup_fold(out, buf_text(&once), once.len);
	}
	buf_clear(&once);
	buf_clear(&twice);
}
