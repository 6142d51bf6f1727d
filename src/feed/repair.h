/*
 * XML that is not well-formed, as people and programs write it, made
 * well-formed: the second pass, after expat has refused a document.  A
 * tolerant scanner that writes what it understands anew.  Linear in its
 * input; whatever goes in, expat reads what comes out.
 */
#ifndef FEED_REPAIR_H
#define FEED_REPAIR_H

#include <stddef.h>

#include "base/buf.h"

/* What was forgiven, bits, in the order in which it is told. */
#define REPAIR_JUNK_BEFORE	0x0001u	/* something before the document */
#define REPAIR_ENTITIES		0x0002u	/* HTML's names, undefined names */
#define REPAIR_AMPERSANDS	0x0004u	/* bare '&' */
#define REPAIR_ANGLES		0x0008u	/* '<' that begins no tag */
#define REPAIR_ATTRIBUTES	0x0010u	/* without quotes or values, twice, open */
#define REPAIR_CONTROLS		0x0020u	/* characters that XML does not allow */
#define REPAIR_TAGS		0x0040u	/* missing, crossed, stray, in another case */
#define REPAIR_SECTIONS		0x0080u	/* comments, CDATA, declarations out of shape */
#define REPAIR_ROOTS		0x0100u	/* several documents in one */
#define REPAIR_JUNK_AFTER	0x0200u	/* something after the document */
#define REPAIR_TRUNCATED	0x0400u	/* ends in the middle */

/*
 * Append text, repaired, to out; roots are the names that begin a document
 * ("rss", without prefix), NULL at their end.  Returns the bits; out stays
 * empty when no root is found.
 */
unsigned repair_xml(const char *text, size_t len, const char *const *roots, struct buf *out);
/* Append the words for the bits: "undefined entities, bare &". */
void	repair_describe(unsigned bits, struct buf *out);

#endif
