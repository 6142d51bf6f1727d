/*
 * keys COLUMNSxROWS TEXT BEFORE KEYS COUNT PROGRAM [ARGUMENT...]: start a
 * program on a terminal, wait until it has written TEXT, send the keys BEFORE,
 * then COUNT times the KEYS, one byte a key, each when the one before is done.
 *
 * A key takes until the last byte that is written before QUIET_MS of silence.
 * For each of KEYS a line: median and 99th of a hundred in milliseconds, median
 * of the bytes written, and how often nothing was written within PATIENCE_MS.
 *
 * No KEYS: the milliseconds of processor that the program takes in COUNT seconds
 * without a key, and the bytes that it writes.
 */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

#define QUIET_MS	60
#define PATIENCE_MS	1000
#define START_MS	20000

struct redraw {
	double ms;
	double bytes;		/* 0: nothing was written */
};

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

/* What is written until it is quiet, and when the last of it came. */
static struct redraw
read_redraw(int fd, int patience)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	double start = now_ms();
	struct redraw r = { 0 };
	char part[65536];
	ssize_t n;

	while (poll(&p, 1, patience) > 0 && (n = read(fd, part, sizeof(part))) > 0) {
		r.ms = now_ms() - start;
		r.bytes += (double)n;
		patience = QUIET_MS;
	}
	return r;
}

static int
wait_for_text(int fd, const char *text)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	struct buf seen = { 0 };
	char part[16384];
	int found = 0;
	ssize_t n;

	while (!found && poll(&p, 1, START_MS) > 0 && (n = read(fd, part, sizeof(part))) > 0) {
		buf_add(&seen, part, (size_t)n);
		found = memmem(seen.data, seen.len, text, strlen(text)) != NULL;
	}
	buf_clear(&seen);
	read_redraw(fd, QUIET_MS);
	return found;
}

static struct redraw
press(int fd, char key)
{
	if (write(fd, &key, 1) != 1) {
		fprintf(stderr, "keys: the program has left\n");
		exit(1);
	}
	return read_redraw(fd, PATIENCE_MS);
}

static int
compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static void
report(const struct redraw *redraws, size_t count, size_t step)
{
	double *ms = mem_zalloc(count + 1, sizeof(*ms)), *bytes = mem_zalloc(count + 1, sizeof(*bytes));
	size_t i, answered = 0;

	for (i = 0; i < count; i++)
		if (redraws[i * step].bytes > 0) {
			ms[answered] = redraws[i * step].ms;
			bytes[answered++] = redraws[i * step].bytes;
		}
	qsort(ms, answered, sizeof(*ms), compare);
	qsort(bytes, answered, sizeof(*bytes), compare);
	printf("%.3f %.3f %.0f %zu\n", ms[answered / 2], ms[answered * 99 / 100], bytes[answered / 2], count - answered);
	free(ms);
	free(bytes);
}

/* Processor time of a process so far, in clock ticks (proc(5)). */
static long
ticks_of(pid_t pid)
{
	char path[64], text[1024] = "";
	unsigned long user = 0, system = 0;
	const char *end;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%ld/stat", (long)pid);
	f = fopen(path, "r");
	if (f == NULL)
		return 0;
	if (fgets(text, sizeof(text), f) != NULL && (end = strrchr(text, ')')) != NULL)
		sscanf(end + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
	fclose(f);
	return (long)(user + system);
}

static void
idle(int fd, pid_t pid, size_t seconds)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	double end = now_ms() + (double)seconds * 1000;
	long before = ticks_of(pid), bytes = 0;
	char part[65536];
	ssize_t n;

	while (now_ms() < end)
		if (poll(&p, 1, (int)(end - now_ms()) + 1) > 0 && (n = read(fd, part, sizeof(part))) > 0)
			bytes += n;
	printf("%ld %ld\n", (ticks_of(pid) - before) * 1000 / sysconf(_SC_CLK_TCK), bytes);
}

int
main(int argc, char **argv)
{
	struct winsize size = { 0 };
	size_t count = argc > 6 ? strtoul(argv[5], NULL, 10) : 0, length = argc > 6 ? strlen(argv[4]) : 0, i;
	struct redraw *redraws = mem_zalloc(count * length + 1, sizeof(*redraws));
	pid_t pid;
	int fd;

	if (count == 0 || sscanf(argv[1], "%hux%hu", &size.ws_col, &size.ws_row) != 2)
		return 2;
	pid = forkpty(&fd, NULL, NULL, &size);
	if (pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		execv(argv[6], argv + 6);
		_exit(127);
	}
	if (pid < 0 || !wait_for_text(fd, argv[2])) {
		fprintf(stderr, "keys: \"%s\" does not appear\n", argv[2]);
		return 1;
	}
	for (i = 0; argv[3][i] != '\0'; i++)
		press(fd, argv[3][i]);
	if (length == 0)
		idle(fd, pid, count);
	for (i = 0; i < count * length; i++)
		redraws[i] = press(fd, argv[4][i % length]);
	for (i = 0; i < length; i++)
		report(redraws + i, count, length);
	kill(pid, SIGTERM);
	close(fd);
	waitpid(pid, NULL, 0);
	free(redraws);
	return 0;
}
