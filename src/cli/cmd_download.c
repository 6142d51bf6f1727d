#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/downloads.h"
#include "app/updater.h"
#include "args.h"
#include "base/file.h"
#include "base/mem.h"
#include "cli/update.h"
#include "cmd.h"
#include "out.h"
#include "poll/confine.h"
#include "poll/download.h"
#include "text/clean.h"

static volatile sig_atomic_t signal_stop;	/* the signal that ends it */

static const struct arg_option options[] = {
	{ "list", 'l', NULL, "print the queue, and download nothing" },
	{ "porcelain", 0, NULL, "report each step as a line for programs" },
	{ "retry", 'r', NULL, "failed and stopped ones wait again" },
};
enum { OPTION_LIST, OPTION_PORCELAIN, OPTION_RETRY };

static const struct usage usage = { "download", "[--list] [--porcelain] [--retry] [ADDRESS]...",
	"Put addresses into the queue of downloads and work it off, from where each was cut\n"
	"off.  The files come into the folder of the setting download-folder.", options, 3 };

/* A job that was begun in this run. */
struct begun {
	struct download_job job;
	bool running;
	struct begun *next;
};

struct run {
	struct settings *settings;
	struct arena arena;		/* of the jobs */
	struct begun *begun;
	struct downloads queue;		/* as it was read last */
	char *path;			/* of its file */
	struct stat read;		/* the file as it was then */
	bool porcelain;
	int failed;
};

static void
on_signal(int number)
{
	signal_stop = number;
}

/* Read the queue again when somebody has changed it. */
static void
look(struct run *r)
{
	struct downloads queue;
	struct stat st = { 0 };
	struct error err;

	if (stat(r->path, &st) < 0 || (st.st_ino == r->read.st_ino && st.st_size == r->read.st_size &&
	    st.st_mtim.tv_sec == r->read.st_mtim.tv_sec && st.st_mtim.tv_nsec == r->read.st_mtim.tv_nsec))
		return;
	if (downloads_read(&queue, &err) < 0)
		return;
	downloads_clear(&r->queue);
	r->queue = queue;
	r->read = st;
}

static struct begun *
find_begun(const struct run *r, int64_t id)
{
	struct begun *b;

	for (b = r->begun; b != NULL; b = b->next)
		if (b->job.id == id && b->running)
			return b;
	return NULL;
}

static const struct download_job *
next(void *context)
{
	struct run *r = context;
	struct begun *b;
	size_t i;

	look(r);
	for (i = 0; i < r->queue.count; i++)
		if (r->queue.items[i].state == DOWNLOAD_WAITING && find_begun(r, r->queue.items[i].id) == NULL)
			break;
	if (i == r->queue.count)
		return NULL;
	b = arena_zalloc(&r->arena, 1, sizeof(*b));
	b->job = (struct download_job){ .id = r->queue.items[i].id, .url = arena_strdup(&r->arena, r->queue.items[i].url),
	    .folder = arena_strdup(&r->arena, r->queue.items[i].folder),
	    .name = arena_strdup(&r->arena, r->queue.items[i].name),
	    .validator = arena_strdup(&r->arena, r->queue.items[i].validator) };
	b->running = true;
	b->next = r->begun;
	r->begun = b;
	return &b->job;
}

static bool
wanted(void *context, int64_t id)
{
	struct run *r = context;
	const struct download *download;

	look(r);
	download = downloads_find(&r->queue, id);
	return download != NULL && download->state == DOWNLOAD_WAITING;
}

static void
add_field(struct buf *out, const char *s)
{
	buf_addc(out, '\t');
	clean_line(out, s, strlen(s), 0);
}

static void
say(struct run *r, const struct begun *b, const struct download_event *event)
{
	static const char *const verbs[] = { [DOWNLOAD_BEGIN] = "fetch", [DOWNLOAD_BYTES] = "bytes",
	    [DOWNLOAD_DONE] = "done", [DOWNLOAD_FAIL] = "fail" };
	struct buf line = { 0 };

	if (!r->porcelain) {
		if (event->kind == DOWNLOAD_FAIL && !event->stopped)
			out_error("%s: %s", b->job.url, event->sentence);
		else if (event->kind == DOWNLOAD_DONE) {
			buf_printf(&line, "%s/%s", b->job.folder, b->job.name);
			out_line(buf_text(&line));
		}
		buf_clear(&line);
		return;
	}
	buf_printf(&line, "%s\t%" PRId64, verbs[event->kind], event->id);
	if (event->kind == DOWNLOAD_BEGIN)
		add_field(&line, b->job.url);
	else if (event->kind == DOWNLOAD_FAIL)
		add_field(&line, event->stopped ? "" : event->sentence);
	else
		buf_printf(&line, "\t%" PRId64 "\t%" PRId64, event->have, event->total);
	buf_addc(&line, '\n');
	out_raw(buf_text(&line), line.len);
	out_finish(STATUS_DONE);
	buf_clear(&line);
	if (out_broken())
		signal_stop = SIGHUP;	/* nobody listens any more */
}

/* The state of one that was stopped is what whoever stopped it has written. */
static void
keep(struct run *r, const struct download_event *event)
{
	enum download_state state = event->kind == DOWNLOAD_DONE ? DOWNLOAD_HERE :
	    event->kind == DOWNLOAD_FAIL ? DOWNLOAD_FAILED : DOWNLOAD_WAITING;
	struct error err;

	if (event->kind == DOWNLOAD_BYTES || event->stopped)
		return;
	if (downloads_set(event->id, state, event->total >= 0 ? event->total : DOWNLOAD_SAME, event->validator,
	    event->sentence, &err) < 0)
		out_error("%s", err.text);
	look(r);
}

static void
on_event(void *context, const struct download_event *event)
{
	struct run *r = context;
	struct begun *b = find_begun(r, event->id);

	if (b == NULL)
		return;
	keep(r, event);
	say(r, b, event);
	if (event->kind == DOWNLOAD_DONE || event->kind == DOWNLOAD_FAIL)
		b->running = false;
	r->failed += event->kind == DOWNLOAD_FAIL && !event->stopped;
}

static void
print_queue(const struct downloads *d)
{
	struct buf line = { 0 };
	size_t i;

	for (i = 0; i < d->count; i++) {
		buf_reset(&line);
		buf_printf(&line, "%" PRId64 "\t%s\t%" PRId64 "\t%" PRId64, d->items[i].id,
		    downloads_state_name(d->items[i].state), downloads_have(&d->items[i]), d->items[i].size);
		add_field(&line, d->items[i].url);
		add_field(&line, d->items[i].folder);
		buf_addc(&line, '/');
		buf_adds(&line, d->items[i].name);
		add_field(&line, d->items[i].error);
		buf_addc(&line, '\n');
		out_raw(line.data, line.len);
	}
	buf_clear(&line);
}

static int
retry(const struct downloads *d, struct error *err)
{
	size_t i;

	for (i = 0; i < d->count; i++)
		if ((d->items[i].state == DOWNLOAD_FAILED || d->items[i].state == DOWNLOAD_STOPPED) &&
		    downloads_set(d->items[i].id, DOWNLOAD_WAITING, DOWNLOAD_SAME, NULL, "", err) < 0)
			return -1;
	return 0;
}

/* Two downloads at once would write the same parts.  The descriptor to keep open, or -1 with err. */
static int
lock(const char *queue_path, struct error *err)
{
	struct buf path = { 0 };
	int fd;

	buf_printf(&path, "%s.run", queue_path);
	fd = open(path.data, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd >= 0 && file_lock(fd, LOCK_EX | LOCK_NB) < 0) {
		close(fd);
		fd = -1;
		error_set(err, ERROR_BUSY, "another download is running; it takes what is in the queue");
	} else if (fd < 0)
		error_set_errno(err, "%s", path.data);
	buf_clear(&path);
	return fd;
}

/* Make the folders that files go into, and be able to write nowhere else. */
static int
confine(struct run *r, struct error *err)
{
	const char **folders = mem_zalloc(r->queue.count + 1, sizeof(*folders));
	struct buf inside = { 0 };
	bool local_names = false;
	size_t count = 0, i, j;
	int result = 0;

	for (i = 0; i < r->queue.count && result == 0; i++) {
		local_names = local_names || confine_is_local_name(r->queue.items[i].url);
		for (j = 0; j < count && strcmp(folders[j], r->queue.items[i].folder) != 0; j++)
			continue;
		if (j < count)
			continue;
		folders[count++] = r->queue.items[i].folder;
		buf_reset(&inside);
		buf_printf(&inside, "%s/%s", r->queue.items[i].folder, r->queue.items[i].name);
		result = file_make_parent(inside.data, err);
	}
	if (result == 0)
		result = confine_download(r->path, folders, count, local_names, r->settings, err);
	buf_clear(&inside);
	free(folders);
	return result;
}

static int
work(struct run *r, struct error *err)
{
	struct download_options o = { .settings = r->settings, .stop = &signal_stop, .next = next,
	    .wanted = wanted, .event = on_event, .context = r };
	struct sigaction action = { .sa_handler = on_signal };
	int fd = lock(r->path, err), result = -1;

	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
	if (fd < 0)
		return -1;
	look(r);
	if (confine(r, err) == 0)
		result = download_run(&o, err);
	close(fd);
	return result;
}

static int
run(struct run *r, bool list, bool again, char **words, int count, struct error *err)
{
	struct downloads all;
	int i, result;

	for (i = 0; i < count; i++)
		if (downloads_add(r->settings, words[i], "", "", err) < 0)
			return -1;
	if (downloads_read(&all, err) < 0)
		return -1;
	result = again ? retry(&all, err) : 0;
	if (list)
		print_queue(&all);
	downloads_clear(&all);
	return result < 0 || list ? result : work(r, err);
}

int
cmd_download(int argc, char **argv)
{
	struct run r = { 0 };
	struct args args;
	struct error err = { 0 };
	bool list = false, again = false;
	char *config;
	int got, result;

	args_begin(&args, &usage, argc, argv);
	while ((got = args_next(&args)) >= 0) {
		list = list || got == OPTION_LIST;
		again = again || got == OPTION_RETRY;
		r.porcelain = r.porcelain || got == OPTION_PORCELAIN;
	}
	if (got != ARGS_END)
		return args_status(got);
	if ((config = file_path(FILE_CONFIG, "config", &err)) == NULL ||
	    (r.path = file_path(FILE_DATA, "downloads", &err)) == NULL)
		result = -1;
	else {
		r.settings = settings_read(config);
		result = run(&r, list, again, args.words, args.word_count, &err);
	}
	settings_free(r.settings);
	free(config);
	downloads_clear(&r.queue);
	arena_clear(&r.arena);
	free(r.path);
	if (result < 0) {
		result = out_failure(&err);
		return err.kind == ERROR_BUSY ? UPDATER_OTHER_RUNS : result;
	}
	return out_finish(signal_stop != 0 ? 128 + signal_stop : r.failed > 0 ? STATUS_FAILED : STATUS_DONE);
}
