#include <time.h>

#include "args.h"
#include "choice.h"
#include "cmd.h"
#include "listing.h"
#include "out.h"
#include "ruling.h"

#define SHOWN	10	/* articles of each rule, unless said otherwise */

enum { RULES_TEST, RULES_LIMIT };

static const struct arg_option options[] = {
	{ "test", 't', NULL, "print which articles of the store each rule fits; nothing is changed" },
	{ "limit", 'n', "N", "at most N articles of each, the newest (10)" },
};

static const struct usage usage = { "rules", "[--test] [--limit N]",
	"List the rules of the config file: where each stands, its action and its filter.\n"
	"They are applied to the articles that an update brings.",
	options, sizeof(options) / sizeof(options[0]) };

static int
print_fitting(struct store *store, const struct query *query, size_t limit, struct error *err)
{
	const struct headline_scope scope = { .query = query };
	struct headlines found = { 0 };
	struct listing listing;
	struct buf out = { 0 };
	struct arena a = { 0 };
	size_t i;
	int result = headlines_read(store, &scope, HEADLINES_FIRST, 0, limit + 1, &a, &found, err);

	listing_init(&listing);
	for (i = 0; i < found.count && i < limit; i++) {
		buf_addc(&out, '\t');
		listing_write(&listing, &found.items[i], "", &out);
	}
	if (found.count > limit)
		buf_adds(&out, "\t...\n");
	out_raw(buf_text(&out), out.len);
	buf_clear(&out);
	arena_clear(&a);
	return result;
}

/* Print the rule and what it fits; limit 0: only the rule. */
static int
print_rule(struct store *store, const struct conf_rule *rule, size_t limit, struct error *err)
{
	struct query *query = ruling_compile(rule, time(NULL), err);
	int result = 0;

	if (query == NULL)
		return -1;
	out_printf("%-12s %-4s  %s\n", rule->origin, rule->verb, rule->filter);
	if (limit > 0)
		result = print_fitting(store, query, limit, err);
	query_free(query);
	return result;
}

int
cmd_rules(int argc, char **argv)
{
	struct reader *reader;
	const struct conf_rule *rules;
	struct args args;
	struct error err;
	int64_t limit = SHOWN;
	bool test = false;
	size_t count, i;
	int got, status = STATUS_DONE;

	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0) {
		test = test || got == RULES_TEST;
		if (got == RULES_LIMIT && !args_number(args.value, 1, 1000000, &limit))
			return args_wrong(&usage, "--limit: cannot be \"%s\"", args.value);
	}
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count > 0)
		return args_wrong(&usage, "%s: takes no words", args.words[0]);
	reader = choice_open_current(&err);
	if (reader == NULL)
		return out_failure(&err);
	rules = settings_rules(reader_settings(reader), &count);
	for (i = 0; i < count; i++)
		if (print_rule(reader_store(reader), &rules[i], test ? (size_t)limit : 0, &err) < 0)
			status = out_failure(&err);
	reader_close(reader);
	return status;
}
