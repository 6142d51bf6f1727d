/* Names of hosts in other scripts as ASCII (RFC 3492, RFC 5890). */
#ifndef PUNYCODE_H
#define PUNYCODE_H

#include <stddef.h>

#include "base/buf.h"

/*
 * Append one label of a host's name: as it is when it is ASCII, else in lower
 * case as "xn--...".  A label too long to be one is appended percent-encoded,
 * which is no host.
 */
void	punycode_add_label(struct buf *out, const char *s, size_t len);

#endif
