/*
 * Preloaded into a program (LD_PRELOAD), stands between it with all its
 * libraries and libc: memory, files and dates, any call of which can fail as
 * the shared struct fault says.  Standard output and standard error are left
 * alone: what a program says must be seen.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fault.h"

#define SECOND	INT64_C(1000000000)

static struct fault *fault;

__attribute__((constructor)) static void
attach(void)
{
	const char *path = getenv(FAULT_VARIABLE);
	int fd = path != NULL ? open(path, O_RDWR | O_CLOEXEC) : -1;
	void *p = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof(*fault), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	if (fd >= 0)
		close(fd);
	if (p != MAP_FAILED)
		fault = p;
}

/* Of no pattern that a program's own calls could fall in step with (splitmix64, Steele and others, 2014). */
static bool
by_chance(uint64_t n)
{
	uint64_t z = (n + (fault->at << 32)) * UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return (z ^ (z >> 31)) >> 63;
}

/* One more call of this kind: is it the one? */
static bool
strikes(uint32_t call)
{
	uint64_t n;
	bool yes;

	if (fault == NULL || fault->how == FAULT_NOT || (fault->calls & call) == 0)
		return false;
	n = atomic_fetch_add(&fault->count, 1) + 1;
	yes = fault->when == FAULT_ONCE ? n == fault->at
	    : fault->when == FAULT_ONWARD ? n >= fault->at : by_chance(n);
	if (yes)
		atomic_fetch_add(&fault->struck, 1);
	return yes;
}

/* True when the call is to fail, errno set. */
static bool
fails(uint32_t call)
{
	if (!strikes(call))
		return false;
	errno = fault->error;
	return true;
}

/* As fails(), for calls that move bytes: these may become few instead. */
static bool
fails_or_shrinks(uint32_t call, int fd, size_t *len)
{
	if (fd == STDOUT_FILENO || fd == STDERR_FILENO || !strikes(call))
		return false;
	if (fault->how == FAULT_SHORT) {
		*len = *len > 1 ? 1 : *len;
		return false;
	}
	errno = fault->error;
	return true;
}

/* The libc's own function of this name, once found kept. */
#define FIND(real, name) \
	if (real == NULL) \
		*(void **)&real = dlsym(RTLD_NEXT, #name)

/*
 * Memory.  dlsym() may ask for some while it looks; it does without.  Curses
 * gets all that it asks for: version 6.4 uses what it got without a look
 * (_nc_tiparm() below newterm() and doupdate(), _nc_find_type_entry() below
 * tigetstr(), delscreen()) or ends the program with a line of its own, and no
 * one above it could do anything about it.
 */

static bool
is_curses(const void *caller)
{
	Dl_info where;

	return dladdr(caller, &where) != 0 && where.dli_fname != NULL &&
	    (strstr(where.dli_fname, "/libncurses") != NULL || strstr(where.dli_fname, "/libtinfo") != NULL);
}

static _Thread_local bool spared;

static bool
is_refused(const void *caller)
{
	return fault != NULL && !spared && (fault->calls & FAULT_ALLOCATE) != 0 && !is_curses(caller) && strikes(FAULT_ALLOCATE);
}

#define ALLOCATES(name, parameters, ...) \
	void * \
	name parameters \
	{ \
		static _Thread_local bool looking; \
		static void *(*real)parameters; \
		if (real == NULL) { \
			if (looking) \
				return NULL; \
			looking = true; \
			*(void **)&real = dlsym(RTLD_NEXT, #name); \
			looking = false; \
		} \
		if (is_refused(__builtin_return_address(0))) { \
			errno = ENOMEM; \
			return NULL; \
		} \
		return real(__VA_ARGS__); \
	}

ALLOCATES(malloc, (size_t size), size)
ALLOCATES(calloc, (size_t count, size_t size), count, size)
ALLOCATES(realloc, (void *old, size_t size), old, size)
ALLOCATES(aligned_alloc, (size_t align, size_t size), align, size)

/* It asks for memory in its caller's name. */
char *
strdup(const char *s)
{
	static char *(*real)(const char *);
	char *copy;

	FIND(real, strdup);
	spared = is_curses(__builtin_return_address(0));
	copy = real(s);
	spared = false;
	return copy;
}

int
posix_memalign(void **out, size_t align, size_t size)
{
	static int (*real)(void **, size_t, size_t);

	FIND(real, posix_memalign);
	return is_refused(__builtin_return_address(0)) ? ENOMEM : real(out, align, size);
}

/*
 * Bytes
 */

#define MOVES(name, call, parameters, ...) \
	ssize_t \
	name parameters \
	{ \
		static ssize_t (*real)parameters; \
		FIND(real, name); \
		return fails_or_shrinks(call, fd, &len) ? -1 : real(__VA_ARGS__); \
	}

MOVES(read, FAULT_READ, (int fd, void *data, size_t len), fd, data, len)
MOVES(pread, FAULT_READ, (int fd, void *data, size_t len, off_t at), fd, data, len, at)
MOVES(pread64, FAULT_READ, (int fd, void *data, size_t len, off64_t at), fd, data, len, at)
MOVES(recv, FAULT_READ, (int fd, void *data, size_t len, int flags), fd, data, len, flags)
MOVES(write, FAULT_WRITE, (int fd, const void *data, size_t len), fd, data, len)
MOVES(pwrite, FAULT_WRITE, (int fd, const void *data, size_t len, off_t at), fd, data, len, at)
MOVES(pwrite64, FAULT_WRITE, (int fd, const void *data, size_t len, off64_t at), fd, data, len, at)
MOVES(send, FAULT_WRITE, (int fd, const void *data, size_t len, int flags), fd, data, len, flags)

/* What a build with _FORTIFY_SOURCE calls instead. */
ssize_t	__read_chk(int fd, void *data, size_t len, size_t room);
ssize_t	__pread_chk(int fd, void *data, size_t len, off_t at, size_t room);
ssize_t	__pread64_chk(int fd, void *data, size_t len, off64_t at, size_t room);
ssize_t	__recv_chk(int fd, void *data, size_t len, size_t room, int flags);

MOVES(__read_chk, FAULT_READ, (int fd, void *data, size_t len, size_t room), fd, data, len, room)
MOVES(__pread_chk, FAULT_READ, (int fd, void *data, size_t len, off_t at, size_t room), fd, data, len, at, room)
MOVES(__pread64_chk, FAULT_READ, (int fd, void *data, size_t len, off64_t at, size_t room), fd, data, len, at, room)
MOVES(__recv_chk, FAULT_READ, (int fd, void *data, size_t len, size_t room, int flags), fd, data, len, room, flags)

/* Several pieces: few bytes are one byte of the first. */
ssize_t
writev(int fd, const struct iovec *parts, int count)
{
	size_t len = count > 0 ? parts[0].iov_len : 0, few = len;
	static ssize_t (*real)(int, const struct iovec *, int);

	FIND(real, writev);

	if (fails_or_shrinks(FAULT_WRITE, fd, &few))
		return -1;
	return few < len ? write(fd, parts[0].iov_base, few) : real(fd, parts, count);
}

ssize_t
sendmsg(int fd, const struct msghdr *message, int flags)
{
	size_t len = message->msg_iovlen > 0 ? message->msg_iov[0].iov_len : 0, few = len;
	static ssize_t (*real)(int, const struct msghdr *, int);

	FIND(real, sendmsg);

	if (fails_or_shrinks(FAULT_WRITE, fd, &few))
		return -1;
	return few < len ? send(fd, message->msg_iov[0].iov_base, few, flags) : real(fd, message, flags);
}

/*
 * Files and folders
 */

#define FAILS(type, name, call, parameters, ...) \
	type \
	name parameters \
	{ \
		static type (*real)parameters; \
		FIND(real, name); \
		return fails(call) ? (type)-1 : real(__VA_ARGS__); \
	}

/* open() and its kin have a mode when they may create. */
#define OPENS(name, before, arguments) \
	int \
	name(before const char *path, int flags, ...) \
	{ \
		static int (*real)(before const char *, int, ...); \
		mode_t mode = 0; \
		va_list ap; \
		FIND(real, name); \
		if (flags & (O_CREAT | __O_TMPFILE)) { \
			va_start(ap, flags); \
			mode = va_arg(ap, mode_t); \
			va_end(ap); \
		} \
		return fails(FAULT_OPEN) ? -1 : real arguments; \
	}
#define FOLDER	int at,

OPENS(open, , (path, flags, mode))
OPENS(open64, , (path, flags, mode))
OPENS(openat, FOLDER, (at, path, flags, mode))
OPENS(openat64, FOLDER, (at, path, flags, mode))

int	__open_2(const char *path, int flags);
int	__open64_2(const char *path, int flags);
int	__openat_2(int at, const char *path, int flags);

FAILS(int, __open_2, FAULT_OPEN, (const char *path, int flags), path, flags)
FAILS(int, __open64_2, FAULT_OPEN, (const char *path, int flags), path, flags)
FAILS(int, __openat_2, FAULT_OPEN, (int at, const char *path, int flags), at, path, flags)
FAILS(int, socket, FAULT_OPEN, (int domain, int type, int protocol), domain, type, protocol)
FAILS(int, socketpair, FAULT_OPEN, (int domain, int type, int protocol, int ends[2]), domain, type, protocol, ends)
FAILS(int, pipe, FAULT_OPEN, (int ends[2]), ends)
FAILS(int, pipe2, FAULT_OPEN, (int ends[2], int flags), ends, flags)
FAILS(int, fsync, FAULT_SYNC, (int fd), fd)
FAILS(int, fdatasync, FAULT_SYNC, (int fd), fd)
FAILS(int, rename, FAULT_CHANGE, (const char *from, const char *to), from, to)
FAILS(int, unlink, FAULT_CHANGE, (const char *path), path)
FAILS(int, mkdir, FAULT_CHANGE, (const char *path, mode_t mode), path, mode)
FAILS(int, ftruncate, FAULT_CHANGE, (int fd, off_t size), fd, size)
FAILS(int, ftruncate64, FAULT_CHANGE, (int fd, off64_t size), fd, size)
FAILS(int, poll, FAULT_WAIT, (struct pollfd *fds, nfds_t count, int timeout), fds, count, timeout)
FAILS(int, flock, FAULT_WAIT, (int fd, int how), fd, how)
FAILS(pid_t, waitpid, FAULT_WAIT, (pid_t pid, int *status, int options), pid, status, options)

FAILS(int, stat, FAULT_ASK, (const char *path, struct stat *out), path, out)
FAILS(int, lstat, FAULT_ASK, (const char *path, struct stat *out), path, out)
FAILS(int, fstat, FAULT_ASK, (int fd, struct stat *out), fd, out)
FAILS(int, stat64, FAULT_ASK, (const char *path, struct stat64 *out), path, out)
FAILS(int, lstat64, FAULT_ASK, (const char *path, struct stat64 *out), path, out)
FAILS(int, fstat64, FAULT_ASK, (int fd, struct stat64 *out), fd, out)
FAILS(int, access, FAULT_ASK, (const char *path, int how), path, how)
FAILS(ssize_t, readlink, FAULT_ASK, (const char *path, char *out, size_t len), path, out, len)
FAILS(int, statfs, FAULT_ASK, (const char *path, struct statfs *out), path, out)
FAILS(off_t, lseek, FAULT_ASK, (int fd, off_t to, int from), fd, to, from)
FAILS(off64_t, lseek64, FAULT_ASK, (int fd, off64_t to, int from), fd, to, from)
FAILS(int, execv, FAULT_BECOME, (const char *path, char *const argv[]), path, argv)
FAILS(int, execvp, FAULT_BECOME, (const char *name, char *const argv[]), name, argv)
FAILS(int, execve, FAULT_BECOME, (const char *path, char *const argv[], char *const environment[]), path, argv, environment)

/* Its third argument, where there is one, is an int or a pointer; both come back out of a long. */
#define CONTROLS(name) \
	int \
	name(int fd, int command, ...) \
	{ \
		static int (*real)(int, int, ...); \
		va_list ap; \
		long argument; \
		FIND(real, name); \
		va_start(ap, command); \
		argument = va_arg(ap, long); \
		va_end(ap); \
		return fails(FAULT_LOCK) ? -1 : real(fd, command, argument); \
	}

CONTROLS(fcntl)
CONTROLS(fcntl64)

pid_t
fork(void)
{
	static pid_t (*real)(void);

	FIND(real, fork);
	return fails(FAULT_OPEN) ? -1 : real();
}

int
connect(int fd, __CONST_SOCKADDR_ARG to, socklen_t len)
{
	static int (*real)(int, __CONST_SOCKADDR_ARG, socklen_t);

	FIND(real, connect);
	return fails(FAULT_OPEN) ? -1 : real(fd, to, len);
}

#define MAPS(name, offset) \
	void * \
	name(void *at, size_t len, int protection, int flags, int fd, offset start) \
	{ \
		static void *(*real)(void *, size_t, int, int, int, offset); \
		FIND(real, name); \
		return fails(FAULT_MAP) ? MAP_FAILED : real(at, len, protection, flags, fd, start); \
	}

MAPS(mmap, off_t)
MAPS(mmap64, off64_t)

/*
 * Dates.  The clock that only goes forward is left alone: no one can set it.
 */

static int64_t
date_offset(void)
{
	if (fault == NULL)
		return 0;
	if (atomic_fetch_add(&fault->clock_count, 1) + 1 == fault->clock_jump_at)
		atomic_fetch_add(&fault->clock_offset, fault->clock_jump);
	return atomic_load(&fault->clock_offset);
}

int
clock_gettime(clockid_t clock, struct timespec *out)
{
	static int (*real)(clockid_t, struct timespec *);
	int64_t t;
	int rc;

	FIND(real, clock_gettime);
	rc = real(clock, out);
	if (rc != 0 || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE))
		return rc;
	t = (int64_t)out->tv_sec * SECOND + out->tv_nsec + date_offset();
	out->tv_sec = (time_t)(t / SECOND);
	out->tv_nsec = (long)(t % SECOND);
	return 0;
}

time_t
time(time_t *out)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	if (out != NULL)
		*out = now.tv_sec;
	return now.tv_sec;
}

int
gettimeofday(struct timeval *out, void *zone)
{
	struct timespec now;

	(void)zone;
	clock_gettime(CLOCK_REALTIME, &now);
	out->tv_sec = now.tv_sec;
	out->tv_usec = now.tv_nsec / 1000;
	return 0;
}
