/* base/file: places, reading with a limit, replacing. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "tap.h"

/* A file below the test's own folder; lent until the next call. */
static const char *
below(const char *folder, const char *name)
{
	static char path[512];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static void
is_place(enum file_place place, const char *name, const char *want, const char *what)
{
	char *got = file_path(place, name, NULL);

	is_text(got, want, what);
	free(got);
}

static void
test_places(void)
{
	struct error err = { ERROR_NONE, "" };
	char *path;

	setenv("HOME", "/home/me", 1);
	setenv("XDG_CONFIG_HOME", "/x/config", 1);
	unsetenv("XDG_DATA_HOME");
	setenv("XDG_STATE_HOME", "relative", 1);
	is_place(FILE_CONFIG, "feeds", "/x/config/coranto/feeds", "by its variable");
	is_place(FILE_DATA, "cache.db", "/home/me/.local/share/coranto/cache.db", "below the home");
	is_place(FILE_STATE, "log", "/home/me/.local/state/coranto/log", "a relative variable does not count");
	unsetenv("HOME");
	path = file_path(FILE_DATA, "cache.db", &err);
	ok(path != NULL && path[0] == '/' && strstr(path, "/.local/share/coranto/cache.db") != NULL, "without HOME: the user's home (%s)",
	    path != NULL ? path : err.text);
	free(path);
	setenv("HOME", "/home/me", 1);
	path = file_expand("~/x", &err);
	is_text(path, "/home/me/x", "~ is the home");
	free(path);
	path = file_expand("~other/x", &err);
	is_text(path, "~other/x", "... but not somebody else's");
	free(path);
}

static void
test_replace(const char *folder)
{
	struct error err = { ERROR_NONE, "" };
	struct buf out = { 0 };
	struct stat st;
	char path[512], link[512];

	snprintf(path, sizeof(path), "%s/a/b/file", folder);
	is_number(file_make_parent(path, &err), 0, "the folders above");
	is_number(file_replace(path, "one", 3, &err), 0, "a new file");
	ok(stat(path, &st) == 0 && (st.st_mode & 0777) == 0600, "... is private");
	ok(stat(below(folder, "a"), &st) == 0 && (st.st_mode & 0777) == 0700, "... and so are its folders");
	chmod(path, 0640);
	snprintf(link, sizeof(link), "%s/link", folder);
	ok(symlink(path, link) == 0, "a link to it");
	is_number(file_replace(link, "three", 5, &err), 0, "replaced by its link");
	ok(lstat(link, &st) == 0 && S_ISLNK(st.st_mode), "... which stays a link");
	ok(stat(path, &st) == 0 && (st.st_mode & 0777) == 0640, "... and the file keeps its mode");
	is_number(file_read(path, 5, &out, &err), 0, "read");
	is_text(buf_text(&out), "three", "... what was written");
	is_number(file_read(path, 4, &out, &err), -1, "over the limit");
	is_number(err.kind, ERROR_LIMIT, "... is said so");
	buf_clear(&out);
	unlink(link);
	unlink(path);
}

/* Large files are read into memory of their size, also behind what is there. */
static void
test_large(const char *folder)
{
	struct buf whole = { 0 }, out = { 0 };
	struct error err = { ERROR_NONE, "" };
	char path[512];
	size_t i, len = 3 << 20;

	snprintf(path, sizeof(path), "%s/large", folder);
	for (i = 0; i < len; i++)
		buf_addc(&whole, (char)('a' + i % 23));
	file_replace(path, whole.data, len, &err);
	is_number(file_read(path, len, &out, &err), 0, "a large file");
	ok(out.len == len && strcmp(out.data, whole.data) == 0, "... all of it");
	buf_truncate(&out, 3);
	is_number(file_read(path, len, &out, &err), 0, "once more, behind the first bytes");
	ok(out.len == len + 3 && memcmp(out.data, "abc", 3) == 0 && strcmp(out.data + 3, whole.data) == 0, "... all of it");
	is_number(file_read(path, len - 1, &out, &err), -1, "larger than the limit");
	is_number(err.kind, ERROR_LIMIT, "... is said so");
	unlink(path);
	buf_clear(&whole);
	buf_clear(&out);
}

static void
test_failures(const char *folder)
{
	struct error err = { ERROR_NONE, "" };
	struct buf out = { 0 };

	is_number(file_read(below(folder, "nosuch"), 10, &out, &err), -1, "no such file");
	is_number(err.kind, ERROR_MISSING, "... is missing");
	is_number(file_read(folder, 10, &out, &err), -1, "a folder");
	is_number(err.kind, ERROR_IO, "... cannot be read");
	is_number(file_replace(below(folder, "no/such/file"), "x", 1, &err), -1, "no folder to write to");
	ok(strstr(err.text, "no/such/file") != NULL, "... names the file");
	file_replace(below(folder, "plain"), "x", 1, &err);
	is_number(file_make_parent(below(folder, "plain/x/y"), &err), -1, "a file where a folder should be");
	unlink(below(folder, "plain"));
	buf_clear(&out);
}

static void
test_standard_input(const char *folder)
{
	struct buf out = { 0 };
	struct error err;

	file_replace(below(folder, "in"), "piped", 5, NULL);
	ok(freopen(below(folder, "in"), "r", stdin) != NULL, "standard input");
	is_number(file_read("-", 10, &out, &err), 0, "... is read as -");
	is_text(buf_text(&out), "piped", "... all of it");
	unlink(below(folder, "in"));
	buf_clear(&out);
}

int
main(void)
{
	const char *tmp = getenv("TMPDIR");
	char folder[256];

	snprintf(folder, sizeof(folder), "%s/file_test.XXXXXX", tmp != NULL ? tmp : "/tmp");
	if (!ok(mkdtemp(folder) != NULL, "a folder of its own"))
		return tap_end();
	test_replace(folder);
	test_large(folder);
	test_failures(folder);
	test_standard_input(folder);
	test_places();
	rmdir(below(folder, "a/b"));
	rmdir(below(folder, "a"));
	ok(rmdir(folder) == 0, "nothing is left behind");
	return tap_end();
}
