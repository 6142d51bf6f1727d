#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/limits.h"
#include "markup.h"
#include "sanitize.h"
#include "text/entity.h"
#include "text/url.h"

/* Resolved addresses are longer than what they stand for: by so much at most. */
#define GROWTH		4
#define GROWTH_FREE	((size_t)64 << 10)
#define SCRATCH_BYTES	((size_t)64 << 10)

struct sanitizer {
	struct buf *out;
	struct buf text;		/* scratch: decoded */
	struct arena arena;		/* resolved addresses */
	const char *base;
	size_t limit;			/* of out: beyond it attributes are left out */
};

enum attribute { ATTRIBUTE_PLAIN, ATTRIBUTE_LINK, ATTRIBUTE_SOURCE };

static const struct {
	const char *name;
	enum attribute kind;
} attributes[] = {
	{ "abbr", ATTRIBUTE_PLAIN }, { "align", ATTRIBUTE_PLAIN }, { "alt", ATTRIBUTE_PLAIN },
	{ "cite", ATTRIBUTE_LINK }, { "colspan", ATTRIBUTE_PLAIN }, { "controls", ATTRIBUTE_PLAIN },
	{ "datetime", ATTRIBUTE_PLAIN }, { "dir", ATTRIBUTE_PLAIN }, { "headers", ATTRIBUTE_PLAIN },
	{ "height", ATTRIBUTE_PLAIN }, { "href", ATTRIBUTE_LINK }, { "hreflang", ATTRIBUTE_PLAIN },
	{ "lang", ATTRIBUTE_PLAIN }, { "poster", ATTRIBUTE_SOURCE }, { "rowspan", ATTRIBUTE_PLAIN },
	{ "scope", ATTRIBUTE_PLAIN }, { "span", ATTRIBUTE_PLAIN }, { "src", ATTRIBUTE_SOURCE },
	{ "start", ATTRIBUTE_PLAIN }, { "title", ATTRIBUTE_PLAIN }, { "type", ATTRIBUTE_PLAIN },
	{ "valign", ATTRIBUTE_PLAIN }, { "value", ATTRIBUTE_PLAIN }, { "width", ATTRIBUTE_PLAIN },
};

/* The address of an attribute as it may stay, or NULL. */
static const char *
safe_address(struct sanitizer *s, const char *address, enum attribute kind)
{
	const char *url;

	address += strspn(address, " \t\r\n");
	if (address[0] == '\0' || address[0] == '#')
		return address;
	url = url_resolve(&s->arena, s->base, address);
	if (kind == ATTRIBUTE_SOURCE && strncasecmp(url, "data:image/", 11) == 0)
		return strncasecmp(url + 11, "svg", 3) != 0 ? url : NULL;
	if (url_is_safe_link(url))
		return url;
	/* Without a base it stays relative; what has a scheme does not. */
	return strcspn(url, ":") > strcspn(url, "/?#") || strchr(url, ':') == NULL ? url : NULL;
}

static void
write_attribute(struct sanitizer *s, const struct markup_attribute *a)
{
	const char *value;
	size_t i;

	for (i = 0; i < sizeof(attributes) / sizeof(attributes[0]); i++)
		if (strncasecmp(attributes[i].name, a->name, a->name_len) == 0 &&
		    attributes[i].name[a->name_len] == '\0')
			break;
	if (i == sizeof(attributes) / sizeof(attributes[0]))
		return;
	buf_reset(&s->text);
	entity_decode(&s->text, a->value, a->value_len);
	value = buf_text(&s->text);
	if (attributes[i].kind != ATTRIBUTE_PLAIN && (value = safe_address(s, value, attributes[i].kind)) == NULL)
		return;
	buf_printf(s->out, " %s=\"", attributes[i].name);
	entity_encode(s->out, value);
	buf_addc(s->out, '"');
}

static void
write_name(struct buf *out, const struct markup_token *t)
{
	size_t i;

	for (i = 0; i < t->name_len; i++)
		buf_addc(out, t->name[i] >= 'A' && t->name[i] <= 'Z' ? (char)(t->name[i] | 0x20) : t->name[i]);
}

static void
write_tag(struct sanitizer *s, const struct markup_token *t, unsigned bits)
{
	const char *at = t->attributes, *end = at + t->attributes_len;
	struct markup_attribute a;
	int n;

	if (!(bits & MARKUP_KNOWN) || (bits & MARKUP_UNSAFE))
		return;
	if (t->kind == MARKUP_END_TAG) {
		if (markup_is_void(t->name, t->name_len))
			return;
		buf_adds(s->out, "</");
		write_name(s->out, t);
		buf_addc(s->out, '>');
		return;
	}
	buf_addc(s->out, '<');
	write_name(s->out, t);
	for (n = 0; n < LIMIT_HTML_ATTRIBUTES && s->out->len < s->limit && markup_next_attribute(&at, end, &a); n++)
		write_attribute(s, &a);
	buf_addc(s->out, '>');
}

void
sanitize_html(struct buf *out, const char *html, size_t len, const char *base)
{
	struct sanitizer s = { .out = out, .base = base, .limit = out->len + GROWTH * len + GROWTH_FREE };
	struct markup_reader r;
	struct markup_token t;
	unsigned bits;

	markup_open(&r, html, len);
	while (markup_next(&r, &t) != MARKUP_END) {
		if (t.kind == MARKUP_COMMENT)
			continue;
		if (t.kind == MARKUP_TEXT) {
			buf_reset(&s.text);
			entity_decode(&s.text, t.s, t.len);
			entity_encode(out, buf_text(&s.text));
			continue;
		}
		bits = markup_element(t.name, t.name_len);
		if (t.kind == MARKUP_START_TAG && (bits & MARKUP_HIDDEN) && markup_skip_hidden(&r, &t))
			continue;
		write_tag(&s, &t, bits);
		if (s.arena.total > SCRATCH_BYTES)
			arena_clear(&s.arena);
	}
	buf_clear(&s.text);
	arena_clear(&s.arena);
}

void
sanitize_text(struct buf *out, const char *html, size_t len)
{
	markup_to_line(out, html, len, false);
}
