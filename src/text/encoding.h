/*
 * The encodings that are understood and the labels they go by: those of the
 * WHATWG Encoding standard with its supersets (latin1 is windows-1252, gb2312
 * is gb18030), and others that feeds were seen to declare.  UTF-7 is not among
 * them: its bytes look like ASCII and mean something else.
 */
#ifndef ENCODING_H
#define ENCODING_H

#include <stddef.h>

#include "codepage.h"

enum encoding_kind {
	ENCODING_UTF8,
	ENCODING_UTF16LE, ENCODING_UTF16BE,
	ENCODING_UTF32LE, ENCODING_UTF32BE,
	ENCODING_PAGE,		/* one byte a character */
	ENCODING_ICONV,		/* several bytes, ASCII is ASCII */
	ENCODING_ISO2022,	/* seven bits and escapes */
	ENCODING_EBCDIC		/* ASCII is something else: never by its label alone */
};

struct encoding {
	const char *name;
	enum encoding_kind kind;
	enum codepage page;	/* ENCODING_PAGE */
	const char *iconv;	/* ENCODING_ICONV, ENCODING_ISO2022: what iconv calls the characters */
	const char *labels;	/* parted by spaces, letters and digits only, in lower case */
};

/* By label, whatever its case and punctuation; NULL when it is unknown. */
const struct encoding *encoding_find(const char *label, size_t len);
/* By kind, for those that have only one encoding. */
const struct encoding *encoding_of_kind(enum encoding_kind kind);
/* The one of number i, NULL after the last. */
const struct encoding *encoding_at(size_t i);

#endif
