#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "gather.h"

#define NAME		"gather-"
#define WRITE_LOCK	0		/* sqlite.org/walformat.html, 2.3.1 */
#define FRAME_HEAD	24		/* the same, 2.1 */
/* Less than the 128 KiB that SQLite's unix layer takes at once, and what a file system keeps together. */
#define PIECE_BYTES	(64 << 10)

struct layer {
	sqlite3_vfs vfs;		/* first: SQLite knows it by this */
	sqlite3_vfs *real;
};

/* What is to be written to a file, in one piece. */
struct held {
	sqlite3_file *file;
	const sqlite3_io_methods *methods;	/* of the file, the real ones */
	char *data;			/* NULL until something is written */
	int len;
	sqlite3_int64 at;		/* where in the file it belongs */
};

/* How a database is used that may have a log: its own methods, but those of ours. */
struct hook {
	sqlite3_io_methods methods;	/* first: the file knows it by this */
	struct held held;		/* of its pages, as they are taken over from the log */
	struct log *log;		/* NULL while there is none */
};

struct log {
	sqlite3_file file;		/* first, too */
	struct hook *hook;		/* of its database */
	struct held held;
	char *ahead;			/* a piece read at once, as one frame after the other is wanted */
	int ahead_len;			/* 0: none that may be believed */
	sqlite3_int64 ahead_at, read_end;
};

static int
write_held(struct held *h)
{
	int len = h->len;

	h->len = 0;
	return len == 0 ? SQLITE_OK : h->methods->xWrite(h->file, h->data, len, h->at);
}

/* A piece ends where a multiple of PIECE_BYTES does in the file: none shares a page with the next. */
static int
hold(struct held *h, const char *data, int len, sqlite3_int64 at)
{
	int rc = at == h->at + h->len ? SQLITE_OK : write_held(h);

	if (h->data == NULL)
		h->data = mem_alloc(PIECE_BYTES);
	while (len > 0 && rc == SQLITE_OK) {
		int room = PIECE_BYTES - (int)(at % PIECE_BYTES), n = len < room ? len : room;

		if (h->len == 0)
			h->at = at;
		memcpy(h->data + h->len, data, (size_t)n);
		h->len += n;
		data += n;
		at += n;
		len -= n;
		if (n == room)
			rc = write_held(h);
	}
	return rc;
}

static int
read_after_held(struct held *h, void *data, int len, sqlite3_int64 at)
{
	int rc = at < h->at + h->len && at + len > h->at ? write_held(h) : SQLITE_OK;

	return rc != SQLITE_OK ? rc : h->methods->xRead(h->file, data, len, at);
}

static int
truncate_after_held(struct held *h, sqlite3_int64 size)
{
	int rc = write_held(h);

	return rc != SQLITE_OK ? rc : h->methods->xTruncate(h->file, size);
}

static int
sync_after_held(struct held *h, int flags)
{
	int rc = write_held(h);

	return rc != SQLITE_OK ? rc : h->methods->xSync(h->file, flags);
}

static int
size_after_held(struct held *h, sqlite3_int64 *size)
{
	int rc = write_held(h);

	return rc != SQLITE_OK ? rc : h->methods->xFileSize(h->file, size);
}

/*
 * The database
 */

static struct hook *
hook_of(sqlite3_file *file)
{
	return (struct hook *)file->pMethods;
}

static int
hooked_read(sqlite3_file *file, void *data, int len, sqlite3_int64 at)
{
	return read_after_held(&hook_of(file)->held, data, len, at);
}

/* Without a log, what is written is what a journal of its own stands for. */
static int
hooked_write(sqlite3_file *file, const void *data, int len, sqlite3_int64 at)
{
	struct hook *h = hook_of(file);
	int rc = h->log != NULL ? hold(&h->held, data, len, at) : write_held(&h->held);

	return rc != SQLITE_OK || h->log != NULL ? rc : h->held.methods->xWrite(file, data, len, at);
}

static int
hooked_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	return truncate_after_held(&hook_of(file)->held, size);
}

static int
hooked_sync(sqlite3_file *file, int flags)
{
	return sync_after_held(&hook_of(file)->held, flags);
}

static int
hooked_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return size_after_held(&hook_of(file)->held, size);
}

/*
 * What is held of the log when the lock on writing is given up is of a
 * transaction that was taken back.  It must not be written later, over what
 * others write then.  Pages of the database are written under other locks, and
 * are what they should be whether or not all of them could be taken over.
 */
static int
hooked_lock(sqlite3_file *file, int offset, int count, int flags)
{
	struct hook *h = hook_of(file);

	if (h->log != NULL)
		h->log->ahead_len = 0;		/* others may write the log anew before we read again */
	if (flags == (SQLITE_SHM_UNLOCK | SQLITE_SHM_EXCLUSIVE)) {
		if (offset == WRITE_LOCK && h->log != NULL)
			h->log->held.len = 0;
		write_held(&h->held);
	}
	return h->held.methods->xShmLock(file, offset, count, flags);
}

static int
hooked_close(sqlite3_file *file)
{
	struct hook *h = hook_of(file);
	int written = write_held(&h->held), rc = h->held.methods->xClose(file);

	free(h->held.data);
	free(h);
	return written != SQLITE_OK ? written : rc;
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
	h->held = (struct held){ .file = file, .methods = file->pMethods };
	h->methods = *file->pMethods;
	h->methods.iVersion = 2;	/* not the third: who maps a file does not ask us */
	h->methods.xRead = hooked_read;
	h->methods.xWrite = hooked_write;
	h->methods.xTruncate = hooked_truncate;
	h->methods.xSync = hooked_sync;
	h->methods.xFileSize = hooked_size;
	h->methods.xShmLock = hooked_lock;
	h->methods.xClose = hooked_close;
	file->pMethods = &h->methods;
}

/*
 * The log
 */

static struct held *
held_of(sqlite3_file *file)
{
	return &((struct log *)file)->held;
}

static int
log_close(sqlite3_file *file)
{
	struct log *l = (struct log *)file;

	l->hook->log = NULL;
	free(l->ahead);
	free(l->held.data);
	return l->held.methods->xClose(l->held.file);
}

/* Whether what is wanted is in the piece read before, or in the one that is read now as it follows on the last. */
static bool
is_ahead(struct log *l, int len, sqlite3_int64 at)
{
	bool follows = at - l->read_end >= 0 && at - l->read_end <= FRAME_HEAD && len <= PIECE_BYTES;

	l->read_end = at + len;
	if (at >= l->ahead_at && at + len <= l->ahead_at + l->ahead_len)
		return true;
	if (!follows)
		return false;
	if (l->ahead == NULL)
		l->ahead = mem_alloc(PIECE_BYTES);
	l->ahead_at = at;
	l->ahead_len = l->held.methods->xRead(l->held.file, l->ahead, PIECE_BYTES, at) == SQLITE_OK ? PIECE_BYTES : 0;
	return l->ahead_len > 0;
}

static int
log_read(sqlite3_file *file, void *data, int len, sqlite3_int64 at)
{
	struct log *l = (struct log *)file;

	if (l->held.len > 0 || !is_ahead(l, len, at))
		return read_after_held(&l->held, data, len, at);
	memcpy(data, l->ahead + (at - l->ahead_at), (size_t)len);
	return SQLITE_OK;
}

static int
log_write(sqlite3_file *file, const void *data, int len, sqlite3_int64 at)
{
	struct log *l = (struct log *)file;

	l->ahead_len = 0;
	return hold(&l->held, data, len, at);
}

static int
log_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	struct log *l = (struct log *)file;

	l->ahead_len = 0;
	return truncate_after_held(&l->held, size);
}

static int
log_sync(sqlite3_file *file, int flags)
{
	return sync_after_held(held_of(file), flags);
}

static int
log_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return size_after_held(held_of(file), size);
}

static int
log_lock(sqlite3_file *file, int level)
{
	return held_of(file)->methods->xLock(held_of(file)->file, level);
}

static int
log_unlock(sqlite3_file *file, int level)
{
	return held_of(file)->methods->xUnlock(held_of(file)->file, level);
}

static int
log_check_lock(sqlite3_file *file, int *locked)
{
	return held_of(file)->methods->xCheckReservedLock(held_of(file)->file, locked);
}

static int
log_control(sqlite3_file *file, int operation, void *value)
{
	return held_of(file)->methods->xFileControl(held_of(file)->file, operation, value);
}

static int
log_sector(sqlite3_file *file)
{
	return held_of(file)->methods->xSectorSize(held_of(file)->file);
}

static int
log_device(sqlite3_file *file)
{
	return held_of(file)->methods->xDeviceCharacteristics(held_of(file)->file);
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

	*l = (struct log){ .hook = h, .held.file = (sqlite3_file *)(l + 1) };	/* in SQLite's memory */
	rc = real->xOpen(real, name, l->held.file, flags, out);
	if (rc != SQLITE_OK)
		return rc;
	l->held.methods = l->held.file->pMethods;
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
