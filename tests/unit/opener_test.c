#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/opener.h"
#include "base/buf.h"
#include "tap.h"

static void
test_address(void)
{
	static const struct { const char *in, *out; } cases[] = {
		{ "https://example.org/a?b=c#d", "https://example.org/a?b=c#d" },
		{ "HTTP://example.org/", "HTTP://example.org/" },
		{ "https://example.org/a b", "https://example.org/a%20b" },
		{ "https://example.org/';rm -rf ~", "https://example.org/%27;rm%20-rf%20~" },
		{ "https://example.org/\"$(id)`id`", "https://example.org/%22$(id)%60id%60" },
		{ "https://example.org/\n\x1b[31m\x7f", "https://example.org/%0A%1B[31m%7F" },
		{ "https://example.org/\xc3\xa4\xff", "https://example.org/%C3%A4%FF" },
		{ "https://bank.example@evil.example/", "https://evil.example/" },
		{ "https://a:b@evil.example:8080/x@y", "https://evil.example:8080/x@y" },
		{ "mailto:a@example.org", "mailto:a@example.org" },
		{ "gemini://example.org/", "gemini://example.org/" },
	};
	static const char *const refused[] = { "", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "exec:id",
	    "-x", "--help", "example.org", "//example.org/", "http:", "https:///x", "view-source:https://example.org/",
	    " https://example.org/" };
	struct arena a = { 0 };
	struct error err;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got = opener_address(&a, cases[i].in, &err);

		is_text(got, cases[i].out, cases[i].out);
	}
	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		ok(opener_address(&a, refused[i], &err) == NULL && err.text[0] != '\0', "refused: %s", refused[i]);
	arena_clear(&a);
}

static void
test_split(void)
{
	static const struct { const char *in, *out; } cases[] = {
		{ "firefox", "firefox|" },
		{ "  firefox   --new-tab %u ", "firefox|--new-tab|%u|" },
		{ "a 'b c' \"d e\"", "a|b c|d e|" },
		{ "a b\\ c 'd\\e' \"f\\\"g\"", "a|b c|d\\e|f\"g|" },
		{ "a '' \"\"", "a|||" },
		{ "$(x) `y` ~ *; z", "$(x)|`y`|~|*;|z|" },
		{ "a\"b c\"d", "ab cd|" },
		{ "setsid -f mpv %u >/dev/null 2>&1 &", "setsid|-f|mpv|%u|" },	/* as newsboat's users have it */
		{ "a '&' \"|\" \\>", "a|&|||>|" },
		{ "~/bin/x '~/y' a~/z", "/home/me/bin/x|/home/me/y|a~/z|" },
	};
	struct arena a = { 0 };
	struct buf out = { 0 };
	struct error err;
	size_t i, n;

	setenv("HOME", "/home/me", 1);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char **words = opener_split(&a, cases[i].in, &err);

		buf_reset(&out);
		for (n = 0; words != NULL && words[n] != NULL; n++)
			buf_printf(&out, "%s|", words[n]);
		is_text(buf_text(&out), cases[i].out, cases[i].in);
	}
	ok(opener_split(&a, "a 'b", &err) == NULL, "an open quote");
	ok(opener_split(&a, "   ", &err) == NULL, "no word");
	ok(opener_split(&a, "echo %u | xclip", &err) == NULL && strstr(err.text, "no shell") != NULL, "a pipe is refused");
	ok(opener_split(&a, "a %u >> log", &err) == NULL, "a file to write to");
	ok(opener_split(&a, "a && b", &err) == NULL, "two commands");
	buf_clear(&out);
	arena_clear(&a);
}

static void
test_choose(void)
{
	struct settings *settings = settings_read("/nonexistent/config");
	struct arena a = { 0 };
	struct opener opener;
	struct error err;

	setenv("BROWSER", "/nonexistent/browser:sh -x:env", 1);
	ok(opener_choose(&opener, &a, settings, "https://example.org/", &err) == 0, "a browser of $BROWSER");
	is_text(opener.argv[0], "sh", "the first that is there");
	is_text(opener.argv[1], "-x", "... with its words");
	is_text(opener.argv[2], "https://example.org/", "... and the address last");
	ok(opener.argv[3] == NULL, "... and nothing more");
	setenv("BROWSER", "env A=%s %u", 1);
	ok(opener_choose(&opener, &a, settings, "https://example.org/%u%s", &err) == 0, "an address with %%u in it");
	is_text(opener.argv[1], "A=https://example.org/%u%s", "%s is the address, in its word, once");
	is_text(opener.argv[2], "https://example.org/%u%s", "%u, too");
	ok(opener_choose(&opener, &a, settings, "javascript:1", &err) < 0, "nothing but addresses");
	arena_clear(&a);
	settings_free(settings);
}

static struct settings *
configured(const char *text)
{
	char path[] = "/tmp/opener.XXXXXX";
	int fd = mkstemp(path);
	struct settings *settings;

	ok(fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text), "a configuration");
	close(fd);
	settings = settings_read(path);
	unlink(path);
	return settings;
}

static void
test_lines(void)
{
	struct settings *settings = configured("open '^https://v[.]example/' player --full \"%u\"\nopen 'x[' never\nopen '[.]pdf$' reader\n"
	    "player play -a\nterminal-programs \"foo player\"\nbookmark-command keep\n");
	struct arena a = { 0 };
	struct opener opener;
	struct error err;
	size_t count;
	const struct opener_subject hostile = { .url = "https://e.example/'$(x)", .title = "--rm\n$(y)\x1b[31m", .author = "",
	    .feed = "- -x", .date = "2026-01-01", .description = "" };
	const char *const *environment;

	settings_problems(settings, &count);
	is_number((long long)count, 1, "a pattern that is none is a problem");
	settings_openers(settings, &count);
	is_number((long long)count, 2, "... and the others hold");
	ok(opener_choose(&opener, &a, settings, "https://v.example/a", &err) == 0, "a line that fits");
	is_text(opener.argv[0], "player", "its program");
	is_text(opener.argv[2], "https://v.example/a", "its words as they were parted");
	ok(opener.argv[3] == NULL && opener.terminal, "a program of terminal-programs");
	ok(opener_choose(&opener, &a, settings, "https://e.example/b.pdf", &err) == 0 && strcmp(opener.argv[0], "reader") == 0 &&
	    !opener.terminal, "another line");
	ok(opener_play(&opener, &a, settings, "javascript:x", "", &err) < 0, "only addresses are played");
	ok(opener_play(&opener, &a, settings, "https://e.example/a", "/home/a.mp3", &err) == 0, "or files");
	is_text(opener.argv[2], "/home/a.mp3", "which come last");
	ok(opener_bookmark(&opener, &a, settings, &hostile, &err) == 0, "a bookmark");
	is_text(opener.argv[1], "https://e.example/%27$(x)", "the address");
	is_text(opener.argv[2], "rm $(y)[31m", "a title is one line and no option");
	is_text(opener.argv[3], "", "an argument that is empty stays one");
	is_text(opener.argv[4], "x", "a feed is no option");
	environment = opener_environment(&a, &hostile);
	is_text(environment[1], "CORANTO_TITLE=--rm $(y)[31m", "the environment is clean");
	setenv("BROWSER", "sh", 1);
	ok(opener_share(&opener, &a, settings, &hostile, &err) == 0, "sharing");
	is_text(opener.argv[1], "mailto:?subject=--rm%20%24%28y%29%5B31m&body=https%3A%2F%2Fe.example%2F%2527%24%28x%29", "by mail, encoded");
	setenv("VISUAL", "ed -s", 1);
	ok(opener_edit(&opener, &a, "/a b", &err) == 0 && strcmp(opener.argv[2], "/a b") == 0 && opener.terminal, "an editor");
	arena_clear(&a);
	settings_free(settings);
}

/* An empty program of this name in a folder. */
static void
put_program(const char *folder, const char *name)
{
	struct buf path = { 0 };
	FILE *f;

	buf_printf(&path, "%s/%s", folder, name);
	if ((f = fopen(path.data, "w")) != NULL)
		fclose(f);
	chmod(path.data, 0700);
	buf_clear(&path);
}

/* Nothing is set: what is installed. */
static void
test_defaults(void)
{
	struct settings *settings = settings_read("/nonexistent/config");
	const char *place = getenv("TMPDIR");	/* removed by tests/run */
	char *usual = strdup(getenv("PATH"));
	struct opener opener;
	struct arena a = { 0 };
	struct error err;
	char folder[512];

	snprintf(folder, sizeof(folder), "%s/opener-XXXXXX", place != NULL ? place : "/tmp");
	ok(mkdtemp(folder) != NULL, "a folder for programs");
	setenv("PATH", folder, 1);
	unsetenv("BROWSER");
	ok(opener_choose(&opener, &a, settings, "https://e.example/", &err) < 0 && err.kind == ERROR_MISSING, "no browser");
	is_text(err.text, "no browser: set BROWSER, or browser in the config file", "says what to do");
	ok(opener_play(&opener, &a, settings, "https://e.example/a", "", &err) < 0, "no player and no browser");
	put_program(folder, "xdg-open");
	ok(opener_choose(&opener, &a, settings, "https://e.example/", &err) == 0 && strcmp(opener.argv[0], "xdg-open") == 0, "the desktop's choice");
	ok(opener_play(&opener, &a, settings, "https://e.example/a", "", &err) == 0 && strcmp(opener.argv[0], "xdg-open") == 0, "also to play");
	put_program(folder, "mpv");
	ok(opener_play(&opener, &a, settings, "https://e.example/a", "", &err) == 0 && strcmp(opener.argv[0], "mpv") == 0, "unless there is a player");
	is_text(opener.argv[1], "https://e.example/a", "which gets the address");
	setenv("PATH", usual, 1);
	free(usual);
	settings_free(settings);
	arena_clear(&a);
}

int
main(void)
{
	test_address();
	test_split();
	test_choose();
	test_lines();
	test_defaults();
	return tap_end();
}
