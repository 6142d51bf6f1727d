#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/limits.h"
#include "base/mem.h"
#include "net/fetch.h"
#include "outcome.h"
#include "poll/download.h"

#define AT_ONCE		3
#define TICK_MS		250
#define TELL_MS		200		/* between two reports of one transfer */

struct pull {
	struct downloader *owner;
	const struct download_job *job;
	struct fetch_sink sink;
	int folder, file;
	int64_t have, total;		/* total -1 unknown */
	int64_t told_ms;
	struct buf validator;
	bool begun;			/* something of this answer was written */
	bool again;			/* it was already begun anew once */
	bool stopped;
};

struct downloader {
	const struct download_options *options;
	struct fetcher *fetcher;
	struct pull *running[AT_ONCE];
	size_t count;
};

static void
tell(struct pull *p, enum download_event_kind kind, const char *sentence)
{
	struct download_event event = { .kind = kind, .id = p->job->id, .have = p->have, .total = p->total,
	    .validator = buf_text(&p->validator), .sentence = sentence, .stopped = p->stopped };

	p->told_ms = clock_monotonic_ms();
	p->owner->options->event(p->owner->options->context, &event);
}

static bool
must_stop(const struct downloader *d)
{
	return d->options->stop != NULL && *d->options->stop != 0;
}

/*
 * Files
 */

static void
part_name(struct buf *out, const struct pull *p)
{
	buf_printf(out, "%s%s", p->job->name, DOWNLOAD_PART);
}

/* The part of an earlier try must be a plain file of ours that has no other name. */
static int
open_old_part(struct pull *p, const char *name, struct error *err)
{
	struct stat st;

	p->file = openat(p->folder, name, O_WRONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	if (p->file < 0 || fstat(p->file, &st) < 0)
		return error_set_errno(err, "%s", name);
	if (!S_ISREG(st.st_mode) || st.st_nlink != 1 || st.st_uid != geteuid())
		return error_set(err, ERROR_IO, "%s: something else stands there", name);
	p->have = lseek(p->file, 0, SEEK_END);
	return p->have < 0 ? error_set_errno(err, "%s", name) : 0;
}

static int
open_part(struct pull *p, struct error *err)
{
	struct buf name = { 0 };
	int result = 0;

	p->folder = open(p->job->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (p->folder < 0)
		return error_set_errno(err, "%s", p->job->folder);
	part_name(&name, p);
	p->file = openat(p->folder, name.data, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (p->file < 0 && errno == EEXIST)
		result = open_old_part(p, name.data, err);
	else if (p->file < 0)
		result = error_set_errno(err, "%s/%s", p->job->folder, name.data);
	buf_clear(&name);
	return result;
}

/* From the first byte again. */
static int
empty_part(struct pull *p, struct error *err)
{
	if (ftruncate(p->file, 0) < 0 || lseek(p->file, 0, SEEK_SET) < 0)
		return error_set_errno(err, "%s", p->job->name);
	p->have = 0;
	return 0;
}

/* The whole file gets its name, which no other file may have. */
static int
finish_part(struct pull *p, struct error *err)
{
	struct buf part = { 0 };
	int got;

	part_name(&part, p);
	got = fsync(p->file);
	if (got == 0 && (got = linkat(p->folder, part.data, p->folder, p->job->name, 0)) == 0)
		unlinkat(p->folder, part.data, 0);
	/* Some file systems have no links. */
	else if (got < 0 && errno != EEXIST && faccessat(p->folder, p->job->name, F_OK, AT_SYMLINK_NOFOLLOW) < 0)
		got = renameat(p->folder, part.data, p->folder, p->job->name);
	if (got < 0)
		error_set_errno(err, "%s", p->job->name);
	buf_clear(&part);
	return got;
}

/*
 * Transfers
 */

/* Whether the bytes of this answer follow those that are there; if they are all bytes, those there go. */
static int
begin_answer(struct pull *p, const struct headers *headers, struct error *err)
{
	const struct buf *validator = headers->etag.len > 0 && strncmp(buf_text(&headers->etag), "W/", 2) != 0 ?
	    &headers->etag : &headers->last_modified;

	p->begun = true;
	if (headers->status == 206 && headers->range_from != p->have)
		return error_set(err, ERROR_NET, "the server sends another part than was asked for");
	if (headers->status != 206 && p->have > 0 && empty_part(p, err) < 0)
		return -1;
	p->total = headers->status == 206 ? headers->range_total : headers->length;
	buf_reset(&p->validator);
	buf_add(&p->validator, buf_text(validator), validator->len);
	tell(p, DOWNLOAD_BEGIN, "");
	return 0;
}

static int
write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		bytes += n;
		len -= (size_t)n;
	}
	return 0;
}

static int
take(void *data, const struct headers *headers, const char *bytes, size_t len, struct error *err)
{
	struct pull *p = data;

	if (must_stop(p->owner) || p->stopped) {
		p->stopped = true;
		return error_set(err, ERROR_BUSY, "stopped");
	}
	if (!p->begun && begin_answer(p, headers, err) < 0)
		return -1;
	if (write_all(p->file, bytes, len) < 0)
		return error_set_errno(err, "%s", p->job->name);
	p->have += (int64_t)len;
	if (clock_monotonic_ms() - p->told_ms >= TELL_MS) {
		tell(p, DOWNLOAD_BYTES, "");
		p->stopped = !p->owner->options->wanted(p->owner->options->context, p->job->id);
	}
	return 0;
}

static void
ask(struct pull *p)
{
	const struct settings *s = p->owner->options->settings;
	struct fetch_request request = {
		.url = p->job->url,
		.etag = "",
		.last_modified = "",
		.user_agent = settings_text(s, SETTING_USER_AGENT),
		.proxy = settings_text(s, SETTING_PROXY),
		.user = "",
		.password = "",
		.private_redirects = settings_flag(s, SETTING_PRIVATE_REDIRECTS),
		.sink = &p->sink,
		.body_limit = (size_t)LIMIT_DOWNLOAD_BYTES,
		.seconds = LIMIT_DOWNLOAD_SECONDS,
		.data = p,
	};

	p->sink = (struct fetch_sink){ .from = p->have, .validator = buf_text(&p->validator), .take = take };
	p->begun = false;
	fetcher_add(p->owner->fetcher, &request);
}

static void
free_pull(struct pull *p)
{
	struct downloader *d = p->owner;
	size_t i;

	for (i = 0; i < d->count; i++)
		if (d->running[i] == p)
			d->running[i] = d->running[--d->count];
	if (p->file >= 0)
		close(p->file);
	if (p->folder >= 0)
		close(p->folder);
	buf_clear(&p->validator);
	free(p);
}

static void
fail(struct pull *p, const struct error *why)
{
	struct buf name = { 0 };

	/* Nothing came: nothing stays. */
	if (p->file >= 0 && p->have == 0) {
		part_name(&name, p);
		unlinkat(p->folder, name.data, 0);
		buf_clear(&name);
	}
	p->stopped = p->stopped || must_stop(p->owner);
	tell(p, DOWNLOAD_FAIL, why->text);
	free_pull(p);
}

/* The answer has ended well; is the file whole? */
static int
check_whole(struct pull *p, const struct fetch_answer *answer, struct error *err)
{
	struct arena a = { 0 };
	const char *sentence = outcome_status_error(&a, answer->status, false);
	int result = 0;

	/* Nothing is left to ask for: all of it had come before. */
	if (answer->status == 416 && answer->headers->range_total == p->have && p->have > 0)
		result = 0;
	else if (answer->status < 200 || answer->status > 299)
		result = error_set(err, ERROR_NET, "%s", *sentence != '\0' ? sentence : "an answer without a file");
	else if (!p->begun && begin_answer(p, answer->headers, err) < 0)
		result = -1;
	else if (p->total >= 0 && p->have != p->total)
		result = error_set(err, ERROR_NET, "the file was cut off");
	arena_clear(&a);
	return result;
}

static void
on_end(void *context, void *data, struct fetch_answer *answer)
{
	struct pull *p = data;
	struct error why = answer->error;

	(void)context;
	/* What is there does not fit what the server has: once more, from the beginning. */
	if (why.kind == ERROR_NONE && answer->status == 416 && answer->headers->range_total != p->have && !p->again) {
		p->again = true;
		buf_reset(&p->validator);
		if (empty_part(p, &why) == 0) {
			ask(p);
			return;
		}
	}
	if (why.kind != ERROR_NONE || check_whole(p, answer, &why) < 0 || finish_part(p, &why) < 0) {
		fail(p, &why);
		return;
	}
	tell(p, DOWNLOAD_DONE, "");
	free_pull(p);
}

static void
on_begin(void *context, void *data, const char *url)
{
	(void)context;
	(void)data;
	(void)url;
}

static void
start(struct downloader *d, const struct download_job *job)
{
	struct pull *p = mem_zalloc(1, sizeof(*p));
	struct error why;

	p->owner = d;
	p->job = job;
	p->folder = p->file = -1;
	p->total = -1;
	buf_adds(&p->validator, job->validator);
	d->running[d->count++] = p;
	if (open_part(p, &why) < 0)
		fail(p, &why);
	else
		ask(p);
}

static int
run(struct downloader *d, struct error *err)
{
	const struct download_options *o = d->options;
	const struct download_job *job = NULL;

	for (;;) {
		while (!must_stop(d) && d->count < AT_ONCE && (job = o->next(o->context)) != NULL)
			start(d, job);
		if (d->count == 0)
			return 0;
		if (fetcher_step(d->fetcher, err) < 0)
			return -1;
		if (must_stop(d))
			return 0;
		if (d->count > 0 && fetcher_wait(d->fetcher, NULL, 0, TICK_MS, err) < 0)
			return -1;
	}
}

int
download_run(const struct download_options *options, struct error *err)
{
	const struct settings *s = options->settings;
	struct downloader d = { .options = options };
	struct fetch_options fetch = {
		.connections = AT_ONCE,
		.connections_per_host = settings_number(s, SETTING_CONNECTIONS_PER_HOST),
		.user_agent = settings_text(s, SETTING_USER_AGENT),
		.contact = settings_text(s, SETTING_CONTACT),
		.proxy = settings_text(s, SETTING_PROXY),
		.ca_file = settings_text(s, SETTING_CA_FILE),
	};
	struct fetch_events events = { .begin = on_begin, .end = on_end, .context = &d };
	int result;

	if ((d.fetcher = fetcher_open(&fetch, &events, err)) == NULL)
		return -1;
	result = run(&d, err);
	fetcher_close(d.fetcher);
	while (d.count > 0)
		free_pull(d.running[0]);
	return result;
}
