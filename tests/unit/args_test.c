#include <string.h>

#include "cli/args.h"
#include "cli/cmd.h"
#include "tap.h"

#define MAX_WORDS	8

static const struct arg_option options[] = {
	{ "json", 'j', NULL, "print JSON" },
	{ "limit", 'n', "N", "at most N" },
	{ "feed", '\0', "FEED", "of one feed" },
};
static const struct usage usage = { "test", "[OPTION]...", "Test.", options, 3 };

/* Read line's words and say what came out: "json limit=3 | word word". */
static const char *
reading(const char *line)
{
	static char said[256];
	char copy[256], *words[MAX_WORDS + 1] = { NULL };
	struct args args;
	int argc = 0, got;
	char *p;

	snprintf(copy, sizeof(copy), "test %s", line);
	for (p = copy; argc < MAX_WORDS && p != NULL; argc++)
		words[argc] = strsep(&p, " ");
	said[0] = '\0';
	args_begin(&args, &usage, argc, words);
	while ((got = args_next(&args)) >= 0) {
		strncat(said, options[got].name, 20);
		strncat(said, args.value != NULL ? "=" : "", 2);
		strncat(said, args.value != NULL ? args.value : "", 20);
		strncat(said, " ", 2);
	}
	if (got != ARGS_END)
		return got == ARGS_HELP ? "help" : "wrong";
	strncat(said, "|", 2);
	for (got = 0; got < args.word_count; got++) {
		strncat(said, " ", 2);
		strncat(said, args.words[got], 20);
	}
	return said;
}

int
main(void)
{
	int64_t n = 7;

	is_text(reading("a b"), "| a b", "words");
	is_text(reading("--json a"), "json | a", "a long option");
	is_text(reading("a --json"), "json | a", "options may follow words");
	is_text(reading("--limit 3 a"), "limit=3 | a", "a value that is a word");
	is_text(reading("--limit=3 a"), "limit=3 | a", "a value after =");
	is_text(reading("--limit= a"), "limit= | a", "an empty value");
	is_text(reading("-jn3 a"), "json limit=3 | a", "letters together, the last with its value");
	is_text(reading("-n 3 -j"), "limit=3 json |", "letters apart");
	is_text(reading("-- --json -"), "| --json -", "only words after --");
	is_text(reading("- -j"), "json | -", "a lone dash is a word");
	is_text(reading("a --feed x b"), "feed=x | a b", "words around an option");
	is_text(reading("--limit -1"), "limit=-1 |", "a value may begin with a dash");
	is_text(reading("--no"), "wrong", "an unknown option");
	is_text(reading("--jso"), "wrong", "options are not abbreviated");
	is_text(reading("--json=1"), "wrong", "a value where there is none");
	is_text(reading("--limit"), "wrong", "a value that is missing");
	is_text(reading("-n"), "wrong", "a value that is missing after a letter");
	is_text(reading("-x"), "wrong", "an unknown letter");
	is_number(args_status(ARGS_HELP), STATUS_DONE, "help is no failure");
	is_number(args_status(ARGS_WRONG), STATUS_USAGE, "a wrong option is");

	ok(args_number("12", 0, 100, &n) && n == 12, "a number");
	ok(args_number("-3", -5, 5, &n) && n == -3, "a negative number");
	ok(!args_number("", 0, 9, &n) && !args_number("1x", 0, 9, &n) && !args_number(" 1", 0, 9, &n) &&
	    !args_number("+1", 0, 9, &n), "no numbers");
	ok(!args_number("10", 0, 9, &n) && !args_number("99999999999999999999", 0, INT64_MAX, &n),
	    "numbers out of bounds");
	return tap_end();
}
