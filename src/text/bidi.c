#ifndef WITHOUT_FRIBIDI
#include <fribidi.h>
#endif
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/bidi.h"
#include "text/utf8.h"
#include "text/width.h"

#ifdef WITHOUT_FRIBIDI
/* All text stays in logical order. */
void
bidi_levels(const char *s, size_t len, bool rtl, unsigned char *levels)
{
	(void)s;
	(void)rtl;
	memset(levels, 0, len);
}
#else
/* The characters of s, at most len; returns how many. */
static size_t
decode(const char *s, size_t len, FriBidiChar *chars)
{
	size_t i, count = 0;
	uint32_t c;

	for (i = 0; i < len; count++) {
		i += utf8_decode(s + i, len - i, &c);
		chars[count] = c;
	}
	return count;
}

/* Levels of characters; all the base level when FriBidi cannot (no memory, too deep). */
static void
char_levels(const FriBidiChar *chars, size_t count, bool rtl, FriBidiLevel *levels)
{
	FriBidiCharType *types = mem_zalloc(count + 1, sizeof(*types));
	FriBidiBracketType *brackets = mem_zalloc(count + 1, sizeof(*brackets));
	FriBidiParType direction = rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;

	fribidi_get_bidi_types(chars, (FriBidiStrIndex)count, types);
	fribidi_get_bracket_types(chars, (FriBidiStrIndex)count, types, brackets);
	if (fribidi_get_par_embedding_levels_ex(types, brackets, (FriBidiStrIndex)count, &direction, levels) == 0)
		memset(levels, rtl, count * sizeof(*levels));
	free(types);
	free(brackets);
}

void
bidi_levels(const char *s, size_t len, bool rtl, unsigned char *levels)
{
	FriBidiChar *chars = mem_zalloc(len + 1, sizeof(*chars));
	FriBidiLevel *of_chars = mem_zalloc(len + 1, sizeof(*of_chars));
	size_t i, n, count = decode(s, len, chars), k;
	uint32_t c;

	char_levels(chars, count, rtl, of_chars);
	for (i = 0, k = 0; i < len; i += n, k++) {
		n = utf8_decode(s + i, len - i, &c);
		memset(levels + i, of_chars[k] > 0 ? of_chars[k] : 0, n);
	}
	free(chars);
	free(of_chars);
}
#endif

static void
turn_runs(struct bidi_run *runs, size_t count)
{
	struct bidi_run swap;
	size_t i;

	for (i = 0; i < count / 2; i++) {
		swap = runs[i];
		runs[i] = runs[count - 1 - i];
		runs[count - 1 - i] = swap;
	}
}

size_t
bidi_order(const unsigned char *levels, size_t len, struct bidi_run *runs, size_t max)
{
	size_t i, count = 0, first;
	unsigned level, highest = 0;
	unsigned char *run_levels = mem_zalloc(max + 1, 1);

	for (i = 0; i < len; i++) {
		if (count > 0 && (count == max || levels[i] == run_levels[count - 1])) {
			runs[count - 1].len++;
			continue;
		}
		run_levels[count] = levels[i];
		runs[count++] = (struct bidi_run){ i, 1, levels[i] % 2 == 1 };
		if (levels[i] > highest)
			highest = levels[i];
	}
	for (level = highest; level > 0; level--)
		for (i = 0; i < count; i++) {
			for (first = i; i < count && run_levels[i] >= level; i++)
				continue;
			turn_runs(runs + first, i - first);
			/* From here on they only count as one. */
			memset(run_levels + first, (int)level, i - first);
		}
	free(run_levels);
	return count;
}

#ifdef WITHOUT_FRIBIDI
void
bidi_turn(struct buf *out, const char *s, size_t len)
{
	buf_add(out, s, len);
}
#else
static void
join_arabic(FriBidiChar *chars, size_t count)
{
	FriBidiLevel *levels = mem_alloc((count + 1) * sizeof(*levels));
	FriBidiArabicProp *joining = mem_zalloc(count + 1, sizeof(*joining));
	FriBidiCharType *types = mem_zalloc(count + 1, sizeof(*types));

	memset(levels, 1, (count + 1) * sizeof(*levels));
	fribidi_get_bidi_types(chars, (FriBidiStrIndex)count, types);
	fribidi_get_joining_types(chars, (FriBidiStrIndex)count, joining);
	fribidi_join_arabic(types, (FriBidiStrIndex)count, levels, joining);
	/* Letters only: a ligature would change the width of the line. */
	fribidi_shape_arabic(FRIBIDI_FLAG_SHAPE_ARAB_PRES, levels, (FriBidiStrIndex)count, joining, chars);
	free(levels);
	free(joining);
	free(types);
}

void
bidi_turn(struct buf *out, const char *s, size_t len)
{
	FriBidiChar *chars = mem_zalloc(len + 1, sizeof(*chars)), mirrored;
	size_t *starts = mem_alloc((len + 1) * sizeof(*starts));
	size_t count = decode(s, len, chars), clusters = 0, at = 0, k, end, i;
	uint32_t c;
	int columns;

	join_arabic(chars, count);
	/* Where each cluster begins, in characters: marks stay behind their letter. */
	for (i = 0; i < len; i = end) {
		starts[clusters++] = at;
		end = i + width_next(s + i, len - i, &columns);
		for (k = i; k < end; at++)
			k += utf8_decode(s + k, len - k, &c);
	}
	for (end = count; clusters > 0; end = starts[clusters])
		for (at = starts[--clusters]; at < end; at++)
			utf8_add(out, fribidi_get_mirror_char(chars[at], &mirrored) ? mirrored : chars[at]);
	free(chars);
	free(starts);
}
#endif
