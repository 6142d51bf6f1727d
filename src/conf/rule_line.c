#include <string.h>

#include "base/buf.h"
#include "look_line.h"
#include "rule_line.h"

#define ACTIONS	"hide, read, star, tag or highlight"
#define REGEX	"regex:"

static const char *const verbs[] = {
	[RULE_HIDE] = "hide", [RULE_READ] = "read", [RULE_STAR] = "star", [RULE_TAG] = "tag",
	[RULE_HIGHLIGHT] = "highlight",
};

#define VERB_COUNT	(sizeof(verbs) / sizeof(verbs[0]))

/* Append a text as filters hold it. */
static const char *
quoted(const char *text, struct arena *a)
{
	struct buf out = { 0 };
	const char *result;

	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			buf_addc(&out, '\\');
		buf_addc(&out, *text);
	}
	result = arena_strdup(a, buf_text(&out));
	buf_clear(&out);
	return result;
}

/* newsboat's "ignore-article FEED FILTER": * is any feed, "regex:X" those whose address X matches. */
static const char *
read_ignored(const struct tokens *words, struct conf_rule *rule, struct arena *a)
{
	const char *feed, *filter;
	bool regex;

	if (words->count != 3)
		return "ignore-article: needs a feed (* for all) and a filter, in quotes";
	feed = words->items[1].text;
	filter = words->items[2].text;
	regex = strncmp(feed, REGEX, strlen(REGEX)) == 0;
	*rule = (struct conf_rule){ .filter = filter, .action = RULE_HIDE, .verb = verbs[RULE_HIDE], .tag = "" };
	if (strcmp(feed, "*") != 0)
		rule->filter = arena_printf(a, "rssurl %s \"%s\" and ( %s )", regex ? "=~" : "=",
		    quoted(feed + (regex ? strlen(REGEX) : 0), a), filter);
	return NULL;
}

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

	highlight->where = HIGHLIGHT_ARTICLES_OF;
	highlight->pattern = rule->filter;
	highlight->of_rule = true;
	return wrong != NULL ? arena_printf(a, "rule: highlight: %s", wrong) : NULL;
}

const char *
rule_line_read(const struct tokens *words, struct conf_rule *rule, struct conf_highlight *highlight, struct arena *a)
{
	const char *verb;
	size_t i, want;

	if (strcmp(words->items[0].text, "ignore-article") == 0)
		return read_ignored(words, rule, a);
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
