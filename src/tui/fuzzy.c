#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "fuzzy.h"

#define BONUS_WORD	8	/* the first letter of a word */
#define BONUS_NEXT	5	/* right after the letter before */
#define BONUS_FIRST	6	/* of the whole text */
#define MALUS_MOST	20	/* for length */

static int
lower(char c)
{
	return (unsigned char)c < 0x80 ? tolower((unsigned char)c) : (unsigned char)c;
}

static bool
begins_word(const char *text, size_t at)
{
	return at == 0 || ((unsigned char)text[at - 1] < 0x80 && !isalnum((unsigned char)text[at - 1]));
}

/* The best score of the letters of one word from a place of the text on; -1 when they are not there. */
static int
score_from(const char *text, size_t at, const char *typed, size_t len)
{
	int score = 0;
	size_t i, last = 0;

	for (i = 0; i < len; i++) {
		while (text[at] != '\0' && lower(text[at]) != lower(typed[i]))
			at++;
		if (text[at] == '\0')
			return -1;
		score += 1 + (begins_word(text, at) ? BONUS_WORD : 0) + (at == 0 ? BONUS_FIRST : 0) +
		    (i > 0 && at == last + 1 ? BONUS_NEXT : 0);
		last = at++;
	}
	return score;
}

/* Each place of the word's first letter is tried. */
static int
score_word(const char *text, const char *typed, size_t len)
{
	int best = -1, score;
	size_t at;

	for (at = 0; text[at] != '\0'; at++) {
		if (lower(text[at]) != lower(typed[0]))
			continue;
		score = score_from(text, at, typed, len);
		if (score < 0)
			break;		/* nor from any later place */
		if (score > best)
			best = score;
	}
	return best;
}

int
fuzzy_score(const char *text, const char *typed)
{
	size_t length = strlen(text);
	int total = MALUS_MOST, score;
	size_t len;

	for (typed += strspn(typed, " "); *typed != '\0'; typed += strspn(typed, " ")) {
		len = strcspn(typed, " ");
		if ((score = score_word(text, typed, len)) < 0)
			return -1;
		total += 10 * score;
		typed += len;
	}
	return total > MALUS_MOST ? total - (int)(length / 4 < MALUS_MOST ? length / 4 : MALUS_MOST) : MALUS_MOST;
}
