/*
 * Where a line of text may be broken (UAX #14), with what the web needs:
 * soft hyphens, no-break spaces, long URLs at sensible places; and between
 * the syllables of scripts without spaces.
 */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include <stddef.h>

enum wrap_break {
	WRAP_NO,		/* no break before this byte */
	WRAP_MAY,		/* a break is allowed before this byte */
	WRAP_SYLLABLE,		/* allowed where nothing better is near: within words that no space ends */
	WRAP_PART,		/* the same, within a word that patterns part (text/hyphenate.h), with a hyphen */
	WRAP_HYPHEN,		/* allowed, and a hyphen is shown at the end of the line */
	WRAP_MUST		/* the line ends before this byte */
};

/* Fill breaks[0..len) for the paragraph s (valid UTF-8): the chance before each byte. */
void	wrap_breaks(const char *s, size_t len, unsigned char *breaks);

#endif
