/* Break-outs are tried from within; each runs in a child of its own. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sandbox.h"
#include "tap.h"

/* What is counted in a jail stays there, unless it is counted in our memory. */
#ifdef ANALYSE_COVERAGE_H
#define MAKE_CHILD	vfork
#else
#define MAKE_CHILD	fork
#endif

static char folder[256];

static int
read_passwd(void)
{
	return open("/etc/passwd", O_RDONLY);
}

static int
write_file(void)
{
	char path[300];

	snprintf(path, sizeof(path), "%s/new", folder);
	return open(path, O_WRONLY | O_CREAT, 0600);
}

static int
write_outside(void)
{
	return open("/tmp/coranto-broke-out", O_WRONLY | O_CREAT, 0600);
}

static int
make_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0);
}

static int
run_program(void)
{
	static char name[] = "true", *argv[] = { name, NULL };

	/* The bare call: a build for coverage has an execv() of its own. */
	return (int)syscall(SYS_execve, "/bin/true", argv, environ);
}

static int
make_process(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	return (int)pid;
}

static int
kill_parent(void)
{
	return kill(getppid(), 0);
}

static int
make_code(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
	    == MAP_FAILED ? -1 : 0;
}

static int
make_code_later(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return mprotect(p, 4096, PROT_READ | PROT_EXEC);
}

static int
take_memory(void)
{
	return mmap(NULL, (size_t)1 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
	    == MAP_FAILED ? -1 : 0;
}

static int
read_library_folder(void)
{
	return access("/usr/lib", R_OK);
}

static int
compute(void)
{
	char *p = malloc(1 << 20);

	memset(p, 1, 1 << 20);
	return p[77] == 1 ? 0 : -1;
}

static unsigned
jail_compute(void)
{
	return sandbox_compute();
}

static unsigned
jail_confine(void)
{
	struct sandbox_path paths[] = { { folder, true }, { "/usr", false }, { "/lib", false },
	    { "/lib64", false }, { "/bin", false }, { "/nowhere/at/all", true } };

	return sandbox_confine(paths, sizeof(paths) / sizeof(paths[0]), false);
}

/* What a jailed child could do: 1 it could, 0 it could not, -1 it died; *in_force what held it. */
static int
attempt(unsigned (*jail)(void), int (*act)(void), unsigned *in_force)
{
	int ends[2], status = 0;
	pid_t pid;

	*in_force = 0;
	if (pipe(ends) < 0)
		return -1;
	pid = MAKE_CHILD();
	if (pid == 0) {
		unsigned bits = jail();

		if (write(ends[1], &bits, sizeof(bits)) != sizeof(bits))
			(_exit)(2);
		(_exit)(act() >= 0 ? 0 : 1);
	}
	close(ends[1]);
	if (read(ends[0], in_force, sizeof(*in_force)) != sizeof(*in_force))
		*in_force = 0;
	close(ends[0]);
	waitpid(pid, &status, 0);
	return WIFEXITED(status) && WEXITSTATUS(status) < 2 ? WEXITSTATUS(status) == 0 : -1;
}

static const struct {
	const char *name;
	unsigned (*jail)(void);
	int (*act)(void);
	unsigned needs;			/* what must be in force to hold it */
	int want;
} rows[] = {
	{ "compute: cannot read a file", jail_compute, read_passwd, SANDBOX_FILES, 0 },
	{ "compute: cannot write a file", jail_compute, write_file, SANDBOX_FILES, 0 },
	{ "compute: cannot reach the network", jail_compute, make_socket, SANDBOX_CALLS, 0 },
	{ "compute: cannot run a program", jail_compute, run_program, SANDBOX_CALLS, 0 },
	{ "compute: cannot make a process", jail_compute, make_process, SANDBOX_CALLS, 0 },
	{ "compute: cannot reach its parent", jail_compute, kill_parent, SANDBOX_CALLS, 0 },
	{ "compute: cannot make new code", jail_compute, make_code, SANDBOX_CALLS, 0 },
	{ "compute: cannot turn data into code", jail_compute, make_code_later, SANDBOX_CALLS, 0 },
	{ "compute: cannot take the machine's memory", jail_compute, take_memory, SANDBOX_MEMORY, 0 },
	{ "compute: can see the libraries", jail_compute, read_library_folder, 0, 1 },
	{ "compute: can compute", jail_compute, compute, 0, 1 },
	{ "confine: cannot read another file", jail_confine, read_passwd, SANDBOX_FILES, 0 },
	{ "confine: cannot write elsewhere", jail_confine, write_outside, SANDBOX_FILES, 0 },
	{ "confine: cannot run a program", jail_confine, run_program, SANDBOX_CALLS, 0 },
	{ "confine: can write in its folder", jail_confine, write_file, 0, 1 },
	{ "confine: can reach the network", jail_confine, make_socket, 0, 1 },
	{ "confine: can make a process", jail_confine, make_process, 0, 1 },
};

int
main(void)
{
	const char *tmp = getenv("TMPDIR");
	struct buf words = { 0 };
	unsigned in_force;
	char path[300];
	size_t i;

	fflush(stdout);
	snprintf(folder, sizeof(folder), "%s/jail.XXXXXX", tmp != NULL ? tmp : "/tmp");
	if (mkdtemp(folder) == NULL)
		return 1;
	sandbox_describe(&words);
	printf("# %s\n", buf_text(&words));
	fflush(stdout);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int could = attempt(rows[i].jail, rows[i].act, &in_force);

		if ((in_force & rows[i].needs) != rows[i].needs)
			ok(1, "%s # SKIP not in force here", rows[i].name);
		else
			is_number(could, rows[i].want, rows[i].name);
		fflush(stdout);
	}
	buf_clear(&words);
	snprintf(path, sizeof(path), "%s/new", folder);
	unlink(path);
	rmdir(folder);
	return tap_end();
}
