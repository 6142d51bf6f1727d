#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/keymap.h"
#include "args.h"
#include "base/buf.h"
#include "base/file.h"
#include "cmd.h"
#include "conf/settings.h"
#include "conf/subs.h"
#include "out.h"
#include "ruling.h"
#include "text/hyphenate.h"

enum { CONFIG_SHOW, CONFIG_CHECK, CONFIG_PATHS, CONFIG_LIST };

static const struct arg_option options[] = {
	{ "show", 's', NULL, "print every setting with its value and where that comes from; of FEED" },
	{ "check", 'c', NULL, "print what is wrong in config and feeds" },
	{ "paths", 'p', NULL, "print where the files are" },
	{ "list", 'l', NULL, "print what every setting is for, and its default" },
};

static const struct usage usage = { "config", "[--show] [FEED] | --check | --paths | --list",
	"Look at the configuration.  FEED is an address or a title of the feeds file.",
	options, sizeof(options) / sizeof(options[0]) };

struct config {
	char *path, *feeds_path;
	struct settings *settings;
	struct subs *subs;
};

/* Append the value as a line of the config file may hold it. */
static void
add_value(struct buf *line, const char *value)
{
	const char *s;

	if (value[0] != '\0' && strpbrk(value, " \t\r\n\"'#\\=") == NULL) {
		buf_adds(line, value);
		return;
	}
	buf_addc(line, '"');
	for (s = value; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			buf_addc(line, '\\');
		if (*s == '\n')
			buf_adds(line, "\\n");
		else
			buf_addc(line, *s);
	}
	buf_addc(line, '"');
}

static void
print_settings(const struct settings *settings)
{
	int s;

	for (s = 0; s < SETTING_COUNT; s++) {
		struct buf value = { 0 };

		add_value(&value, settings_written(settings, (enum setting)s));
		out_printf("%-22s %-24s # %s\n", settings_info((enum setting)s)->name, buf_text(&value),
		    settings_origin(settings, (enum setting)s));
		buf_clear(&value);
	}
}

static const struct sub *
find_sub(const struct subs *subs, const char *name)
{
	size_t i;

	for (i = 0; i < subs->count; i++)
		if (strcmp(subs->items[i].url, name) == 0)
			return &subs->items[i];
	for (i = 0; i < subs->count; i++)
		if (strcasecmp(subs->items[i].title, name) == 0)
			return &subs->items[i];
	return NULL;
}

static int
show(const struct config *config, const char *feed)
{
	const struct sub *sub;
	struct settings *settings;

	if (feed == NULL) {
		print_settings(config->settings);
		return STATUS_DONE;
	}
	sub = find_sub(config->subs, feed);
	if (sub == NULL) {
		out_error("%s: no such feed in %s", feed, config->feeds_path);
		return STATUS_USAGE;
	}
	settings = subs_settings(sub, config->settings);
	print_settings(settings);
	settings_free(settings);
	return STATUS_DONE;
}

/* Print the problems; how many are errors. */
static size_t
print_problems(const struct conf_problem *problems, size_t count)
{
	size_t i, errors = 0;

	for (i = 0; i < count; i++) {
		out_printf("%s%s\n", problems[i].text, problems[i].warning ? " (no error)" : "");
		errors += !problems[i].warning;
	}
	return errors;
}

/* Print what is wrong with a query that could not be made; 1, or 0 when it could.  Takes query. */
static size_t
print_bad_query(struct query *query, const struct error *err)
{
	bool bad = query == NULL;

	if (bad)
		out_line(err->text);
	query_free(query);
	return bad;
}

/* The same of a filter that stands at origin. */
static size_t
print_bad_filter(const char *filter, const char *origin)
{
	struct error err;
	struct query *query = query_new(filter, QUERY_ARTICLES, 0, &err);

	if (query == NULL)
		error_prefix(&err, origin);
	return print_bad_query(query, &err);
}

/* Print what is wrong in the filters of rules, looks and query feeds; how many are. */
static size_t
print_bad_filters(const struct settings *settings, const struct subs *subs)
{
	size_t rule_count, highlight_count, i, errors = 0;
	const struct conf_rule *rules = settings_rules(settings, &rule_count);
	const struct conf_highlight *highlights = settings_highlights(settings, &highlight_count);
	struct error err;

	for (i = 0; i < rule_count; i++)
		errors += print_bad_query(ruling_compile(&rules[i], 0, &err), &err);
	for (i = 0; i < highlight_count; i++)
		if (highlights[i].where & HIGHLIGHT_FILTER && !highlights[i].of_rule)
			errors += print_bad_filter(highlights[i].pattern, highlights[i].origin);
	for (i = 0; i < subs->count; i++)
		if (subs->items[i].kind == SUB_QUERY)
			errors += print_bad_filter(subs->items[i].query, subs->items[i].origin);
	return errors;
}

/* Print what else a setting names that is not there: a theme, a language; how many are. */
static size_t
print_missing(const struct settings *settings)
{
	const char *language = settings_text(settings, SETTING_HYPHENATE), *name = settings_text(settings, SETTING_THEME);
	struct hyphenation *patterns = NULL;
	struct theme theme;
	struct error err;
	size_t errors = 0;

	if (strcmp(name, "auto") != 0 && theme_load(&theme, name, settings, &err) < 0) {
		out_printf("%s: %s\n", settings_origin(settings, SETTING_THEME), err.text);
		errors++;
	}
	if (*language != '\0' && (patterns = hyphenation_load(language, &err)) == NULL) {
		out_printf("%s: %s\n", settings_origin(settings, SETTING_HYPHENATE), err.text);
		errors++;
	}
	hyphenation_free(patterns);
	return errors;
}

/* Print what is wrong in what keys are to do; how many things are errors. */
static size_t
print_bad_keys(const struct settings *settings)
{
	struct keymap *map = keymap_new(settings);
	size_t count, errors;
	const struct conf_problem *problems = keymap_problems(map, &count);

	errors = print_problems(problems, count);
	keymap_free(map);
	return errors;
}

static int
check(const struct config *config)
{
	size_t count, errors;
	const struct conf_problem *problems = settings_problems(config->settings, &count);

	errors = print_problems(problems, count);
	errors += print_bad_filters(config->settings, config->subs);
	errors += print_missing(config->settings);
	errors += print_bad_keys(config->settings);
	errors += print_problems(config->subs->problems, config->subs->problem_count);
	return errors > 0 ? STATUS_USAGE : STATUS_DONE;
}

static int
print_paths(const struct config *config)
{
	out_printf("config %s\nfeeds  %s\n", config->path, config->feeds_path);
	return STATUS_DONE;
}

static int
list(void)
{
	int s;

	for (s = 0; s < SETTING_COUNT; s++) {
		const struct setting_info *info = settings_info((enum setting)s);

		out_printf("%-22s %-8s %s%s\n", info->name, info->fallback[0] != '\0' ? info->fallback : "\"\"",
		    info->help, info->scope & SETTING_OF_FEEDS ? " *" : "");
	}
	out_printf("\n* also for a folder or a feed\n");
	return STATUS_DONE;
}

static int
read_files(struct config *config, struct error *err)
{
	config->path = file_path(FILE_CONFIG, "config", err);
	config->feeds_path = file_path(FILE_CONFIG, "feeds", err);
	if (config->path == NULL || config->feeds_path == NULL)
		return -1;
	config->settings = settings_read(config->path);
	return subs_read(config->feeds_path, &config->subs, err);
}

static int
act(const struct config *config, int what, const char *feed)
{
	switch (what) {
	case CONFIG_CHECK:
		return check(config);
	case CONFIG_PATHS:
		return print_paths(config);
	case CONFIG_LIST:
		return list();
	default:
		return show(config, feed);
	}
}

int
cmd_config(int argc, char **argv)
{
	struct config config = { 0 };
	struct args args;
	struct error err;
	int got, what = CONFIG_SHOW, status;

	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0)
		what = got;
	if (got != ARGS_END)
		return args_status(got);
	if (args.word_count > (what == CONFIG_SHOW))
		return args_wrong(&usage, "%s: one word too many", args.words[args.word_count - 1]);
	if (read_files(&config, &err) < 0)
		status = out_failure(&err);
	else
		status = act(&config, what, args.word_count > 0 ? args.words[0] : NULL);
	subs_free(config.subs);
	settings_free(config.settings);
	free(config.path);
	free(config.feeds_path);
	return status;
}
