/*
 * A disk that fails, for tests: a layer (sqlite.org/vfs.html) over SQLite's own
 * way to the files.  Counts what changes a file (writes, truncations, syncs,
 * deletions); at a number that the test chooses either that one fails alone, or
 * the power goes: from there on nothing succeeds, and fault_restore() takes
 * back what was written and not synced, all of it or a part by chance, with
 * writes torn at sectors.  What was synced is on the disk, nothing else is sure.
 */
#ifndef FAULT_VFS_H
#define FAULT_VFS_H

#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FAULT_SECTOR	512

enum fault_kind { FAULT_ERROR, FAULT_FULL, FAULT_POWER, FAULT_POWER_SOME };

/* A write or a truncation that no sync has made sure. */
struct fault_change {
	char path[512];
	sqlite3_int64 at, old_size;
	int len, old_len;
	unsigned char *new, *old;
};

struct fault_file {
	sqlite3_file base;
	char path[512];
	sqlite3_file *real;
};

static struct {
	sqlite3_vfs vfs, *real;
	enum fault_kind kind;
	long at, count;			/* the change that fails, 0 none; those so far */
	bool dead;
	bool no_memory;			/* to be shared between processes, as on some network file systems */
	unsigned seed;
	struct fault_change *changes;
	int change_count;
} fault;

static unsigned
fault_chance(void)
{
	fault.seed = fault.seed * 1103515245 + 12345;
	return fault.seed >> 16;
}

/* One more change: may it be? */
static int
fault_step(int otherwise)
{
	if (fault.dead)
		return otherwise;
	if (++fault.count != fault.at)
		return SQLITE_OK;
	fault.dead = fault.kind >= FAULT_POWER;
	return fault.kind == FAULT_FULL ? SQLITE_FULL : otherwise;
}

static sqlite3_file *
fault_real(sqlite3_file *file)
{
	return ((struct fault_file *)file)->real;
}

static void
fault_note(sqlite3_file *file, const void *data, int len, sqlite3_int64 at)
{
	struct fault_change *c;
	sqlite3_int64 size = 0;

	fault.changes = realloc(fault.changes, ((size_t)fault.change_count + 1) * sizeof(*c));
	c = &fault.changes[fault.change_count++];
	*c = (struct fault_change){ .at = at, .len = len };
	strcpy(c->path, ((struct fault_file *)file)->path);
	fault_real(file)->pMethods->xFileSize(fault_real(file), &size);
	c->old_size = size;
	c->old_len = size <= at ? 0 : data == NULL || size - at < len ? (int)(size - at) : len;
	c->old = calloc(1, (size_t)c->old_len + 1);
	fault_real(file)->pMethods->xRead(fault_real(file), c->old, c->old_len, at);
	c->new = malloc((size_t)len + 1);
	if (data != NULL)
		memcpy(c->new, data, (size_t)len);
}

static int
fault_close(sqlite3_file *file)
{
	int rc = fault_real(file)->pMethods->xClose(fault_real(file));

	free(fault_real(file));
	return rc;
}

static int
fault_read(sqlite3_file *file, void *data, int len, sqlite3_int64 at)
{
	return fault_real(file)->pMethods->xRead(fault_real(file), data, len, at);
}

static int
fault_write(sqlite3_file *file, const void *data, int len, sqlite3_int64 at)
{
	int rc = fault_step(SQLITE_IOERR_WRITE);

	if (rc != SQLITE_OK)
		return rc;
	fault_note(file, data, len, at);
	return fault_real(file)->pMethods->xWrite(fault_real(file), data, len, at);
}

static int
fault_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	int rc = fault_step(SQLITE_IOERR_TRUNCATE);

	if (rc != SQLITE_OK)
		return rc;
	fault_note(file, NULL, 0, size);
	return fault_real(file)->pMethods->xTruncate(fault_real(file), size);
}

/* What was written to a file is no longer in doubt. */
static void
fault_forget(const char *path)
{
	int kept = 0;

	for (int i = 0; i < fault.change_count; i++) {
		struct fault_change *c = &fault.changes[i];

		if (strcmp(c->path, path) != 0) {
			fault.changes[kept++] = *c;
			continue;
		}
		free(c->old);
		free(c->new);
	}
	fault.change_count = kept;
}

static int
fault_sync(sqlite3_file *file, int flags)
{
	int rc = fault_step(SQLITE_IOERR_FSYNC);

	(void)flags;
	if (rc == SQLITE_OK)
		fault_forget(((struct fault_file *)file)->path);
	return rc;
}

#define FAULT_PASS(name, method, parameters, ...) \
	static int name parameters { return fault_real(file)->pMethods->method(fault_real(file), __VA_ARGS__); }

FAULT_PASS(fault_size, xFileSize, (sqlite3_file *file, sqlite3_int64 *size), size)
FAULT_PASS(fault_lock, xLock, (sqlite3_file *file, int lock), lock)
FAULT_PASS(fault_unlock, xUnlock, (sqlite3_file *file, int lock), lock)
FAULT_PASS(fault_check, xCheckReservedLock, (sqlite3_file *file, int *out), out)
FAULT_PASS(fault_shm_map, xShmMap, (sqlite3_file *file, int page, int size, int extend, void volatile **out), page, size, extend, out)
FAULT_PASS(fault_shm_lock, xShmLock, (sqlite3_file *file, int offset, int n, int flags), offset, n, flags)
FAULT_PASS(fault_shm_unmap, xShmUnmap, (sqlite3_file *file, int gone), gone)

static int
fault_control(sqlite3_file *file, int op, void *value)
{
	/* A hint of the size would change the file behind our back. */
	if (op == SQLITE_FCNTL_SIZE_HINT || op == SQLITE_FCNTL_CHUNK_SIZE)
		return SQLITE_OK;
	return fault_real(file)->pMethods->xFileControl(fault_real(file), op, value);
}

static int
fault_sector(sqlite3_file *file)
{
	(void)file;
	return FAULT_SECTOR;
}

static int
fault_device(sqlite3_file *file)
{
	(void)file;
	return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static void
fault_shm_barrier(sqlite3_file *file)
{
	fault_real(file)->pMethods->xShmBarrier(fault_real(file));
}

static int
fault_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
	static const sqlite3_io_methods methods = { 2, fault_close, fault_read, fault_write, fault_truncate, fault_sync,
		fault_size, fault_lock, fault_unlock, fault_check, fault_control, fault_sector, fault_device,
		fault_shm_map, fault_shm_lock, fault_shm_barrier, fault_shm_unmap, NULL, NULL };
	static sqlite3_io_methods without;
	struct fault_file *f = (struct fault_file *)file;
	int rc;

	(void)vfs;
	without = methods;
	without.iVersion = 1;
	f->base.pMethods = NULL;
	f->real = calloc(1, (size_t)fault.real->szOsFile);
	snprintf(f->path, sizeof(f->path), "%s", name != NULL ? name : "");
	rc = fault.real->xOpen(fault.real, name, f->real, flags, out);
	if (rc == SQLITE_OK)
		f->base.pMethods = fault.no_memory ? &without : &methods;
	else
		free(f->real);
	return rc;
}

/* What comes under this name later is another file. */
static int
fault_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
	int rc = fault_step(SQLITE_IOERR_DELETE);

	(void)vfs;
	if (rc != SQLITE_OK)
		return rc;
	fault_forget(name);
	return fault.real->xDelete(fault.real, name, sync);
}

/* From now on all databases are on this disk. */
static void
fault_install(void)
{
	fault.real = sqlite3_vfs_find(NULL);
	fault.vfs = *fault.real;
	fault.vfs.zName = "fault";
	fault.vfs.pNext = NULL;
	fault.vfs.szOsFile = sizeof(struct fault_file);
	fault.vfs.xOpen = fault_open;
	fault.vfs.xDelete = fault_delete;
	sqlite3_vfs_register(&fault.vfs, 1);
}

/* The change of this number will fail; 0: none. */
static void
fault_arm(enum fault_kind kind, long at)
{
	fault.kind = kind;
	fault.at = at;
	fault.count = 0;
	fault.dead = false;
	fault.seed = (unsigned)at;
}

static void
fault_put(const struct fault_change *c, const unsigned char *data, int len, sqlite3_int64 size)
{
	int fd = open(c->path, O_RDWR);

	if (fd < 0)
		return;
	if (len > 0 && pwrite(fd, data, (size_t)len, c->at) != len)
		perror(c->path);
	if (size >= 0 && ftruncate(fd, size) != 0)
		perror(c->path);
	close(fd);
}

/* What the disk holds when the power is back.  Every handle must be closed. */
static void
fault_restore(void)
{
	bool lost = fault.dead;

	for (int i = fault.change_count; lost && i-- > 0;)
		fault_put(&fault.changes[i], fault.changes[i].old, fault.changes[i].old_len, fault.changes[i].old_size);
	for (int i = 0; i < fault.change_count; i++) {
		struct fault_change *c = &fault.changes[i];
		int sectors = c->len / FAULT_SECTOR;

		if (lost && fault.kind == FAULT_POWER_SOME && c->len > 0 && fault_chance() % 2 == 0)
			fault_put(c, c->new, fault_chance() % 2 == 0 || sectors == 0 ? c->len :
			    (int)(fault_chance() % (unsigned)sectors) * FAULT_SECTOR, -1);
		free(c->old);
		free(c->new);
	}
	free(fault.changes);
	fault.changes = NULL;
	fault.change_count = 0;
	fault_arm(FAULT_ERROR, 0);
}

#endif
