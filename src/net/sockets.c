#include <curl/curl.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "sockets.h"

#define READY_MOST	64		/* of one wait; the others are found by the next */

struct sockets {
	CURLM *multi;
	int queue;			/* of epoll(7): to look at each socket at each turn costs more than to read them */
	struct epoll_event ready[READY_MOST];	/* of the last wait */
	int ready_count;
	struct pollfd *fds;		/* the caller's, and the queue's, while we wait */
	size_t cap;
	bool timed;
	int64_t due;			/* monotonic milliseconds, when timed */
};

static uint32_t
queue_events(int what)
{
	return (what != CURL_POLL_OUT ? EPOLLIN : 0) | (what != CURL_POLL_IN ? EPOLLOUT : 0);
}

/* libcurl wants to know of a socket, of something else of it, or no more of it. */
static int
on_socket(CURL *easy, curl_socket_t fd, int what, void *context, void *assigned)
{
	struct sockets *s = context;
	struct epoll_event event = { .events = queue_events(what), .data.fd = fd };

	(void)easy;
	(void)assigned;
	if (what == CURL_POLL_REMOVE) {
		epoll_ctl(s->queue, EPOLL_CTL_DEL, fd, NULL);
		return 0;
	}
	if (epoll_ctl(s->queue, EPOLL_CTL_MOD, fd, &event) == 0)
		return 0;
	return epoll_ctl(s->queue, EPOLL_CTL_ADD, fd, &event);
}

static int
on_timer(CURLM *multi, long milliseconds, void *context)
{
	struct sockets *s = context;

	(void)multi;
	s->timed = milliseconds >= 0;
	s->due = s->timed ? clock_monotonic_ms() + milliseconds : 0;
	return 0;
}

struct sockets *
sockets_new(void *multi, struct error *err)
{
	struct sockets *s = mem_zalloc(1, sizeof(*s));

	s->multi = multi;
	s->queue = epoll_create1(EPOLL_CLOEXEC);
	if (s->queue < 0) {
		error_set_errno(err, "epoll");
		free(s);
		return NULL;
	}
	curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, on_socket);
	curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, s);
	curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, on_timer);
	curl_multi_setopt(multi, CURLMOPT_TIMERDATA, s);
	return s;
}

void
sockets_free(struct sockets *s)
{
	if (s == NULL)
		return;
	close(s->queue);
	free(s->fds);
	free(s);
}

static int
act(struct sockets *s, curl_socket_t fd, int events, struct error *err)
{
	int running;
	CURLMcode code = curl_multi_socket_action(s->multi, fd, events, &running);

	return code == CURLM_OK ? 0 : error_set(err, ERROR_NET, "libcurl: %s", curl_multi_strerror(code));
}

int
sockets_step(struct sockets *s, struct error *err)
{
	int i, count = s->ready_count;

	s->ready_count = 0;
	for (i = 0; i < count; i++) {
		uint32_t came = s->ready[i].events;

		if (act(s, s->ready[i].data.fd, (came & EPOLLIN ? CURL_CSELECT_IN : 0) |
		    (came & EPOLLOUT ? CURL_CSELECT_OUT : 0) |
		    (came & ~(uint32_t)(EPOLLIN | EPOLLOUT) ? CURL_CSELECT_ERR : 0), err) < 0)
			return -1;
	}
	if (!s->timed || s->due > clock_monotonic_ms())
		return 0;
	s->timed = false;		/* libcurl sets the next one, perhaps from within */
	return act(s, CURL_SOCKET_TIMEOUT, 0, err);
}

static int
until_due(const struct sockets *s, int milliseconds)
{
	int64_t left;

	if (!s->timed)
		return milliseconds;
	left = s->due - clock_monotonic_ms();
	return left < 0 ? 0 : left < milliseconds ? (int)left : milliseconds;
}

int
sockets_wait(struct sockets *s, struct pollfd *others, size_t count, int milliseconds, struct error *err)
{
	const struct pollfd queue = { .fd = s->queue, .events = POLLIN };
	size_t i;

	for (i = 0; i <= count; i++) {
		s->fds = mem_grow(s->fds, i, &s->cap, sizeof(*s->fds));
		s->fds[i] = i < count ? others[i] : queue;
	}
	if (poll(s->fds, (nfds_t)count + 1, until_due(s, milliseconds)) < 0) {
		if (errno != EINTR)
			return error_set_errno(err, "poll");
		for (i = 0; i <= count; i++)
			s->fds[i].revents = 0;
	}
	for (i = 0; i < count; i++)
		others[i].revents = s->fds[i].revents;
	if (s->fds[count].revents != 0)
		s->ready_count = epoll_wait(s->queue, s->ready, READY_MOST, 0);
	if (s->ready_count < 0)
		s->ready_count = 0;	/* a signal: they are there at the next turn */
	return 0;
}
