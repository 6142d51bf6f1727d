/*
 * What single characters are to a judge of text: commas and full stops of all
 * scripts, letters that are words by themselves.  Knows no language.
 */
#ifndef HTML_GLYPH_H
#define HTML_GLYPH_H

#include <stdbool.h>
#include <stdint.h>

/* Weight of a character: 0 white space and invisible, 3 in scripts without spaces between words, else 1. */
uint32_t glyph_weight(uint32_t c);
bool	glyph_is_space(uint32_t c);
bool	glyph_is_comma(uint32_t c);
bool	glyph_ends_sentence(uint32_t c);
/* Quotes and brackets that may stand after a sentence's stop. */
bool	glyph_closes(uint32_t c);
/* c in lower case, for comparing: Latin, Greek, Cyrillic, Armenian. */
uint32_t glyph_fold(uint32_t c);
bool	glyph_is_word(uint32_t c);

#endif
