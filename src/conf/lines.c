#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "lines.h"
#include "text/utf8.h"

/* A file that is being read. */
struct source {
	const char *path, *name;
	int depth;
};

static void read_text(struct lines *lines, const struct source *source, const char *text, size_t len);

void
lines_problem(struct lines *lines, const struct line *line, bool warning, const char *fmt, ...)
{
	struct conf_problem *p;
	struct buf text = { 0 };
	va_list ap;
	char *what;

	if (lines->problem_count == LIMIT_CONFIG_PROBLEMS)
		return;
	va_start(ap, fmt);
	what = mem_vprintf(fmt, ap);
	va_end(ap);
	if (line->number > 0)
		buf_printf(&text, "%s:%d: %s", line->file, line->number, what);
	else
		buf_printf(&text, "%s: %s", line->file, what);
	free(what);
	lines->problems = arena_grow(lines->arena, lines->problems, lines->problem_count,
	    &lines->problem_cap, sizeof(*lines->problems));
	p = &lines->problems[lines->problem_count++];
	p->line = line->number;
	p->warning = warning;
	p->text = arena_strndup(lines->arena, text.data, text.len);
	buf_clear(&text);
}

/* A path as written in a file: "~/" is the home folder, a relative one starts at the file's folder. */
static char *
resolve_path(struct arena *a, const char *from, const char *path)
{
	const char *slash = strrchr(from, '/');
	const char *home = getenv("HOME");

	if (path[0] == '~' && path[1] == '/' && home != NULL)
		return arena_printf(a, "%s%s", home, path + 1);
	if (path[0] == '/' || slash == NULL)
		return arena_strdup(a, path);
	return arena_printf(a, "%.*s/%s", (int)(slash - from), from, path);
}

const char *
lines_find(struct arena *a, const char *from, const char *name)
{
	const char *path = resolve_path(a, from, name), *found = path;
	char *other = NULL;
	struct error err;

	if (access(path, F_OK) == 0 || name[0] == '/' || name[0] == '~')
		return path;
	other = file_path(FILE_CONFIG, name, &err);
	if (other == NULL || access(other, F_OK) != 0) {
		free(other);
		other = file_shared(name);
	}
	if (other != NULL)
		found = arena_strdup(a, other);
	free(other);
	return found;
}

static int
read_file(struct lines *lines, const char *path, const char *name, int depth, struct error *err)
{
	struct source source = { path, name, depth };
	struct buf text = { 0 };
	int result = file_read(path, LIMIT_CONFIG_BYTES, &text, err);

	lines->opened++;
	if (depth > 0 && lines->enter != NULL)
		lines->enter(lines, depth);
	if (result == 0)
		read_text(lines, &source, buf_text(&text), text.len);
	buf_clear(&text);
	return result;
}

static void
include_file(struct lines *lines, const struct line *line, const char *path, const char *name)
{
	struct error err;

	if (line->depth == LIMIT_INCLUDE_DEPTH || lines->opened >= LIMIT_INCLUDE_FILES)
		lines_problem(lines, line, false, "include %s: too many files or too deep", name);
	else if (read_file(lines, path, name, line->depth + 1, &err) < 0)
		lines_problem(lines, line, false, "include %s", err.text);
}

/* No hidden files and no backups of editors. */
static int
is_wanted(const struct dirent *e)
{
	size_t len = strlen(e->d_name);

	return e->d_name[0] != '.' && e->d_name[len - 1] != '~';
}

static void
include_folder(struct lines *lines, const struct line *line, const char *path, const char *name)
{
	struct dirent **entries;
	int i, n = scandir(path, &entries, is_wanted, alphasort);

	if (n < 0) {
		lines_problem(lines, line, false, "include %s: %s", name, strerror(errno));
		return;
	}
	for (i = 0; i < n; i++) {
		char *file = arena_printf(lines->arena, "%s/%s", path, entries[i]->d_name);
		struct stat st;

		if (stat(file, &st) == 0 && S_ISREG(st.st_mode))
			include_file(lines, line, file,
			    arena_printf(lines->arena, "%s/%s", name, entries[i]->d_name));
		free(entries[i]);
	}
	free(entries);
}

static void
include(struct lines *lines, const struct source *source, const struct line *line)
{
	const char *name, *path;
	struct stat st;

	if (line->words.count != 2) {
		lines_problem(lines, line, false, "include: needs the name of one file or folder");
		return;
	}
	name = line->words.items[1].text;
	path = lines_find(lines->arena, source->path, name);
	if (stat(path, &st) < 0)
		lines_problem(lines, line, false, "include %s: %s", name, strerror(errno));
	else if (S_ISDIR(st.st_mode))
		include_folder(lines, line, path, name);
	else if (S_ISREG(st.st_mode))
		include_file(lines, line, path, name);
	else
		lines_problem(lines, line, false, "include %s: neither a file nor a folder", name);
}

static void
read_line(struct lines *lines, const struct source *source, const char *text, size_t len, int number)
{
	struct line line = { .file = source->name, .path = source->path, .number = number,
		.depth = source->depth };
	const char *wrong;

	line.text = arena_strndup(lines->arena, text, len);
	wrong = utf8_valid(text, len) ? tokens_split(lines->arena, line.text, len, &line.words) : "is not UTF-8";
	if (wrong != NULL)
		lines_problem(lines, &line, false, "%s", wrong);
	else if (line.words.count > 0 && strcmp(line.words.items[0].text, "include") == 0)
		include(lines, source, &line);
	else if (line.words.count > 0)
		lines->take(lines, &line);
}

static bool
ends_with_backslash(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[len - 1 - n] == '\\')
		n++;
	return n % 2 == 1;
}

static void
read_text(struct lines *lines, const struct source *source, const char *text, size_t len)
{
	struct buf joined = { 0 };
	int number = 0, first = 0;

	if (len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
		text += 3;
		len -= 3;
	}
	while (len > 0) {
		const char *end = memchr(text, '\n', len);
		size_t taken = end != NULL ? (size_t)(end - text) : len;
		size_t n = taken > 0 && text[taken - 1] == '\r' ? taken - 1 : taken;
		bool more = lines->joined && end != NULL && ends_with_backslash(text, n);

		number++;
		if (first == 0)
			first = number;
		buf_add(&joined, text, more ? n - 1 : n);
		if (!more) {
			read_line(lines, source, buf_text(&joined), joined.len, first);
			buf_reset(&joined);
			first = 0;
		}
		taken += end != NULL;
		text += taken;
		len -= taken;
	}
	if (joined.len > 0)
		read_line(lines, source, buf_text(&joined), joined.len, first);
	buf_clear(&joined);
}

int
lines_read(struct lines *lines, const char *path, struct error *err)
{
	const char *slash = strrchr(path, '/');

	return read_file(lines, path, slash != NULL ? slash + 1 : path, 0, err);
}

void
lines_read_text(struct lines *lines, const char *name, const char *text, size_t len)
{
	const struct source source = { name, name, 0 };

	read_text(lines, &source, text, len);
}
