/*
 * Text looked at 64 bytes at once: of each question the answer is a bit for
 * each byte, the lowest for the first.
 */
#ifndef BASE_BLOCK_H
#define BASE_BLOCK_H

#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"

#define BLOCK_BYTES	64

#if defined(__SSE2__) && !defined(BLOCK_PORTABLE)
#include <emmintrin.h>

static inline __m128i
block_part(const char *s, int n)
{
	return _mm_loadu_si128((const __m128i *)(const void *)(s + 16 * n));
}

static inline uint64_t
block_bits(__m128i a, __m128i b, __m128i c, __m128i d)
{
	return (uint64_t)(unsigned)_mm_movemask_epi8(a) | (uint64_t)(unsigned)_mm_movemask_epi8(b) << 16 |
	    (uint64_t)(unsigned)_mm_movemask_epi8(c) << 32 | (uint64_t)(unsigned)_mm_movemask_epi8(d) << 48;
}

/* Bytes that are value, of the bits in mask. */
static inline uint64_t
block_equal(const char *s, unsigned char mask, unsigned char value)
{
	__m128i m = _mm_set1_epi8((char)mask), v = _mm_set1_epi8((char)value);

	return block_bits(_mm_cmpeq_epi8(_mm_and_si128(block_part(s, 0), m), v),
	    _mm_cmpeq_epi8(_mm_and_si128(block_part(s, 1), m), v),
	    _mm_cmpeq_epi8(_mm_and_si128(block_part(s, 2), m), v),
	    _mm_cmpeq_epi8(_mm_and_si128(block_part(s, 3), m), v));
}

/* Bytes of ASCII below limit, and all others. */
static inline uint64_t
block_below_or_high(const char *s, char limit)
{
	__m128i v = _mm_set1_epi8(limit);	/* high ones are negative */

	return block_bits(_mm_cmplt_epi8(block_part(s, 0), v), _mm_cmplt_epi8(block_part(s, 1), v),
	    _mm_cmplt_epi8(block_part(s, 2), v), _mm_cmplt_epi8(block_part(s, 3), v));
}

/* Bytes over 0x7F. */
static inline uint64_t
block_high(const char *s)
{
	return block_bits(block_part(s, 0), block_part(s, 1), block_part(s, 2), block_part(s, 3));
}

#else

/* The high bits of eight bytes as the lowest eight. */
static inline uint64_t
block_gather(uint64_t marks)
{
	return (marks >> 7 & BYTES_EACH(1)) * UINT64_C(0x0102040810204080) >> 56;
}

static inline uint64_t
block_equal(const char *s, unsigned char mask, unsigned char value)
{
	uint64_t bits = 0, other;

	for (int i = 0; i < BLOCK_BYTES; i += BYTES_AT_ONCE) {
		other = (bytes_at(s + i) & BYTES_EACH(mask)) ^ BYTES_EACH(value);
		bits |= block_gather(~(((other & BYTES_EACH(0x7F)) + BYTES_EACH(0x7F)) | other)) << i;
	}
	return bits;
}

static inline uint64_t
block_below_or_high(const char *s, char limit)
{
	uint64_t bits = 0, bytes;

	for (int i = 0; i < BLOCK_BYTES; i += BYTES_AT_ONCE) {
		bytes = bytes_at(s + i);
		bits |= block_gather(~((bytes & BYTES_EACH(0x7F)) + BYTES_EACH(0x80 - (unsigned char)limit)) | bytes) << i;
	}
	return bits;
}

static inline uint64_t
block_high(const char *s)
{
	uint64_t bits = 0;

	for (int i = 0; i < BLOCK_BYTES; i += BYTES_AT_ONCE)
		bits |= block_gather(bytes_at(s + i)) << i;
	return bits;
}
#endif

/* How many bytes stand before the first that is marked: 0 to 64. */
static inline size_t
block_before(uint64_t bits)
{
	return bits != 0 ? (size_t)__builtin_ctzll(bits) : BLOCK_BYTES;
}

#endif
