#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "app/updater.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/spawn.h"

/* A line longer than this is no line of ours. */
#define LINE_BYTES	(16u << 10)
#define FIELDS_MAX	8
/* How long a child that has closed its output may take to end. */
#define END_MS		200

struct updater {
	struct spawn child;
	struct buf line;		/* what has come of the next one */
	struct buf complaint;		/* the last */
};

struct updater *
updater_start(const char *program, const char *command, const char *const *words, struct error *err)
{
	struct updater *u = mem_zalloc(1, sizeof(*u));
	struct arena a = { 0 };
	const char **argv = NULL;
	size_t count = 0, cap = 0, i;
	const char *const first[] = { program, command, "--porcelain" };

	for (i = 0; i < sizeof(first) / sizeof(first[0]) || words[i - 3] != NULL; i++) {
		argv = arena_grow(&a, argv, count, &cap, sizeof(*argv));
		argv[count++] = i < 3 ? first[i] : words[i - 3];
	}
	argv = arena_grow(&a, argv, count, &cap, sizeof(*argv));
	argv[count] = NULL;
	if (spawn_start(&u->child, SPAWN_READ, argv, err) < 0) {
		free(u);
		u = NULL;
	}
	arena_clear(&a);
	return u;
}

int
updater_descriptor(const struct updater *u)
{
	return u->child.out;
}

/* A line "verb TAB field TAB field ..." (coranto(1), PORCELAIN) as an event. */
static void
take_line(struct updater *u, char *line, updater_listener *listener, void *context)
{
	static const struct { const char *verb; enum updater_kind kind; } verbs[] = {
		{ "begin", UPDATER_BEGIN }, { "fetch", UPDATER_FETCH }, { "bytes", UPDATER_BYTES },
		{ "done", UPDATER_DONE }, { "fail", UPDATER_FAIL },
		{ "pages", UPDATER_PAGES }, { "page", UPDATER_PAGE },
	};
	struct updater_event event = { .text = "" };
	const char *fields[FIELDS_MAX] = { "", "", "", "", "", "", "", "" };
	size_t count, i;
	char *next = line;

	for (count = 0; count < FIELDS_MAX && next != NULL; count++)
		fields[count] = strsep(&next, "\t");
	if (count == 1) {
		/* No event: what it complains of on its standard error. */
		buf_reset(&u->complaint);
		buf_adds(&u->complaint, fields[0]);
	}
	for (i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		if (count > 1 && strcmp(fields[0], verbs[i].verb) == 0)
			break;
	if (i == sizeof(verbs) / sizeof(verbs[0]))
		return;
	event.kind = verbs[i].kind;
	if (event.kind == UPDATER_BEGIN || event.kind == UPDATER_PAGES)
		event.fresh = strtoll(fields[1], NULL, 10);
	else
		event.feed = strtoll(fields[1], NULL, 10);
	if (event.kind == UPDATER_BYTES) {
		event.have = strtoll(fields[2], NULL, 10);
		event.total = strtoll(fields[3], NULL, 10);
	} else if (event.kind == UPDATER_DONE) {
		event.fresh = strtoll(fields[3], NULL, 10);
		event.edited = strtoll(fields[4], NULL, 10);
	} else if (event.kind == UPDATER_PAGE) {
		event.article = strtoll(fields[2], NULL, 10);
		event.text = fields[4];
	} else
		event.text = fields[2];
	listener(context, &event);
}

static void
take_bytes(struct updater *u, const char *bytes, size_t len, updater_listener *listener, void *context)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (bytes[i] != '\n') {
			if (u->line.len < LINE_BYTES && bytes[i] != '\0')
				buf_addc(&u->line, bytes[i]);
			continue;
		}
		buf_addc(&u->line, '\0');
		take_line(u, u->line.data, listener, context);
		buf_reset(&u->line);
	}
}

/* It has closed its output, so it ends now; one that lives on without is stopped. */
static int
reap(struct updater *u)
{
	const struct timespec moment = { .tv_nsec = 1000000 };
	int status, tries;

	for (tries = 0; tries < END_MS; tries++) {
		if (spawn_ended(&u->child, &status))
			return status;
		nanosleep(&moment, NULL);
	}
	kill(u->child.pid, SIGKILL);
	return spawn_wait(&u->child);
}

bool
updater_read(struct updater *u, updater_listener *listener, void *context)
{
	struct updater_event end = { .kind = UPDATER_END };
	char bytes[4096];
	ssize_t got;

	while ((got = read(u->child.out, bytes, sizeof(bytes))) > 0)
		take_bytes(u, bytes, (size_t)got, listener, context);
	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return true;
	end.status = reap(u);
	end.text = buf_text(&u->complaint);
	listener(context, &end);
	return false;
}

void
updater_stop(struct updater *u)
{
	if (u->child.pid > 0)
		kill(u->child.pid, SIGTERM);
}

void
updater_free(struct updater *u)
{
	if (u->child.pid > 0) {
		kill(u->child.pid, SIGTERM);
		spawn_wait(&u->child);
	}
	close(u->child.out);
	buf_clear(&u->line);
	buf_clear(&u->complaint);
	free(u);
}
