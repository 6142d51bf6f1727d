#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/spawn.h"

#define LOOK_EVERY_MS	50	/* whether a child that prints nothing has ended */
#define PARTS_AT_ONCE	64	/* of its output, before the clock is looked at */

/* What a child changes for itself before it becomes the other program. */
static void
default_signals(void)
{
	static const int taken[] = { SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE, SIGTSTP, SIGTTIN, SIGTTOU, SIGCHLD,
	    SIGCONT, SIGWINCH };
	sigset_t none;
	size_t i;

	for (i = 0; i < sizeof(taken) / sizeof(taken[0]); i++)
		signal(taken[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* "NAME=value" into the environment of this process, which becomes the other program. */
static int
add_environment(const char *const *environment)
{
	for (; environment != NULL && *environment != NULL; environment++)
		if (putenv((char *)(uintptr_t)*environment) != 0)
			return -1;
	return 0;
}

static int
silence(int in, int out)
{
	int null = open("/dev/null", O_RDWR);

	if (null < 0 || dup2(in < 0 ? null : in, STDIN_FILENO) < 0 || dup2(out < 0 ? null : out, STDOUT_FILENO) < 0 ||
	    dup2(out < 0 ? null : out, STDERR_FILENO) < 0)
		return -1;
	if (null > STDERR_FILENO)
		close(null);
	return 0;
}

/* Tells the parent by the pipe "failure" why it did not become the program. */
static _Noreturn void
become(enum spawn_kind kind, const char *const *argv, const struct spawn_gift *gift, int out, int failure)
{
	int why;

	default_signals();
	/* A group of its own: the terminal's stop and interrupt keys are not meant for it. */
	if (kind == SPAWN_READ && setpgid(0, 0) < 0)
		goto failed;
	if (kind == SPAWN_DETACHED && setsid() < 0)
		goto failed;
	if (kind == SPAWN_DETACHED) {
		/* The grandchild belongs to init: no zombie, no terminal ever again. */
		pid_t pid = fork();

		if (pid < 0)
			goto failed;
		if (pid > 0)
			_exit(0);
	}
	if (kind != SPAWN_TERMINAL && silence(gift->input, out) < 0)
		goto failed;
	if (kind == SPAWN_TERMINAL && gift->input >= 0 && dup2(gift->input, STDIN_FILENO) < 0)
		goto failed;
	if (add_environment(gift->environment) < 0)
		goto failed;
	execvp(argv[0], (char *const *)(const void *)argv);
failed:
	why = errno;
	(void)!write(failure, &why, sizeof(why));
	_exit(127);
}

/* errno of the child's failure, 0 when it became the program. */
static int
failure_of(int fd)
{
	ssize_t got;
	int why;

	do
		got = read(fd, &why, sizeof(why));
	while (got < 0 && errno == EINTR);
	return got == (ssize_t)sizeof(why) ? why : 0;
}

static void
close_pair(int pair[2])
{
	if (pair[0] >= 0)
		close(pair[0]);
	if (pair[1] >= 0)
		close(pair[1]);
}

int
spawn_start(struct spawn *child, enum spawn_kind kind, const char *const *argv, struct error *err)
{
	const struct spawn_gift nothing = { .input = -1 };

	return spawn_start_with(child, kind, argv, &nothing, err);
}

int
spawn_start_with(struct spawn *child, enum spawn_kind kind, const char *const *argv, const struct spawn_gift *gift,
    struct error *err)
{
	int failure[2] = { -1, -1 }, out[2] = { -1, -1 }, why;

	*child = (struct spawn){ .out = -1 };
	if (pipe2(failure, O_CLOEXEC) < 0 || (kind == SPAWN_READ && pipe2(out, O_CLOEXEC) < 0) ||
	    (child->pid = fork()) < 0) {
		error_set_errno(err, "%s", argv[0]);
		close_pair(failure);
		close_pair(out);
		child->pid = 0;
		return -1;
	}
	if (child->pid == 0)
		become(kind, argv, gift, out[1], failure[1]);
	close(failure[1]);
	if (out[1] >= 0)
		close(out[1]);
	why = failure_of(failure[0]);
	close(failure[0]);
	child->out = out[0];
	if (why != 0 || kind == SPAWN_DETACHED)
		spawn_wait(child);
	if (why == 0) {
		if (child->out >= 0)
			fcntl(child->out, F_SETFL, O_NONBLOCK);
		return 0;
	}
	if (child->out >= 0)
		close(child->out);
	child->out = -1;
	if (why == ENOENT)
		return error_set(err, ERROR_MISSING, "%s: no such program", argv[0]);
	return error_set(err, ERROR_IO, "%s: %s", argv[0], strerror(why));
}

static int
status_of(int status)
{
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int
spawn_wait(struct spawn *child)
{
	int status = 0;
	pid_t got;

	do
		got = waitpid(child->pid, &status, 0);
	while (got < 0 && errno == EINTR);
	child->pid = 0;
	return got < 0 ? 127 : status_of(status);
}

bool
spawn_ended(struct spawn *child, int *status)
{
	int got_status = 0;
	pid_t got = waitpid(child->pid, &got_status, WNOHANG);

	if (got == 0 || (got < 0 && errno == EINTR))
		return false;
	child->pid = 0;
	*status = got < 0 ? 127 : status_of(got_status);
	return true;
}

/*
 * What it has printed until now, a part of it where that never ends; what is
 * beyond the limit is thrown away.
 */
static void
take_output(struct spawn *child, struct buf *output, size_t limit)
{
	char part[4096];
	ssize_t got = 1;
	int i;

	for (i = 0; i < PARTS_AT_ONCE && got > 0; i++) {
		got = read(child->out, part, sizeof(part));
		if (got > 0 && output->len < limit)
			buf_add(output, part, (size_t)got < limit - output->len ? (size_t)got : limit - output->len);
	}
}

static int
judge(int status, struct error *err)
{
	if (status > 128)
		return error_set(err, ERROR_IO, "ended by signal %d", status - 128);
	return status != 0 ? error_set(err, ERROR_IO, "failed with status %d", status) : 0;
}

int
spawn_collect(struct spawn *child, long seconds, const volatile sig_atomic_t *stop, struct buf *output, size_t limit,
    struct error *err)
{
	int64_t end = clock_monotonic_ms() + seconds * 1000;
	bool late = false, stopped = false;
	pid_t group = child->pid;
	int status;

	while (!spawn_ended(child, &status)) {
		struct pollfd p = { .fd = child->out, .events = POLLIN };

		late = clock_monotonic_ms() >= end;
		stopped = stop != NULL && *stop != 0;
		if (late || stopped) {
			kill(-group, SIGKILL);
			status = spawn_wait(child);
			break;
		}
		/* A pipe at its end would be ready at once, again and again. */
		if (poll(&p, 1, LOOK_EVERY_MS) > 0 && !(p.revents & POLLIN))
			poll(NULL, 0, LOOK_EVERY_MS / 2);
		take_output(child, output, limit);
	}
	take_output(child, output, limit);
	close(child->out);
	child->out = -1;
	if (late)
		return error_set(err, ERROR_LIMIT, "takes longer than %ld s", seconds);
	return stopped ? error_set(err, ERROR_IO, "stopped") : judge(status, err);
}
