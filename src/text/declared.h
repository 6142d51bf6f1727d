/*
 * What a document or its transport says its encoding is: only reads the
 * label, believes nothing.
 */
#ifndef DECLARED_H
#define DECLARED_H

#include <stddef.h>

/* A label, lent from what it was found in; len 0 when there is none. */
struct label {
	const char *s;
	size_t len;
};

/* The charset parameter of a Content-Type value (RFC 9110, 8.3), quoted in any way. */
struct label declared_http(const char *content_type);
/* encoding="..." of an XML declaration, also after junk. */
struct label declared_xml(const char *s, size_t len);
/* <meta charset> or its http-equiv form (WHATWG HTML, 13.2.3.2). */
struct label declared_html(const char *s, size_t len);

#endif
