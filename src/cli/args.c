#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "args.h"
#include "base/buf.h"
#include "base/mem.h"
#include "cmd.h"
#include "out.h"

void
args_begin(struct args *args, const struct usage *usage, int argc, char **argv)
{
	memset(args, 0, sizeof(*args));
	args->usage = usage;
	args->argc = argc;
	args->argv = argv;
	args->next = 1;
	args->words = argv + 1;
}

static int
option_by_name(const struct usage *usage, const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < usage->option_count; i++)
		if (strlen(usage->options[i].name) == len &&
		    memcmp(usage->options[i].name, name, len) == 0)
			return (int)i;
	return -1;
}

static int
option_by_letter(const struct usage *usage, char letter)
{
	size_t i;

	for (i = 0; i < usage->option_count; i++)
		if (usage->options[i].letter == letter)
			return (int)i;
	return -1;
}

static int
wrong(const struct args *args, const char *what, const char *option)
{
	args_wrong(args->usage, "%s: %s", option, what);
	return ARGS_WRONG;
}

/* The value that is a word of its own. */
static int
take_value(struct args *args, const char *option)
{
	if (args->next >= args->argc)
		return wrong(args, "needs a value", option);
	args->value = args->argv[args->next++];
	return 0;
}

/* "--name", "--name=value", "--name value" */
static int
long_option(struct args *args, const char *word)
{
	const char *name = word + 2;
	size_t len = strcspn(name, "=");
	int row = option_by_name(args->usage, name, len);

	if (row < 0 && strcmp(name, "help") == 0) {
		args_print_help(args->usage);
		return ARGS_HELP;
	}
	if (row < 0)
		return wrong(args, "no such option", word);
	if (args->usage->options[row].value == NULL)
		return name[len] == '=' ? wrong(args, "takes no value", word) : row;
	if (name[len] == '=') {
		args->value = name + len + 1;
		return row;
	}
	return take_value(args, word) < 0 ? ARGS_WRONG : row;
}

/* One letter of "-abc"; what is left of the word is the value of an option that takes one. */
static int
short_option(struct args *args, const char *word)
{
	char option[] = { '-', word[args->letter], '\0' };
	int row = option_by_letter(args->usage, option[1]);
	const char *rest = word + args->letter + 1;

	if (row < 0 && option[1] == 'h') {
		args_print_help(args->usage);
		return ARGS_HELP;
	}
	if (row < 0)
		return wrong(args, "no such option", option);
	args->letter = rest[0] != '\0' ? args->letter + 1 : 0;
	if (args->letter == 0)
		args->next++;
	if (args->usage->options[row].value == NULL)
		return row;
	if (rest[0] == '\0')
		return take_value(args, option) < 0 ? ARGS_WRONG : row;
	args->value = rest;
	args->letter = 0;
	args->next++;
	return row;
}

int
args_next(struct args *args)
{
	args->value = NULL;
	while (args->next < args->argc) {
		char *word = args->argv[args->next];

		if (args->letter > 0)
			return short_option(args, word);
		if (args->only_words || word[0] != '-' || word[1] == '\0') {
			/* Never past the place that is read: words only move down. */
			args->words[args->word_count++] = word;
			args->next++;
		} else if (strcmp(word, "--") == 0) {
			args->only_words = true;
			args->next++;
		} else if (word[1] == '-') {
			args->next++;
			return long_option(args, word);
		} else {
			args->letter = 1;
		}
	}
	return ARGS_END;
}

int
args_status(int got)
{
	return got == ARGS_HELP ? STATUS_DONE : STATUS_USAGE;
}

int
args_wrong(const struct usage *usage, const char *fmt, ...)
{
	char *text;
	va_list ap;

	va_start(ap, fmt);
	text = mem_vprintf(fmt, ap);
	va_end(ap);
	out_error("%s: %s (see: coranto %s --help)", usage->command, text, usage->command);
	free(text);
	return STATUS_USAGE;
}

bool
args_number(const char *s, int64_t min, int64_t max, int64_t *out)
{
	char *end;
	long long n;

	if ((s[0] < '0' || s[0] > '9') && s[0] != '-')
		return false;
	errno = 0;
	n = strtoll(s, &end, 10);
	if (errno != 0 || end == s || *end != '\0' || n < min || n > max)
		return false;
	*out = n;
	return true;
}

static void
print_option(const struct arg_option *o)
{
	struct buf left = { 0 };

	if (o->letter != '\0')
		buf_printf(&left, "-%c, ", o->letter);
	buf_printf(&left, "--%s", o->name);
	if (o->value != NULL)
		buf_printf(&left, " %s", o->value);
	out_printf("  %-24s %s\n", buf_text(&left), o->help);
	buf_clear(&left);
}

void
args_print_help(const struct usage *usage)
{
	static const struct arg_option help = { "help", 'h', NULL, "say this" };
	size_t i;

	out_printf("usage: coranto %s%s%s\n\n%s\n\n", usage->command,
	    usage->synopsis[0] != '\0' ? " " : "", usage->synopsis, usage->about);
	for (i = 0; i < usage->option_count; i++)
		print_option(&usage->options[i]);
	print_option(&help);
}
