/*
 * The filter language, newsboat's with a few attributes more, compiled to an
 * SQL condition with bound values: for lists, query feeds, rules and the
 * command line.  No text of the user's gets into SQL.
 *
 *   unread = "yes" and ( title =~ "linux" or tags # "unix" ) and age between 0:7
 *
 * attribute operator value, joined by and, or, not and parentheses.  Operators
 * are = == != < > <= >= between a:b, =~ !~ (POSIX extended regular expression
 * in any case), # !# (a word of a list).  A value is a number, a word or a text
 * in double quotes, in which \" stands for a quote.  Dates compare as far as
 * they are written: date >= "2026-11".
 */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "store/store.h"

struct query;

enum query_subject {
	QUERY_ARTICLES,		/* attributes of the article and of its feed */
	QUERY_FEEDS		/* attributes of feeds only */
};

/* One attribute, for help and completion. */
struct query_attribute {
	const char *name;
	const char *help;
	enum query_subject subject;	/* QUERY_FEEDS: of both */
};

/*
 * Compile text; age is counted from now.  NULL with err, a sentence that
 * begins "column N: " (characters, from 1).  query_free() it.
 */
struct query *query_new(const char *text, enum query_subject subject, int64_t now, struct error *err);
void	query_free(struct query *query);

/* All attributes, in order of their help; the number in *count. */
const struct query_attribute *query_attributes(size_t *count);

/* Does an article match?  1, 0 (no, or there is no such article), -1. */
int	query_match_article(struct store *store, const struct query *query, int64_t id, struct error *err);

#endif
