#include "base/limits.h"
#include "relevance.h"
#include "tokenizer.h"

/* Title, author, text, extracted text: what a match there is worth, and in how long a text half of that. */
static const struct { double worth, length; } columns[] = {
	{ 8, 20 }, { 5, 20 }, { 1, 2000 }, { 0.5, 4000 },
};

#define COLUMN_COUNT	((int)(sizeof(columns) / sizeof(columns[0])))

/* So many matches in one article are looked at. */
#define MATCHES_MAX	200

/* What a match in this column is worth, added to *worth. */
static int
add_worth(const Fts5ExtensionApi *api, Fts5Context *fts, int column, double *worth)
{
	int length = 0, rc = SQLITE_OK;

	if (column < 0 || column >= COLUMN_COUNT)
		return SQLITE_OK;
	rc = api->xColumnSize(fts, column, &length);
	if (rc == SQLITE_OK)
		*worth += columns[column].worth / (1 + length / columns[column].length);
	return rc;
}

/* Each word counts once more or less: the tenth match of one is worth little beside the first of another. */
static void
relevance(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *result, int count, sqlite3_value **values)
{
	double worth[LIMIT_QUERY_TERMS] = { 0 }, sum = 0;
	int matches = 0, phrase, column, offset, rc;

	(void)count;
	(void)values;
	rc = api->xInstCount(fts, &matches);
	for (int i = 0; rc == SQLITE_OK && i < matches && i < MATCHES_MAX; i++) {
		rc = api->xInst(fts, i, &phrase, &column, &offset);
		if (rc == SQLITE_OK && phrase >= 0 && phrase < LIMIT_QUERY_TERMS)
			rc = add_worth(api, fts, column, &worth[phrase]);
	}
	if (rc != SQLITE_OK) {
		/* Memory is out, or the index is damaged: no order rather than a wrong one. */
		sqlite3_result_error_code(result, rc);
		return;
	}
	for (int i = 0; i < LIMIT_QUERY_TERMS; i++)
		sum += worth[i] / (worth[i] + 2);
	sqlite3_result_double(result, sum);
}

int
relevance_register(struct store *store, struct error *err)
{
	fts5_api *api = tokenizer_fts5(store, err);

	if (api == NULL)
		return -1;
	return api->xCreateFunction(api, "relevance", NULL, relevance, NULL) == SQLITE_OK ? 0 : sql_fail(store, err);
}
