/*
 * HTML of a feed made harmless for other programs: text, known elements and a
 * few attributes; no script, style, frame, form, embedded object, event
 * handler or address of a scheme that does something.  Token by token; the
 * result is escaped anew, so that no browser can read it otherwise.
 */
#ifndef FEED_SANITIZE_H
#define FEED_SANITIZE_H

#include <stddef.h>

#include "base/buf.h"

/* Append HTML sanitised, relative addresses resolved against base. */
void	sanitize_html(struct buf *out, const char *html, size_t len, const char *base);
/* Append the text of HTML as plain text of one line. */
void	sanitize_text(struct buf *out, const char *html, size_t len);

#endif
