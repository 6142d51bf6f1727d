#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "args.h"
#include "base/buf.h"
#include "base/sandbox.h"
#include "cli/cli.h"
#include "cli/update.h"
#include "cmd.h"
#include "out.h"

static int cmd_help(int argc, char **argv);
static int cmd_version(int argc, char **argv);

static const struct command {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *help;
} commands[] = {
	{ "add", cmd_add, "subscribe to a feed" },
	{ "config", cmd_config, "look at the configuration" },
	{ "download", cmd_download, "download enclosures" },
	{ "export", cmd_export, "print subscriptions or articles for other programs" },
	{ "extract", cmd_extract, "find the article in a web page" },
	{ "feeds", cmd_feeds, "print the feeds and how they are" },
	{ "help", cmd_help, "say what a command does" },
	{ "import", cmd_import, "take over subscriptions from other readers" },
	{ "list", cmd_list, "list articles" },
	{ "mark", cmd_mark, "mark articles read, starred or deleted" },
	{ "parse", cmd_parse, "read a feed and print it as JSON" },
	{ "remove", cmd_remove, "unsubscribe from a feed" },
	{ "render", cmd_render, "print HTML as the text of the article view" },
	{ "rules", cmd_rules, "list the rules and try them" },
	{ "search", cmd_search, "search all articles" },
	{ "show", cmd_show, "print articles" },
	{ "store", cmd_store, "look after the store of articles" },
	{ "tag", cmd_tag, "put tags on articles, or list them" },
	{ "update", cmd_update, "ask the feeds and store their articles" },
	{ "version", cmd_version, "print the version" },
};

#define COMMAND_COUNT	(sizeof(commands) / sizeof(commands[0]))

static const struct usage help_usage = { "help", "[COMMAND]",
	"Say what a command does, or list the commands.", NULL, 0 };
static const struct arg_option version_options[] = {
	{ "verbose", 'v', NULL, "also what this system has to jail the update with, and which libraries are missing" },
};
/* Of those that config.mk lets be missing. */
static const char missing_libraries[] = ""
#ifdef WITHOUT_FRIBIDI
    " fribidi"
#endif
#ifdef WITHOUT_UCHARDET
    " uchardet"
#endif
    ;
static const struct usage version_usage = { "version", "[--verbose]", "Print the version.", version_options, 1 };

static const struct command *
find_command(const char *name)
{
	size_t i;

	for (i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

static void
print_commands(void)
{
	size_t i;

	out_printf("usage: coranto                 read the news\n"
	    "       coranto COMMAND ...     do one thing and leave\n\ncommands:\n");
	for (i = 0; i < COMMAND_COUNT; i++)
		out_printf("  %-10s %s\n", commands[i].name, commands[i].help);
	out_printf("\n\"coranto COMMAND --help\" says more of a command, \"man coranto\" all.\n");
}

static int
no_such_command(const char *name)
{
	out_error("%s: no such command (see: coranto --help)", name);
	return STATUS_USAGE;
}

static int
cmd_help(int argc, char **argv)
{
	char help[] = "--help";
	const struct command *command;
	struct args args;
	int got;

	args_begin(&args, &help_usage, argc, argv);
	got = args_next(&args);
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count == 0) {
		print_commands();
		return STATUS_DONE;
	}
	command = find_command(args.words[0]);
	if (command == NULL)
		return no_such_command(args.words[0]);
	if (command->run == cmd_help) {
		args_print_help(&help_usage);
		return STATUS_DONE;
	}
	return command->run(2, (char *[]){ args.words[0], help, NULL });
}

static int
cmd_version(int argc, char **argv)
{
	struct buf jail = { 0 };
	struct args args;
	bool verbose = false;
	int got;

	args_begin(&args, &version_usage, argc, argv);
	while ((got = args_next(&args)) >= 0)
		verbose = true;
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count > 0)
		return args_wrong(&version_usage, "%s: takes no words", args.words[0]);
	out_line("coranto " VERSION);
	if (verbose) {
		sandbox_describe(&jail);
		out_printf("jail: %s\n", buf_text(&jail));
		if (*missing_libraries != '\0')
			out_printf("built without:%s\n", missing_libraries);
		buf_clear(&jail);
	}
	return STATUS_DONE;
}

static int
dispatch(int argc, char **argv)
{
	const char *word = argv[1];
	const struct command *command;

	if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
		print_commands();
		return STATUS_DONE;
	}
	if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
		out_line("coranto " VERSION);
		return STATUS_DONE;
	}
	if (word[0] == '-') {
		out_error("%s: no such option (see: coranto --help)", word);
		return STATUS_USAGE;
	}
	command = find_command(word);
	return command != NULL ? command->run(argc - 1, argv + 1) : no_such_command(word);
}

int
cli_run(int argc, char **argv)
{
	/* A closed pipe comes back as an error of the write: see out.h. */
	signal(SIGPIPE, SIG_IGN);
	return out_finish(dispatch(argc, argv));
}
