#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/spawn.h"
#include "loop.h"
#include "outside.h"

static bool
start(const struct opener *opener, const struct spawn_gift *gift, struct error *err)
{
	struct spawn child;
	int status;

	if (spawn_start_with(&child, opener->terminal ? SPAWN_TERMINAL : SPAWN_DETACHED, opener->argv, gift, err) < 0)
		return false;
	if (!opener->terminal)
		return true;
	status = spawn_wait(&child);
	if (status != 0)
		error_set(err, ERROR_IO, "%s: ended with status %d", opener->argv[0], status);
	return status == 0;
}

static void
wait_for_enter(void)
{
	static const char ask[] = "\r\n[Enter goes back to the news]";
	char c = '\0';
	ssize_t got;

	(void)!write(STDOUT_FILENO, ask, sizeof(ask) - 1);
	do
		got = read(STDIN_FILENO, &c, 1);
	while ((got < 0 && errno == EINTR) || (got > 0 && c != '\n' && c != '\r'));
}

static bool
run(struct session *session, const struct opener *opener, const struct opener_subject *subject, int input)
{
	struct arena a = { 0 };
	struct spawn_gift gift = { .input = input,
	    .environment = subject != NULL ? opener_environment(&a, subject) : NULL };
	struct error err;
	bool done;

	if (opener->terminal) {
		screen_leave(session->screen);
		loop_stand_aside(true);
	}
	done = start(opener, &gift, &err);
	if (input >= 0)
		wait_for_enter();
	if (opener->terminal) {
		loop_stand_aside(false);
		screen_return(session->screen);
	}
	if (!done)
		status_warn(&session->status, session->now, "%s", err.text);
	arena_clear(&a);
	return done;
}

bool
outside_run(struct session *session, const struct opener *opener, const struct opener_subject *subject)
{
	return run(session, opener, subject, -1);
}

/* A file without a name that holds the text, to be read from its beginning; -1 when there can be none. */
static int
hold(const struct buf *text)
{
	int fd = file_nameless();

	if (fd >= 0 && (file_write(fd, buf_text(text), text->len) < 0 || lseek(fd, 0, SEEK_SET) < 0)) {
		close(fd);
		return -1;
	}
	return fd;
}

bool
outside_pipe(struct session *session, const struct opener *opener, const struct opener_subject *subject,
    const struct buf *text)
{
	struct opener here = { .argv = opener->argv, .terminal = true };
	int input = hold(text);
	bool done;

	if (input < 0) {
		status_warn(&session->status, session->now, "The text cannot be handed over: %s", strerror(errno));
		return false;
	}
	done = run(session, &here, subject, input);
	close(input);
	return done;
}
