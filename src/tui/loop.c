#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

#include "loop.h"

/* The handler writes the signal's number here, loop_wait reads it. */
static int signal_pipe[2] = { -1, -1 };

static const int signals[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGWINCH, SIGCONT };

#define SIGNAL_COUNT	(sizeof(signals) / sizeof(signals[0]))

static void
note_signal(int number)
{
	int saved = errno;
	unsigned char byte = (unsigned char)number;

	(void)!write(signal_pipe[1], &byte, 1);
	errno = saved;
}

int
loop_open(struct error *err)
{
	struct sigaction action = { .sa_handler = note_signal };
	size_t i;

	if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) < 0)
		return error_set_errno(err, "pipe");
	sigemptyset(&action.sa_mask);
	for (i = 0; i < SIGNAL_COUNT; i++)
		sigaction(signals[i], &action, NULL);
	signal(SIGPIPE, SIG_IGN);
	return 0;
}

void
loop_close(void)
{
	size_t i;

	for (i = 0; i < SIGNAL_COUNT; i++)
		signal(signals[i], SIG_DFL);
	close(signal_pipe[0]);
	close(signal_pipe[1]);
}

static void
read_signals(struct loop_events *events)
{
	unsigned char bytes[64];
	ssize_t count, i;

	while ((count = read(signal_pipe[0], bytes, sizeof(bytes))) > 0)
		for (i = 0; i < count; i++) {
			if (bytes[i] == SIGWINCH)
				events->resized = true;
			else if (bytes[i] == SIGCONT)
				events->resumed = true;
			else if (bytes[i] == SIGTSTP)
				events->stop = true;
			else if (bytes[i] == SIGHUP)
				events->reload = true;
			else
				events->leave = true;
		}
}

void
loop_wait(const int children[LOOP_CHILDREN], int milliseconds, struct loop_events *events)
{
	struct pollfd fds[2 + LOOP_CHILDREN] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
		{ .fd = signal_pipe[0], .events = POLLIN },
	};
	int i;

	*events = (struct loop_events){ 0 };
	for (i = 0; i < LOOP_CHILDREN; i++)	/* poll(2) passes over what is negative */
		fds[2 + i] = (struct pollfd){ .fd = children[i], .events = POLLIN };
	if (poll(fds, 2 + LOOP_CHILDREN, milliseconds) < 0)
		for (i = 0; i < 2 + LOOP_CHILDREN; i++)
			fds[i].revents = 0;
	read_signals(events);
	events->key = (fds[0].revents & POLLIN) != 0;
	events->lost = !events->key && (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
	for (i = 0; i < LOOP_CHILDREN; i++)
		events->child[i] = fds[2 + i].revents != 0;
}

void
loop_stand_aside(bool aside)
{
	static const int keys[] = { SIGINT, SIGQUIT, SIGTSTP };
	struct sigaction action = { .sa_handler = note_signal };
	size_t i;

	sigemptyset(&action.sa_mask);
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (aside)
			action.sa_handler = keys[i] == SIGTSTP ? SIG_DFL : SIG_IGN;
		sigaction(keys[i], &action, NULL);
	}
}

void
loop_stop(void)
{
	struct sigaction ours;

	sigaction(SIGTSTP, NULL, &ours);
	signal(SIGTSTP, SIG_DFL);
	signal(SIGCONT, SIG_DFL);
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
	sigaction(SIGCONT, &ours, NULL);
}
