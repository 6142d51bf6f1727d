/*
 * What the class, id, itemprop and role words of an element say about its
 * part in a page.  A name is a vote, never a sentence: whoever asks weighs it
 * against the text that stands there.
 */
#ifndef HTML_NAMES_H
#define HTML_NAMES_H

#include <stddef.h>
#include <stdint.h>

#define NAME_ARTICLE	0x00001u	/* the article, the post */
#define NAME_CONTENT	0x00002u	/* content, body, text */
#define NAME_BODY	0x00004u	/* the body of an article, said in one word */
#define NAME_COMMENT	0x00008u
#define NAME_SHARE	0x00010u
#define NAME_NAV	0x00020u
#define NAME_RELATED	0x00040u	/* other articles */
#define NAME_SIGNUP	0x00080u	/* newsletters, subscriptions */
#define NAME_CONSENT	0x00100u	/* cookie walls and other overlays */
#define NAME_ADVERT	0x00200u
#define NAME_FOOTER	0x00400u
#define NAME_SIDE	0x00800u
#define NAME_AUTHOR	0x01000u
#define NAME_DATE	0x02000u
#define NAME_TAGS	0x04000u
#define NAME_CAPTION	0x08000u
#define NAME_HIDDEN	0x10000u
#define NAME_HEADER	0x20000u
#define NAME_SUMMARY	0x40000u	/* standfirst */
#define NAME_EMBED	0x80000u	/* a post of another site, a quote */
#define NAME_NOTES	0x100000u	/* footnotes, references */
#define NAME_TOOL	0x200000u	/* buttons, players, polls */
#define NAME_PULL	0x400000u	/* pull quotes */
#define NAME_PAYWALL	0x800000u
#define NAME_DROPCAP	0x2000000u
#define NAME_TOC	0x8000000u	/* table of contents */
#define NAME_MARK	0x10000000u	/* line numbers, edit links, anchors: never text */

/* The kinds that, other things equal, stand around an article and not in it. */
#define NAME_JUNK (NAME_COMMENT | NAME_SHARE | NAME_NAV | NAME_RELATED | NAME_SIGNUP | \
	    NAME_CONSENT | NAME_ADVERT | NAME_FOOTER | NAME_SIDE | NAME_AUTHOR | NAME_DATE | \
	    NAME_TAGS | NAME_HIDDEN | NAME_HEADER | NAME_TOOL | NAME_PULL | NAME_PAYWALL | NAME_TOC)

/*
 * The kinds of all the words in a class or id value (lent), split at what is
 * no letter or digit and at capitals within a word; two neighbours are looked
 * up together as well ("read-more").  Over 512 bytes are not looked at.
 */
uint32_t names_of(const char *value);

#endif
