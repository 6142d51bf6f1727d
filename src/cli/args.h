/*
 * The words of a command: options from a table, which also gives the help.
 *
 *	static const struct arg_option options[] = {
 *		{ "json", 0, NULL, "print JSON" },
 *		{ "limit", 'n', "N", "at most N articles" },
 *	};
 *	static const struct usage usage = { "list", "[OPTION]...", "...", options, 2 };
 *
 *	args_begin(&args, &usage, argc, argv);
 *	while ((got = args_next(&args)) >= 0) ...	got is the row of the table
 *	if (got != ARGS_END)
 *		return args_status(got);
 *	... args.words[0 .. args.word_count) ...
 */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arg_option {
	const char *name;	/* without the dashes */
	char letter;		/* '\0': none */
	const char *value;	/* what it takes ("FILE"), NULL nothing */
	const char *help;
};

struct usage {
	const char *command;	/* "list" */
	const char *synopsis;	/* "[--json] FILE" */
	const char *about;	/* what it does, one or more sentences */
	const struct arg_option *options;
	size_t option_count;
};

struct args {
	const struct usage *usage;
	char **words;		/* the words that are no options, in order */
	int word_count;
	const char *value;	/* of the option just given */
	char **argv;
	int argc, next, letter;	/* where it reads */
	bool only_words;	/* after "--" */
};

#define ARGS_END	(-1)
#define ARGS_WRONG	(-2)	/* a wrong option: it was said which */
#define ARGS_HELP	(-3)	/* --help: it was printed */

/* argv[0] is the command's name; argv is put in another order: words first. */
void	args_begin(struct args *args, const struct usage *usage, int argc, char **argv);
/* The next option as its row in the table, or ARGS_*. */
int	args_next(struct args *args);
/* The exit status for what is no option and not ARGS_END. */
int	args_status(int got);
/* Say what is wrong and how the command is used; returns STATUS_USAGE. */
int	args_wrong(const struct usage *usage, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
/* The whole of s as a number within min and max.  False when it is none. */
bool	args_number(const char *s, int64_t min, int64_t max, int64_t *out);
void	args_print_help(const struct usage *usage);

#endif
