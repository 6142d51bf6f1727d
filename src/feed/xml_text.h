/*
 * The long texts of an XML document, which most of most feeds is: nothing in
 * them is to be parsed, so that a parser need not be given them.
 */
#ifndef FEED_XML_TEXT_H
#define FEED_XML_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Takes a piece of text; in_section: of a CDATA section. */
typedef void xml_text_function(void *ctx, const char *s, size_t len, bool in_section);

/* A text of the document, cut out of what is left. */
struct xml_cut {
	size_t at;			/* in what is left, where it was */
	const char *s;			/* in the document */
	size_t len;
	bool is_section;		/* CDATA: '&' stands for itself */
};

struct xml_rest {
	struct buf left;
	struct xml_cut *cuts;		/* in their order */
	size_t count, cap;
};

/*
 * Cut the long texts between tags and in CDATA sections out of a document,
 * which is valid UTF-8 and lent as long as the cuts are used.  Cut is what is well-formed by
 * itself (XML 1.0, 2.2, 2.4, 2.7) and has references only to characters and to
 * what XML itself declares (4.1, 4.6), so that what is left is well-formed when
 * the document is.  In one that is not, cuts behind the fault mean nothing.  A
 * document that declares something (2.8) stays whole.
 */
void	xml_text_cut(const char *s, size_t len, struct xml_rest *rest);
void	xml_rest_clear(struct xml_rest *rest);
/* Where in the document the byte at offset of what is left is; behind the cuts that are there. */
size_t	xml_rest_place(const struct xml_rest *rest, size_t offset);
/* Report a cut in pieces of whole characters, with line ends as XML has them (2.11). */
void	xml_cut_report(const struct xml_cut *cut, xml_text_function *text, void *ctx);

#endif
