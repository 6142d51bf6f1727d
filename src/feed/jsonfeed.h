/*
 * JSON Feed 1.0 and 1.1 (jsonfeed.org) to a struct feed.  The only room of
 * this floor that knows jansson.
 */
#ifndef FEED_JSONFEED_H
#define FEED_JSONFEED_H

#include <stddef.h>

#include "base/error.h"
#include "feed/feed.h"

/* As feed_parse(), of UTF-8 text; a document that was cut or dirty is read as far as it goes. */
int	jsonfeed_parse(const char *text, size_t len, const char *url, struct feed **out, struct error *err);

#endif
