#include <string.h>

#include "look_line.h"
#include "rule_line.h"

#define ACTIONS	"hide, read, star, tag or highlight"

static const char *const verbs[] = {
	[RULE_HIDE] = "hide", [RULE_READ] = "read", [RULE_STAR] = "star", [RULE_TAG] = "tag",
	[RULE_HIGHLIGHT] = "highlight",
};

#define VERB_COUNT	(sizeof(verbs) / sizeof(verbs[0]))

/* The verb and the words behind it, parted by blanks. */
static const char *
join(const struct tokens *words, struct arena *a)
{
	const char *text = words->items[2].text;
	size_t i;

	for (i = 3; i < words->count; i++)
		text = arena_printf(a, "%s %s", text, words->items[i].text);
	return text;
}

static const char *
read_highlight(const struct tokens *words, const struct conf_rule *rule, struct conf_highlight *highlight,
    struct arena *a)
{
	const char *wrong = look_line_rule(words, 3, &highlight->how, a);

	highlight->where = HIGHLIGHT_FILTER;
	highlight->pattern = rule->filter;
	highlight->of_rule = true;
	return wrong != NULL ? arena_printf(a, "rule: highlight: %s", wrong) : NULL;
}

const char *
rule_line_read(const struct tokens *words, struct conf_rule *rule, struct conf_highlight *highlight, struct arena *a)
{
	const char *verb;
	size_t i, want;

	if (words->count < 3)
		return "rule: needs a filter in quotes and an action: " ACTIONS;
	verb = words->items[2].text;
	for (i = 0; i < VERB_COUNT && strcmp(verbs[i], verb) != 0; i++)
		continue;
	if (i == VERB_COUNT)
		return arena_printf(a, "rule: %s: not a rule action (" ACTIONS ")", verb);
	rule->filter = words->items[1].text;
	rule->action = (enum rule_action)i;
	rule->tag = i == RULE_TAG && words->count > 3 ? words->items[3].text : "";
	rule->verb = join(words, a);
	if (i == RULE_HIGHLIGHT)
		return read_highlight(words, rule, highlight, a);
	want = i == RULE_TAG ? 4 : 3;
	if (words->count < want)
		return "rule: tag: which tag is not said";
	return words->count > want ? arena_printf(a, "rule: %s: one word too many", words->items[want].text) : NULL;
}
