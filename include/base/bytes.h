/*
 * Text looked at eight bytes at once: in the number that they make the first
 * is the lowest, so that the lowest bit set of a mark belongs to the first
 * byte marked.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <endian.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define BYTES_AT_ONCE	8

/* Eight bytes alike. */
#define BYTES_EACH(byte)	(UINT64_C(0x0101010101010101) * (byte))

/* The eight bytes at s. */
static inline uint64_t
bytes_at(const char *s)
{
	uint64_t bytes;

	memcpy(&bytes, s, sizeof(bytes));
	return le64toh(bytes);
}

/* How many bytes stand before the first of which a bit is set in marks: 0 to 8. */
static inline size_t
bytes_before(uint64_t marks)
{
	return marks != 0 ? (size_t)__builtin_ctzll(marks) / 8 : BYTES_AT_ONCE;
}

/* The high bit of each byte of that value; after the first one there may be marks too many. */
static inline uint64_t
bytes_equal(uint64_t bytes, char value)
{
	uint64_t other = bytes ^ BYTES_EACH((unsigned char)value);

	return (other - BYTES_EACH(1)) & ~other & BYTES_EACH(0x80);
}

#endif
