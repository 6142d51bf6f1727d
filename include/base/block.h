/*
 * Text looked at 64 bytes at once: of each question the answer is a bit for
 * each byte, the lowest for the first.  Written with vectors as GCC and clang
 * have them for any processor.
 */
#ifndef BASE_BLOCK_H
#define BASE_BLOCK_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__) && !defined(BLOCK_PORTABLE)
#include <emmintrin.h>
#endif

#define BLOCK_BYTES	64

#define BLOCK_VECTOR	16

typedef signed char block_vector __attribute__((vector_size(BLOCK_VECTOR)));

/* Part n of the four of a block. */
static inline block_vector
block_part(const char *s, int n)
{
	block_vector part;

	memcpy(&part, s + BLOCK_VECTOR * n, sizeof(part));
	return part;
}

/* A bit for each byte of a part: marks has all bits of it, or none. */
static inline uint64_t
block_gather(block_vector marks)
{
#if defined(__SSE2__) && !defined(BLOCK_PORTABLE)
	return (unsigned)_mm_movemask_epi8((__m128i)marks);
#else
	static const block_vector bits = { 1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128 };
	uint64_t halves[2];

	marks &= bits;
	memcpy(halves, &marks, sizeof(halves));
	/* The sum of eight bytes, which is the highest byte of the product. */
	return halves[0] * UINT64_C(0x0101010101010101) >> 56 | halves[1] * UINT64_C(0x0101010101010101) >> 56 << 8;
#endif
}

static inline uint64_t
block_join(block_vector a, block_vector b, block_vector c, block_vector d)
{
	return block_gather(a) | block_gather(b) << 16 | block_gather(c) << 32 | block_gather(d) << 48;
}

/* Bytes that are value, of the bits in mask. */
static inline uint64_t
block_equal(const char *s, unsigned char mask, unsigned char value)
{
	block_vector zero = { 0 }, m = zero + (signed char)mask, v = zero + (signed char)value;

	return block_join((block_part(s, 0) & m) == v, (block_part(s, 1) & m) == v, (block_part(s, 2) & m) == v,
	    (block_part(s, 3) & m) == v);
}

/* Bytes of ASCII below limit, and all others, which are negative. */
static inline uint64_t
block_below_or_high(const char *s, signed char limit)
{
	block_vector zero = { 0 }, v = zero + limit;

	return block_join(block_part(s, 0) < v, block_part(s, 1) < v, block_part(s, 2) < v, block_part(s, 3) < v);
}

/* Bytes over 0x7F. */
static inline uint64_t
block_high(const char *s)
{
	return block_below_or_high(s, 0);
}

/* How many bytes stand before the first that is marked: 0 to 64. */
static inline size_t
block_before(uint64_t bits)
{
	return bits != 0 ? (size_t)__builtin_ctzll(bits) : BLOCK_BYTES;
}

/*
 * How far s goes on: by blocks, as far as in_block can tell of a whole one at
 * once (0: it cannot), else by characters, until there is none (0).
 */
static inline size_t
block_span(const char *s, size_t len, size_t in_block(const char *), size_t in_character(const char *, size_t))
{
	size_t i = 0, n, end;

	while (i < len) {
		n = len - i >= BLOCK_BYTES ? in_block(s + i) : 0;
		end = n > 0 ? i : i + BLOCK_BYTES;
		for (i += n; i < len && i < end; i += n)
			if ((n = in_character(s + i, len - i)) == 0)
				return i;
	}
	return i;
}

/* The end of a text, less than a block, as one with blanks behind it. */
static inline void
block_fill(char block[BLOCK_BYTES], const char *end, size_t len)
{
	memset(block, ' ', BLOCK_BYTES);
	memcpy(block, end, len);
}

#endif
