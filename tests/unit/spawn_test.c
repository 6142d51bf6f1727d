#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/spawn.h"
#include "tap.h"

/* All that a child writes. */
static void
read_all(struct spawn *child, struct buf *out)
{
	struct pollfd p = { .fd = child->out, .events = POLLIN };
	char part[256];
	ssize_t n;

	while (poll(&p, 1, 10000) > 0 && (n = read(child->out, part, sizeof(part))) > 0)
		buf_add(out, part, (size_t)n);
	close(child->out);
}

static void
test_read(void)
{
	const char *argv[] = { "printf", "<%s>", "a b", "$(id)", "`id`; id", NULL };
	struct buf out = { 0 };
	struct spawn child;
	struct error err;

	ok(spawn_start(&child, SPAWN_READ, argv, &err) == 0, "starts");
	ok((fcntl(child.out, F_GETFL) & O_NONBLOCK) != 0, "its output is read without blocking");
	read_all(&child, &out);
	is_text(buf_text(&out), "<a b><$(id)><`id`; id>", "arguments arrive as they are: no shell");
	is_number(spawn_wait(&child), 0, "exit status");
	buf_clear(&out);
}

static void
test_gift(void)
{
	const char *argv[] = { "sh", "-c", "cat; printf %s \"$GIFT\"", NULL }, *environment[] = { "GIFT=$(a) b", NULL };
	struct spawn_gift gift = { .environment = environment };
	struct buf out = { 0 };
	struct spawn child;
	struct error err;
	int ends[2];

	ok(pipe(ends) == 0 && write(ends[1], "in;", 3) == 3, "something to read");
	close(ends[1]);
	gift.input = ends[0];
	ok(spawn_start_with(&child, SPAWN_READ, argv, &gift, &err) == 0, "starts with a gift");
	close(ends[0]);
	read_all(&child, &out);
	is_text(buf_text(&out), "in;$(a) b", "its input and its environment");
	spawn_wait(&child);
	ok(getenv("GIFT") == NULL, "which is not ours");
	buf_clear(&out);
}

static void
test_status(void)
{
	const char *seven[] = { "sh", "-c", "exit 7", NULL }, *killed[] = { "sh", "-c", "kill -9 $$", NULL };
	struct spawn child;
	struct error err;
	int status, tries;

	spawn_start(&child, SPAWN_TERMINAL, seven, &err);
	is_number(spawn_wait(&child), 7, "another exit status");
	spawn_start(&child, SPAWN_TERMINAL, killed, &err);
	for (tries = 0; !spawn_ended(&child, &status) && tries < 1000; tries++)
		usleep(10000);
	is_number(status, 128 + 9, "killed by a signal");
}

static void
test_missing(void)
{
	const char *argv[] = { "/no/such/program", NULL };
	struct spawn child;
	struct error err = { 0 };

	ok(spawn_start(&child, SPAWN_DETACHED, argv, &err) < 0 && child.pid == 0, "a detached one tells as well");
	ok(spawn_start(&child, SPAWN_READ, argv, &err) < 0, "no such program");
	is_number(err.kind, ERROR_MISSING, "... is ERROR_MISSING");
	is_text(err.text, "/no/such/program: no such program", "... and says which");
	argv[0] = "/";
	ok(spawn_start(&child, SPAWN_READ, argv, &err) < 0, "what is no program");
	is_text(err.text, "/: Permission denied", "... and says why");
}

/* Without a descriptor more, as a process that has opened too much. */
static void
test_no_descriptors(void)
{
	const char *argv[] = { "true", NULL };
	struct rlimit usual, none;
	struct spawn child;
	struct error err = { 0 };
	int first = dup(STDIN_FILENO), i;
	char want[64];

	close(first);
	snprintf(want, sizeof(want), "true: %s", strerror(EMFILE));
	getrlimit(RLIMIT_NOFILE, &usual);
	none = usual;
	/* For none, for one pipe, for its two ends and one of the next. */
	for (i = 0; i < 4; i++) {
		none.rlim_cur = (rlim_t)(first + i);
		setrlimit(RLIMIT_NOFILE, &none);
		ok(spawn_start(&child, SPAWN_READ, argv, &err) < 0 && child.pid == 0, "%d descriptors are too few", i);
		setrlimit(RLIMIT_NOFILE, &usual);
		is_text(err.text, want, "... which is said");
		is_number(dup(STDIN_FILENO), first, "... and none is kept");
		close(first);
	}
}

/* Run a script with a limit of seconds and of 10 bytes. */
static int
collect(const char *script, long seconds, const volatile sig_atomic_t *stop, struct buf *out, struct error *err)
{
	const char *argv[] = { "sh", "-c", script, NULL };
	struct spawn child;

	buf_reset(out);
	return spawn_start(&child, SPAWN_READ, argv, err) < 0 ? -2 : spawn_collect(&child, seconds, stop, out, 10, err);
}

static void
test_collect(void)
{
	volatile sig_atomic_t stop = 1;
	struct buf out = { 0 };
	struct error err = { 0 };

	ok(collect("echo out; echo err >&2", 60, NULL, &out, &err) == 0, "a child that ends well");
	is_text(buf_text(&out), "out\nerr\n", "all it prints");
	ok(collect("seq 100000; exit 3", 60, NULL, &out, &err) == -1, "one that does not");
	is_text(buf_text(&out), "1\n2\n3\n4\n5\n", "no more than the limit is kept");
	is_text(err.text, "failed with status 3", "how it ended");
	ok(collect("kill -9 $$", 60, NULL, &out, &err) == -1, "one that is killed");
	is_text(err.text, "ended by signal 9", "by what");
	ok(collect("exec yes", 1, NULL, &out, &err) == -1, "one that never ends");
	is_text(err.text, "takes longer than 1 s", "is killed");
	ok(collect("exec >&- 2>&-; sleep 1000 & wait", 1, NULL, &out, &err) == -1, "also when it has closed its output");
	ok(collect("sleep 1000", 1000, &stop, &out, &err) == -1, "or when it is to stop");
	is_text(err.text, "stopped", "which is said");
	ok(collect("sleep 3 & echo on", 2, NULL, &out, &err) == 0, "what it leaves running is not waited for");
	is_text(buf_text(&out), "on\n", "though that holds the pipe");
	buf_clear(&out);
}

int
main(void)
{
	test_collect();
	test_read();
	test_gift();
	test_status();
	test_missing();
	test_no_descriptors();
	return tap_end();
}
