/* What is written is read back through a pipe that stands for standard output. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/cmd.h"
#include "cli/out.h"
#include "tap.h"

static void
write_lines(void)
{
	out_line("one\x1b[2J\nline");
	out_block("two\x1b[2J\nlines\n", 14);
	out_printf("%s %d\n", "three\x07", 3);
	out_raw("\0raw", 4);
}

static void
write_failure(void)
{
	struct error err = { ERROR_IO, "file: no\033[m good" };

	dup2(STDOUT_FILENO, STDERR_FILENO);
	_exit(out_failure(&err));
}

static void
write_much(void)
{
	int i;

	for (i = 0; i < 1000000 && !out_broken(); i++)
		out_line("a line for nobody");
	_exit(i < 1000000 ? out_finish(STATUS_DONE) : 99);
}

/* Run act in a child whose standard output is fd; its exit status. */
static int
run_child(void (*act)(void), int fd)
{
	int status = -1;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		signal(SIGPIPE, SIG_IGN);
		dup2(fd, STDOUT_FILENO);
		act();
		_exit(out_finish(STATUS_DONE));
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static ssize_t
run_and_read(void (*act)(void), char *got, size_t size, int *status)
{
	int p[2];
	ssize_t n;

	if (pipe(p) < 0)
		return -1;
	*status = run_child(act, p[1]);
	close(p[1]);
	n = read(p[0], got, size - 1);
	close(p[0]);
	got[n > 0 ? n : 0] = '\0';
	return n;
}

int
main(void)
{
	char got[256];
	int status, p[2], full;
	ssize_t n;

	n = run_and_read(write_lines, got, sizeof(got), &status);
	is_number(status, STATUS_DONE, "written");
	is_text(got, "one[2J line\ntwo[2J\nlines\nthree 3\n", "what is shown is clean");
	ok(n > 4 && memcmp(got + n - 4, "\0raw", 4) == 0, "raw bytes are as they are");

	run_and_read(write_failure, got, sizeof(got), &status);
	is_number(status, STATUS_FAILED, "a failure of the world is 1");
	is_text(got, "coranto: file: no[m good\n", "and its sentence is clean");

	if (pipe(p) == 0) {
		close(p[0]);
		is_number(run_child(write_much, p[1]), STATUS_DONE, "a closed pipe is no error and ends a long list");
		close(p[1]);
	}
	full = open("/dev/full", O_WRONLY);
	if (full >= 0) {
		n = dup(STDERR_FILENO);
		close(STDERR_FILENO);
		is_number(run_child(write_lines, full), STATUS_FAILED, "a full disk is an error");
		dup2((int)n, STDERR_FILENO);
	}
	return tap_end();
}
