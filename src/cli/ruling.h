/*
 * The rules of the config file on the articles of the store: what each means,
 * and what it does to the articles that an update brought.
 */
#ifndef CLI_RULING_H
#define CLI_RULING_H

#include <stddef.h>
#include <stdint.h>

#include "app/reader.h"
#include "base/error.h"
#include "store/query.h"

/* The filter of a rule; NULL with err when that or its tag is none, which says where the rule stands.  query_free() it. */
struct query *ruling_compile(const struct conf_rule *rule, int64_t now, struct error *err);
/*
 * Apply every rule to what came after the article with that id, each in one
 * statement.  A rule with a bad filter is said on standard error and left out.
 * 0 or -1.
 */
int	ruling_apply(struct reader *reader, int64_t after, int64_t now, struct error *err);

#endif
