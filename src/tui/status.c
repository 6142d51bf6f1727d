#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "status.h"

__attribute__((format(printf, 4, 0)))
static void
say(struct status *status, time_t now, bool warning, const char *fmt, va_list ap)
{
	struct status_line *line = &status->log[status->count % STATUS_LOG_MAX];
	char text[2 * ERROR_TEXT_MAX];
	struct buf copy = { 0 };

	vsnprintf(text, sizeof(text), fmt, ap);
	buf_adds(&copy, text);
	free(line->text);
	*line = (struct status_line){ .when = now, .warning = warning, .text = buf_detach(&copy) };
	status->count++;
	status->shown = true;
}

void
status_say(struct status *status, time_t now, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(status, now, false, fmt, ap);
	va_end(ap);
}

void
status_warn(struct status *status, time_t now, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(status, now, true, fmt, ap);
	va_end(ap);
}

void
status_quiet(struct status *status)
{
	status->shown = false;
}

const struct status_line *
status_line(const struct status *status)
{
	return status->shown ? &status->log[(status->count - 1) % STATUS_LOG_MAX] : NULL;
}

const struct status_line *
status_logged(const struct status *status, size_t n)
{
	size_t first = status->count > STATUS_LOG_MAX ? status->count - STATUS_LOG_MAX : 0;

	return first + n < status->count ? &status->log[(first + n) % STATUS_LOG_MAX] : NULL;
}

void
status_clear(struct status *status)
{
	size_t i;

	for (i = 0; i < STATUS_LOG_MAX; i++)
		free(status->log[i].text);
	memset(status, 0, sizeof(*status));
}
