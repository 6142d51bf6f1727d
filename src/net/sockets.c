#include <curl/curl.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/mem.h"
#include "sockets.h"

struct sockets {
	CURLM *multi;
	struct pollfd *fds;		/* as many as count, then the caller's while we wait */
	size_t count, cap;
	struct pollfd *ready;		/* of the last wait */
	size_t ready_count, ready_cap;
	bool timed;
	int64_t due;			/* monotonic milliseconds, when timed */
};

static short
poll_events(int what)
{
	switch (what) {
	case CURL_POLL_IN:
		return POLLIN;
	case CURL_POLL_OUT:
		return POLLOUT;
	case CURL_POLL_INOUT:
		return POLLIN | POLLOUT;
	default:
		return 0;
	}
}

/* libcurl wants to know of a socket, of something else of it, or no more of it. */
static int
on_socket(CURL *easy, curl_socket_t fd, int what, void *context, void *assigned)
{
	struct sockets *s = context;
	size_t i;

	(void)easy;
	(void)assigned;
	for (i = 0; i < s->count && s->fds[i].fd != fd; i++)
		;
	if (what == CURL_POLL_REMOVE) {
		if (i < s->count)
			s->fds[i] = s->fds[--s->count];
		return 0;
	}
	if (i == s->count) {
		s->fds = mem_grow(s->fds, s->count, &s->cap, sizeof(*s->fds));
		s->count++;
	}
	s->fds[i] = (struct pollfd){ .fd = fd, .events = poll_events(what) };
	return 0;
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
sockets_new(void *multi)
{
	struct sockets *s = mem_zalloc(1, sizeof(*s));

	s->multi = multi;
	curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, on_socket);
	curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, s);
	curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, on_timer);
	curl_multi_setopt(multi, CURLMOPT_TIMERDATA, s);
	return s;
}

void
sockets_free(struct sockets *s)
{
	free(s->fds);
	free(s->ready);
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
	size_t i, count = s->ready_count;
	short came;

	s->ready_count = 0;
	for (i = 0; i < count; i++) {
		came = s->ready[i].revents;
		if (act(s, s->ready[i].fd, (came & POLLIN ? CURL_CSELECT_IN : 0) | (came & POLLOUT ? CURL_CSELECT_OUT : 0) |
		    (came & ~(POLLIN | POLLOUT) ? CURL_CSELECT_ERR : 0), err) < 0)
			return -1;
	}
	if (!s->timed || s->due > clock_monotonic_ms())
		return 0;
	s->timed = false;		/* libcurl sets the next one, perhaps from within */
	return act(s, CURL_SOCKET_TIMEOUT, 0, err);
}

static void
note_ready(struct sockets *s)
{
	size_t i;

	for (i = 0; i < s->count; i++) {
		if (s->fds[i].revents == 0)
			continue;
		s->ready = mem_grow(s->ready, s->ready_count, &s->ready_cap, sizeof(*s->ready));
		s->ready[s->ready_count++] = s->fds[i];
	}
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
	size_t i;

	for (i = 0; i < count; i++) {
		s->fds = mem_grow(s->fds, s->count + i, &s->cap, sizeof(*s->fds));
		s->fds[s->count + i] = others[i];
	}
	if (poll(s->fds, (nfds_t)(s->count + count), until_due(s, milliseconds)) < 0) {
		for (i = 0; i < count; i++)
			others[i].revents = 0;
		return errno == EINTR ? 0 : error_set_errno(err, "poll");
	}
	for (i = 0; i < count; i++)
		others[i].revents = s->fds[s->count + i].revents;
	note_ready(s);
	return 0;
}
