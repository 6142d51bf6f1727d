/*
 * A compiled query as the store uses it: a condition on table article (or
 * feed) and the values that belong to it.
 */
#ifndef STORE_CONDITION_H
#define STORE_CONDITION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "regex.h"
#include "sql.h"

/* Values of a condition are numbered from here; below are those of the statement around it. */
#define CONDITION_FIRST_VALUE	100

enum condition_kind { VALUE_TEXT, VALUE_NUMBER, VALUE_REGEX };

struct condition_value {
	enum condition_kind kind;
	char *text;
	int64_t number;
	regex_t *regex;
};

struct query {
	struct buf sql;
	struct condition_value *values;
	size_t count, cap;
	/* What is sure of all that match, by which an index is chosen and bounded. */
	size_t since;			/* the value that none is older than, 0 none is known */
	bool starred;			/* they are starred */
};

/* Append " AND (condition)", with its bound; nothing for NULL. */
void	condition_add(const struct query *query, struct buf *sql);
/* Append the bound on the date alone, by which an index is not read to its end; nothing where none is known. */
void	condition_add_bound(const struct query *query, struct buf *sql);
/* Bind its values; the query must live as long as the statement runs.  Nothing for NULL. */
void	condition_bind(const struct query *query, sqlite3_stmt *st);

#endif
