#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/updater.h"
#include "base/buf.h"
#include "tap.h"

static void
listen(void *context, const struct updater_event *e)
{
	static const char *const names[] = { "begin", "fetch", "done", "fail", "pages", "page", "end" };

	buf_printf(context, "%s %" PRId64 " %" PRId64 " %" PRId64 " %d <%s>\n", names[e->kind], e->feed, e->fresh, e->edited,
	    e->status, e->text);
}

/* Run a script in the place of coranto; what its listener is told. */
static void
run(const char *script, bool stop, const char *want, const char *name)
{
	static const char *const words[] = { "--all", NULL };
	const char *place = getenv("TMPDIR");
	char path[512];
	struct buf told = { 0 };
	struct updater *u;
	struct pollfd p = { .events = POLLIN };
	struct error err;
	int fd;

	snprintf(path, sizeof(path), "%s/updater-test-XXXXXX", place != NULL ? place : "/tmp");
	fd = mkstemp(path);
	dprintf(fd, "#!/bin/sh\n%s\n", script);
	fchmod(fd, 0700);
	close(fd);
	u = updater_start(path, "update", words, &err);
	ok(u != NULL, "%s: starts", name);
	if (stop)
		updater_stop(u);
	p.fd = updater_descriptor(u);
	while (poll(&p, 1, 10000) > 0 && updater_read(u, listen, &told))
		continue;
	is_text(buf_text(&told), want, name);
	updater_free(u);
	unlink(path);
	buf_clear(&told);
}

int
main(void)
{
	static const char *const none[] = { NULL };
	struct error err;

	run("[ \"$*\" = 'update --porcelain --all' ] && printf 'begin\\t2\\nfetch\\t7\\thttps://example.org/\\n'\n"
	    "printf 'done\\t7\\t200\\t3\\t1\\nfail\\t8\\tHTTP 503\\ntotal\\t2\\t1\\t3\\t999\\n'", false,
	    "begin 0 2 0 0 <>\nfetch 7 0 0 0 <https://example.org/>\ndone 7 3 1 0 <>\nfail 8 0 0 0 <HTTP 503>\nend 0 0 0 0 <>\n",
	    "events");
	run("echo 'coranto: the store is busy' >&2; exit 75", false,
	    "end 0 0 0 75 <coranto: the store is busy>\n", "a complaint");
	run("printf 'garbage\\tx\\ny\\0\\nfetch\\nfetch\\t5'; kill -9 $$", false, "end 0 0 0 137 <fetch>\n",
	    "garbage, half a line, killed");
	run("trap '' TERM; exec >&- 2>&-; while :; do sleep 1; done", false, "end 0 0 0 137 <>\n", "lives on without an output");
	run("exec sleep 60", true, "end 0 0 0 143 <>\n", "stopped");
	run("printf 'fetch\\t1\\t'; head -c 100000 /dev/zero | tr '\\0' x; echo; echo 'end of line'; exit 3", true,
	    "end 0 0 0 143 <>\n", "stopped before it spoke");
	ok(updater_start("/no/such/program", "update", none, &err) == NULL && err.kind == ERROR_MISSING, "no such program");
	return tap_end();
}
