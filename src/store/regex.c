#include <errno.h>

#include "regex.h"

#define POINTER_TYPE	"coranto regex"

int
regex_compile(regex_t *pattern, const char *text, char *why, size_t size)
{
	int rc = regcomp(pattern, text, REG_EXTENDED | REG_ICASE | REG_NOSUB);

	if (rc != 0)
		regerror(rc, pattern, why, size);
	return rc;
}

void
regex_bind(sqlite3_stmt *st, int n, regex_t *pattern)
{
	sqlite3_bind_pointer(st, n, pattern, POINTER_TYPE, NULL);
}

static void
matches(sqlite3_context *context, int count, sqlite3_value **values)
{
	regex_t *pattern = sqlite3_value_pointer(values[0], POINTER_TYPE);
	const char *text = (const char *)sqlite3_value_text(values[1]);

	int rc;

	(void)count;
	errno = 0;
	rc = pattern != NULL && text != NULL ? regexec(pattern, text, 0, NULL, 0) : REG_NOMATCH;
	/* glibc says "no match" when it had no memory to look. */
	if (rc != 0 && errno == ENOMEM)
		sqlite3_result_error_nomem(context);
	else
		sqlite3_result_int(context, rc == 0);
}

int
regex_register(struct store *store, struct error *err)
{
	int rc = sqlite3_create_function(store->db, "matches", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, matches,
	    NULL, NULL);

	return rc == SQLITE_OK ? 0 : sql_fail(store, err);
}
