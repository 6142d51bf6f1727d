/*
 * Preloaded into an update (LD_PRELOAD): what a document would do that took its
 * process over.  Once a process of the program has closed its jail, it tries to
 * break out at the first read that follows, in the parser as in the update
 * itself, and goes on with its work.  Each attempt is a line of the mapped file
 * that CORANTO_BREAKOUT names: "parser read-secret held", or "broke".
 *
 * CORANTO_BREAKOUT_ROOM is a folder with a file "secret" and one "subscribed";
 * CORANTO_BREAKOUT_BARS says which parts of a jail there are ("files calls
 * signals memory"): what others hold is not tried.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

#define LINES		256
#define LINE_BYTES	48
#define GIGABYTE	((size_t)1 << 30)

/* Both processes see it. */
struct report {
	char lines[LINES][LINE_BYTES];
	_Atomic unsigned count;
};

static struct report *report;
static char room[256], bars[64];
static bool is_parser, closed, tried;

/*
 * The attempts: what they return is below 0 when they were held back.
 */

static const char *
in_room(const char *name)
{
	static char path[320];

	snprintf(path, sizeof(path), "%s/%s", room, name);
	return path;
}

static const char *
of_parent(void)
{
	static char path[64];

	snprintf(path, sizeof(path), "/proc/%d/mem", (int)getppid());
	return path;
}

static int read_passwd(void) { return open("/etc/passwd", O_RDONLY); }
static int read_secret(void) { return open(in_room("secret"), O_RDONLY); }
static int read_feeds(void) { return open(in_room("config/coranto/feeds"), O_RDONLY); }
static int read_document(void) { return open(in_room("subscribed"), O_RDONLY); }
static int read_store(void) { return open(in_room("data/coranto/coranto.db"), O_RDONLY); }
static int read_own_memory(void) { return open("/proc/self/mem", O_RDWR); }
static int read_parents_memory(void) { return open(of_parent(), O_RDONLY); }
static int list_home(void) { return open(in_room("."), O_RDONLY | O_DIRECTORY); }
static int write_secret(void) { return open(in_room("secret"), O_WRONLY); }
static int write_feeds(void) { return open(in_room("config/coranto/feeds"), O_WRONLY | O_APPEND); }
static int write_document(void) { return open(in_room("subscribed"), O_WRONLY | O_APPEND); }
static int make_file(void) { return open(in_room("new"), O_WRONLY | O_CREAT, 0600); }
static int make_data(void) { return open(in_room("data/coranto/new"), O_WRONLY | O_CREAT, 0600); }
static int make_folder(void) { return mkdir(in_room("folder"), 0700); }
static int make_nameless(void) { return open("/tmp", O_TMPFILE | O_RDWR, 0600); }
static int remove_secret(void) { return unlink(in_room("secret")); }
static int truncate_secret(void) { return truncate(in_room("secret"), 0); }
static int open_secret(void) { return chmod(in_room("secret"), 0666); }

static int
link_secret(void)
{
	char secret[320];

	snprintf(secret, sizeof(secret), "%s", in_room("secret"));
	return link(secret, in_room("data/coranto/linked"));
}

static int
run_program(void)
{
	static char name[] = "true", *argv[] = { name, NULL };

	execv("/bin/true", argv);
	return -1;
}

/* As from memory: no file that could be forbidden. */
static int
run_memory(void)
{
	static char name[] = "true", *argv[] = { name, NULL }, *environment[] = { NULL };

	return (int)syscall(SYS_execveat, STDIN_FILENO, "", argv, environment, 0x1000);
}

static int
make_process(void)
{
	long pid = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);

	if (pid == 0)
		_exit(0);
	return (int)pid;
}

static int
make_namespace(void)
{
	long pid = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0);

	if (pid == 0)
		_exit(0);
	return (int)pid;
}

static int leave_namespace(void) { return (int)syscall(SYS_unshare, CLONE_NEWUSER); }
static int mount_it(void) { return mount("none", "/tmp", "tmpfs", 0, NULL); }
static int reach_network(void) { return socket(AF_INET, SOCK_STREAM, 0); }
static int reach_services(void) { return socket(AF_UNIX, SOCK_STREAM, 0); }
static int sniff_network(void) { return socket(AF_PACKET, SOCK_RAW, 0); }

static int
wait_for_others(void)
{
	return listen(socket(AF_INET, SOCK_STREAM, 0), 1);
}

static int signal_parent(void) { return kill(getppid(), 0); }
static int signal_all(void) { return kill(-1, 0); }
static int trace_parent(void) { return (int)ptrace(PTRACE_ATTACH, getppid(), NULL, NULL); }

static int
peek_at_parent(void)
{
	char byte;
	struct iovec to = { &byte, 1 }, from = { &report, 1 };

	return (int)process_vm_readv(getppid(), &to, 1, &from, 1, 0);
}

static int
limit_parent(void)
{
	struct rlimit limit;

	if (prlimit(getppid(), RLIMIT_CORE, NULL, &limit) < 0)
		return -1;
	return prlimit(getppid(), RLIMIT_CORE, &limit, NULL);
}

static int
lift_limit(void)
{
	struct rlimit limit = { 1024, 1024 };

	return setrlimit(RLIMIT_NOFILE, &limit);
}

/* There is no terminal: another failure than EPERM says that the call went through. */
static int
type_into_terminal(void)
{
	return ioctl(STDERR_FILENO, TIOCSTI, "x") < 0 && errno == EPERM ? -1 : 0;
}

static int
make_code(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0;
}

static int
turn_into_code(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return mprotect(p, 4096, PROT_READ | PROT_EXEC);
}

static int
take_memory(void)
{
	return mmap(NULL, GIGABYTE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1 : 0;
}

/* Nothing of the parent's but the wire and where last words go. */
static int
use_descriptors(void)
{
	struct stat st;
	int fd;

	for (fd = 4; fd < 256; fd++)
		if (fstat(fd, &st) == 0)
			return fd;
	return -1;
}

static int ring(void) { return (int)syscall(SYS_io_uring_setup, 1, NULL) < 0 && errno == EPERM ? -1 : 0; }
static int ask_for_keys(void) { return (int)syscall(SYS_keyctl, 0, -3, 0) < 0 && errno == EPERM ? -1 : 0; }

#define PARSER	1u
#define UPDATE	2u
#define BOTH	(PARSER | UPDATE)

static const struct attempt {
	const char *name;
	unsigned who;
	const char *bar;			/* what holds it back */
	int (*act)(void);
} attempts[] = {
	{ "read-passwd", PARSER, "files", read_passwd },
	{ "read-secret", BOTH, "files", read_secret },
	{ "read-feeds-file", BOTH, "files", read_feeds },
	{ "read-document", PARSER, "files", read_document },
	{ "read-store", PARSER, "files", read_store },
	{ "read-own-memory", BOTH, "files", read_own_memory },
	{ "read-parents-memory", BOTH, "files", read_parents_memory },
	{ "list-home", BOTH, "files", list_home },
	{ "write-secret", BOTH, "files", write_secret },
	{ "write-feeds-file", BOTH, "files", write_feeds },
	{ "write-document", BOTH, "files", write_document },
	{ "make-file", BOTH, "files", make_file },
	{ "make-data", PARSER, "files", make_data },
	{ "make-folder", BOTH, "files", make_folder },
	{ "make-nameless-file", BOTH, "files", make_nameless },
	{ "remove-secret", BOTH, "files", remove_secret },
	{ "link-secret", BOTH, "files", link_secret },
	{ "truncate-secret", BOTH, "calls", truncate_secret },
	{ "open-secret-to-all", BOTH, "calls", open_secret },
	{ "make-process", PARSER, "calls", make_process },
	{ "make-namespace", BOTH, "calls", make_namespace },
	{ "leave-namespace", BOTH, "calls", leave_namespace },
	{ "mount", BOTH, "calls", mount_it },
	{ "reach-network", PARSER, "calls", reach_network },
	{ "reach-services", BOTH, "calls", reach_services },
	{ "sniff-network", BOTH, "calls", sniff_network },
	{ "wait-for-others", BOTH, "calls", wait_for_others },
	{ "signal-parent", PARSER, "calls", signal_parent },
	{ "signal-parent", UPDATE, "signals", signal_parent },
	{ "signal-all", PARSER, "calls", signal_all },
	{ "trace-parent", BOTH, "calls", trace_parent },
	{ "peek-at-parent", BOTH, "calls", peek_at_parent },
	{ "limit-parent", BOTH, "calls", limit_parent },
	{ "lift-limit", PARSER, "calls", lift_limit },
	{ "type-into-terminal", BOTH, "calls", type_into_terminal },
	{ "make-code", PARSER, "calls", make_code },
	{ "turn-into-code", PARSER, "calls", turn_into_code },
	{ "take-memory", PARSER, "memory", take_memory },
	{ "use-descriptors", PARSER, "", use_descriptors },
	{ "ring", BOTH, "calls", ring },
	{ "ask-for-keys", BOTH, "calls", ask_for_keys },
	{ "run-memory", BOTH, "calls", run_memory },
	{ "run-program", BOTH, "calls", run_program },
};

static void
break_out(void)
{
	const char *who = is_parser ? "parser" : "update";
	unsigned me = is_parser ? PARSER : UPDATE;
	const struct attempt *a;

	for (a = attempts; a < attempts + sizeof(attempts) / sizeof(attempts[0]); a++) {
		unsigned n;

		if ((a->who & me) == 0 || strstr(bars, a->bar) == NULL)
			continue;
		n = atomic_fetch_add(&report->count, 1) % LINES;
		/* The last ones do not come back when they succeed. */
		snprintf(report->lines[n], LINE_BYTES, "%s %s broke\n", who, a->name);
		if (a->act() < 0)
			snprintf(report->lines[n], LINE_BYTES, "%s %s held\n", who, a->name);
	}
}

/*
 * What stands between the program and libc
 */

__attribute__((constructor)) static void
attach(void)
{
	const char *path = getenv("CORANTO_BREAKOUT"), *in = getenv("CORANTO_BREAKOUT_ROOM"), *of = getenv("CORANTO_BREAKOUT_BARS");
	int fd = path != NULL ? open(path, O_RDWR | O_CLOEXEC) : -1;
	void *p = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof(*report), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	if (fd >= 0)
		close(fd);
	if (p == MAP_FAILED || in == NULL || of == NULL)
		return;
	report = p;
	snprintf(room, sizeof(room), "%s", in);
	snprintf(bars, sizeof(bars), "%s", of);
}

/* The filter of system calls is the last bar of both jails; the parser's alone gives up its memory's image before. */
int
prctl(int option, ...)
{
	unsigned long args[4];
	va_list ap;
	int i, result;

	va_start(ap, option);
	for (i = 0; i < 4; i++)
		args[i] = va_arg(ap, unsigned long);
	va_end(ap);
	if (option == PR_SET_DUMPABLE) {
		is_parser = true;
		closed = tried = false;
	}
	result = (int)syscall(SYS_prctl, option, args[0], args[1], args[2], args[3]);
	if (option == PR_SET_SECCOMP && args[1] != 0)
		closed = true;
	return result;
}

static void
before_read(void)
{
	if (report == NULL || !closed || tried)
		return;
	tried = true;
	break_out();
	errno = 0;
}

ssize_t
read(int fd, void *data, size_t len)
{
	before_read();
	return syscall(SYS_read, fd, data, len);
}

ssize_t	__read_chk(int fd, void *data, size_t len, size_t room_left);

ssize_t
__read_chk(int fd, void *data, size_t len, size_t room_left)
{
	(void)room_left;
	return read(fd, data, len);
}
