/*
 * A cache that a disk has damaged or somebody made up: it is refused with a
 * sentence, or opened, listed, sought in, marked and checked without harm.
 * The input is small: changes to a good file, each three bytes of an offset
 * and one that is combined with what is there.
 */
#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "small_store.h"
#include "store/marks.h"
#include "store/upkeep.h"

#define IMAGE_LIMIT	(4u << 20)
#define CHANGES_MAX	64

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[4000], path[sizeof(folder) + 16];

static void
remove_files(void)
{
	static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
	char name[sizeof(path) + 16];

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", path, suffixes[i]);
		unlink(name);
	}
}

static void
remove_folder(void)
{
	remove_files();
	rmdir(folder);
}

/* The good file, made once. */
static const struct buf *
image(void)
{
	static struct buf bytes;
	const char *tmp = getenv("TMPDIR");

	if (bytes.len > 0)
		return &bytes;
	snprintf(folder, sizeof(folder), "%s/fuzz.XXXXXX", tmp != NULL ? tmp : "/tmp");
	if (mkdtemp(folder) == NULL)
		abort();
	atexit(remove_folder);
	snprintf(path, sizeof(path), "%s/cache.db", folder);
	if (upkeep_backup(small_store(), path, NULL) != 0 || file_read(path, IMAGE_LIMIT, &bytes, NULL) < 0)
		abort();
	return &bytes;
}

static void
write_damaged(const uint8_t *data, size_t size)
{
	const struct buf *good = image();
	char *bytes = malloc(good->len);
	FILE *f = fopen(path, "w");

	if (bytes == NULL || f == NULL)
		abort();
	memcpy(bytes, buf_text(good), good->len);
	for (size_t i = 0; i + 4 <= size && i < 4 * CHANGES_MAX; i += 4) {
		size_t at = data[i] | (size_t)data[i + 1] << 8 | (size_t)data[i + 2] << 16;

		bytes[at % good->len] = (char)(bytes[at % good->len] ^ data[i + 3]);
	}
	if (fwrite(bytes, 1, good->len, f) != good->len || fclose(f) != 0)
		abort();
	free(bytes);
}

static void
read_lists(struct store *store, struct arena *a)
{
	static const struct headline_scope scopes[] = {
		{ .feed = 1 }, { .folder = "News", .marks_off = MARK_READ }, { .sort = SORT_TITLE }, { .marks_on = MARK_STARRED },
		{ .sort = SORT_UNREAD },
	};
	struct headlines h;
	int64_t total, before;
	size_t count;

	feeds_list(store, a, &count, NULL);
	for (size_t i = 0; i < sizeof(scopes) / sizeof(scopes[0]); i++) {
		headlines_read(store, &scopes[i], HEADLINES_FIRST, 0, 10, a, &h, NULL);
		headlines_count(store, &scopes[i], 1, &total, &before, NULL);
	}
}

static void
use(struct store *store)
{
	struct search_request request = { "fast", true, SEARCH_RANKED, 10, SMALL_STORE_NOW };
	struct search_result found;
	const char **problems;
	struct arena a = { 0 };

	read_lists(store, &a);
	for (int64_t id = 1; id <= 3; id++) {
		articles_get(store, id, &a, NULL);
		marks_set(store, &id, 1, MARK_READ, true, SMALL_STORE_NOW, NULL);
	}
	search_run(store, &request, &small_store_texts, &a, &found, NULL);
	upkeep_check(store, &a, &problems, NULL);
	arena_clear(&a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct error err = { 0 };
	struct store *store;

	write_damaged(data, size);
	store = store_open(path, STORE_WRITE, &err);
	if (store == NULL && err.text[0] == '\0')
		abort();
	if (store != NULL)
		use(store);
	store_close(store);
	remove_files();
	return 0;
}
