/*
 * Start a program on a terminal of 80x24 and take the time until it has
 * written TEXT: first_screen TEXT PROGRAM [ARGUMENT...] prints milliseconds,
 * and the largest resident memory in KiB.  Then the program gets SIGTERM.
 */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"

#define PATIENCE_MS	20000

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

/* Milliseconds from start until text was seen, -1 when it never came. */
static double
wait_for_text(int fd, const char *text, double start)
{
	struct buf seen = { 0 };
	struct pollfd p = { .fd = fd, .events = POLLIN };
	double took = -1;
	char part[16384];
	ssize_t n;

	while (poll(&p, 1, PATIENCE_MS) > 0 && (n = read(fd, part, sizeof(part))) > 0) {
		buf_add(&seen, part, (size_t)n);
		if (memmem(seen.data, seen.len, text, strlen(text)) != NULL) {
			took = now_ms() - start;
			break;
		}
	}
	buf_clear(&seen);
	return took;
}

int
main(int argc, char **argv)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	struct rusage usage;
	double start, took;
	char rest[4096];
	pid_t pid;
	int fd;

	if (argc < 3)
		return 2;
	start = now_ms();
	pid = forkpty(&fd, NULL, NULL, &size);
	if (pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		execv(argv[2], argv + 2);
		_exit(127);
	}
	if (pid < 0)
		return 1;
	took = wait_for_text(fd, argv[1], start);
	kill(pid, SIGTERM);
	while (read(fd, rest, sizeof(rest)) > 0)
		continue;
	wait4(pid, NULL, 0, &usage);
	printf("%.2f %ld\n", took, usage.ru_maxrss);
	return took < 0;
}
