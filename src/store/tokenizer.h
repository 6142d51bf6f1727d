/*
 * How text becomes words for the search: SQLite's unicode61 without accents,
 * and for scripts that put no blanks between words (Chinese, Japanese, Thai;
 * Korean, too) every pair of characters that stand together.
 */
#ifndef STORE_TOKENIZER_H
#define STORE_TOKENIZER_H

#include <stddef.h>

#include "sql.h"

/* Where FTS5 takes functions of ours; NULL with err. */
fts5_api *tokenizer_fts5(struct store *store, struct error *err);
/* Make the tokenizer "words" known to the database.  0 or -1. */
int	tokenizer_register(struct store *store, struct error *err);

/* Called with each token, folded, and the bytes from..to of the text it stands for; other than 0 stops. */
struct tokenizer_taker {
	int (*take)(void *context, const char *token, size_t len, size_t from, size_t to);
	void *context;
};

/* The tokens of a text: of a document, or of what is sought in one.  0 or -1. */
int	tokenizer_split(struct store *store, const char *text, bool sought, const struct tokenizer_taker *taker,
	    struct error *err);
/* Does the text end in one single character of a script without blanks?  Then only the beginnings of pairs match. */
bool	tokenizer_end_single(const char *text);

#endif
