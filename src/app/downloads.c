#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/downloads.h"
#include "app/paper.h"
#include "base/file.h"
#include "base/limits.h"
#include "text/clean.h"
#include "text/url.h"

#define QUEUE_BYTES	(8u << 20)
#define FIELDS		9
#define PART		".part"

static const char *const states[DOWNLOAD_STATE_COUNT] = {
	[DOWNLOAD_WAITING] = "waiting", [DOWNLOAD_STOPPED] = "stopped", [DOWNLOAD_FAILED] = "failed", [DOWNLOAD_HERE] = "done",
};

/* What a file of a type is called, and which endings of addresses are believed. */
static const struct {
	const char *ending, *type;
} endings[] = {
	{ ".mp3", "audio/mpeg" }, { ".m4a", "audio/mp4" }, { ".m4a", "audio/x-m4a" }, { ".aac", "audio/aac" },
	{ ".ogg", "audio/ogg" }, { ".opus", "audio/opus" }, { ".oga", "audio/ogg" }, { ".flac", "audio/flac" },
	{ ".wav", "audio/wav" }, { ".mp4", "video/mp4" }, { ".m4v", "video/x-m4v" }, { ".webm", "video/webm" },
	{ ".mkv", "video/x-matroska" }, { ".mov", "video/quicktime" }, { ".pdf", "application/pdf" },
	{ ".epub", "application/epub+zip" }, { ".zip", "application/zip" }, { ".jpg", "image/jpeg" },
	{ ".png", "image/png" }, { ".gif", "image/gif" }, { ".webp", "image/webp" }, { ".torrent", "application/x-bittorrent" },
};

#define ENDING_COUNT	(sizeof(endings) / sizeof(endings[0]))

const char *
downloads_state_name(enum download_state state)
{
	return states[state];
}

/*
 * The file: a line "last ID", then one line a download, fields parted by TAB
 */

static void
take_line(struct downloads *d, char *line, size_t *cap)
{
	const char *fields[FIELDS];
	struct download *download;
	size_t i;

	for (i = 0; i < FIELDS; i++)
		fields[i] = line != NULL ? strsep(&line, "\t") : "";
	if (strcmp(fields[0], "last") == 0) {
		d->last_id = strtoll(fields[1], NULL, 10);
		return;
	}
	if (fields[3][0] == '\0')
		return;
	d->items = arena_grow(&d->arena, d->items, d->count, cap, sizeof(*d->items));
	download = &d->items[d->count++];
	*download = (struct download){ .id = strtoll(fields[0], NULL, 10), .size = strtoll(fields[2], NULL, 10),
	    .url = fields[3], .folder = fields[4], .name = fields[5], .validator = fields[6], .title = fields[7],
	    .error = fields[8] };
	for (i = 0; i < DOWNLOAD_STATE_COUNT; i++)
		if (strcmp(states[i], fields[1]) == 0)
			download->state = (enum download_state)i;
	if (download->id > d->last_id)
		d->last_id = download->id;
}

static int
read_queue(struct downloads *d, const char *path, struct error *err)
{
	struct buf text = { 0 };
	size_t cap = 0;
	char *rest, *line;

	*d = (struct downloads){ 0 };
	if (file_read(path, QUEUE_BYTES, &text, err) < 0) {
		buf_clear(&text);
		return err->kind == ERROR_MISSING ? 0 : -1;
	}
	rest = arena_strdup(&d->arena, buf_text(&text));
	buf_clear(&text);
	while ((line = strsep(&rest, "\n")) != NULL)
		if (*line != '\0')
			take_line(d, line, &cap);
	return 0;
}

static void
add_field(struct buf *out, const char *s)
{
	buf_addc(out, '\t');
	clean_line(out, s, strlen(s), LIMIT_URL_BYTES);
}

static int
write_queue(const struct downloads *d, const char *path, struct error *err)
{
	struct buf text = { 0 };
	size_t i;
	int result;

	buf_printf(&text, "last\t%" PRId64 "\n", d->last_id);
	for (i = 0; i < d->count; i++) {
		const struct download *download = &d->items[i];

		buf_printf(&text, "%" PRId64 "\t%s\t%" PRId64, download->id, states[download->state], download->size);
		add_field(&text, download->url);
		add_field(&text, download->folder);
		add_field(&text, download->name);
		add_field(&text, download->validator);
		add_field(&text, download->title);
		add_field(&text, download->error);
		buf_addc(&text, '\n');
	}
	result = file_replace(path, text.data, text.len, err);
	buf_clear(&text);
	return result;
}

int
downloads_read(struct downloads *d, struct error *err)
{
	char *path = file_path(FILE_DATA, "downloads", err);
	int result = path != NULL ? read_queue(d, path, err) : -1;

	free(path);
	return result;
}

void
downloads_clear(struct downloads *d)
{
	arena_clear(&d->arena);
	*d = (struct downloads){ 0 };
}

struct download *
downloads_find(const struct downloads *d, int64_t id)
{
	size_t i;

	for (i = 0; i < d->count; i++)
		if (d->items[i].id == id)
			return &d->items[i];
	return NULL;
}

/* The queue while nobody else can change it. */
struct hold {
	char *path;
	int lock;
	struct downloads queue;
};

static int
hold(struct hold *h, struct error *err)
{
	struct buf lock = { 0 };

	*h = (struct hold){ .lock = -1 };
	if ((h->path = file_path(FILE_DATA, "downloads", err)) == NULL || file_make_parent(h->path, err) < 0)
		return -1;
	buf_printf(&lock, "%s.lock", h->path);
	h->lock = open(lock.data, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (h->lock < 0 || file_lock(h->lock, LOCK_EX) < 0)
		error_set_errno(err, "%s", lock.data);
	buf_clear(&lock);
	return h->lock < 0 ? -1 : read_queue(&h->queue, h->path, err);
}

static void
let_go(struct hold *h)
{
	if (h->lock >= 0)
		close(h->lock);
	free(h->path);
	downloads_clear(&h->queue);
}

/* The ending of the address's path when it is a known one, else that of the type. */
static const char *
ending_of(const char *url, const char *type)
{
	size_t path = strcspn(url, "?#"), i;

	for (i = 0; i < ENDING_COUNT; i++) {
		size_t len = strlen(endings[i].ending);

		if (path > len && strncasecmp(url + path - len, endings[i].ending, len) == 0)
			return endings[i].ending;
	}
	for (i = 0; i < ENDING_COUNT; i++)
		if (strncasecmp(endings[i].type, type, strlen(endings[i].type)) == 0)
			return endings[i].ending;
	return ".bin";
}

/* The last part of the address's path, without its ending: what a file is called whose title nobody knows. */
static const char *
title_of_address(struct arena *a, const char *url)
{
	size_t end = strcspn(url, "?#"), start = end;
	const char *last, *dot;

	while (start > 0 && url[start - 1] != '/')
		start--;
	last = arena_strndup(a, url + start, end - start);
	dot = strrchr(last, '.');
	return dot != NULL ? arena_strndup(a, last, (size_t)(dot - last)) : last;
}

static bool
stands_there(const char *folder, const char *name, const char *ending)
{
	struct buf path = { 0 };
	struct stat st;
	bool found;

	buf_printf(&path, "%s/%s%s", folder, name, ending);
	found = lstat(path.data, &st) == 0;
	buf_clear(&path);
	return found;
}

/*
 * The name of the next download, with the id in it.  A file or a part of that
 * name is of a queue that was lost: neither is to be touched nor continued.
 */
static char *
free_name(struct downloads *d, const char *folder, const char *title, const char *ending)
{
	struct buf name = { 0 };

	do {
		buf_reset(&name);
		paper_name(&name, title);
		buf_printf(&name, "-%" PRId64 "%s", ++d->last_id, ending);
	} while (stands_there(folder, name.data, "") || stands_there(folder, name.data, PART));
	return buf_detach(&name);
}

static int
add_new(struct hold *h, const struct settings *settings, const char *url, const char *type, const char *title,
    struct error *err)
{
	struct downloads *d = &h->queue;
	char *folder = file_expand(settings_text(settings, SETTING_DOWNLOAD_FOLDER), err);
	struct download *items;
	char *name;

	if (folder == NULL || d->count >= LIMIT_DOWNLOADS) {
		free(folder);
		return folder == NULL ? -1 : error_set(err, ERROR_LIMIT, "the queue of downloads is full");
	}
	items = arena_zalloc(&d->arena, d->count + 1, sizeof(*items));
	if (d->count > 0)
		memcpy(items, d->items, d->count * sizeof(*items));
	d->items = items;
	name = free_name(d, folder, *title != '\0' ? title : title_of_address(&d->arena, url), ending_of(url, type));
	items[d->count++] = (struct download){ .id = d->last_id, .size = -1, .url = arena_strdup(&d->arena, url),
	    .folder = arena_strdup(&d->arena, folder), .name = arena_strdup(&d->arena, name), .validator = "",
	    .title = arena_strdup(&d->arena, title), .error = "" };
	free(name);
	free(folder);
	return 0;
}

int64_t
downloads_add(const struct settings *settings, const char *url, const char *type, const char *title, struct error *err)
{
	struct hold h;
	int64_t id = -1;
	int result;
	size_t i;

	if (!url_is_web(url))
		return error_set(err, ERROR_USAGE, "%s: only http and https can be downloaded", url);
	result = hold(&h, err);
	for (i = 0; result == 0 && id < 0 && i < h.queue.count; i++)
		if (strcmp(h.queue.items[i].url, url) == 0) {
			id = h.queue.items[i].id;
			if (h.queue.items[i].state != DOWNLOAD_HERE)
				h.queue.items[i].state = DOWNLOAD_WAITING;
		}
	if (result == 0 && id < 0 && (result = add_new(&h, settings, url, type, title, err)) == 0)
		id = h.queue.last_id;
	if (result == 0)
		result = write_queue(&h.queue, h.path, err);
	let_go(&h);
	return result == 0 ? id : -1;
}

int
downloads_set(int64_t id, enum download_state state, int64_t size, const char *validator, const char *error_text,
    struct error *err)
{
	struct download *download;
	struct hold h;
	int result = hold(&h, err);

	if (result == 0 && (download = downloads_find(&h.queue, id)) != NULL) {
		download->state = state;
		download->size = size != DOWNLOAD_SAME ? size : download->size;
		download->validator = validator != NULL ? validator : download->validator;
		download->error = error_text != NULL ? error_text : download->error;
		result = write_queue(&h.queue, h.path, err);
	}
	let_go(&h);
	return result;
}

static void
remove_part(const struct download *download)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s/%s" PART, download->folder, download->name);
	unlink(path.data);
	buf_clear(&path);
}

int
downloads_forget(int64_t id, struct error *err)
{
	struct download *download;
	struct hold h;
	int result = hold(&h, err);

	if (result == 0 && (download = downloads_find(&h.queue, id)) != NULL) {
		size_t after = h.queue.count - (size_t)(download - h.queue.items) - 1;

		if (download->state != DOWNLOAD_HERE)
			remove_part(download);
		memmove(download, download + 1, after * sizeof(*download));
		h.queue.count--;
		result = write_queue(&h.queue, h.path, err);
	}
	let_go(&h);
	return result;
}

int64_t
downloads_have(const struct download *download)
{
	struct buf path = { 0 };
	struct stat st;
	int64_t have;

	buf_printf(&path, "%s/%s%s", download->folder, download->name, download->state == DOWNLOAD_HERE ? "" : PART);
	have = stat(path.data, &st) == 0 ? st.st_size : 0;
	buf_clear(&path);
	return have;
}

const char *
downloads_path(struct arena *a, const struct download *download)
{
	return arena_printf(a, "%s/%s", download->folder, download->name);
}
