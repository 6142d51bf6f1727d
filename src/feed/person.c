#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "person.h"

/* Characters that an address of the wild may have beside letters and digits. */
static bool
is_address_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    (c != '\0' && strchr("._%+-'", c) != NULL);
}

/* The first e-mail address in s: its start and length; NULL when there is none. */
static const char *
find_address(const char *s, size_t *len)
{
	const char *at = s, *from, *to;

	while ((at = strchr(at, '@')) != NULL) {
		for (from = at; from > s && is_address_byte(from[-1]); from--)
			;
		for (to = at + 1; is_address_byte(*to); to++)
			;
		while (to > at && to[-1] == '.')
			to--;
		if (from < at && to > at + 1) {
			*len = (size_t)(to - from);
			return from;
		}
		at++;
	}
	return NULL;
}

/* A copy without the blanks and brackets around it. */
static const char *
trim(struct arena *a, const char *s, size_t len)
{
	while (len > 0 && strchr(" \t\r\n()<>\"", s[0]) != NULL)
		s++, len--;
	while (len > 0 && strchr(" \t\r\n(<>\"", s[len - 1]) != NULL)
		len--;
	if (len > 0 && s[len - 1] == ')' && memchr(s, '(', len) == NULL)
		len--;
	while (len > 0 && strchr(" \t\r\n", s[len - 1]) != NULL)
		len--;
	return arena_strndup(a, s, len);
}

void
person_parse(const char *s, struct arena *a, struct feed_person *out)
{
	size_t len, before, rest;
	const char *address = find_address(s, &len);

	out->name = out->email = out->url = "";
	if (address == NULL) {
		out->name = trim(a, s, strlen(s));
		return;
	}
	before = (size_t)(address - s);
	if (before >= 7 && strncasecmp(address - 7, "mailto:", 7) == 0)
		before -= 7;
	out->email = arena_strndup(a, address, len);
	out->name = trim(a, s, before);
	rest = strlen(address + len);
	if (out->name[0] == '\0')
		out->name = trim(a, address + len, rest);
}
