/*
 * The text of an XML document without its markup: what of it a parser need not
 * be asked about.  Text is valid UTF-8.
 */
#ifndef FEED_XML_TEXT_H
#define FEED_XML_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Behind the next start of a CDATA section, or the next tag that a long text
 * follows on; NULL when there is none within the first reach bytes.
 */
const char *xml_text_find(const char *s, size_t len, size_t reach);
/* The end of the section whose text s is; NULL when it is not closed. */
const char *xml_text_cdata_end(const char *s, size_t len);
/* Whether all of s is as XML allows it in a CDATA section (XML 1.0, 2.2). */
bool	xml_text_is_allowed(const char *s, size_t len);
/* Whether all of s is so between tags, of references only to characters and what XML itself declares (4.1, 4.6). */
bool	xml_text_is_plain(const char *s, size_t len);
/* Report s, which is so, in pieces, with line ends as XML has them (2.11); as_is: '&' stands for itself. */
void	xml_text_report(const char *s, size_t len, bool as_is, void (*text)(void *ctx, const char *s, size_t len), void *ctx);

#endif
