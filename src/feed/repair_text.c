#include <string.h>
#include <strings.h>

#include "repair.h"
#include "repair_text.h"
#include "text/entity.h"
#include "text/utf8.h"

static const char *const ahead_texts[AHEAD_COUNT] = { "-->", "]]>", "\"", "'", ">" };

const char *
repair_text_find(struct repair_text *r, const char *from, enum ahead what)
{
	const char *found = r->found[what];

	if (found == NULL || found < from) {
		found = memmem(from, (size_t)(r->end - from), ahead_texts[what], strlen(ahead_texts[what]));
		r->found[what] = found != NULL ? found : r->end;
	}
	return r->found[what] != r->end ? r->found[what] : NULL;
}

bool
repair_text_begins(const struct repair_text *r, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(r->end - r->at) >= n && strncasecmp(r->at, what, n) == 0;
}

/* One character that is not plain ASCII text: escaped, or left out where XML has no place for it. */
static size_t
add_special(struct repair_text *r, const char *s, size_t len)
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

void
repair_text_add_literal(struct repair_text *r, const char *s, size_t len)
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

/* What a reference stood for.  White space stays one: as itself it would be folded (XML 1.0, 2.11 and 3.3.3). */
static void
add_decoded(struct repair_text *r)
{
	const char *s = buf_text(&r->scratch);

	if (r->scratch.len == 1 && (*s == '\t' || *s == '\n' || *s == '\r'))
		buf_printf(r->out, "&#%d;", *s);
	else
		repair_text_add_literal(r, s, r->scratch.len);
}

/* What an '&' begins: a reference is decoded, another '&' stands for itself. */
static size_t
add_reference(struct repair_text *r, const char *s, size_t len)
{
	size_t n;

	buf_reset(&r->scratch);
	n = entity_decode_one(&r->scratch, s, len);
	if (n > 0 && s[n - 1] == ';') {
		if (!is_predefined(s, n))
			r->bits |= REPAIR_ENTITIES;
		add_decoded(r);
		return n;
	}
	for (n = 1; n < len && n < REPAIR_NAME_BYTES && repair_text_is_in_name(s[n]); n++)
		;
	r->bits |= n > 1 && n < len && s[n] == ';' ? REPAIR_ENTITIES : REPAIR_AMPERSANDS;
	buf_adds(r->out, "&amp;");
	return 1;
}

void
repair_text_add(struct repair_text *r, const char *s, size_t len)
{
	const char *end = s + len, *p;

	while (s < end) {
		for (p = s; p < end && *p != '&' && *p != ']'; p++)
			;
		repair_text_add_literal(r, s, (size_t)(p - s));
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

size_t
repair_text_name(const struct repair_text *r, const char *s, char *name)
{
	size_t n = 0, kept = 0;

	for (; s + n < r->end && !repair_text_is_space(s[n]) && strchr("/>=<\"'&", s[n]) == NULL; n++)
		if (kept < REPAIR_NAME_BYTES - 1)
			name[kept++] = repair_text_is_in_name(s[n]) ? s[n] : '_';
	name[kept] = '\0';
	return n;
}
