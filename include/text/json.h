/*
 * JSON (RFC 8259) as it is written: into a buffer, in order, no tree.  Commas
 * are put by the writer.  Strings come out as valid UTF-8 whatever goes in;
 * characters that a terminal could obey are escaped, not lost.
 */
#ifndef TEXT_JSON_H
#define TEXT_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct json {
	struct buf *out;
	bool more;		/* a comma is due before the next member */
};

/* Begin an object '{' or a list '['; key is NULL within a list and at the top. */
void	json_open(struct json *j, const char *key, char bracket);
/* End it with '}' or ']'. */
void	json_close(struct json *j, char bracket);
void	json_text(struct json *j, const char *key, const char *s);
/* As json_text; nothing when s is "". */
void	json_text_if(struct json *j, const char *key, const char *s);
void	json_number(struct json *j, const char *key, int64_t n);
void	json_flag(struct json *j, const char *key, bool on);
/* A date as RFC 3339 in UTC; nothing when it is DATE_NONE. */
void	json_date(struct json *j, const char *key, int64_t date);
/* End a document at the top: a line feed. */
void	json_end(struct json *j);

/* Append s as a JSON string, quotes included. */
void	json_quote(struct buf *out, const char *s);

#endif
