#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"

/* A sentence that was cut must not end in half a UTF-8 character. */
static void
trim_partial_char(char *text, size_t len)
{
	size_t start = len;

	while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
		start--;
	if (start > 0 && (unsigned char)text[start - 1] >= 0xC0)
		text[start - 1] = '\0';
}

static void
format_text(struct error *err, const char *fmt, va_list ap)
{
	int n = vsnprintf(err->text, sizeof(err->text), fmt, ap);

	if (n < 0)
		err->text[0] = '\0';
	else if ((size_t)n >= sizeof(err->text))
		trim_partial_char(err->text, sizeof(err->text) - 1);
}

int
error_set(struct error *err, enum error_kind kind, const char *fmt, ...)
{
	va_list ap;

	if (err == NULL)
		return -1;
	err->kind = kind;
	va_start(ap, fmt);
	format_text(err, fmt, ap);
	va_end(ap);
	return -1;
}

int
error_set_errno(struct error *err, const char *fmt, ...)
{
	int saved = errno;
	size_t used;
	va_list ap;

	if (err == NULL)
		return -1;
	err->kind = saved == ENOSPC || saved == EDQUOT ? ERROR_FULL : ERROR_IO;
	va_start(ap, fmt);
	format_text(err, fmt, ap);
	va_end(ap);
	used = strlen(err->text);
	snprintf(err->text + used, sizeof(err->text) - used, ": %s", strerror(saved));
	return -1;
}

int
error_prefix(struct error *err, const char *prefix)
{
	char old[ERROR_TEXT_MAX];

	if (err == NULL)
		return -1;
	memcpy(old, err->text, sizeof(old));
	return error_set(err, err->kind, "%s: %s", prefix, old);
}
