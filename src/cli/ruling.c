#include "out.h"
#include "ruling.h"
#include "store/marks.h"
#include "store/tag.h"

static const unsigned marks[] = {
	[RULE_HIDE] = MARK_DELETED, [RULE_READ] = MARK_READ, [RULE_STAR] = MARK_STARRED,
	[RULE_TAG] = MARK_TAGGED,
};

struct query *
ruling_compile(const struct conf_rule *rule, int64_t now, struct error *err)
{
	struct query *query = query_new(rule->filter, QUERY_ARTICLES, now, err);

	if (query != NULL && rule->action == RULE_TAG && tag_check(rule->tag, err) != 0) {
		query_free(query);
		query = NULL;
	}
	if (query == NULL)
		error_prefix(err, rule->origin);
	return query;
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
		else if (rules[i].action != RULE_HIGHLIGHT)
			result = marks_set_matching(reader_store(reader), query, after, marks[rules[i].action],
			    rules[i].tag, now, err);
		query_free(query);
	}
	return result;
}
