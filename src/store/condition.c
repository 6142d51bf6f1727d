#include "condition.h"

void
condition_add_bound(const struct query *query, struct buf *sql)
{
	if (query != NULL && query->since != 0)
		buf_printf(sql, " AND article.date >= ?%zu", CONDITION_FIRST_VALUE + query->since);
}

void
condition_add(const struct query *query, struct buf *sql)
{
	if (query == NULL)
		return;
	condition_add_bound(query, sql);
	buf_printf(sql, " AND (%s)", buf_text(&query->sql));
}

void
condition_bind(const struct query *query, sqlite3_stmt *st)
{
	for (size_t i = 0; query != NULL && i < query->count; i++) {
		const struct condition_value *value = &query->values[i];
		int n = CONDITION_FIRST_VALUE + (int)i;

		switch (value->kind) {
		case VALUE_TEXT:
			sql_text(st, n, value->text);
			break;
		case VALUE_NUMBER:
			sql_int(st, n, value->number);
			break;
		case VALUE_REGEX:
			regex_bind(st, n, value->regex);
			break;
		}
	}
}
