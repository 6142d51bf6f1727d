#include <string.h>

#include "rule_line.h"

static const char *const verbs[] = { [RULE_HIDE] = "hide", [RULE_READ] = "read", [RULE_STAR] = "star" };

#define VERB_COUNT	(sizeof(verbs) / sizeof(verbs[0]))

const char *
rule_line_read(const struct tokens *words, struct conf_rule *rule, struct arena *a)
{
	const char *verb;
	size_t i;

	if (words->count < 3)
		return "rule: needs a filter in quotes and an action: hide, read or star";
	verb = words->items[2].text;
	for (i = 0; i < VERB_COUNT && strcmp(verbs[i], verb) != 0; i++)
		continue;
	if (i == VERB_COUNT)
		return arena_printf(a, "rule: %s: not a rule action (hide, read or star)", verb);
	if (words->count > 3)
		return arena_printf(a, "rule: %s: one word too many", words->items[3].text);
	rule->filter = words->items[1].text;
	rule->action = (enum rule_action)i;
	rule->verb = verbs[i];
	return NULL;
}
