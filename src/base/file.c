#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

#define READ_STEP	65536

static const struct {
	const char *variable, *below_home;
} places[] = {
	[FILE_CONFIG] = { "XDG_CONFIG_HOME", ".config" },
	[FILE_DATA] = { "XDG_DATA_HOME", ".local/share" },
	[FILE_STATE] = { "XDG_STATE_HOME", ".local/state" },
};

static const char *
home_directory(void)
{
	const char *home = getenv("HOME");
	struct passwd *pw;

	if (home != NULL && home[0] == '/')
		return home;
	pw = getpwuid(getuid());
	if (pw != NULL && pw->pw_dir != NULL && pw->pw_dir[0] == '/')
		return pw->pw_dir;
	return NULL;
}

char *
file_path(enum file_place place, const char *name, struct error *err)
{
	const char *base = getenv(places[place].variable);
	const char *home;
	struct buf path = { 0 };

	if (base != NULL && base[0] == '/') {
		buf_printf(&path, "%s/coranto/%s", base, name);
		return buf_detach(&path);
	}
	home = home_directory();
	if (home == NULL) {
		error_set(err, ERROR_USAGE, "HOME: not set, and the user has no home directory");
		return NULL;
	}
	buf_printf(&path, "%s/%s/coranto/%s", home, places[place].below_home, name);
	return buf_detach(&path);
}

char *
file_expand(const char *path, struct error *err)
{
	const char *home;
	struct buf out = { 0 };

	if (path[0] != '~' || (path[1] != '/' && path[1] != '\0'))
		return mem_strdup(path);
	if ((home = home_directory()) == NULL) {
		error_set(err, ERROR_USAGE, "HOME: not set, and the user has no home directory");
		return NULL;
	}
	buf_printf(&out, "%s%s", home, path + 1);
	return buf_detach(&out);
}

char *
file_shared(const char *name)
{
	static const char *const from_program[] = { "../share/coranto", "../../share/coranto", "../src/share", "../../src/share" };
	char program[PATH_MAX] = "";
	ssize_t len = readlink("/proc/self/exe", program, sizeof(program) - 1);
	struct buf path = { 0 };
	size_t i;

	while (len > 0 && program[len - 1] != '/')
		len--;
	for (i = 0; len > 0 && i < sizeof(from_program) / sizeof(from_program[0]); i++) {
		buf_reset(&path);
		buf_printf(&path, "%.*s%s/%s", (int)len, program, from_program[i], name);
		if (access(buf_text(&path), R_OK) == 0)
			return buf_detach(&path);
	}
	buf_reset(&path);
	buf_printf(&path, "%s/%s", SHAREDIR, name);
	if (access(buf_text(&path), R_OK) == 0)
		return buf_detach(&path);
	buf_clear(&path);
	return NULL;
}

int
file_make_parent(const char *path, struct error *err)
{
	char *copy = mem_strdup(path);
	char *slash;
	int result = 0, why;

	for (slash = strchr(copy + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		why = mkdir(copy, 0700) < 0 ? errno : 0;
		if (why != 0 && why != EEXIST && access(copy, X_OK) < 0) {
			errno = why;
			result = error_set_errno(err, "%s", copy);
			break;
		}
		*slash = '/';
	}
	free(copy);
	return result;
}

/* Room for all of a file that says its size, and for the read that finds its end; no more, for most files are small. */
static void
reserve_whole(int fd, size_t limit, struct buf *out)
{
	struct stat st;
	size_t size;

	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode) || st.st_size == 0)
		return;
	size = ((uint64_t)st.st_size < limit ? (size_t)st.st_size : limit) + 1;
	if (out->cap == 0) {
		out->data = mem_alloc_large(size + 1);
		out->data[0] = '\0';
		out->cap = size + 1;
	}
	buf_reserve(out, size);
}

static int
read_all(int fd, const char *name, size_t limit, struct buf *out, struct error *err)
{
	size_t start = out->len;
	ssize_t n;

	reserve_whole(fd, limit, out);
	for (;;) {
		if (out->cap < out->len + 2)
			buf_reserve(out, READ_STEP);
		n = read(fd, out->data + out->len, out->cap - out->len - 1);
		if (n == 0)
			return 0;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return error_set_errno(err, "%s", name);
		out->len += (size_t)n;
		out->data[out->len] = '\0';
		if (out->len - start > limit)
			return error_set(err, ERROR_LIMIT, "%s: larger than %zu bytes", name, limit);
	}
}

int
file_read(const char *path, size_t limit, struct buf *out, struct error *err)
{
	int fd, result;

	if (strcmp(path, "-") == 0)
		return read_all(STDIN_FILENO, "standard input", limit, out, err);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		int missing = errno == ENOENT || errno == ENOTDIR;

		error_set_errno(err, "%s", path);
		if (missing && err != NULL)
			err->kind = ERROR_MISSING;
		return -1;
	}
	result = read_all(fd, path, limit, out, err);
	close(fd);
	return result;
}

int
file_write(int fd, const char *data, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, data, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		data += n;
		len -= (size_t)n;
	}
	return 0;
}

static void
sync_parent(const char *path)
{
	char *copy = mem_strdup(path);
	char *slash = strrchr(copy, '/');
	int fd;

	if (slash != NULL)
		slash[slash == copy] = '\0';
	fd = open(slash != NULL ? copy : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(copy);
}

int
file_lock(int fd, int operation)
{
	int rc;

	do
		rc = flock(fd, operation);
	while (rc < 0 && errno == EINTR);
	return rc;
}

/* The file keeps its mode when it exists already. */
static int
fill_temporary(int fd, const char *target, const char *data, size_t len)
{
	struct stat st;

	if (stat(target, &st) == 0 && fchmod(fd, st.st_mode & 07777) < 0)
		return -1;
	if (file_write(fd, data, len) < 0)
		return -1;
	return fsync(fd);
}

int
file_replace(const char *path, const char *data, size_t len, struct error *err)
{
	char *target = realpath(path, NULL);
	struct buf tmp = { 0 };
	int fd, result = -1;

	if (target == NULL)
		target = mem_strdup(path);
	buf_printf(&tmp, "%s.XXXXXX", target);
	fd = mkostemp(tmp.data, O_CLOEXEC);
	if (fd < 0) {
		error_set_errno(err, "%s", path);
	} else {
		int filled = fill_temporary(fd, target, data, len);

		if (close(fd) < 0 || filled < 0 || rename(tmp.data, target) < 0) {
			error_set_errno(err, "%s", path);
			unlink(tmp.data);
		} else {
			sync_parent(target);
			result = 0;
		}
	}
	buf_clear(&tmp);
	free(target);
	return result;
}

int
file_nameless(void)
{
	char name[] = "/tmp/coranto.XXXXXX";
	int fd = mkostemp(name, O_CLOEXEC);

	if (fd >= 0)
		unlink(name);
	return fd;
}
