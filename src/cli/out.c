#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "cmd.h"
#include "out.h"
#include "text/clean.h"

void
out_raw(const char *s, size_t len)
{
	if (len > 0 && !out_broken())
		fwrite(s, 1, len, stdout);
}

void
out_line(const char *s)
{
	struct buf line = { 0 };

	clean_line(&line, s, strlen(s), 0);
	buf_addc(&line, '\n');
	out_raw(line.data, line.len);
	buf_clear(&line);
}

void
out_block(const char *s, size_t len)
{
	struct buf text = { 0 };

	clean_block(&text, s, len);
	out_raw(buf_text(&text), text.len);
	buf_clear(&text);
}

void
out_printf(const char *fmt, ...)
{
	va_list ap;
	char *text;

	va_start(ap, fmt);
	text = mem_vprintf(fmt, ap);
	va_end(ap);
	out_block(text, strlen(text));
	free(text);
}

void
out_error(const char *fmt, ...)
{
	struct buf line = { 0 };
	va_list ap;
	char *text;

	va_start(ap, fmt);
	text = mem_vprintf(fmt, ap);
	va_end(ap);
	buf_adds(&line, "coranto: ");
	clean_line(&line, text, strlen(text), 0);
	buf_addc(&line, '\n');
	/* What was written before should stand before, when both go to one place. */
	fflush(stdout);
	fwrite(line.data, 1, line.len, stderr);
	buf_clear(&line);
	free(text);
}

int
out_failure(const struct error *err)
{
	out_error("%s", err->text);
	return err->kind == ERROR_USAGE ? STATUS_USAGE : STATUS_FAILED;
}

bool
out_broken(void)
{
	return ferror(stdout) != 0;
}

/* The reader of a pipe is gone: poll(2) says POLLERR of its writing end. */
static bool
reader_is_gone(void)
{
	struct pollfd p = { .fd = STDOUT_FILENO, .events = POLLOUT };

	return poll(&p, 1, 0) > 0 && (p.revents & (POLLERR | POLLHUP)) != 0;
}

int
out_finish(int status)
{
	int flushed = fflush(stdout);
	int reason = errno;

	if (flushed == 0 && !out_broken())
		return status;
	if (reader_is_gone())
		return status;
	if (flushed == 0)
		out_error("standard output: could not be written");
	else
		out_error("standard output: %s", strerror(reason));
	return STATUS_FAILED;
}
