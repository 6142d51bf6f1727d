#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "conf/keys.h"
#include "conf/settings.h"
#include "tap.h"

static char folder[256];

static const char *
write_file(const char *name, const char *text)
{
	static char path[512];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file_replace(path, text, strlen(text), NULL);
	return path;
}

static struct settings *
read_config(const char *text)
{
	return settings_read(write_file("config", text));
}

static const char *
problem(const struct settings *s, size_t n)
{
	size_t count;
	const struct conf_problem *p = settings_problems(s, &count);

	return n < count ? p[n].text : "none";
}

static bool
is_warning(const struct settings *s, size_t n)
{
	size_t count;
	const struct conf_problem *p = settings_problems(s, &count);

	return n < count && p[n].warning;
}

static void
test_defaults(void)
{
	struct settings *s = settings_read("/nonexistent/config");
	struct arena a = { 0 };
	int i, bad = 0;

	is_text(problem(s, 0), "none", "no file is no problem");
	is_number(settings_number(s, SETTING_CONNECTIONS), 128, "a default number");
	is_number(settings_number(s, SETTING_TIMEOUT), 30, "a default duration, in seconds");
	is_number(settings_number(s, SETTING_EVERY), 0, "auto is 0");
	ok(settings_flag(s, SETTING_AUTO_RELOAD), "a default flag");
	is_text(settings_text(s, SETTING_FULL), "auto", "a default choice");
	is_text(settings_origin(s, SETTING_FULL), "default", "where it comes from");
	for (i = 0; i < SETTING_COUNT; i++) {
		const struct setting_info *info = settings_info((enum setting)i);

		if (info->name == NULL || info->help == NULL ||
		    settings_check((enum setting)i, info->fallback, &a) != NULL ||
		    settings_find(info->name, strlen(info->name)) != (enum setting)i ||
		    (i > 0 && strcmp(settings_info((enum setting)(i - 1))->name, info->name) >= 0))
			bad++;
	}
	is_number(bad, 0, "the table is whole and sorted, every default a good value");
	arena_clear(&a);
	settings_free(s);
}

static void
test_syntax(void)
{
	struct settings *s = read_config("\xEF\xBB\xBF# comment\r\n"
	    "set text-width = 72\r\n"
	    "connections 7 # more\n"
	    "connections-per-host=3\n"
	    "timeout = 1m\n"
	    "contact \"a b\"\n"
	    "browser sh -c 'w3m \"$1\"' sh %u # text\n"
	    "user-agent \"one \\\n"
	    "two\"\n"
	    "full yes\n"
	    "full no\n"
	    "show-read off");

	is_text(problem(s, 0), "none", "all forms of a line are read");
	is_number(settings_number(s, SETTING_TEXT_WIDTH), 72, "set name = value");
	is_number(settings_number(s, SETTING_CONNECTIONS), 7, "name value # comment");
	is_number(settings_number(s, SETTING_CONNECTIONS_PER_HOST), 3, "name=value");
	is_number(settings_number(s, SETTING_TIMEOUT), 60, "name = value");
	is_text(settings_text(s, SETTING_CONTACT), "a b", "one word without its quotes");
	is_text(settings_text(s, SETTING_BROWSER), "sh -c 'w3m \"$1\"' sh %u", "several words as written");
	is_text(settings_text(s, SETTING_USER_AGENT), "one two", "a line goes on after a backslash");
	is_text(settings_text(s, SETTING_FULL), "no", "the last line wins");
	is_text(settings_origin(s, SETTING_FULL), "config:11", "its origin");
	ok(!settings_flag(s, SETTING_SHOW_READ), "a last line without a line feed");
	settings_free(s);
}

static void
test_values(void)
{
	struct settings *s = read_config("connections 0\nconnections 1001\nconnections 1x\n"
	    "full maybe\nauto-reload perhaps\nevery 5\nevery 10s\nevery 99999999999999999w\nfoo 1\n"
	    "user-agent \"a\nconnections\nproxy `secret`\ntext-width 10 20\nset\n");
	const char *number = "must be a number from 1 to 1000, not \"0\"";
	char want[100];

	snprintf(want, sizeof(want), "config:1: connections: %s", number);
	is_text(problem(s, 0), want, "too small");
	is_text(problem(s, 1), "config:2: connections: must be a number from 1 to 1000, not \"1001\"", "too large");
	is_text(problem(s, 2), "config:3: connections: must be a number from 1 to 1000, not \"1x\"", "no number");
	is_text(problem(s, 3), "config:4: full: must be one of yes no auto, not \"maybe\"", "no choice");
	is_text(problem(s, 4), "config:5: auto-reload: must be yes or no, not \"perhaps\"", "no flag");
	is_text(problem(s, 5), "config:6: every: must be a time from 1m to 30d or auto, not \"5\"", "no unit");
	is_text(problem(s, 6), "config:7: every: must be a time from 1m to 30d or auto, not \"10s\"", "too short");
	is_text(problem(s, 7), "config:8: every: must be a time from 1m to 30d or auto, not \"99999999999999999w\"",
	    "an overflow");
	is_text(problem(s, 8), "config:9: no such setting: foo", "no such setting");
	is_text(problem(s, 9), "config:10: a \" is not closed", "an open quote");
	is_text(problem(s, 10), "config:11: connections: must be a number from 1 to 1000, not \"\"", "no value");
	is_text(problem(s, 11), "config:12: proxy: commands in backticks are not run", "backticks");
	is_text(problem(s, 12), "config:13: text-width: must be a number from 0 to 1000, not \"10 20\"", "two values");
	is_text(problem(s, 13), "config:14: no such setting: set", "a lone set");
	is_text(problem(s, 14), "none", "and no more");
	is_number(settings_number(s, SETTING_CONNECTIONS), 128, "the default stays");
	is_text(settings_text(s, SETTING_PROXY), "", "no backticks in a value");
	settings_free(s);
}

static void
test_durations(void)
{
	static const struct {
		const char *written;
		long seconds;
	} cases[] = {
		{ "60s", 60 }, { "1m", 60 }, { "90min", 5400 }, { "2h", 7200 }, { "1d", 86400 },
		{ "1w", 604800 }, { "auto", 0 },
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char line[64];
		struct settings *s;

		snprintf(line, sizeof(line), "every %s", cases[i].written);
		s = read_config(line);
		is_number(settings_number(s, SETTING_EVERY), cases[i].seconds, line);
		settings_free(s);
	}
}

static void
test_newsboat(void)
{
	struct settings *s = read_config("reload-time 90\ndownload-timeout 20\nreload-threads 100\n"
	    "show-read-articles no\nbookmark-autopilot x\nttrss-login me\nreload-threads 9000\n"
	    "macro k open ; quit\nkeep-articles-days 30\nmax-items 50\n");

	is_number(settings_number(s, SETTING_EVERY), 5400, "reload-time is minutes");
	is_number(settings_number(s, SETTING_TIMEOUT), 20, "download-timeout is seconds");
	is_number(settings_number(s, SETTING_CONNECTIONS), 100, "reload-threads is connections");
	is_number(settings_number(s, SETTING_KEEP_DAYS), 30, "keep-articles-days is keep-days");
	is_number(settings_number(s, SETTING_KEEP), 50, "max-items is keep");
	ok(!settings_flag(s, SETTING_SHOW_READ), "show-read-articles is show-read");
	is_text(problem(s, 0), "config:5: bookmark-autopilot: newsboat's, without effect here", "a name without effect");
	is_text(problem(s, 1), "config:6: ttrss-login: newsboat's, without effect here", "a family of names");
	is_text(problem(s, 2), "config:7: reload-threads: newsboat's, without effect here: "
	    "must be a number from 1 to 1000, not \"9000\"", "a value out of our bounds");
	ok(is_warning(s, 0) && is_warning(s, 1) && is_warning(s, 2), "are warnings");
	settings_free(s);
}

static void
test_include(void)
{
	struct settings *s;
	char path[512];

	snprintf(path, sizeof(path), "%s/more", folder);
	mkdir(path, 0700);
	write_file("one", "connections 11\nfoo\n");
	write_file("more/b", "timeout 12s\n");
	write_file("more/a", "timeout 11s\ntext-width 44\n");
	write_file("more/c~", "timeout 13s\n");
	write_file("loop", "include loop\n");
	s = read_config("include one\ninclude more\ninclude nowhere\ninclude\ninclude loop\nfull no\n"
	    "include /dev/null\n");
	is_number(settings_number(s, SETTING_CONNECTIONS), 11, "a file that is included");
	is_text(settings_origin(s, SETTING_CONNECTIONS), "one:1", "is the origin");
	is_number(settings_number(s, SETTING_TIMEOUT), 12, "a folder in the order of names, without backups");
	is_text(settings_origin(s, SETTING_TEXT_WIDTH), "more/a:2", "its origin");
	is_text(problem(s, 0), "one:2: no such setting: foo", "a problem in it");
	is_text(problem(s, 1), "config:3: include nowhere: No such file or directory", "a file that is not there");
	is_text(problem(s, 2), "config:4: include: needs the name of one file or folder", "no name");
	is_text(problem(s, 3), "loop:1: include loop: too many files or too deep", "a loop ends");
	is_text(settings_text(s, SETTING_FULL), "no", "reading goes on after it");
	is_text(problem(s, 4), "config:7: include /dev/null: neither a file nor a folder", "no devices");
	settings_free(s);
}

static void
test_again(void)
{
	struct settings *first = read_config("connections 5\ntext-width 60\nfull yes\n");
	struct settings *s = settings_read_again(write_file("config", "connections no\nfull maybe\n"), first);
	struct settings *third;

	is_number(settings_number(s, SETTING_CONNECTIONS), 5, "a broken value keeps the last good one");
	is_text(settings_origin(s, SETTING_FULL), "config:3", "and its origin");
	is_number(settings_number(s, SETTING_TEXT_WIDTH), 80, "what is gone is gone");
	third = settings_read_again(folder, s);
	is_number(settings_number(third, SETTING_CONNECTIONS), 5, "a file that cannot be read keeps all");
	ok(strstr(problem(third, 0), ": the former settings hold") != NULL, "and it is said");
	settings_free(first);
	settings_free(s);
	settings_free(third);
}

static void
test_overlay(void)
{
	const char *words[] = { "every=2h", "full=yes", "connections=3", "foo=1", "timeout=no" };
	struct settings *s = read_config("every 1d\ntimeout 20s\n");
	struct settings *o = settings_overlay(s, words, 5, "feeds:4");
	const char *own[] = { "every=3h" };

	is_number(settings_number(o, SETTING_EVERY), 7200, "a word lies over the file");
	is_text(settings_origin(o, SETTING_EVERY), "feeds:4", "its origin");
	is_text(settings_written(o, SETTING_FULL), "yes", "another");
	is_number(settings_number(o, SETTING_TIMEOUT), 20, "a bad word does nothing");
	is_text(settings_origin(o, SETTING_TIMEOUT), "config:2", "what it does not say is the parent's");
	is_number(settings_number(o, SETTING_CONNECTIONS), 128, "what is not of feeds cannot be laid over");
	settings_lay(o, own, 1, "feeds:9");
	is_number(settings_number(o, SETTING_EVERY), 10800, "words laid over words");
	is_text(settings_origin(o, SETTING_EVERY), "feeds:9", "win");
	settings_free(o);
	settings_free(s);
}

/* Lines of keys are kept in their order; a file that cannot be read keeps the last ones. */
static void
test_keys(void)
{
	struct settings *s = read_config("bind gg first\nmacro k open ; quit\nbind\n"), *again;
	const struct key_line *keys;
	size_t count;

	keys = settings_keys(s, &count);
	is_number(count, 2, "two lines of keys");
	is_text(keys[1].rest, "open ; quit", "one as it is written");
	is_number(keys[1].line, 2, "and where");
	is_text(problem(s, 0), "config:3: bind: needs a key", "one that is none");
	again = settings_read_again(folder, s);
	settings_free(s);
	keys = settings_keys(again, &count);
	is_number(count, 2, "kept when the file cannot be read");
	is_text(keys[0].keys, "gg", "all of it");
	settings_free(again);
}

static void
test_taken(void)
{
	struct settings *s = read_config("text-width 70\nconnections 9\n"), *again;

	ok(settings_take(s, "text-width 50") == NULL, "set while the program runs");
	ok(settings_take(s, "browser=\"a b\"") == NULL, "in another form");
	is_text(settings_take(s, "text-width wide"), "set: text-width: must be a number from 0 to 1000, not \"wide\"", "not so");
	is_text(settings_take(s, "colour red"), "set: no such setting: colour", "nor this");
	is_number(settings_number(s, SETTING_TEXT_WIDTH), 50, "the good one holds");
	is_text(settings_origin(s, SETTING_TEXT_WIDTH), "set", "it is said where from");
	again = settings_read_again(write_file("config", "text-width 60\n"), s);
	is_number(settings_number(again, SETTING_TEXT_WIDTH), 50, "and goes on after the file is read again");
	is_text(settings_text(again, SETTING_BROWSER), "a b", "all that were set");
	is_number(settings_number(again, SETTING_CONNECTIONS), 128, "the file's do not");
	settings_forget(again, SETTING_TEXT_WIDTH);
	settings_free(s);
	s = settings_read_again(write_file("config", "text-width 60\n"), again);
	is_number(settings_number(s, SETTING_TEXT_WIDTH), 60, "taken back: the file's again");
	settings_free(again);
	settings_free(s);
}

static void
test_source(void)
{
	struct settings *s = read_config("text-width 70\nfoo\n");
	struct error err;
	size_t count;

	is_number(settings_source(s, write_file("other", "text-width 40\nbind z open\nbar\n"), &err), 0, "one more file");
	is_number(settings_number(s, SETTING_TEXT_WIDTH), 40, "its settings");
	settings_keys(s, &count);
	is_number(count, 1, "its keys");
	is_text(problem(s, 1), "other:3: no such setting: bar", "its problems after those that were");
	is_number(settings_source(s, "/nowhere/at/all", &err), -1, "no such file");
	settings_free(s);
}

int
main(void)
{
	const char *tmp = getenv("TMPDIR");
	char command[300];

	snprintf(folder, sizeof(folder), "%s/settings.XXXXXX", tmp != NULL ? tmp : "/tmp");
	if (mkdtemp(folder) == NULL)
		return 1;
	test_defaults();
	test_syntax();
	test_values();
	test_durations();
	test_newsboat();
	test_include();
	test_again();
	test_overlay();
	test_keys();
	test_taken();
	test_source();
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	return system(command) != 0 || tap_end();
}
