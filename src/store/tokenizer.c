#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tokenizer.h"

/* Scripts without blanks between words, and Hangul, whose words grow endings. */
static const struct { unsigned from, to; } unspaced[] = {
	{ 0x0E00, 0x0EFF },	/* Thai, Lao */
	{ 0x1000, 0x109F },	/* Myanmar */
	{ 0x1780, 0x17FF },	/* Khmer */
	{ 0x3005, 0x3007 },
	{ 0x3040, 0x30FF },	/* kana */
	{ 0x3400, 0x9FFF },	/* Han */
	{ 0xAC00, 0xD7AF },	/* Hangul */
	{ 0xF900, 0xFAFF },
	{ 0x20000, 0x3FFFF },
};

/* The character at text and its length; a broken byte is a character of its own. */
static unsigned
character_at(const char *text, size_t left, size_t *len)
{
	const unsigned char *p = (const unsigned char *)text;
	size_t n = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : p[0] >= 0xC0 ? 2 : 1;
	unsigned c = n == 1 ? p[0] : p[0] & (0x3F >> (n - 1));

	if (n > left)
		n = 1;
	for (size_t i = 1; i < n; i++)
		c = c << 6 | (p[i] & 0x3F);
	*len = n;
	return c;
}

static bool
is_unspaced(unsigned c)
{
	if (c < unspaced[0].from)
		return false;
	for (size_t i = 0; i < sizeof(unspaced) / sizeof(unspaced[0]); i++)
		if (c >= unspaced[i].from && c <= unspaced[i].to)
			return true;
	return false;
}

/* Bytes from text on that are of one sort, unspaced or not. */
static size_t
run_length(const char *text, size_t left, bool *is_pairs)
{
	size_t at = 0, len;

	*is_pairs = is_unspaced(character_at(text, left, &len));
	while (at < left && is_unspaced(character_at(text + at, left - at, &len)) == *is_pairs)
		at += len;
	return at;
}

typedef int token_function(void *context, int flags, const char *token, int len, int from, int to);

/* A tokenizer of ours holds SQLite's. */
struct words {
	fts5_tokenizer inner;
	Fts5Tokenizer *tokenizer;
};

struct shift {
	token_function *token;
	void *context;
	int by;
};

/* The inner tokenizer saw a part of the text only. */
static int
pass_shifted(void *context, int flags, const char *token, int len, int from, int to)
{
	const struct shift *shift = context;

	return shift->token(shift->context, flags, token, len, from + shift->by, to + shift->by);
}

/* Pairs, and in documents the last character alone, so that it is found, too. */
static int
pass_pairs(const char *text, size_t from, size_t len, bool sought, token_function *token, void *context)
{
	size_t first, second, at = 0;
	int rc = SQLITE_OK;

	while (at < len && rc == SQLITE_OK) {
		character_at(text + from + at, len - at, &first);
		second = 0;
		if (at + first < len)
			character_at(text + from + at + first, len - at - first, &second);
		if (second > 0 || at == 0 || !sought)
			rc = token(context, 0, text + from + at, (int)(first + second), (int)(from + at),
			    (int)(from + at + first + second));
		at += first;
	}
	return rc;
}

static int
words_tokenize(Fts5Tokenizer *handle, void *context, int flags, const char *text, int size, token_function *token)
{
	struct words *words = (struct words *)handle;
	size_t at = 0, left = size > 0 ? (size_t)size : 0;
	int rc = SQLITE_OK;

	while (left > 0 && rc == SQLITE_OK) {
		struct shift shift = { token, context, (int)at };
		bool pairs;
		size_t len = run_length(text + at, left, &pairs);

		if (pairs)
			rc = pass_pairs(text, at, len, flags & FTS5_TOKENIZE_QUERY, token, context);
		else
			rc = words->inner.xTokenize(words->tokenizer, &shift, flags, text + at, (int)len, pass_shifted);
		at += len;
		left -= len;
	}
	return rc;
}

static void
words_delete(Fts5Tokenizer *handle)
{
	struct words *words = (struct words *)handle;

	if (words->tokenizer != NULL)
		words->inner.xDelete(words->tokenizer);
	free(words);
}

static int
words_create(void *context, const char **arguments, int count, Fts5Tokenizer **handle)
{
	const char *without_accents[] = { "remove_diacritics", "2" };
	fts5_api *api = context;
	struct words *words = mem_zalloc(1, sizeof(*words));
	void *inner_context;
	int rc = api->xFindTokenizer(api, "unicode61", &inner_context, &words->inner);

	(void)arguments;
	(void)count;
	if (rc == SQLITE_OK)
		rc = words->inner.xCreate(inner_context, without_accents, 2, &words->tokenizer);
	if (rc == SQLITE_OK)
		*handle = (Fts5Tokenizer *)words;
	else
		words_delete((Fts5Tokenizer *)words);
	return rc;
}

fts5_api *
tokenizer_fts5(struct store *store, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "SELECT fts5(?1)", err);
	fts5_api *api = NULL;

	if (st == NULL)
		return NULL;
	sqlite3_bind_pointer(st, 1, (void *)&api, "fts5_api_ptr", NULL);
	sql_run(store, st, err);
	sqlite3_clear_bindings(st);
	if (api == NULL)
		error_set(err, ERROR_MISSING, "%s: this SQLite has no FTS5", store->path);
	return api;
}

int
tokenizer_register(struct store *store, struct error *err)
{
	fts5_tokenizer words = { words_create, words_delete, words_tokenize };
	fts5_api *api = tokenizer_fts5(store, err);

	if (api == NULL)
		return -1;
	return api->xCreateTokenizer(api, "words", api, &words, NULL) == SQLITE_OK ? 0 : sql_fail(store, err);
}

static int
pass_on(void *context, int flags, const char *token, int len, int from, int to)
{
	const struct tokenizer_taker *taker = context;

	(void)flags;
	return taker->take(taker->context, token, (size_t)len, (size_t)from, (size_t)to) == 0 ? SQLITE_OK : SQLITE_DONE;
}

int
tokenizer_split(struct store *store, const char *text, bool sought, const struct tokenizer_taker *taker,
    struct error *err)
{
	struct tokenizer_taker copy = *taker;
	fts5_api *api = tokenizer_fts5(store, err);
	Fts5Tokenizer *handle;

	if (api == NULL)
		return -1;
	if (words_create(api, NULL, 0, &handle) != SQLITE_OK)
		return sql_fail(store, err);
	words_tokenize(handle, &copy, sought ? FTS5_TOKENIZE_QUERY : FTS5_TOKENIZE_AUX, text, (int)strlen(text), pass_on);
	words_delete(handle);
	return 0;
}

bool
tokenizer_end_single(const char *text)
{
	size_t left = strlen(text), last = 0, len;
	bool pairs = false;

	for (; left > 0; text += len, left -= len) {
		len = run_length(text, left, &pairs);
		last = len;
	}
	if (!pairs)
		return false;
	character_at(text - last, last, &len);
	return len == last;
}
