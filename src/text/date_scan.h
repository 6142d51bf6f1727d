/*
 * A written date as tokens: folded to lower case without accents, comments
 * in parentheses gone, digits of all scripts as 0 to 9.
 */
#ifndef DATE_SCAN_H
#define DATE_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "date_words.h"

#define DATE_TEXT_MAX	256	/* longer than any date, after folding */
#define DATE_TOKENS_MAX	40

enum date_token_kind {
	DATE_TOKEN_NUMBER,
	DATE_TOKEN_WORD,
	DATE_TOKEN_SIGN		/* one character of punctuation */
};

struct date_token {
	enum date_token_kind kind;
	bool spaced;		/* white space stood before it */
	const char *s;
	size_t len;		/* of a number: its digits */
	long value;		/* of a number, up to 9 digits */
	struct date_word word;
};

struct date_scan {
	char text[DATE_TEXT_MAX];
	size_t len;
	struct date_token tokens[DATE_TOKENS_MAX];
	size_t count;
};

/* Fold the text; false when it is too long or no text. */
bool	date_fold(struct date_scan *scan, const char *s, size_t len);
/* Fill in the tokens of the folded text; false when there are too many. */
bool	date_scan_tokens(struct date_scan *scan);

#endif
