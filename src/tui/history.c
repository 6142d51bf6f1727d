#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "history.h"
#include "text/utf8.h"

/* The file is written anew when it holds so many lines. */
#define FILE_LINES_MAX	(4 * HISTORY_MAX)

static void
push(struct history *history, char kind, const char *line, size_t len)
{
	char **place = &history->lines[history->count++ % HISTORY_MAX];
	struct buf copy = { 0 };

	buf_addc(&copy, kind);
	buf_add(&copy, line, len);
	free(*place);
	*place = buf_detach(&copy);
}

static bool
is_fit(const char *line, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if ((unsigned char)line[i] < ' ' || line[i] == 0x7F)
			return false;
	return len > 0 && utf8_valid(line, len);
}

/* The file holds no more than what is remembered. */
static void
rewrite(const struct history *history)
{
	struct buf text = { 0 };
	struct error err;
	size_t i;

	for (i = history->count > HISTORY_MAX ? history->count - HISTORY_MAX : 0; i < history->count; i++)
		buf_printf(&text, "%s\n", history->lines[i % HISTORY_MAX]);
	file_replace(history->path, buf_text(&text), text.len, &err);
	buf_clear(&text);
}

void
history_open(struct history *history)
{
	struct buf text = { 0 };
	struct error err = { 0 };
	const char *at, *end;

	history->path = file_path(FILE_STATE, "history", &err);
	if (history->path == NULL)
		return;
	if (file_read(history->path, LIMIT_HISTORY_BYTES, &text, &err) < 0 && err.kind != ERROR_MISSING) {
		free(history->path);
		history->path = NULL;
	}
	for (at = buf_text(&text); (end = strchr(at, '\n')) != NULL; at = end + 1)
		if (is_fit(at, (size_t)(end - at)))
			push(history, at[0], at + 1, (size_t)(end - at) - 1);
	buf_clear(&text);
	if (history->path != NULL && history->count > FILE_LINES_MAX)
		rewrite(history);
}

void
history_close(struct history *history)
{
	size_t i;

	for (i = 0; i < HISTORY_MAX; i++)
		free(history->lines[i]);
	free(history->path);
	*history = (struct history){ 0 };
}

/* Several readers may run: each adds its lines at the end, in one write. */
static void
keep(const struct history *history)
{
	struct buf line = { 0 };
	struct error err;
	int fd;

	if (history->path == NULL || file_make_parent(history->path, &err) < 0 ||
	    (fd = open(history->path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600)) < 0)
		return;
	buf_printf(&line, "%s\n", history->lines[(history->count - 1) % HISTORY_MAX]);
	(void)!write(fd, line.data, line.len);
	close(fd);
	buf_clear(&line);
}

void
history_add(struct history *history, char kind, const char *line)
{
	size_t at = history->count;
	const char *newest = history_step(history, kind, "", -1, &at);

	if (!is_fit(line, strlen(line)) || (newest != NULL && strcmp(newest, line) == 0))
		return;
	push(history, kind, line, strlen(line));
	keep(history);
}

const char *
history_step(const struct history *history, char kind, const char *prefix, int step, size_t *at)
{
	size_t first = history->count > HISTORY_MAX ? history->count - HISTORY_MAX : 0, i = *at;

	for (;;) {
		const char *line;

		if (step < 0 ? i <= first : i + 1 >= history->count)
			return NULL;
		i = step < 0 ? i - 1 : i + 1;
		line = history->lines[i % HISTORY_MAX];
		if (line[0] == kind && strncmp(line + 1, prefix, strlen(prefix)) == 0) {
			*at = i;
			return line + 1;
		}
	}
}
