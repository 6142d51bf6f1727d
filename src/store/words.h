/*
 * How long a text takes to read, from its HTML and without a parser of HTML:
 * near enough for "4 min".
 */
#ifndef STORE_WORDS_H
#define STORE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Those so far; {0} to begin with. */
struct words {
	int64_t halves;			/* words counted twice, as an ideograph is half a word */
	bool in_tag, in_word;
	uint64_t ideograph;		/* of the next block's bytes those of one that began before */
};

/* Count on in a block of the text (base/block.h). */
void	words_add(struct words *w, const char *block);
/*
 * The words outside of tags, with those in the rest of the text, which is less
 * than a block; two characters of a script without blanks count as one word.
 */
int64_t	words_end(struct words *w, const char *rest, size_t len);

#endif
