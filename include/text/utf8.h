/*
 * UTF-8 (RFC 3629), strictly: no overlong forms, no surrogates, nothing over
 * U+10FFFF.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define UTF8_MAX	4
#define UTF8_REPLACEMENT 0xFFFD

/*
 * The character at s (len > 0 bytes left) into *c.  Returns the bytes it
 * takes; a maximal ill-formed part (Unicode 15, 3.9) takes its bytes and
 * gives UTF8_REPLACEMENT.
 */
size_t	utf8_decode(const char *s, size_t len, uint32_t *c);
/* Write c to out (UTF8_MAX bytes); what is no character becomes U+FFFD.  Returns the bytes. */
size_t	utf8_encode(char *out, uint32_t c);
void	utf8_add(struct buf *out, uint32_t c);
bool	utf8_valid(const char *s, size_t len);
/* Bytes of the longest prefix that is valid; that is ASCII. */
size_t	utf8_valid_span(const char *s, size_t len);
size_t	utf8_ascii_span(const char *s, size_t len);
/*
 * Of a block (base/block.h) that begins with a character: how many bytes its
 * whole characters have when all of them are valid, 62 to 64; 0 when one is
 * not, or when it takes a closer look (utf8_valid_span) to tell.
 */
size_t	utf8_block_span(const char *s);
/* The largest n <= max at which s can be cut without splitting a character. */
size_t	utf8_cut(const char *s, size_t len, size_t max);

#endif
