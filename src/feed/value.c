#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "markup.h"
#include "text/entity.h"
#include "text/url.h"
#include "text/utf8.h"
#include "value.h"

static bool
ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcasecmp(s + n - m, end) == 0;
}

static const struct {
	const char *type;
	enum value_kind kind;
} types[] = {
	{ "text", VALUE_TEXT }, { "plain", VALUE_TEXT }, { "text/plain", VALUE_TEXT },
	{ "html", VALUE_HTML }, { "text/html", VALUE_HTML }, { "text/x-html", VALUE_HTML },
	{ "xhtml", VALUE_XHTML }, { "application/xhtml+xml", VALUE_XHTML }, { "application/xhtml", VALUE_XHTML },
	{ "application/html", VALUE_HTML },
};

static enum value_kind
kind_of_type(const char *type, enum value_kind fallback)
{
	size_t i, len;

	type += strspn(type, " \t\r\n");
	len = strcspn(type, "; \t\r\n");
	if (len == 0)
		return fallback;
	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strncasecmp(types[i].type, type, len) == 0 && types[i].type[len] == '\0')
			return types[i].kind;
	if (ends_with(type, "+xml") || ends_with(type, "/xml"))
		return VALUE_XHTML;
	if (strncasecmp(type, "text/", 5) == 0)
		return VALUE_TEXT;
	if (strchr(type, '/') == NULL)
		return fallback;
	return strncasecmp(type, "application/", 12) == 0 ? VALUE_BASE64 : VALUE_BINARY;
}

void
value_open(struct value *v, enum value_kind fallback, const char *type, const char *mode, size_t limit)
{
	buf_reset(&v->text);
	v->kind = type != NULL ? kind_of_type(type, fallback) : fallback;
	if (mode != NULL && strcasecmp(mode, "base64") == 0)
		v->kind = VALUE_BASE64;
	else if (mode != NULL && strcasecmp(mode, "escaped") == 0 && type == NULL)
		v->kind = VALUE_GUESS;
	v->escaping = v->kind == VALUE_XHTML;
	v->has_markup = v->cut = false;
	v->depth = 0;
	v->base = "";
	v->limit = limit;
}

void
value_clear(struct value *v)
{
	buf_clear(&v->text);
}

void
value_add(struct value *v, const char *s, size_t len)
{
	if (v->text.len >= v->limit) {
		v->cut = true;
		return;
	}
	/* expat gives an escaped '&' or '<' as a piece of its own: the others have none. */
	if (v->escaping && (memchr(s, '&', len) != NULL || memchr(s, '<', len) != NULL)) {
		entity_encode_for(&v->text, s, len, ENTITY_TEXT);
		return;
	}
	/* As buf_add(), for the many short pieces of escaped text. */
	if (v->text.cap - v->text.len <= len)
		buf_reserve(&v->text, len);
	memcpy(v->text.data + v->text.len, s, len);
	v->text.len += len;
	v->text.data[v->text.len] = '\0';
}

/* What was taken for characters is text in markup. */
static void
escape_so_far(struct value *v)
{
	struct buf raw = v->text;

	buf_init(&v->text);
	entity_encode_for(&v->text, buf_text(&raw), raw.len, ENTITY_TEXT);
	buf_clear(&raw);
}

static bool
is_address(const char *name)
{
	return strcasecmp(name, "href") == 0 || strcasecmp(name, "src") == 0;
}

static void
add_attribute(struct value *v, const char *name, const char *s)
{
	if (v->base[0] != '\0' && is_address(name))
		s = url_resolve(v->arena, v->base, s);
	buf_add(&v->text, " ", 1);
	buf_adds(&v->text, name);
	buf_add(&v->text, "=\"", 2);
	entity_encode_for(&v->text, s, strlen(s), ENTITY_VALUE);
	buf_add(&v->text, "\"", 1);
}

/* Append before, name and after. */
static void
add_name(struct value *v, const char *before, const char *name, const char *after)
{
	size_t n = strlen(name), m = strlen(before), k = strlen(after);
	char *to;

	buf_reserve(&v->text, n + m + k);
	to = v->text.data + v->text.len;
	memcpy(to, before, m);
	memcpy(to + m, name, n);
	memcpy(to + m + n, after, k + 1);
	v->text.len += n + m + k;
}

void
value_start_tag(struct value *v, const struct xml_tag *tag)
{
	const char **a = tag->attributes;

	/* In RSS the characters beside the markup are HTML as well. */
	if (!v->has_markup && v->kind == VALUE_TEXT)
		escape_so_far(v);
	v->has_markup = v->escaping = true;
	v->depth++;
	if (v->text.len >= v->limit)
		return;
	if (*a == NULL) {
		add_name(v, "<", tag->name, ">");
		return;
	}
	add_name(v, "<", tag->name, "");
	for (; *a != NULL; a += 2)
		if (strchr(a[0], ':') == NULL && strcmp(a[0], "xmlns") != 0)
			add_attribute(v, a[0], a[1]);
	buf_add(&v->text, ">", 1);
}

void
value_end_tag(struct value *v, const char *name)
{
	v->depth--;
	if (v->depth == 0 && v->kind != VALUE_TEXT && v->kind != VALUE_XHTML)
		v->escaping = false;
	if (v->text.len >= v->limit + LIMIT_TITLE_BYTES || markup_is_void(name, strlen(name)))
		return;
	add_name(v, "</", name, ">");
}

static int
base64_digit(unsigned char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/* Decode in place (RFC 4648); what is no base64 or no text stays as it is. */
static void
decode_base64(struct value *v)
{
	struct buf out = { 0 };
	unsigned long bits = 0;
	size_t i, n = 0;

	for (i = 0; i < v->text.len; i++) {
		int digit = base64_digit((unsigned char)v->text.data[i]);

		if (digit < 0 && strchr(" \t\r\n=", v->text.data[i]) == NULL)
			break;
		if (digit < 0)
			continue;
		bits = bits << 6 | (unsigned)digit;
		if (++n % 4 != 1)
			buf_addc(&out, (char)(bits >> (6 - 2 * ((n - 1) % 4)) & 0xFF));
	}
	if (i == v->text.len && out.len > 0 && utf8_valid(out.data, out.len) &&
	    memchr(out.data, '\0', out.len) == NULL) {
		buf_clear(&v->text);
		v->text = out;
	} else {
		buf_clear(&out);
	}
}

void
value_correct_controls(struct buf *text)
{
	const char *p = buf_text(text), *end = p + text->len, *from = p;
	struct buf out = { 0 };
	char reference[8];

	while ((p = memchr(p, 0xC2, (size_t)(end - p))) != NULL) {
		unsigned char c = (unsigned char)*++p;

		if (c < 0x80 || c > 0x9F)
			continue;
		buf_add(&out, from, (size_t)(p - 1 - from));
		entity_decode(&out, reference, (size_t)snprintf(reference, sizeof(reference), "&#%d;", c));
		from = ++p;
	}
	if (from == text->data || text->len == 0)
		return;
	buf_add(&out, from, (size_t)(end - from));
	buf_clear(text);
	*text = out;
}

/* A CDATA section whose marks were escaped. */
static void
drop_section(struct value *v)
{
	static const char start[] = "<![CDATA[", end[] = "]]>";
	size_t from = strspn(buf_text(&v->text), " \t\r\n"), len = v->text.len;

	if (v->has_markup || strncmp(buf_text(&v->text) + from, start, strlen(start)) != 0)
		return;
	while (len > 0 && strchr(" \t\r\n", v->text.data[len - 1]) != NULL)
		len--;
	from += strlen(start);
	if (len < from + strlen(end) || memcmp(v->text.data + len - strlen(end), end, strlen(end)) != 0)
		return;
	len -= from + strlen(end);
	memmove(v->text.data, v->text.data + from, len);
	buf_truncate(&v->text, len);
}

/* Settle what the text is, now that all of it is known. */
static void
settle(struct value *v)
{
	value_correct_controls(&v->text);
	drop_section(v);
	if (v->kind == VALUE_BASE64) {
		decode_base64(v);
		v->kind = VALUE_GUESS;
	}
	if (v->kind == VALUE_BINARY)
		buf_reset(&v->text);
	/* Said to be XHTML, but escaped: "&lt;p&gt;" */
	if (v->kind == VALUE_XHTML && !v->has_markup && strstr(buf_text(&v->text), "&lt;/") != NULL) {
		struct buf line = { 0 };

		entity_decode(&line, buf_text(&v->text), v->text.len);
		buf_clear(&v->text);
		v->text = line;
		v->kind = VALUE_HTML;
	}
	if (v->has_markup)
		v->kind = VALUE_XHTML;
}

/* Text without a tag: its lines stay lines. */
static void
keep_lines(struct value *v)
{
	const char *s = buf_text(&v->text), *next;
	struct markup_reader r;
	struct markup_token t;
	struct buf out = { 0 };

	markup_open(&r, s, v->text.len);
	while (markup_next(&r, &t) != MARKUP_END)
		if ((t.kind == MARKUP_START_TAG || t.kind == MARKUP_END_TAG) && markup_element(t.name, t.name_len) != 0)
			return;
	for (; (next = strchr(s, '\n')) != NULL; s = next + 1) {
		buf_add(&out, s, (size_t)(next - s));
		buf_adds(&out, "<br>\n");
	}
	buf_adds(&out, s);
	buf_clear(&v->text);
	v->text = out;
}

static void
trim(struct value *v)
{
	while (v->text.len > 0 && strchr(" \t\r\n", v->text.data[v->text.len - 1]) != NULL)
		buf_truncate(&v->text, v->text.len - 1);
}

const char *
value_html(struct value *v, size_t *len)
{
	settle(v);
	trim(v);
	if (v->kind == VALUE_TEXT)
		escape_so_far(v);
	else if (v->kind == VALUE_LINES)
		keep_lines(v);
	*len = v->text.len;
	return buf_text(&v->text);
}

/* Is text a line as it stands: no markup, no white space but single blanks inside? */
static bool
is_line(const char *s, size_t len, bool markup)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if ((unsigned char)s[i] > '&' && s[i] != '<')
			continue;
		if (s[i] == ' ' && (i == 0 || i + 1 == len || s[i - 1] == ' '))
			return false;
		if (s[i] == '\t' || s[i] == '\n' || s[i] == '\r' || s[i] == '\f' || (markup && (s[i] == '<' || s[i] == '&')))
			return false;
	}
	return true;
}

const char *
value_line(struct value *v, size_t *len)
{
	struct buf line = { 0 };

	settle(v);
	if (is_line(v->text.data, v->text.len, v->kind != VALUE_TEXT)) {
		*len = v->text.len;
		return buf_text(&v->text);
	}
	if (v->kind == VALUE_TEXT)
		markup_fold(&line, buf_text(&v->text), v->text.len);
	else
		markup_to_line(&line, buf_text(&v->text), v->text.len, v->kind == VALUE_GUESS || v->kind == VALUE_LINES);
	buf_clear(&v->text);
	v->text = line;
	*len = line.len;
	return buf_text(&line);
}
