#include <string.h>
#include <strings.h>

#include "address.h"
#include "base/buf.h"
#include "base/limits.h"
#include "text/clean.h"
#include "text/utf8.h"

#define KINDS	"http://, https://, file://, exec:, filter: or query:"

static bool
has_prefix(const char *s, const char *prefix)
{
	return strncasecmp(s, prefix, strlen(prefix)) == 0;
}

static bool
is_web(const char *s)
{
	return (has_prefix(s, "http://") && s[7] != '\0' && s[7] != '/') ||
	    (has_prefix(s, "https://") && s[8] != '\0' && s[8] != '/');
}

/* "feed:https://x" is https://x, "feed://x" and "feed:x" are http://x. */
static const char *
without_feed(struct arena *a, const char *s)
{
	if (!has_prefix(s, "feed:"))
		return s;
	s += 5;
	if (has_prefix(s, "http://") || has_prefix(s, "https://"))
		return s;
	return arena_printf(a, "http://%s", s + (strncmp(s, "//", 2) == 0 ? 2 : 0));
}

/* Whether a character may be shown as it is, on a letter if it is a mark. */
static bool
can_be_shown(const char *s, size_t len)
{
	char letter[1 + UTF8_MAX] = "e";
	struct buf shown = { 0 };
	bool same;

	if (len == 1)
		return *s > ' ' && *s < 0x7F;
	memcpy(letter + 1, s, len);
	clean_line(&shown, letter, 1 + len, 0);
	same = shown.len == 1 + len && memcmp(shown.data, letter, shown.len) == 0;
	buf_clear(&shown);
	return same;
}

/*
 * An address of the web or of a file, blanks and what cannot be shown in it
 * encoded: it is printed in many places.  NULL when it is none.
 */
static const char *
read_url(struct arena *a, const char *word)
{
	struct buf url = { 0 };
	const char *s = without_feed(a, word);
	const char *copy;
	uint32_t c;
	size_t n, i;

	if (!is_web(s) && !(has_prefix(s, "file://") && s[7] != '\0'))
		return NULL;
	for (; *s != '\0'; s += n) {
		n = utf8_decode(s, strnlen(s, UTF8_MAX), &c);
		if (can_be_shown(s, n))
			buf_add(&url, s, n);
		else
			for (i = 0; i < n; i++)
				buf_printf(&url, "%%%02X", (unsigned char)s[i]);
	}
	copy = arena_strndup(a, url.data, url.len);
	buf_clear(&url);
	return copy;
}

/* "exec:command" */
static const char *
read_exec(struct arena *a, const char *word, struct sub *sub)
{
	(void)a;
	sub->kind = SUB_EXEC;
	sub->url = word;
	sub->command = word + 5;
	return sub->command[0] != '\0' ? NULL : "exec: needs a command";
}

/* "filter:command:address" */
static const char *
read_filter(struct arena *a, const char *word, struct sub *sub)
{
	const char *command = word + 7;
	const char *colon = strchr(command, ':');

	sub->kind = SUB_FILTER;
	sub->url = word;
	if (colon == NULL || colon == command)
		return "filter: needs a command, a colon and an address";
	sub->command = arena_strndup(a, command, (size_t)(colon - command));
	sub->source = read_url(a, colon + 1);
	return sub->source != NULL ? NULL :
	    arena_printf(a, "%s: no address of a feed (http://, https:// or file://)", colon + 1);
}

/* "query:Title:filter" */
static const char *
read_query(struct arena *a, const char *word, struct sub *sub)
{
	const char *title = word + 6;
	const char *colon = strchr(title, ':');

	sub->kind = SUB_QUERY;
	sub->url = word;
	if (colon == NULL || colon == title || colon[1] == '\0')
		return "query: needs a name, a colon and a filter";
	sub->title = arena_strndup(a, title, (size_t)(colon - title));
	sub->query = colon + 1;
	return NULL;
}

static bool
has_control(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < ' ' || *s == 0x7F)
			return true;
	return false;
}

const char *
address_read(struct arena *a, const char *word, struct sub *sub)
{
	sub->source = sub->command = sub->query = sub->title = "";
	if (has_control(word))
		return "control characters in the address";
	if (strlen(word) > LIMIT_URL_BYTES)
		return arena_printf(a, "the address is longer than %u bytes", LIMIT_URL_BYTES);
	if (strncmp(word, "exec:", 5) == 0)
		return read_exec(a, word, sub);
	if (strncmp(word, "filter:", 7) == 0)
		return read_filter(a, word, sub);
	if (strncmp(word, "query:", 6) == 0)
		return read_query(a, word, sub);
	if (strcmp(word, SUBS_WELCOME_URL) == 0) {
		sub->kind = SUB_BUILTIN;
		sub->url = word;
		return NULL;
	}
	sub->url = read_url(a, word);
	if (sub->url == NULL)
		return arena_printf(a, "%s: no address of a feed (" KINDS ")", word);
	sub->kind = has_prefix(sub->url, "file:") ? SUB_FILE : SUB_FEED;
	return NULL;
}
