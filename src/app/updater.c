#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "app/updater.h"
#include "base/arena.h"
#include "base/mem.h"
#include "base/spawn.h"
#include "porcelain.h"

/* How long a child that has closed its output may take to end. */
#define END_MS		200

struct updater {
	struct spawn child;
	struct porcelain porcelain;
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
		porcelain_take(&u->porcelain, bytes, (size_t)got, listener, context);
	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return true;
	end.status = reap(u);
	end.text = buf_text(&u->porcelain.complaint);
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
	porcelain_clear(&u->porcelain);
	free(u);
}
