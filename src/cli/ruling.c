#include "out.h"
#include "ruling.h"
#include "store/marks.h"

static const unsigned marks[] = {
	[RULE_HIDE] = MARK_DELETED, [RULE_READ] = MARK_READ, [RULE_STAR] = MARK_STARRED,
};

struct query *
ruling_compile(const struct conf_rule *rule, int64_t now, struct error *err)
{
	struct query *query = query_new(rule->filter, QUERY_ARTICLES, now, err);

	if (query == NULL)
		error_prefix(err, rule->origin);
	return query;
}

unsigned
ruling_mark(const struct conf_rule *rule)
{
	return marks[rule->action];
}

int
ruling_apply(struct reader *reader, int64_t after, int64_t now, struct error *err)
{
	size_t count, i;
	const struct conf_rule *rules = settings_rules(reader_settings(reader), &count);
	int result = 0;

	for (i = 0; i < count && result == 0; i++) {
		struct error wrong;
		struct query *query = ruling_compile(&rules[i], now, &wrong);

		if (query == NULL)
			out_error("%s", wrong.text);
		else
			result = marks_set_matching(reader_store(reader), query, after, ruling_mark(&rules[i]),
			    now, NULL, err);
		query_free(query);
	}
	return result;
}
