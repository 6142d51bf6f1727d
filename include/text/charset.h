/*
 * Bytes of any encoding to UTF-8 (by iconv, under the labels of the WHATWG
 * Encoding standard), and finding out which encoding it is.
 */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include <stddef.h>

#include "base/buf.h"

enum charset_kind {
	CHARSET_XML,		/* <?xml encoding="..."?> */
	CHARSET_HTML,		/* <meta charset> in the first 4 kB */
	CHARSET_JSON,		/* UTF-8 (RFC 8259) unless a BOM says otherwise */
	CHARSET_TEXT		/* no declaration inside */
};

/* What had to be forgiven, bits. */
#define CHARSET_DETECTED	1u	/* nothing declared: detected */
#define CHARSET_MISLABELLED	2u	/* declared wrong, another was used */
#define CHARSET_UNKNOWN		4u	/* an unknown label was ignored */
#define CHARSET_INVALID		8u	/* bytes that are no character were replaced */

struct charset_result {
	const char *name;	/* the encoding used, a constant */
	unsigned defects;
};

/*
 * data as UTF-8: BOM, then the charset of content_type (an HTTP
 * Content-Type value or "") by RFC 7303, then the document's own declaration,
 * then detection.  When data is UTF-8 already, *text points into data and out
 * stays empty: nothing is copied.  Otherwise *text is out's content.
 */
void	charset_to_utf8(const char *data, size_t len, const char *content_type,
	    enum charset_kind kind, struct buf *out, const char **text, size_t *text_len,
	    struct charset_result *result);

/*
 * Load all converters, which a process that has locked itself in cannot do any
 * more.  They stay loaded until the result is released.
 */
struct charset_converters *charset_preload(void);
void	charset_release(struct charset_converters *c);

#endif
