#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "gather.h"

#define NAME		"gather-"
#define WRITE_LOCK	0		/* sqlite.org/walformat.html, 2.3.1 */
#define PIECE_BYTES	(124 << 10)	/* SQLite's unix layer takes less than 128 KiB at once */

struct layer {
	sqlite3_vfs vfs;		/* first: SQLite knows it by this */
	sqlite3_vfs *real;
};

/* How a database is used that may have a log: its own methods, but two of ours. */
struct hook {
	sqlite3_io_methods methods;	/* first: the file knows it by this */
	const sqlite3_io_methods *real;
	struct log *log;		/* NULL while there is none */
};

struct log {
	sqlite3_file file;		/* first, too */
	sqlite3_file *real;		/* after this structure, in SQLite's memory */
	struct hook *hook;		/* of its database */
	char *held;			/* NULL until something is written */
	int len;
	sqlite3_int64 at;		/* where in the file it belongs */
};

static int
write_held(struct log *l)
{
	int len = l->len;

	l->len = 0;
	return len == 0 ? SQLITE_OK : l->real->pMethods->xWrite(l->real, l->held, len, l->at);
}

static struct hook *
hook_of(sqlite3_file *file)
{
	return (struct hook *)file->pMethods;
}

/*
 * What is held when the lock on writing is given up is of a transaction that
 * was taken back.  It must not be written later, over what others write then.
 */
static int
hooked_lock(sqlite3_file *file, int offset, int count, int flags)
{
	struct hook *h = hook_of(file);

	if (offset == WRITE_LOCK && flags == (SQLITE_SHM_UNLOCK | SQLITE_SHM_EXCLUSIVE) && h->log != NULL)
		h->log->len = 0;
	return h->real->xShmLock(file, offset, count, flags);
}

static int
hooked_close(sqlite3_file *file)
{
	struct hook *h = hook_of(file);
	int rc = h->real->xClose(file);

	free(h);
	return rc;
}

static bool
is_hooked(const sqlite3_file *file)
{
	return file->pMethods != NULL && file->pMethods->iVersion >= 2 && file->pMethods->xShmLock == hooked_lock;
}

static void
hook(sqlite3_file *file)
{
	struct hook *h;

	if (file->pMethods == NULL || file->pMethods->iVersion < 2)
		return;
	h = mem_zalloc(1, sizeof(*h));
	h->real = file->pMethods;
	h->methods = *h->real;
	h->methods.xShmLock = hooked_lock;
	h->methods.xClose = hooked_close;
	file->pMethods = &h->methods;
}

static int
log_close(sqlite3_file *file)
{
	struct log *l = (struct log *)file;

	l->hook->log = NULL;
	free(l->held);
	return l->real->pMethods->xClose(l->real);
}

static int
log_read(sqlite3_file *file, void *data, int len, sqlite3_int64 at)
{
	struct log *l = (struct log *)file;
	int rc = at + len > l->at ? write_held(l) : SQLITE_OK;

	return rc != SQLITE_OK ? rc : l->real->pMethods->xRead(l->real, data, len, at);
}

static int
log_write(sqlite3_file *file, const void *data, int len, sqlite3_int64 at)
{
	struct log *l = (struct log *)file;
	bool fits = at == l->at + l->len && len <= PIECE_BYTES - l->len;
	int rc = fits ? SQLITE_OK : write_held(l);

	if (rc != SQLITE_OK)
		return rc;
	if (len > PIECE_BYTES)
		return l->real->pMethods->xWrite(l->real, data, len, at);
	if (l->held == NULL)
		l->held = mem_alloc(PIECE_BYTES);
	if (l->len == 0)
		l->at = at;
	memcpy(l->held + l->len, data, (size_t)len);
	l->len += len;
	return SQLITE_OK;
}

static int
log_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	struct log *l = (struct log *)file;
	int rc = write_held(l);

	return rc != SQLITE_OK ? rc : l->real->pMethods->xTruncate(l->real, size);
}

static int
log_sync(sqlite3_file *file, int flags)
{
	struct log *l = (struct log *)file;
	int rc = write_held(l);

	return rc != SQLITE_OK ? rc : l->real->pMethods->xSync(l->real, flags);
}

static int
log_size(sqlite3_file *file, sqlite3_int64 *size)
{
	struct log *l = (struct log *)file;
	int rc = write_held(l);

	return rc != SQLITE_OK ? rc : l->real->pMethods->xFileSize(l->real, size);
}

static sqlite3_file *
real_of(sqlite3_file *file)
{
	return ((struct log *)file)->real;
}

static int
log_lock(sqlite3_file *file, int level)
{
	return real_of(file)->pMethods->xLock(real_of(file), level);
}

static int
log_unlock(sqlite3_file *file, int level)
{
	return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int
log_check_lock(sqlite3_file *file, int *locked)
{
	return real_of(file)->pMethods->xCheckReservedLock(real_of(file), locked);
}

static int
log_control(sqlite3_file *file, int operation, void *value)
{
	return real_of(file)->pMethods->xFileControl(real_of(file), operation, value);
}

static int
log_sector(sqlite3_file *file)
{
	return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int
log_device(sqlite3_file *file)
{
	return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int
open_log(sqlite3_vfs *real, const char *name, struct log *l, struct hook *h, int flags, int *out)
{
	static const sqlite3_io_methods methods = {
		.iVersion = 1, .xClose = log_close, .xRead = log_read, .xWrite = log_write, .xTruncate = log_truncate,
		.xSync = log_sync, .xFileSize = log_size, .xLock = log_lock, .xUnlock = log_unlock,
		.xCheckReservedLock = log_check_lock, .xFileControl = log_control, .xSectorSize = log_sector,
		.xDeviceCharacteristics = log_device,
	};
	int rc;

	*l = (struct log){ .real = (sqlite3_file *)(l + 1), .hook = h };
	rc = real->xOpen(real, name, l->real, flags, out);
	if (rc != SQLITE_OK)
		return rc;
	l->file.pMethods = &methods;
	h->log = l;
	return SQLITE_OK;
}

/* All files but these two are opened as if we were not there. */
static int
layer_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
	sqlite3_vfs *real = ((struct layer *)vfs)->real;
	sqlite3_file *database = (flags & SQLITE_OPEN_WAL) != 0 ? sqlite3_database_file_object(name) : NULL;
	int rc;

	if (database != NULL && is_hooked(database))
		return open_log(real, name, (struct log *)file, hook_of(database), flags, out);
	rc = real->xOpen(real, name, file, flags, out);
	if (rc == SQLITE_OK && (flags & SQLITE_OPEN_MAIN_DB) != 0)
		hook(file);
	return rc;
}

const char *
gather_layer(void)
{
	/* None when SQLite has no memory to begin with. */
	sqlite3_vfs *real = sqlite3_vfs_find(NULL), *known;
	char *name = real != NULL ? sqlite3_mprintf(NAME "%s", real->zName) : NULL;
	struct layer *layer;

	if (name == NULL)
		mem_die();
	known = sqlite3_vfs_find(name);
	if (known != NULL) {
		sqlite3_free(name);
		return known->zName;
	}
	layer = mem_zalloc(1, sizeof(*layer));
	layer->vfs = *real;
	layer->vfs.zName = name;
	layer->vfs.pNext = NULL;
	layer->vfs.szOsFile = real->szOsFile + (int)sizeof(struct log);
	layer->vfs.xOpen = layer_open;
	layer->real = real;
	sqlite3_vfs_register(&layer->vfs, 0);
	return name;
}
