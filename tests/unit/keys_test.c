#include "base/buf.h"
#include "conf/keys.h"
#include "tap.h"

static void
reads(const char *text, enum key_verb verb, const char *keys, const char *rest)
{
	struct key_line line = { 0 };
	struct arena a = { 0 };
	const char *wrong = keys_read(text, &line, &a);

	is_text(wrong != NULL ? wrong : "", "", text);
	is_number(line.verb, verb, "... its verb");
	is_text(line.keys, keys, "... its keys");
	is_text(line.rest, rest, "... and the rest");
	arena_clear(&a);
}

static void
refuses(const char *text, const char *want)
{
	struct key_line line = { 0 };
	struct arena a = { 0 };
	const char *wrong = keys_read(text, &line, &a);

	is_text(wrong != NULL ? wrong : "(fine)", want, text);
	arena_clear(&a);
}

/* The operations of a text as "name(argument)", and the help after "--". */
static void
parts(const char *text, const char *want)
{
	struct key_steps steps;
	struct arena a = { 0 };
	struct buf got = { 0 };
	const char *wrong = keys_part(text, &steps, &a);
	size_t i;

	if (wrong != NULL)
		buf_adds(&got, wrong);
	for (i = 0; wrong == NULL && i < steps.count; i++)
		buf_printf(&got, "%s(%s)", steps.items[i].name, steps.items[i].argument);
	if (wrong == NULL && *steps.help != '\0')
		buf_printf(&got, "-- %s", steps.help);
	is_text(buf_text(&got), want, text);
	buf_clear(&got);
	arena_clear(&a);
}

int
main(void)
{
	reads("bind gg first", KEYS_BIND, "gg", "first");
	reads("bind \"^X s\" feeds open ; next # a comment", KEYS_BIND, "^X s", "feeds open ; next");
	reads("bind ; find-next", KEYS_BIND, ";", "find-next");
	reads("bind-key ENTER open articlelist", KEYS_BIND_KEY, "ENTER", "open articlelist");
	reads("unbind x", KEYS_UNBIND, "x", "");
	reads("unbind-key x feedlist", KEYS_UNBIND_KEY, "x", "feedlist");
	reads("macro y set browser \"mpv %u\" ; open-in-browser", KEYS_MACRO, "y", "set browser \"mpv %u\" ; open-in-browser");
	refuses("bind", "bind: needs a key");
	refuses("bind gg", "bind: needs a key and an operation");
	refuses("bind \"gg first", "a \" is not closed");
	refuses("bind \"\" first", "bind: needs a key");
	refuses("unbind", "unbind: needs a key");
	refuses("bond gg first", "binds no key");

	parts("open", "open()");
	parts("open ; next", "open()next()");
	parts("open; next ;quit", "open()next()quit()");
	parts("; open ;; next ;", "open()next()");
	parts("set browser \"mpv %u\" ; open", "set(browser \"mpv %u\")open()");
	parts("filter 'title =~ \"a ; b\"' ; open", "filter(title =~ \"a ; b\")open()");
	parts("search two words", "search(two words)");
	parts("add https://example.org/?a;b", "add(https://example.org/?a;b)");
	parts("open -- \"two words\"", "open()-- two words");
	parts("open -- two words", "open()-- two words");
	parts("open --", "open()");
	parts("open \"--\"", "open(--)");
	parts("", "needs an operation");
	parts(" ; -- help", "needs an operation");
	parts("open \"x", "a \" is not closed");
	return tap_end();
}
