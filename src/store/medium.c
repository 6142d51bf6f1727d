#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/mem.h"
#include "medium.h"

#define BOOT_FILE	"/proc/sys/kernel/random/boot_id"
#define BOOT_BYTES	36

bool
medium_is_remote(unsigned long type)
{
	/* linux/magic.h, statfs(2) */
	static const unsigned long remote[] = {
		0x6969, 0xff534d42, 0xfe534d42, 0x517b, 0x65735546, 0x01021997, 0x73757245, 0x5346414f, 0x00c36400,
	};		/* NFS CIFS SMB2 SMB FUSE 9P CODA AFS CEPH */

	for (size_t i = 0; i < sizeof(remote) / sizeof(remote[0]); i++)
		if (type == remote[i])
			return true;
	return false;
}

bool
medium_holds_remote(const char *path)
{
	char *folder = mem_strdup(path), *slash = strrchr(folder, '/');
	struct statfs fs;
	int rc = statfs(path, &fs);

	if (slash != NULL)
		slash[slash == folder] = '\0';
	if (rc != 0)
		rc = statfs(slash != NULL ? folder : ".", &fs);
	free(folder);
	return rc == 0 && medium_is_remote((unsigned long)fs.f_type);
}

/* Says the header that there is a log?  sqlite.org/fileformat2.html, 1.3.3. */
static bool
has_log(const char *path)
{
	unsigned char version = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return false;
	if (pread(fd, &version, 1, 18) != 1)
		version = 0;
	close(fd);
	return version == 2;
}

/* One process alone keeps in its own memory what others would share (sqlite.org/wal.html, 8). */
int
medium_leave_log(const char *path, struct error *err)
{
	struct store alone = { .path = mem_strdup(path) };
	int rc = 0;

	if (has_log(path)) {
		if (sqlite3_open_v2(path, &alone.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
			rc = sql_fail(&alone, err);
		else
			rc = sql_exec(&alone, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE", err);
		sqlite3_close(alone.db);
	}
	free(alone.path);
	return rc;
}

bool
medium_was_left(const char *path)
{
	static const char *const logs[] = { "%s-wal", "%s-journal" };
	bool left = false;

	for (size_t i = 0; i < sizeof(logs) / sizeof(logs[0]); i++) {
		char *name = sqlite3_mprintf(logs[i], path);
		struct stat st;

		left = left || (name != NULL && stat(name, &st) == 0 && st.st_size > 0);
		sqlite3_free(name);
	}
	return left;
}

/* This run of the machine; "" where that is not known. */
static void
read_boot(char *boot)
{
	int fd = open(BOOT_FILE, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd >= 0 ? read(fd, boot, BOOT_BYTES) : 0;

	boot[n == BOOT_BYTES ? BOOT_BYTES : 0] = '\0';
	if (fd >= 0)
		close(fd);
}

/* The run in which it was used last; "" never. */
static int
read_last(struct store *store, char *last, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, "SELECT value FROM meta WHERE name = 'boot'", err);
	int rc = st != NULL ? sql_step(store, st, err) : -1;

	last[0] = '\0';
	if (rc == 1 && sqlite3_column_bytes(st, 0) == BOOT_BYTES)
		memcpy(last, sqlite3_column_text(st, 0), BOOT_BYTES + 1);
	sqlite3_reset(st);
	return rc < 0 ? -1 : 0;
}

static int
write_boot(struct store *store, const char *boot, bool doubtful, struct error *err)
{
	sqlite3_stmt *st = sql_get(store, doubtful ? "REPLACE INTO meta VALUES('boot', ?1), ('left', 1)" :
	    "REPLACE INTO meta VALUES('boot', ?1)", err);

	if (st == NULL)
		return -1;
	sql_text(st, 1, boot);
	return sql_run(store, st, err);
}

int
medium_note_use(struct store *store, bool was_left, struct error *err)
{
	char boot[BOOT_BYTES + 1], last[BOOT_BYTES + 1];
	struct error own = { 0 };

	read_boot(boot);
	if (boot[0] == '\0')
		return 0;
	if (read_last(store, last, err) != 0)
		return -1;
	if (strcmp(boot, last) == 0 || write_boot(store, boot, was_left && last[0] != '\0', &own) == 0 ||
	    own.kind != ERROR_CORRUPT)
		return 0;
	return error_set(err, own.kind, "%s", own.text);
}
