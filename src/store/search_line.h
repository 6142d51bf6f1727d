/* What the user seeks, one line, taken apart: an expression for the index, conditions on the articles. */
#ifndef STORE_SEARCH_LINE_H
#define STORE_SEARCH_LINE_H

#include "base/buf.h"
#include "condition.h"
#include "store/search.h"

/* A folded token to be marked in snippets. */
struct search_term {
	char *token;
	size_t len;
	bool prefix;
};

struct search_line {
	struct buf match;		/* "" when only conditions are given */
	struct query where;		/* conditions and their values */
	struct search_term *terms;
	size_t term_count, term_cap;
};

/* 0 or -1; search_line_clear() it in both cases. */
int	search_line_parse(struct store *store, const struct search_request *request, struct search_line *line,
	    struct error *err);
void	search_line_clear(struct search_line *line);

#endif
