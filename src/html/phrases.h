/*
 * Words with which short furniture lines begin, in many languages: "Related:",
 * "Lire aussi", "Advertisement".  A phrase alone decides nothing; it is asked
 * about only where a block is short, mostly links or out of line already.
 */
#ifndef HTML_PHRASES_H
#define HTML_PHRASES_H

#include <stddef.h>
#include <stdint.h>

#define PHRASE_RELATED	0x001u
#define PHRASE_SHARE	0x002u
#define PHRASE_COMMENTS	0x004u
#define PHRASE_SIGNUP	0x008u
#define PHRASE_ADVERT	0x010u
#define PHRASE_CREDIT	0x020u	/* of a picture */
#define PHRASE_BYLINE	0x040u
#define PHRASE_DATE	0x080u
#define PHRASE_LEGAL	0x100u
#define PHRASE_TAGS	0x200u
#define PHRASE_CONSENT	0x400u
#define PHRASE_TOOL	0x800u	/* play, print, minutes to read */
#define PHRASE_LOGIN	0x1000u	/* the page wants a login or a subscription */
#define PHRASE_AUTHOR	0x2000u	/* about the author, contact */

/* The kinds of the phrases that the text begins with, letter case aside. */
uint32_t phrases_of(const char *text, size_t len);

#endif
