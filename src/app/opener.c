#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "app/opener.h"
#include "base/buf.h"
#include "base/limits.h"
#include "text/url.h"

/* Schemes that are handed on; what is not listed never leaves. */
static const char *const schemes[] = { "http", "https", "mailto", "gemini", "gopher", "ftp", "magnet", "tel", "xmpp", "irc", "ircs" };

/* Programs that draw on the terminal they are started from. */
static const char *const text_browsers[] = { "w3m", "lynx", "links", "links2", "elinks", "browsh", "carbonyl", "chawan",
    "cha", "edbrowse", "www-browser" };

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

static bool
needs_terminal(const char *program)
{
	const char *slash = strrchr(program, '/'), *name = slash != NULL ? slash + 1 : program;

	if (listed(text_browsers, COUNT(text_browsers), name, strlen(name)))
		return true;
	/* Without a display these fall back to a browser for terminals. */
	return (strcmp(name, "xdg-open") == 0 || strcmp(name, "sensible-browser") == 0) &&
	    getenv("DISPLAY") == NULL && getenv("WAYLAND_DISPLAY") == NULL;
}

int
opener_choose(struct opener *opener, struct arena *a, const struct settings *settings, const char *url,
    struct error *err)
{
	const char *command = settings_text(settings, SETTING_BROWSER), *address, **words;
	size_t i, count = 0;
	bool put = false;

	if ((address = opener_address(a, url, err)) == NULL)
		return -1;
	if (*command != '\0')
		words = opener_split(a, command, err);
	else if ((words = from_environment(a)) == NULL)
		words = can_start("xdg-open") ? opener_split(a, "xdg-open", err) : NULL;
	if (words == NULL)
		return *command != '\0' ? -1 :
		    error_set(err, ERROR_MISSING, "no browser: set BROWSER, or browser in the config file");
	while (words[count] != NULL)
		count++;
	opener->argv = arena_zalloc(a, count + 2, sizeof(*opener->argv));
	opener->argv[0] = words[0];
	for (i = 1; i < count; i++)
		opener->argv[i] = put_address(a, words[i], address, &put);
	if (!put)
		opener->argv[count] = address;
	opener->terminal = needs_terminal(words[0]);
	return 0;
}
