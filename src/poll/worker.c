#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/limits.h"
#include "base/mem.h"
#include "base/sandbox.h"
#include "worker.h"

#define LIMIT_RESULT_BYTES	(96u << 20)
#define SOCKET_BYTES		(1 << 20)
#define LARGE			(4 << 20)
#define LARGEST			(32 << 20)	/* the most that glibc takes */
#define WINDOW_BYTES		(512u << 10)
#define WINDOWS			4	/* tasks that the child may have before it is done with the first */

/* Before head and body of a job on the wire; before a result stands its length alone. */
struct frame {
	uint64_t head_len, body_len;
	uint64_t window;		/* its own until its result has come */
};

/*
 * Memory that both processes see.  What fits goes through it, and only its
 * lengths over the wire: half the copies, and none of the kernel's.  The parent
 * takes a result out before it looks at it, as it must not change meanwhile.
 */
struct window {
	char task[WINDOW_BYTES], result[WINDOW_BYTES];
};

struct task {
	struct frame frame;
	bool begun;			/* to be sent: it has a window */
	struct buf head, body;
	void *data;
	struct task *next;
};

struct worker {
	worker_job *job;
	worker_end *end;
	void *context;
	pid_t pid;			/* -1: none */
	int fd;
	struct window *windows;
	bool taken[WINDOWS];
	struct task *first, *last;	/* first is at work */
	struct task *sending;		/* those before it were sent, NULL: all */
	bool held;			/* no more are */
	size_t sent;			/* of what goes over the wire of it */
	size_t pending, pending_bytes;
	uint64_t result_len;
	size_t result_got;		/* bytes of its length and of itself that have come */
	struct buf result;
	bool started;
	int64_t started_ms, started_cpu_ms;
};

static int64_t
clock_ms(clockid_t clock)
{
	struct timespec ts;

	if (clock_gettime(clock, &ts) < 0)
		return 0;
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* Whether head and body, each with the NUL behind it, go through the window. */
static bool
task_fits(const struct frame *frame)
{
	return frame->head_len < WINDOW_BYTES && frame->body_len < WINDOW_BYTES - frame->head_len;
}

static bool
result_fits(uint64_t len)
{
	return len <= WINDOW_BYTES;
}

/*
 * The child
 */

static int
read_all(int fd, char *to, size_t len)
{
	ssize_t n;

	for (; len > 0; to += n, len -= (size_t)n) {
		n = read(fd, to, len);
		if (n < 0 && errno == EINTR)
			n = 0;
		else if (n <= 0)
			return -1;
	}
	return 0;
}

/* Read the next task; its head, with the body behind it, or NULL. */
static const char *
read_task(int fd, const struct window *windows, struct buf *task, struct frame *frame)
{
	size_t len;

	if (read_all(fd, (char *)frame, sizeof(*frame)) < 0)
		return NULL;
	if (task_fits(frame))
		return windows[frame->window].task;
	len = (size_t)frame->head_len + (size_t)frame->body_len;
	buf_reserve(task, len);
	if (read_all(fd, task->data, len) < 0)
		return NULL;
	task->data[len] = '\0';
	return task->data;
}

/* The length of the result and, unless it fits the window, the result.  0 or -1. */
static int
write_result(int fd, struct window *window, const struct buf *result)
{
	uint64_t len = result->len;
	bool fits = result_fits(len);
	struct iovec parts[2] = { { &len, sizeof(len) }, { result->data, fits ? 0 : result->len } };
	struct iovec *at = parts, *end = parts + 2;

	if (fits && len > 0)
		memcpy(window->result, result->data, (size_t)len);

	while (at < end) {
		ssize_t n = writev(fd, at, (int)(end - at));

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		for (; at < end && (size_t)n >= at->iov_len; at++)
			n -= (ssize_t)at->iov_len;
		if (at < end) {
			at->iov_base = (char *)at->iov_base + n;
			at->iov_len -= (size_t)n;
		}
	}
	return 0;
}

/* A large document should not leave the process large. */
static void
shrink(struct buf *task, struct buf *result)
{
	bool large = task->cap > LARGE || result->cap > LARGE;

	buf_reset(task);
	buf_reset(result);
	if (!large)
		return;
	buf_clear(task);
	buf_clear(result);
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}

_Noreturn static void
work(int fd, struct window *windows, worker_job *job)
{
	struct buf task = { 0 }, result = { 0 };
	struct frame frame;
	const char *head;

	while ((head = read_task(fd, windows, &task, &frame)) != NULL) {
		job(head, frame.head_len, head + frame.head_len, frame.body_len, &result);
		if (write_result(fd, &windows[frame.window], &result) < 0)
			break;
		shrink(&task, &result);
	}
	_exit(0);
}

/* musl has no function for the call that Linux has. */
static void
close_from(int fd)
{
#ifdef SYS_close_range
	if (syscall(SYS_close_range, (unsigned)fd, ~0u, 0u) == 0)
		return;
#endif
	for (; fd < 1024; fd++)
		close(fd);
}

/* Nothing of the parent's may be seen from the jail: not its files, not its terminal. */
static void
close_others(int keep)
{
	int fd = open("/dev/null", O_RDWR);

	if (fd >= 0) {
		dup2(fd, STDIN_FILENO);
		dup2(fd, STDOUT_FILENO);
	}
	if (keep != 3)
		dup2(keep, 3);
	close_from(4);
}

/* What one document took serves the next: to give it back and ask again made half of the page faults. */
static void
keep_memory(void)
{
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, LARGEST);
	mallopt(M_TRIM_THRESHOLD, LARGE);
#endif
}

_Noreturn static void
child(int fd, struct window *windows, worker_job *job)
{
	keep_memory();
	signal(SIGINT, SIG_IGN);	/* the parent says when */
	signal(SIGTERM, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);	/* a last word may go nowhere: the jail lets no file grow */
	close_others(fd);
	sandbox_compute();
	work(3, windows, job);
}

/*
 * The parent
 */

static int
spawn(struct worker *w, struct error *err)
{
	int pair[2], size = SOCKET_BYTES;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
		return error_set_errno(err, "parser");
	setsockopt(pair[0], SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
	setsockopt(pair[1], SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
	w->pid = fork();
	if (w->pid == 0)
		child(pair[1], w->windows, w->job);
	if (w->pid < 0)
		error_set_errno(err, "parser");
	close(pair[1]);
	if (w->pid < 0) {
		close(pair[0]);
		return -1;
	}
	fcntl(pair[0], F_SETFL, O_NONBLOCK);
	w->fd = pair[0];
	return 0;
}

/* Another process knows nothing yet. */
static void
forget_sent(struct worker *w)
{
	struct task *t;

	for (t = w->first; t != NULL && t->begun; t = t->next)
		t->begun = false;
	w->sending = w->first;
	w->sent = 0;
	memset(w->taken, 0, sizeof(w->taken));
}

/* Returns how the process ended, as waitpid(2) says it. */
static int
reap(struct worker *w)
{
	int status = 0;

	forget_sent(w);
	close(w->fd);
	w->fd = -1;
	kill(w->pid, SIGKILL);
	while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		;
	w->pid = -1;
	return status;
}

struct worker *
worker_open(worker_job *job, worker_end *end, void *context, struct error *err)
{
	struct worker *w = mem_zalloc(1, sizeof(*w));

	w->job = job;
	w->end = end;
	w->context = context;
	w->pid = w->fd = -1;
	w->windows = mmap(NULL, WINDOWS * sizeof(*w->windows), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (w->windows == MAP_FAILED)
		mem_die();
	if (spawn(w, err) == 0)
		return w;
	worker_close(w);
	return NULL;
}

static void
free_task(struct worker *w, struct task *t)
{
	w->pending--;
	w->pending_bytes -= t->frame.body_len;
	buf_clear(&t->head);
	buf_clear(&t->body);
	free(t);
}

void
worker_close(struct worker *w)
{
	struct task *t;

	if (w == NULL)
		return;
	while ((t = w->first) != NULL) {
		w->first = t->next;
		free_task(w, t);
	}
	if (w->pid > 0)
		reap(w);
	munmap(w->windows, WINDOWS * sizeof(*w->windows));
	buf_clear(&w->result);
	free(w);
}

void
worker_add(struct worker *w, struct buf *head, struct buf *body, void *data)
{
	struct task *t = mem_zalloc(1, sizeof(*t));

	t->head = *head;
	t->body = *body;
	buf_init(head);
	buf_init(body);
	t->frame.head_len = t->head.len;
	t->frame.body_len = t->body.len;
	t->data = data;
	if (w->last != NULL)
		w->last->next = t;
	else
		w->first = t;
	if (w->sending == NULL)
		w->sending = t;
	w->last = t;
	w->pending++;
	w->pending_bytes += t->body.len;
}

size_t
worker_pending(const struct worker *w)
{
	return w->pending;
}

size_t
worker_pending_bytes(const struct worker *w)
{
	return w->pending_bytes;
}

/* Bytes of it that go over the wire. */
static size_t
task_size(const struct task *t)
{
	return sizeof(t->frame) + (task_fits(&t->frame) ? 0 : t->head.len + t->body.len);
}

static bool
may_send(const struct worker *w)
{
	return w->sending != NULL && (w->sending->begun || (!w->held && memchr(w->taken, false, WINDOWS) != NULL));
}

struct pollfd
worker_pollfd(const struct worker *w)
{
	struct pollfd p = { .fd = -1, .events = POLLIN };

	if (w->first == NULL)
		return p;
	p.fd = w->fd;
	if (may_send(w))
		p.events |= POLLOUT;
	return p;
}

/* The first task is over: tell, and forget it. */
static void
end_task(struct worker *w, struct buf *result, const struct error *err)
{
	struct task *t = w->first;

	w->first = t->next;
	if (w->first == NULL)
		w->last = NULL;
	if (w->sending == t)
		w->sending = t->next;
	if (t->begun)
		w->taken[t->frame.window] = false;
	w->result_got = 0;
	w->started = false;
	w->end(w->context, t->data, &t->body, result, err);
	if (w->result.cap > LARGE)
		buf_clear(&w->result);
	else
		buf_reset(&w->result);
	free_task(w, t);
}

/* The process is no use any more: over a limit of ours. */
static void
fail_task(struct worker *w, const char *why)
{
	struct error err;

	reap(w);
	error_set(&err, ERROR_LIMIT, "%s", why);
	end_task(w, NULL, &err);
}

/*
 * The process has gone.  A signal that it gave itself is the document's doing;
 * that it could not be heard, or that it left by itself for want of memory or
 * of its parent, is not: the same document may do better next time.
 */
static void
lose_task(struct worker *w, int reason)
{
	struct error err;
	int status = reap(w);

	if (reason != 0)
		error_set(&err, ERROR_IO, "parser: %s", strerror(reason));
	else if (WIFSIGNALED(status))
		error_set(&err, ERROR_FORMAT, "the document breaks our parser (%s)", strsignal(WTERMSIG(status)));
	else
		error_set(&err, ERROR_IO, "the parser ended early (status %d)", WEXITSTATUS(status));
	end_task(w, NULL, &err);
}

static void
start_clock(struct worker *w)
{
	clockid_t cpu;

	w->started = true;
	w->started_ms = clock_ms(CLOCK_MONOTONIC);
	w->started_cpu_ms = clock_getcpuclockid(w->pid, &cpu) == 0 ? clock_ms(cpu) : 0;
}

static bool
is_overdue(const struct worker *w)
{
	clockid_t cpu;
	int64_t elapsed = clock_ms(CLOCK_MONOTONIC) - w->started_ms;

	if (elapsed <= LIMIT_PARSE_SECONDS * 1000)
		return false;
	if (elapsed > LIMIT_PARSE_WALL_SECONDS * 1000)
		return true;
	return clock_getcpuclockid(w->pid, &cpu) == 0
	    && clock_ms(cpu) - w->started_cpu_ms > LIMIT_PARSE_SECONDS * 1000;
}

/* Give the task a window. */
static void
begin_sending(struct worker *w, struct task *t)
{
	size_t n = (size_t)((bool *)memchr(w->taken, false, WINDOWS) - w->taken);
	char *room = w->windows[n].task;

	t->begun = w->taken[n] = true;
	t->frame.window = n;
	if (!task_fits(&t->frame))
		return;
	memcpy(room, buf_text(&t->head), t->head.len);
	memcpy(room + t->head.len, buf_text(&t->body), t->body.len + 1);
}

/* The parts of the task that follow after the first `sent` bytes; how many they are. */
static size_t
parts_left(const struct worker *w, struct iovec parts[3])
{
	struct task *t = w->sending;
	const struct iovec all[3] = {
		{ &t->frame, sizeof(t->frame) }, { t->head.data, t->head.len }, { t->body.data, t->body.len },
	};
	size_t skip = w->sent, count = 0, i;

	for (i = 0; i < (task_fits(&t->frame) ? 1 : 3); i++) {
		size_t skipped = skip < all[i].iov_len ? skip : all[i].iov_len;

		skip -= skipped;
		if (skipped == all[i].iov_len)
			continue;
		parts[count].iov_base = (char *)all[i].iov_base + skipped;
		parts[count++].iov_len = all[i].iov_len - skipped;
	}
	return count;
}

/* True when some bytes went. */
static bool
send_some(struct worker *w)
{
	struct iovec parts[3];
	struct msghdr message = { .msg_iov = parts };
	ssize_t n;

	if (!may_send(w))
		return false;
	if (!w->sending->begun)
		begin_sending(w, w->sending);
	message.msg_iovlen = parts_left(w, parts);
	n = sendmsg(w->fd, &message, MSG_NOSIGNAL);
	if (n <= 0)
		return false;
	w->sent += (size_t)n;
	if (w->sent == task_size(w->sending)) {
		w->sending = w->sending->next;
		w->sent = 0;
	}
	return true;
}

static bool
knows_length(const struct worker *w)
{
	return w->result_got >= sizeof(w->result_len);
}

/* Where the next bytes belong, and how many may come. */
static char *
next_room(struct worker *w, size_t *len)
{
	if (!knows_length(w)) {
		*len = sizeof(w->result_len) - w->result_got;
		return (char *)&w->result_len + w->result_got;
	}
	*len = (size_t)w->result_len - w->result.len;
	buf_reserve(&w->result, *len);
	return w->result.data + w->result.len;
}

/* 1: some bytes came, 0: none for now, -1: the process has gone, or cannot be heard for the reason in errno. */
static int
receive_some(struct worker *w)
{
	size_t len;
	char *room = next_room(w, &len);
	ssize_t n = read(w->fd, room, len);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return 0;
	/* Who dies with something unread resets the connection. */
	if (n == 0 || (n < 0 && errno == ECONNRESET))
		errno = 0;
	if (n <= 0)
		return -1;
	if (knows_length(w)) {
		w->result.len += (size_t)n;
		w->result.data[w->result.len] = '\0';
	}
	w->result_got += (size_t)n;
	if (knows_length(w) && result_fits(w->result_len) && w->result.len == 0)
		buf_add(&w->result, w->windows[w->first->frame.window].result, (size_t)w->result_len);
	return 1;
}

static bool
is_complete(const struct worker *w)
{
	return knows_length(w) && w->result.len == w->result_len;
}

/* Returns false when nothing more can be done without waiting. */
static bool
advance(struct worker *w)
{
	struct error err;
	bool moved;
	int got;

	if (w->pid < 0 && spawn(w, &err) < 0) {
		end_task(w, NULL, &err);
		return true;
	}
	if (!w->started)
		start_clock(w);
	moved = send_some(w);
	got = receive_some(w);
	if (got < 0)
		lose_task(w, errno);
	else if (is_complete(w) && w->sending == w->first)
		lose_task(w, 0);	/* it answers what it was not asked */
	else if (knows_length(w) && w->result_len > LIMIT_RESULT_BYTES)
		fail_task(w, "the document becomes too large");
	else if (is_complete(w))
		end_task(w, &w->result, NULL);
	else if (is_overdue(w))
		fail_task(w, "the document takes too long to read");
	else
		return moved || got > 0;
	return true;
}

void
worker_hold(struct worker *w, bool hold)
{
	w->held = hold;
}

void
worker_step(struct worker *w)
{
	while (w->first != NULL && (w->first->begun || !w->held) && advance(w))
		;
}
