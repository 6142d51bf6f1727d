/* POSIX regular expressions as an SQL function: matches(pattern, text). */
#ifndef STORE_REGEX_H
#define STORE_REGEX_H

#include <regex.h>

#include "sql.h"

/* Extended, in any case, for yes or no.  0, else *why is filled with what is wrong with it. */
int	regex_compile(regex_t *pattern, const char *text, char *why, size_t size);
/* Give the pattern to a statement; it must live as long as the statement runs. */
void	regex_bind(sqlite3_stmt *st, int n, regex_t *pattern);
/* Make the function known to the database.  0 or -1. */
int	regex_register(struct store *store, struct error *err);

#endif
