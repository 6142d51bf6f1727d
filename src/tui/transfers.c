#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/downloads.h"
#include "app/updater.h"
#include "base/mem.h"
#include "transfers.h"

#define RUNNING_MAX	8

struct transfers {
	const char *program;
	struct updater *updater;	/* NULL: nothing runs */
	struct {
		int64_t id;		/* 0 free */
		int64_t have, total;
	} running[RUNNING_MAX];
	bool stopped;			/* by the user */
	int done, failed;
	char failure[ERROR_TEXT_MAX];
};

struct transfers *
transfers_new(const char *program)
{
	struct transfers *q = mem_zalloc(1, sizeof(*q));

	q->program = program;
	return q;
}

void
transfers_free(struct transfers *q)
{
	if (q->updater != NULL)
		updater_free(q->updater);
	free(q);
}

static bool
something_waits(void)
{
	struct downloads d;
	struct error ignored;
	bool waits = false;
	size_t i;

	if (downloads_read(&d, &ignored) < 0)
		return false;
	for (i = 0; i < d.count; i++)
		waits = waits || d.items[i].state == DOWNLOAD_WAITING;
	downloads_clear(&d);
	return waits;
}

void
transfers_start(struct session *session)
{
	struct transfers *q = session->transfers;
	const char *words[] = { NULL };
	struct error err;

	if (q->updater != NULL || !something_waits())
		return;
	memset(q->running, 0, sizeof(q->running));
	q->stopped = false;
	q->done = q->failed = 0;
	q->updater = updater_start(q->program, "download", words, &err);
	if (q->updater == NULL)
		status_warn(&session->status, session->now, "downloading: %s", err.text);
}

void
transfers_add(struct session *session, const char *url, const char *type, const char *title)
{
	struct error err;

	if (downloads_add(reader_settings(session->reader), url, type, title, &err) < 0) {
		status_warn(&session->status, session->now, "%s", err.text);
		return;
	}
	status_say(&session->status, session->now, "In the queue of downloads: %s", url);
	view_spoil(session);
	transfers_start(session);
}

void
transfers_stop(struct session *session)
{
	if (session->transfers->updater == NULL)
		return;
	session->transfers->stopped = true;
	updater_stop(session->transfers->updater);
}

bool
transfers_runs(const struct transfers *q)
{
	return q->updater != NULL;
}

int
transfers_descriptor(const struct transfers *q)
{
	return q->updater != NULL ? updater_descriptor(q->updater) : -1;
}

static void
note_bytes(struct transfers *q, const struct updater_event *event)
{
	int i, place = -1;

	for (i = 0; i < RUNNING_MAX; i++) {
		if (q->running[i].id == event->feed)
			break;
		if (q->running[i].id == 0 && place < 0)
			place = i;
	}
	if (i == RUNNING_MAX)
		i = place;
	if (i < 0)
		return;
	q->running[i].id = event->feed;
	q->running[i].have = event->kind == UPDATER_BYTES ? event->have : 0;
	q->running[i].total = event->kind == UPDATER_BYTES ? event->total : -1;
}

static void
forget(struct transfers *q, int64_t id)
{
	int i;

	for (i = 0; i < RUNNING_MAX; i++)
		if (q->running[i].id == id)
			q->running[i].id = 0;
}

static void
say_end(struct session *session, const struct updater_event *event)
{
	struct transfers *q = session->transfers;

	if (q->stopped)
		status_say(&session->status, session->now, "Downloading stopped; the parts stay.");
	else if (event->status == UPDATER_OTHER_RUNS)
		return;
	else if (q->failed == 1 && q->done == 0)
		status_warn(&session->status, session->now, "Not here: %s", q->failure);
	else if (q->failed > 0)
		status_warn(&session->status, session->now, "%d of %d downloads failed, the last: %s", q->failed,
		    q->failed + q->done, q->failure);
	else if (event->status != 0)
		status_warn(&session->status, session->now, "%s", event->text[0] != '\0' ? event->text : "downloading ended");
	else if (q->done > 0)
		status_say(&session->status, session->now, "%d download%s here.", q->done, q->done == 1 ? " is" : "s are");
}

static void
listen(void *context, const struct updater_event *event)
{
	struct session *session = context;
	struct transfers *q = session->transfers;

	switch (event->kind) {
	case UPDATER_FETCH: case UPDATER_BYTES:
		note_bytes(q, event);
		break;
	case UPDATER_DONE:
		q->done++;
		forget(q, event->feed);
		break;
	case UPDATER_FAIL:
		forget(q, event->feed);
		if (event->text[0] == '\0')
			break;		/* stopped */
		q->failed++;
		snprintf(q->failure, sizeof(q->failure), "%s", event->text);
		break;
	case UPDATER_END:
		say_end(session, event);
		break;
	default: break;
	}
	if (event->kind != UPDATER_BYTES)
		view_spoil(session);
}

void
transfers_read(struct session *session)
{
	struct transfers *q = session->transfers;
	bool stopped = q->stopped;

	if (updater_read(q->updater, listen, session))
		return;
	updater_free(q->updater);
	q->updater = NULL;
	memset(q->running, 0, sizeof(q->running));
	/* Something may have been added while it was ending. */
	if (!stopped && q->done + q->failed > 0)
		transfers_start(session);
}

int64_t
transfers_have(const struct transfers *q, int64_t id, int64_t *total)
{
	int i;

	for (i = 0; i < RUNNING_MAX; i++)
		if (q->running[i].id == id && id != 0) {
			*total = q->running[i].total;
			return q->running[i].have;
		}
	*total = -1;
	return -1;
}

void
transfers_describe(const struct transfers *q, struct buf *out)
{
	int64_t have = 0, total = 0;
	int i, count = 0;

	for (i = 0; i < RUNNING_MAX; i++) {
		if (q->running[i].id == 0)
			continue;
		count++;
		have += q->running[i].total > 0 ? q->running[i].have : 0;
		total += q->running[i].total > 0 ? q->running[i].total : 0;
	}
	if (q->updater == NULL)
		return;
	buf_adds(out, "downloading");
	if (count > 1)
		buf_printf(out, " %d", count);
	if (total > 0)
		buf_printf(out, " %" PRId64 "%%", have * 100 / total);
}

void
transfers_size(struct buf *out, int64_t bytes)
{
	if (bytes < 1000)
		buf_printf(out, "%" PRId64 " B", bytes);
	else if (bytes < 1000000)
		buf_printf(out, "%" PRId64 " kB", bytes / 1000);
	else
		buf_printf(out, "%" PRId64 ".%" PRId64 " MB", bytes / 1000000, bytes / 100000 % 10);
}
