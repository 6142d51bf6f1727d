/*
 * A document as expat alone has it, beside what xml_read() reports, which
 * spares expat long texts: names, text and the place of a fault must be the
 * same.  For documents without a DOCTYPE, whose entities are xml_read()'s own matter.
 */
#include <expat.h>
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "feed/xml.h"

/* Every '~' of a test's document is so many letters. */
#define PLAIN_LONG	300

struct plain {
	struct buf events;
	bool in_text;
	unsigned long line, column;
	bool well_formed;
};

static void
plain_tag(struct plain *p, const char *mark, const char *name)
{
	buf_adds(&p->events, mark);
	buf_adds(&p->events, name);
	p->in_text = false;
}

static void
plain_text(struct plain *p, const char *s, size_t len)
{
	if (!p->in_text)
		buf_adds(&p->events, "\n=");
	buf_add(&p->events, s, len);
	p->in_text = true;
}

static void
plain_read_start(void *ctx, const struct xml_tag *tag)
{
	plain_tag(ctx, "\n(", tag->name);
}

static void
plain_read_text(void *ctx, const char *s, size_t len, bool in_section)
{
	(void)in_section;
	plain_text(ctx, s, len);
}

static void
plain_read_end(void *ctx, const char *name)
{
	plain_tag(ctx, "\n)", name);
}

static void
plain_by_reader(const char *s, size_t len, struct plain *p)
{
	static const struct xml_handler handler = { plain_read_start, plain_read_text, plain_read_end };
	struct xml_result result;

	xml_read(s, len, &handler, p, &result);
	p->well_formed = result.status == XML_READ;
	p->line = result.line;
	p->column = result.column;
}

static const char *
plain_local(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon != NULL ? colon + 1 : name;
}

static void XMLCALL
plain_start(void *ctx, const XML_Char *name, const XML_Char **attributes)
{
	(void)attributes;
	plain_tag(ctx, "\n(", plain_local(name));
}

static void XMLCALL
plain_end(void *ctx, const XML_Char *name)
{
	plain_tag(ctx, "\n)", plain_local(name));
}

static void XMLCALL
plain_characters(void *ctx, const XML_Char *s, int len)
{
	plain_text(ctx, s, (size_t)len);
}

static void
plain_by_expat(const char *s, size_t len, struct plain *p)
{
	XML_Parser expat = XML_ParserCreate("UTF-8");

	XML_SetUserData(expat, p);
	XML_SetElementHandler(expat, plain_start, plain_end);
	XML_SetCharacterDataHandler(expat, plain_characters);
	p->well_formed = XML_Parse(expat, s, (int)len, 1) == XML_STATUS_OK;
	if (!p->well_formed) {
		p->line = XML_GetCurrentLineNumber(expat);
		p->column = XML_GetCurrentColumnNumber(expat) + 1;
	}
	XML_ParserFree(expat);
}

/* The document that s stands for. */
static void
plain_lengthen(const char *s, size_t len, struct buf *out)
{
	for (; len > 0; s++, len--)
		for (int i = 0; i < (*s == '~' ? PLAIN_LONG : 1); i++)
			buf_addc(out, *s == '~' ? (char)('a' + i % 26) : *s);
}

/* Whether both say the same of it. */
static bool
plain_agrees(const char *s, size_t len)
{
	struct plain ours = { .well_formed = false }, theirs = { .well_formed = false };
	struct buf document = { 0 };
	bool same;

	plain_lengthen(s, len, &document);
	plain_by_reader(buf_text(&document), document.len, &ours);
	plain_by_expat(buf_text(&document), document.len, &theirs);
	same = ours.well_formed == theirs.well_formed && ours.line == theirs.line && ours.column == theirs.column &&
	    strcmp(buf_text(&ours.events), buf_text(&theirs.events)) == 0;
	if (!same)
		fprintf(stderr, "%s\n%s %lu:%lu\n%s %lu:%lu\n", buf_text(&document), buf_text(&ours.events), ours.line,
		    ours.column, buf_text(&theirs.events), theirs.line, theirs.column);
	buf_clear(&document);
	buf_clear(&ours.events);
	buf_clear(&theirs.events);
	return same;
}
