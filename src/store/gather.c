#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "gather.h"

#define NAME		"gather-"
#define PIECE_BYTES	(124 << 10)	/* SQLite's unix layer takes less than 128 KiB at once */

struct layer {
	sqlite3_vfs vfs;		/* first: SQLite knows it by this */
	sqlite3_vfs *real;
};

struct log {
	sqlite3_file file;		/* first, too */
	sqlite3_file *real;		/* after this structure, in SQLite's memory */
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

static int
log_close(sqlite3_file *file)
{
	struct log *l = (struct log *)file;
	int written = write_held(l), closed = l->real->pMethods->xClose(l->real);

	free(l->held);
	return written != SQLITE_OK ? written : closed;
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
open_log(sqlite3_vfs *real, const char *name, struct log *l, int flags, int *out)
{
	static const sqlite3_io_methods methods = {
		.iVersion = 1, .xClose = log_close, .xRead = log_read, .xWrite = log_write, .xTruncate = log_truncate,
		.xSync = log_sync, .xFileSize = log_size, .xLock = log_lock, .xUnlock = log_unlock,
		.xCheckReservedLock = log_check_lock, .xFileControl = log_control, .xSectorSize = log_sector,
		.xDeviceCharacteristics = log_device,
	};
	int rc;

	*l = (struct log){ .real = (sqlite3_file *)(l + 1) };
	rc = real->xOpen(real, name, l->real, flags, out);
	if (rc == SQLITE_OK)
		l->file.pMethods = &methods;
	return rc;
}

/* All files but the log are opened as if we were not there. */
static int
layer_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
	sqlite3_vfs *real = ((struct layer *)vfs)->real;

	if ((flags & SQLITE_OPEN_WAL) != 0)
		return open_log(real, name, (struct log *)file, flags, out);
	return real->xOpen(real, name, file, flags, out);
}

const char *
gather_layer(void)
{
	sqlite3_vfs *real = sqlite3_vfs_find(NULL), *known;
	char *name = sqlite3_mprintf(NAME "%s", real->zName);
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
