#include <regex.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "app/opener.h"
#include "base/buf.h"
#include "base/limits.h"
#include "text/clean.h"
#include "text/url.h"

/* Schemes that are handed on; what is not listed never leaves. */
static const char *const schemes[] = { "http", "https", "mailto", "gemini", "gopher", "ftp", "magnet", "tel", "xmpp", "irc", "ircs" };

/* Programs that draw on the terminal they are started from, or take its keys. */
static const char *const terminal_programs[] = { "w3m", "lynx", "links", "links2", "elinks", "browsh", "carbonyl", "chawan",
    "cha", "edbrowse", "www-browser", "mpv", "mplayer", "mpg123", "ogg123", "less", "more", "mutt", "neomutt", "aerc" };

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

static bool
listed(const char *const *list, size_t count, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strlen(list[i]) == len && strncasecmp(list[i], s, len) == 0)
			return true;
	return false;
}

static bool
may_stand(unsigned char c)
{
	static const char marks[] = "-._~:/?#[]@!$&()*+,;=%";

	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    (c != '\0' && strchr(marks, c) != NULL);
}

char *
opener_address(struct arena *a, const char *url, struct error *err)
{
	struct buf out = { 0 };
	const char *p, *skip_from = NULL, *skip_to = NULL;
	struct url parts;
	char *address;
	size_t len = strlen(url);

	url_split(url, len, &parts);
	if (!parts.scheme.present || !listed(schemes, COUNT(schemes), parts.scheme.s, parts.scheme.len)) {
		error_set(err, ERROR_USAGE, "%s: not an address that is opened", len > 0 ? url : "no link");
		return NULL;
	}
	if (len > LIMIT_URL_BYTES) {
		error_set(err, ERROR_LIMIT, "the address is longer than %u bytes", LIMIT_URL_BYTES);
		return NULL;
	}
	if (strncasecmp(parts.scheme.s, "http", 4) == 0 && parts.host.len == 0) {
		error_set(err, ERROR_USAGE, "%s: names no host", url);
		return NULL;
	}
	/* A user name before the host only serves to deceive the eye. */
	if (parts.userinfo.present) {
		skip_from = parts.userinfo.s;
		skip_to = parts.userinfo.s + parts.userinfo.len + 1;
	}
	for (p = url; *p != '\0'; p++) {
		if (skip_from != NULL && p >= skip_from && p < skip_to)
			continue;
		if (may_stand((unsigned char)*p))
			buf_addc(&out, *p);
		else
			buf_printf(&out, "%%%02X", (unsigned char)*p);
	}
	address = arena_strdup(a, buf_text(&out));
	buf_clear(&out);
	return address;
}

/* One word from s into word; returns what follows, NULL when a quote stays open. */
static const char *
take_word(const char *s, struct buf *word)
{
	char quote = '\0';

	for (; *s != '\0' && (quote != '\0' || (*s != ' ' && *s != '\t')); s++) {
		if (quote == '\0' && (*s == '\'' || *s == '"'))
			quote = *s;
		else if (*s == quote)
			quote = '\0';
		else if (*s == '\\' && quote != '\'' && s[1] != '\0')
			buf_addc(word, *++s);
		else
			buf_addc(word, *s);
	}
	return quote == '\0' ? s : NULL;
}

const char **
opener_split(struct arena *a, const char *command, struct error *err)
{
	const char **words = NULL, *s = command;
	size_t count = 0, cap = 0;
	struct buf word = { 0 };

	while (s != NULL) {
		s += strspn(s, " \t");
		if (*s == '\0')
			break;
		buf_reset(&word);
		if ((s = take_word(s, &word)) == NULL)
			break;
		words = arena_grow(a, words, count, &cap, sizeof(*words));
		words[count++] = arena_strdup(a, buf_text(&word));
	}
	buf_clear(&word);
	if (s == NULL || count == 0) {
		error_set(err, ERROR_USAGE, "%s: %s", command, s == NULL ? "a quote is left open" : "names no program");
		return NULL;
	}
	words = arena_grow(a, words, count, &cap, sizeof(*words));
	words[count] = NULL;
	return words;
}

/* Whether name can be started: a path, or found in PATH. */
static bool
can_start(const char *name)
{
	const char *dir = getenv("PATH"), *end;
	struct buf path = { 0 };
	bool found = false;

	if (strchr(name, '/') != NULL)
		return access(name, X_OK) == 0;
	for (; dir != NULL && !found; dir = *end == ':' ? end + 1 : NULL) {
		end = strchrnul(dir, ':');
		buf_reset(&path);
		buf_printf(&path, "%.*s/%s", (int)(end - dir), dir, name);
		found = access(path.data, X_OK) == 0;
	}
	buf_clear(&path);
	return found;
}

/* The first of the browsers in $BROWSER that is there, as words; NULL when none. */
static const char **
from_environment(struct arena *a)
{
	const char *list = getenv("BROWSER"), *end;
	struct error ignored;

	for (; list != NULL && *list != '\0'; list = *end == ':' ? end + 1 : end) {
		const char **words;

		end = strchrnul(list, ':');
		words = opener_split(a, arena_strndup(a, list, (size_t)(end - list)), &ignored);
		if (words != NULL && can_start(words[0]))
			return words;
	}
	return NULL;
}

/* The word with every "%u" (in $BROWSER also "%s") replaced. */
static const char *
put_address(struct arena *a, const char *word, const char *address, bool *put)
{
	struct buf out = { 0 };
	const char *p, *result;

	for (p = word; *p != '\0'; p++) {
		if (*p == '%' && (p[1] == 'u' || p[1] == 's')) {
			buf_adds(&out, address);
			*put = true;
			p++;
		} else
			buf_addc(&out, *p);
	}
	result = arena_strdup(a, buf_text(&out));
	buf_clear(&out);
	return result;
}

/* Whether the setting terminal-programs has this name. */
static bool
is_named(const struct settings *settings, const char *name)
{
	const char *list = settings_text(settings, SETTING_TERMINAL_PROGRAMS);
	size_t len;

	for (list += strspn(list, " "); *list != '\0'; list += strspn(list, " ")) {
		len = strcspn(list, " ");
		if (strlen(name) == len && memcmp(name, list, len) == 0)
			return true;
		list += len;
	}
	return false;
}

static bool
needs_terminal(const struct settings *settings, const char *program)
{
	const char *slash = strrchr(program, '/'), *name = slash != NULL ? slash + 1 : program;

	if (listed(terminal_programs, COUNT(terminal_programs), name, strlen(name)) || is_named(settings, name))
		return true;
	/* Without a display these fall back to a browser for terminals. */
	return (strcmp(name, "xdg-open") == 0 || strcmp(name, "sensible-browser") == 0) &&
	    getenv("DISPLAY") == NULL && getenv("WAYLAND_DISPLAY") == NULL;
}

static size_t
count_words(const char *const *words)
{
	size_t count = 0;

	while (words[count] != NULL)
		count++;
	return count;
}

const char **
opener_append(struct arena *a, const char *const *words, const char *const *more, size_t count)
{
	size_t n = count_words(words);
	const char **all = arena_zalloc(a, n + count + 1, sizeof(*all));

	memcpy(all, words, n * sizeof(*all));
	memcpy(all + n, more, count * sizeof(*all));
	return all;
}

/* Words of the user's with the address in its place. */
static void
build(struct opener *opener, struct arena *a, const struct settings *settings, const char *const *words,
    const char *address)
{
	size_t count = count_words(words), i;
	const char **argv = arena_zalloc(a, count + 2, sizeof(*argv));
	bool put = false;

	argv[0] = words[0];
	for (i = 1; i < count; i++)
		argv[i] = put_address(a, words[i], address, &put);
	if (!put)
		argv[count] = address;
	opener->argv = argv;
	opener->terminal = needs_terminal(settings, words[0]);
}

/* The words of the first "open" line that fits, NULL when none does. */
static const char *const *
find_line(const struct settings *settings, const char *address)
{
	size_t count, i;
	const struct conf_opener *lines = settings_openers(settings, &count);
	regex_t regex;
	bool fits;

	for (i = 0; i < count; i++) {
		if (regcomp(&regex, lines[i].pattern, REG_EXTENDED | REG_NOSUB) != 0)
			continue;
		fits = regexec(&regex, address, 0, NULL, 0) == 0;
		regfree(&regex);
		if (fits)
			return lines[i].words;
	}
	return NULL;
}

int
opener_choose(struct opener *opener, struct arena *a, const struct settings *settings, const char *url,
    struct error *err)
{
	const char *command = settings_text(settings, SETTING_BROWSER), *address;
	const char *const *words;

	if ((address = opener_address(a, url, err)) == NULL)
		return -1;
	if ((words = find_line(settings, address)) == NULL) {
		if (*command != '\0')
			words = (const char *const *)opener_split(a, command, err);
		else if ((words = (const char *const *)from_environment(a)) == NULL)
			words = can_start("xdg-open") ? (const char *const *)opener_split(a, "xdg-open", err) : NULL;
	}
	if (words == NULL)
		return *command != '\0' ? -1 :
		    error_set(err, ERROR_MISSING, "no browser: set BROWSER, or browser in the config file");
	build(opener, a, settings, words, address);
	return 0;
}

int
opener_play(struct opener *opener, struct arena *a, const struct settings *settings, const char *url,
    const char *file, struct error *err)
{
	const char *command = settings_text(settings, SETTING_PLAYER), *address = file;
	const char **words;

	if (*file != '/' && (address = opener_address(a, url, err)) == NULL)
		return -1;
	if (*command == '\0' && can_start("mpv"))
		command = "mpv";
	if (*command == '\0')
		return opener_choose(opener, a, settings, url, err);
	if ((words = opener_split(a, command, err)) == NULL)
		return -1;
	build(opener, a, settings, (const char *const *)words, address);
	return 0;
}

/* Every byte that is not plain percent-encoded: a part of a mailto: address. */
static void
add_encoded(struct buf *out, const char *s)
{
	static const char plain[] = "-._~";

	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr(plain, c) != NULL)
			buf_addc(out, (char)c);
		else
			buf_printf(out, "%%%02X", c);
	}
}

int
opener_share(struct opener *opener, struct arena *a, const struct settings *settings,
    const struct opener_subject *subject, struct error *err)
{
	const char *command = settings_text(settings, SETTING_SHARE_COMMAND), *address;
	struct buf mail = { 0 };
	const char **words;
	int result;

	if ((address = opener_address(a, subject->url, err)) == NULL)
		return -1;
	if (*command != '\0') {
		if ((words = opener_split(a, command, err)) == NULL)
			return -1;
		build(opener, a, settings, (const char *const *)words, address);
		return 0;
	}
	buf_adds(&mail, "mailto:?subject=");
	add_encoded(&mail, clean_line_dup(a, subject->title, LIMIT_NAME_BYTES));
	buf_adds(&mail, "&body=");
	add_encoded(&mail, address);
	result = opener_choose(opener, a, settings, buf_text(&mail), err);
	buf_clear(&mail);
	return result;
}

/* Text of the world as an argument: one clean line that no program takes for an option. */
static const char *
plain_argument(struct arena *a, const char *s)
{
	const char *line = clean_line_dup(a, s, LIMIT_TITLE_BYTES);

	return line + strspn(line, "- ");
}

int
opener_bookmark(struct opener *opener, struct arena *a, const struct settings *settings,
    const struct opener_subject *subject, struct error *err)
{
	const char *command = settings_text(settings, SETTING_BOOKMARK_COMMAND), *address;
	const char **words, *more[4];

	if (*command == '\0')
		return error_set(err, ERROR_MISSING, "no program for bookmarks: set bookmark-command in the config file");
	if ((address = opener_address(a, subject->url, err)) == NULL || (words = opener_split(a, command, err)) == NULL)
		return -1;
	more[0] = address;
	more[1] = plain_argument(a, subject->title);
	more[2] = plain_argument(a, subject->description);
	more[3] = plain_argument(a, subject->feed);
	opener->argv = (const char *const *)opener_append(a, (const char *const *)words, more, 4);
	opener->terminal = needs_terminal(settings, words[0]);
	return 0;
}

int
opener_command(struct opener *opener, struct arena *a, const struct settings *settings, const char *command,
    struct error *err)
{
	const char **words = opener_split(a, command, err);

	if (words == NULL)
		return -1;
	opener->argv = (const char *const *)words;
	opener->terminal = needs_terminal(settings, words[0]);
	return 0;
}

int
opener_edit(struct opener *opener, struct arena *a, const char *path, struct error *err)
{
	const char *command = getenv("VISUAL");
	const char **words;

	if (command == NULL || *command == '\0')
		command = getenv("EDITOR");
	words = opener_split(a, command != NULL && *command != '\0' ? command : "vi", err);
	if (words == NULL)
		return -1;
	opener->argv = (const char *const *)opener_append(a, (const char *const *)words, &path, 1);
	opener->terminal = true;
	return 0;
}

const char *const *
opener_environment(struct arena *a, const struct opener_subject *subject)
{
	const char **list = arena_zalloc(a, 6, sizeof(*list));
	struct error ignored;
	const char *address = opener_address(a, subject->url, &ignored);

	list[0] = arena_printf(a, "CORANTO_URL=%s", address != NULL ? address : "");
	list[1] = arena_printf(a, "CORANTO_TITLE=%s", clean_line_dup(a, subject->title, LIMIT_TITLE_BYTES));
	list[2] = arena_printf(a, "CORANTO_AUTHOR=%s", clean_line_dup(a, subject->author, LIMIT_TITLE_BYTES));
	list[3] = arena_printf(a, "CORANTO_FEED=%s", clean_line_dup(a, subject->feed, LIMIT_TITLE_BYTES));
	list[4] = arena_printf(a, "CORANTO_DATE=%s", subject->date);
	return (const char *const *)list;
}
