#include <string.h>

#include "rule_line.h"

static const char *const verbs[] = {
	[RULE_HIDE] = "hide", [RULE_READ] = "read", [RULE_STAR] = "star", [RULE_TAG] = "tag",
};

#define VERB_COUNT	(sizeof(verbs) / sizeof(verbs[0]))

const char *
rule_line_read(const struct tokens *words, struct conf_rule *rule, struct arena *a)
{
	const char *verb;
	size_t i, want;

	if (words->count < 3)
		return "rule: needs a filter in quotes and an action: hide, read, star or tag";
	verb = words->items[2].text;
	for (i = 0; i < VERB_COUNT && strcmp(verbs[i], verb) != 0; i++)
		continue;
	if (i == VERB_COUNT)
		return arena_printf(a, "rule: %s: not a rule action (hide, read, star or tag)", verb);
	want = i == RULE_TAG ? 4 : 3;
	if (words->count < want)
		return "rule: tag: which tag is not said";
	if (words->count > want)
		return arena_printf(a, "rule: %s: one word too many", words->items[want].text);
	rule->filter = words->items[1].text;
	rule->action = (enum rule_action)i;
	rule->tag = i == RULE_TAG ? words->items[3].text : "";
	rule->verb = i == RULE_TAG ? arena_printf(a, "tag %s", rule->tag) : verbs[i];
	return NULL;
}
