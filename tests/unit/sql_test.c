#include <sqlite3.h>

#include "base/arena.h"
#include "store/feeds.h"
#include "store/scratch.h"
#include "store/upkeep.h"
#include "tap.h"

/*
 * Every call of SQLite to the system that changes something fails in turn:
 * a transaction is there whole or not at all, one that was confirmed is there,
 * and nothing is damaged.  The real VFS is wrapped.
 */
#define NOW	1800000000
#define POLLS	12			/* in a row; each writes and syncs the log */

static sqlite3_vfs *real;
static sqlite3_vfs faulty;
static int calls, fail_at, code;	/* fail_at 0: never */
static bool for_good;			/* all calls after it fail, too */

struct file {
	sqlite3_file base;
	sqlite3_file *real;
};

static int
fault(void)
{
	if (fail_at == 0)
		return SQLITE_OK;
	calls++;
	return calls == fail_at || (for_good && calls > fail_at) ? code : SQLITE_OK;
}

#define REAL(f)	(((struct file *)(f))->real)

static int
x_close(sqlite3_file *f)
{
	return REAL(f)->pMethods->xClose(REAL(f));
}

static int
x_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
	return REAL(f)->pMethods->xRead(REAL(f), to, n, at);
}

static int
x_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
	int rc = fault();

	/* Half of it gets through. */
	if (rc != SQLITE_OK && n > 1)
		REAL(f)->pMethods->xWrite(REAL(f), from, n / 2, at);
	return rc != SQLITE_OK ? rc : REAL(f)->pMethods->xWrite(REAL(f), from, n, at);
}

static int
x_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	int rc = fault();

	return rc != SQLITE_OK ? rc : REAL(f)->pMethods->xTruncate(REAL(f), size);
}

static int
x_sync(sqlite3_file *f, int flags)
{
	int rc = fault();

	return rc != SQLITE_OK ? rc : REAL(f)->pMethods->xSync(REAL(f), flags);
}

static int
x_size(sqlite3_file *f, sqlite3_int64 *size)
{
	return REAL(f)->pMethods->xFileSize(REAL(f), size);
}

static int
x_lock(sqlite3_file *f, int kind)
{
	return REAL(f)->pMethods->xLock(REAL(f), kind);
}

static int
x_unlock(sqlite3_file *f, int kind)
{
	return REAL(f)->pMethods->xUnlock(REAL(f), kind);
}

static int
x_reserved(sqlite3_file *f, int *out)
{
	return REAL(f)->pMethods->xCheckReservedLock(REAL(f), out);
}

static int
x_control(sqlite3_file *f, int op, void *argument)
{
	return REAL(f)->pMethods->xFileControl(REAL(f), op, argument);
}

static int
x_sector(sqlite3_file *f)
{
	return REAL(f)->pMethods->xSectorSize(REAL(f));
}

static int
x_device(sqlite3_file *f)
{
	return REAL(f)->pMethods->xDeviceCharacteristics(REAL(f));
}

static int
x_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
	int rc = fault();

	return rc != SQLITE_OK ? rc : REAL(f)->pMethods->xShmMap(REAL(f), page, size, extend, out);
}

static int
x_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
	return REAL(f)->pMethods->xShmLock(REAL(f), offset, n, flags);
}

static void
x_shm_barrier(sqlite3_file *f)
{
	REAL(f)->pMethods->xShmBarrier(REAL(f));
}

static int
x_shm_unmap(sqlite3_file *f, int remove)
{
	return REAL(f)->pMethods->xShmUnmap(REAL(f), remove);
}

static const sqlite3_io_methods methods = {
	.iVersion = 2, .xClose = x_close, .xRead = x_read, .xWrite = x_write, .xTruncate = x_truncate, .xSync = x_sync,
	.xFileSize = x_size, .xLock = x_lock, .xUnlock = x_unlock, .xCheckReservedLock = x_reserved,
	.xFileControl = x_control, .xSectorSize = x_sector, .xDeviceCharacteristics = x_device, .xShmMap = x_shm_map,
	.xShmLock = x_shm_lock, .xShmBarrier = x_shm_barrier, .xShmUnmap = x_shm_unmap,
};

static int
x_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out)
{
	struct file *file = (struct file *)f;
	int rc;

	(void)vfs;
	file->base.pMethods = NULL;
	file->real = (sqlite3_file *)(file + 1);
	rc = real->xOpen(real, name, file->real, flags, out);
	if (rc == SQLITE_OK)
		file->base.pMethods = &methods;
	return rc;
}

static void
wrap_vfs(void)
{
	real = sqlite3_vfs_find(NULL);
	faulty = *real;
	faulty.zName = "faulty";
	faulty.szOsFile = real->szOsFile + (int)sizeof(struct file);
	faulty.xOpen = x_open;
	sqlite3_vfs_register(&faulty, 1);
}

static int
poll_once(struct store *s, int n, struct error *err)
{
	struct feed_state state = { .last_modified = "", .permanent_url = "", .moved_url = "", .error = "" };
	char etag[16], key[32], body[6000];
	enum article_change change;
	int rc = 0;

	memset(body, 'x', sizeof(body) - 1);
	body[sizeof(body) - 1] = '\0';
	snprintf(etag, sizeof(etag), "%d", n);
	state.etag = etag;
	if (store_begin(s, err) != 0)
		return -1;
	for (int i = 0; i < 4 && rc == 0; i++) {
		struct article a = scratch_article(1, key, "Title");

		snprintf(key, sizeof(key), "%d-%d", n, i);
		a.content = body;
		rc = articles_put(s, &a, NOW + n, &change, NULL, err);
	}
	if (rc == 0)
		rc = feeds_set_state(s, 1, &state, err);
	if (rc == 0)
		return store_commit(s, err);
	store_rollback(s);
	return -1;
}

/* Polls that are there whole, -1 when one is there in part. */
static int
polls_done(struct store *s)
{
	struct arena a = { 0 };
	struct feed_record *f = feeds_get(s, 1, &a, NULL);
	int n = f == NULL ? -1 : atoi(f->state.etag);

	if (f != NULL && f->total != 4 * n)
		n = -1;
	arena_clear(&a);
	return n;
}

/* Returns true while the fault was met. */
static bool
round_at(const char *path, int n, bool *good)
{
	struct error err = { 0 };
	struct arena a = { 0 };
	const char **problems;
	struct store *s = store_open(path, STORE_WRITE, NULL);
	int before = polls_done(s), told = before, after;
	bool met;

	calls = 0;
	fail_at = n;
	for (int i = 0; i < POLLS; i++)
		if (poll_once(s, told + 1, &err) == 0)
			told++;
		else
			break;
	met = calls >= fail_at;
	store_close(s);
	fail_at = 0;
	s = store_open(path, STORE_WRITE, NULL);
	after = s != NULL ? polls_done(s) : -1;
	/* What was not confirmed may be there, whole. */
	*good = after >= told && after <= told + 1 && upkeep_check(s, &a, &problems, NULL) == 0 &&
	    (told == before + POLLS || err.kind == ERROR_IO || err.kind == ERROR_FULL);
	if (!*good)
		printf("# call %d: %d polls, told %d, then %d: %s\n", n, before, told, after, err.text);
	arena_clear(&a);
	store_close(s);
	return met;
}

static void
test_faults(const char *name, int error_code, bool ever_after)
{
	static const struct feed_listing list[] = { { "https://a.example/", "", "", "" } };
	struct store *s = store_open(scratch_path(name), STORE_WRITE, NULL);
	int n = 1, bad = 0;
	bool good = true;

	feeds_sync(s, list, 1, NULL);
	store_close(s);
	code = error_code;
	for_good = ever_after;
	for (n = 1; n < 400 && round_at(scratch_path(name), n, &good); n++)
		bad += !good;
	ok(n > 20 && bad == 0, "%s: %d calls failed in turn", name, n);
}

int
main(void)
{
	scratch_make();
	wrap_vfs();
	test_faults("io-for-good.db", SQLITE_IOERR_WRITE, true);
	test_faults("full-once.db", SQLITE_FULL, false);
	test_faults("sync.db", SQLITE_IOERR_FSYNC, true);
	scratch_remove();
	return tap_end();
}
