#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "declared.h"

/* How far into a document a declaration is looked for. */
#define XML_PROLOG_MAX	1024
#define HTML_HEAD_MAX	4096

static const struct label none = { NULL, 0 };

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static const char *
skip_space(const char *s, const char *end)
{
	while (s < end && is_space(*s))
		s++;
	return s;
}

/* The first place of word in [s, end) in any case, or NULL. */
static const char *
find_word(const char *s, const char *end, const char *word)
{
	size_t len = strlen(word);

	for (; (size_t)(end - s) >= len; s++)
		if (strncasecmp(s, word, len) == 0)
			return s;
	return NULL;
}

/* The value after name, white space and "=": bare or in quotes of either kind. */
static struct label
read_value(const char *s, const char *end)
{
	const char *start;
	char quote = 0;

	s = skip_space(s, end);
	if (s == end || *s != '=')
		return none;
	s = skip_space(s + 1, end);
	if (s < end && (*s == '"' || *s == '\''))
		quote = *s++;
	s = start = skip_space(s, end);
	while (s < end && *s != quote && !is_space(*s) && strchr("\"';,<>?", *s) == NULL)
		s++;
	return (struct label){ start, (size_t)(s - start) };
}

/* The value of the first name that has one. */
static struct label
find_value(const char *s, const char *end, const char *name)
{
	struct label label;

	while ((s = find_word(s, end, name)) != NULL) {
		s += strlen(name);
		label = read_value(s, end);
		if (label.len > 0)
			return label;
	}
	return none;
}

struct label
declared_http(const char *content_type)
{
	const char *parameters = strchr(content_type, ';');

	if (parameters == NULL)
		return none;
	return find_value(parameters, parameters + strlen(parameters), "charset");
}

struct label
declared_xml(const char *s, size_t len)
{
	const char *end = s + (len < XML_PROLOG_MAX ? len : XML_PROLOG_MAX), *close;

	s = find_word(s, end, "<?xml");
	if (s == NULL)
		return none;
	close = memchr(s, '>', (size_t)(end - s));
	return find_value(s + 5, close != NULL ? close : end, "encoding");
}

struct label
declared_html(const char *s, size_t len)
{
	const char *end = s + (len < HTML_HEAD_MAX ? len : HTML_HEAD_MAX), *close;
	struct label label = declared_xml(s, len);

	while (label.len == 0 && (s = find_word(s, end, "<meta")) != NULL) {
		s += 5;
		close = memchr(s, '>', (size_t)(end - s));
		label = find_value(s, close != NULL ? close : end, "charset");
	}
	return label;
}
