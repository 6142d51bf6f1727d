/* What base/block says of 64 bytes at once is what is true of each: as it is here, and as it is without SSE2. */
#include <stdbool.h>

#include "base/block.h"
#include "tap.h"

#undef BASE_BLOCK_H
#define BLOCK_PORTABLE
#define block_part		portable_part
#define block_gather		portable_gather
#define block_join		portable_join
#define block_equal		portable_equal
#define block_below_or_high	portable_below_or_high
#define block_high		portable_high
#define block_before		portable_before
#define block_span		portable_span
#define block_fill		portable_fill
#include "base/block.h"
#undef block_equal
#undef block_below_or_high
#undef block_high
#undef block_before
#undef block_span
#undef block_fill

#define ROUNDS	4000

enum question { EQUAL, BELOW_OR_HIGH, HIGH };

static uint64_t
ask(enum question question, const char *s, unsigned char mask, unsigned char value)
{
	if (question == EQUAL)
		return block_equal(s, mask, value);
	return question == BELOW_OR_HIGH ? block_below_or_high(s, (signed char)(value & 0x7F)) : block_high(s);
}

static uint64_t
ask_portable(enum question question, const char *s, unsigned char mask, unsigned char value)
{
	if (question == EQUAL)
		return portable_equal(s, mask, value);
	return question == BELOW_OR_HIGH ? portable_below_or_high(s, (signed char)(value & 0x7F)) : portable_high(s);
}

static bool
holds(enum question question, unsigned char c, unsigned char mask, unsigned char value)
{
	if (question == EQUAL)
		return (c & mask) == value;
	return c >= 0x80 || (question == BELOW_OR_HIGH && c < (value & 0x7F));
}

static unsigned
next_random(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 16;
}

/* Bytes of all values, and near to the one that is asked for. */
static int
count_wrong(enum question question)
{
	unsigned state = 1, wrong = 0;

	for (int round = 0; round < ROUNDS; round++) {
		unsigned char mask = (unsigned char)next_random(&state), value = (unsigned char)(next_random(&state) & mask);
		char block[BLOCK_BYTES];
		uint64_t want = 0;

		for (int i = 0; i < BLOCK_BYTES; i++)
			block[i] = (char)(i % 3 == 0 ? next_random(&state) : value + next_random(&state) % 3 - 1);
		for (int i = 0; i < BLOCK_BYTES; i++)
			want |= (uint64_t)holds(question, (unsigned char)block[i], mask, value) << i;
		wrong += ask(question, block, mask, value) != want;
		wrong += ask_portable(question, block, mask, value) != want;
	}
	return (int)wrong;
}

int
main(void)
{
	is_number(count_wrong(EQUAL), 0, "bytes of a value");
	is_number(count_wrong(BELOW_OR_HIGH), 0, "bytes below one, and those beyond ASCII");
	is_number(count_wrong(HIGH), 0, "bytes beyond ASCII");
	is_number((long long)block_before(0), BLOCK_BYTES, "nothing marked");
	is_number((long long)block_before(UINT64_C(1) << 63), 63, "the last one marked");
	is_number((long long)block_before(~UINT64_C(0)), 0, "all of them");
	is_number((long long)portable_before(4), 2, "the third");
	return tap_end();
}
