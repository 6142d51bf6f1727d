#include <stdlib.h>

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
	};
	struct arena a = { 0 };
	struct buf out = { 0 };
	struct error err;
	size_t i, n;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char **words = opener_split(&a, cases[i].in, &err);

		buf_reset(&out);
		for (n = 0; words != NULL && words[n] != NULL; n++)
			buf_printf(&out, "%s|", words[n]);
		is_text(buf_text(&out), cases[i].out, cases[i].in);
	}
	ok(opener_split(&a, "a 'b", &err) == NULL, "an open quote");
	ok(opener_split(&a, "   ", &err) == NULL, "no word");
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

int
main(void)
{
	test_address();
	test_split();
	test_choose();
	return tap_end();
}
