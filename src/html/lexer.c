#include <string.h>

#include "lexer.h"

#define NAME_MAX_BYTES	64

int
lexer_compare(const char *s, size_t len, const char *name)
{
	size_t i;
	int d;

	for (i = 0; i < len; i++) {
		d = lexer_lower((unsigned char)s[i]) - (unsigned char)name[i];
		/* A NUL in the page's name must not run past the end of ours. */
		if (d != 0 || name[i] == '\0')
			return d != 0 ? d : 1;
	}
	return name[len] == '\0' ? 0 : -1;
}

bool
lexer_is_plain(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (!lexer_is_letter((unsigned char)s[i]) && !(s[i] >= '0' && s[i] <= '9') && strchr("-_:.@", s[i]) == NULL)
			return false;
	return len > 0 && len <= NAME_MAX_BYTES;
}

static size_t
skip_space(const char *s, size_t len, size_t pos)
{
	while (pos < len && lexer_is_space((unsigned char)s[pos]))
		pos++;
	return pos;
}

/* The value at pos; the place behind it. */
static size_t
read_value(const char *s, size_t len, size_t pos, struct lexer_attribute *a)
{
	const char *end;
	char quote;

	pos = skip_space(s, len, pos);
	if (pos >= len)
		return pos;
	quote = s[pos];
	if (quote == '"' || quote == '\'') {
		a->value = s + ++pos;
		end = memchr(a->value, quote, len - pos);
		a->value_len = end != NULL ? (size_t)(end - a->value) : len - pos;
		return pos + a->value_len + (end != NULL);
	}
	a->value = s + pos;
	while (pos < len && !lexer_is_space((unsigned char)s[pos]) && s[pos] != '>')
		pos++;
	a->value_len = (size_t)(s + pos - a->value);
	return pos;
}

static bool
ends_name(char c)
{
	return lexer_is_space((unsigned char)c) || c == '/' || c == '>' || c == '=';
}

bool
lexer_read_attribute(const char *s, size_t len, size_t *pos, struct lexer_attribute *a)
{
	size_t at = *pos;

	memset(a, 0, sizeof(*a));
	while (at < len && (lexer_is_space((unsigned char)s[at]) || s[at] == '/'))
		at++;
	*pos = at;
	if (at >= len)
		return false;
	if (s[at] == '>') {
		*pos = at + 1;
		return false;
	}
	a->name = s + at++;
	while (at < len && !ends_name(s[at]))
		at++;
	a->name_len = (size_t)(s + at - a->name);
	at = skip_space(s, len, at);
	if (at < len && s[at] == '=') {
		at++;
		if (at < len && s[at] != '>')
			at = read_value(s, len, at, a);
	}
	*pos = at;
	return true;
}
