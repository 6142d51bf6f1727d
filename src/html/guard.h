/*
 * HTML of any kind to HTML that an HTML parser takes in linear time: one pass
 * over the bytes that follows the tokenizer of the HTML standard (13.2.5) and
 * a shadow of its stack of open elements.  Depth, tags, attributes, open
 * formatting elements and size are capped; comments, scripts, styles, drawings
 * and the elements with odd parsing rules of their own (frameset, select,
 * template, form, math) are left out or renamed "x-NAME", so that the parser
 * and this pass cannot come to disagree; blank text that nobody sees goes as
 * well.  Attributes stay in the source, where each tag's are found again: the
 * parser, which has hardly any use for them, would take more memory and time
 * for them than for all else.  Never builds a tree.
 */
#ifndef HTML_GUARD_H
#define HTML_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/limits.h"

#define GUARD_VALUE_MAX	LIMIT_URL_BYTES	/* bytes of an attribute's value that are read */

/* A start tag that has attributes. */
struct guarded_tag {
	uint32_t at;		/* place of its '<' in the guarded page */
	uint32_t attributes;	/* where they begin in the source */
	uint32_t kept;		/* where the reader keeps them, for an element that the parser opens again; 0 nowhere */
};

struct guarded {
	struct buf html;
	struct guarded_tag *tags;	/* in order; without those of <html>, <body> and <input>, which html has */
	size_t tag_count;
	bool cut;		/* a limit cut something off */
};

/* Guard a page; guarded_clear() the result. */
void	guard_html(const char *html, size_t len, struct guarded *out);
/* The tag at a place of the guarded page, lent; NULL when it has no attributes. */
struct guarded_tag *guarded_tag_at(struct guarded *guarded, size_t at);
void	guarded_clear(struct guarded *guarded);

#endif
