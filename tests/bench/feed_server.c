/*
 * A server of feeds on loopback: feed_server HOSTS prints the port that it
 * listens on at each of 127.0.0.1 to 127.0.0.HOSTS, and serves until killed.
 *
 * GET /NUMBER/LATENCY answers after LATENCY milliseconds with the feed of that
 * number, or 304 when asked with its entity tag.  Feeds are as large as the
 * web's: 10 to 91 items of 1 to 5 kB, 100 kB in the middle, one in a thousand of
 * 5 MB; gzip makes a third of it, once.  Connections are kept.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <libdeflate.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

#define MAX_FDS		4096
#define MAX_REQUEST	8192
#define EVENTS		256
#define KEPT		4096	/* feeds that are kept compressed */
#define LARGE_EVERY	1000	/* feeds; of so many is one large, the 100th first */
#define LARGE_FIRST	99
#define LARGE_ITEMS	500
#define LARGE_WORDS	1500
#define PARAGRAPH_WORDS	40
#define LEVEL		6	/* of gzip */
#define LISTENER	0x100000u	/* in the data of an event: the descriptor listens */

struct connection {
	struct buf in, out;
	size_t sent;
	int64_t due;			/* when the answer may go, 0: nothing is asked */
};

struct server {
	struct connection *at[MAX_FDS];
	int ready, highest;		/* the epoll descriptor; the highest connection */
	struct libdeflate_compressor *compressor;
	struct buf kept[KEPT];
};

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static _Noreturn void
die(const char *what)
{
	fprintf(stderr, "feed_server: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void
watch(struct server *s, int operation, int fd, uint32_t events, uint32_t flag)
{
	struct epoll_event e = { .events = events, .data.u32 = (uint32_t)fd | flag };

	if (epoll_ctl(s->ready, operation, fd, &e) < 0)
		die("epoll_ctl");
}

/* Listen at 127.0.0.HOST; port 0 takes any.  The port, 0 when it is taken. */
static in_port_t
listen_at(struct server *s, unsigned host, in_port_t port)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = port };
	socklen_t len = sizeof(a);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK - 1 + host);
	if (fd < 0)
		die("socket");
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){ 1 }, sizeof(int));
	if (bind(fd, (struct sockaddr *)&a, sizeof(a)) < 0 || listen(fd, 1024) < 0 ||
	    getsockname(fd, (struct sockaddr *)&a, &len) < 0)
		die("listen");
	watch(s, EPOLL_CTL_ADD, fd, EPOLLIN, LISTENER);
	return a.sin_port;
}

/* The next of a sequence of numbers that is the same in all runs. */
static unsigned
next_number(uint64_t *state, unsigned below)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(*state >> 33) % below;
}

static void
write_word(struct buf *body, uint64_t *state)
{
	static const char *const syllables[] = { "an", "be", "cor", "de", "er", "fi", "gra", "hu", "in", "jo", "ka", "li", "mu", "no", "or",
	    "per", "qui", "ra", "sen", "ti", "un", "ver", "wa", "ze" };
	unsigned count = 1 + next_number(state, 3);

	while (count-- > 0)
		buf_adds(body, syllables[next_number(state, sizeof(syllables) / sizeof(syllables[0]))]);
	buf_addc(body, ' ');
}

static void
write_text(struct buf *body, uint64_t *state, int words)
{
	int i;

	for (i = 0; i < words; i++) {
		if (i % PARAGRAPH_WORDS == 0)
			buf_printf(body, "%s<p>\n<a href=\"https://example.org/%u\">", i > 0 ? "</p>\n" : "", next_number(state, 100000));
		write_word(body, state);
		if (i % PARAGRAPH_WORDS == 4)
			buf_adds(body, "</a> ");
	}
	buf_adds(body, "</p>\n");
}

static void
write_feed(struct buf *body, int number)
{
	bool large = number % LARGE_EVERY == LARGE_FIRST;
	uint64_t state = (uint64_t)number;
	int tens = number % 10, items = large ? LARGE_ITEMS : 10 + tens * tens, i;

	buf_printf(body, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
	    "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Feed %05d</title>"
	    "<link>https://feed%05d.example/</link>\n", number, number);
	for (i = 0; i < items; i++) {
		buf_printf(body, "<item><title>Headline %d of feed %05d</title><link>https://feed%05d.example/%d</link>"
		    "<guid>https://feed%05d.example/%d</guid><pubDate>Tue, %02d May 2021 14:58:12 +0000</pubDate>"
		    "<content:encoded><![CDATA[", i, number, number, i, number, i, 1 + i % 31);
		write_text(body, &state, large ? LARGE_WORDS : 150 + (int)next_number(&state, 600));
		buf_adds(body, "]]></content:encoded></item>\n");
	}
	buf_adds(body, "</channel></rss>\n");
}

static void
compress(const struct server *s, const struct buf *document, struct buf *out)
{
	size_t most = libdeflate_gzip_compress_bound(s->compressor, document->len);

	buf_reserve(out, most);
	out->len = libdeflate_gzip_compress(s->compressor, document->data, document->len, out->data, most);
}

/* Feed by number, compressed; what is kept was made once and for all. */
static void
add_feed(struct server *s, int number, struct buf *out)
{
	struct buf document = { 0 }, made = { 0 }, *kept = number >= 0 && number < KEPT ? &s->kept[number] : &made;

	if (kept->len == 0) {
		write_feed(&document, number);
		compress(s, &document, kept);
	}
	buf_printf(out, "Content-Length: %zu\r\n\r\n", kept->len);
	buf_add(out, kept->data, kept->len);
	buf_clear(&document);
	buf_clear(&made);
}

static void
answer(struct server *s, struct connection *c, int number)
{
	char tag[32];

	snprintf(tag, sizeof(tag), "\"feed-%05d\"", number);
	if (strstr(c->in.data, tag) != NULL) {
		buf_printf(&c->out, "HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n", tag);
		return;
	}
	buf_printf(&c->out, "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Encoding: gzip\r\nETag: %s\r\n", tag);
	add_feed(s, number, &c->out);
}

static void
hang_up(struct server *s, int fd)
{
	buf_clear(&s->at[fd]->in);
	buf_clear(&s->at[fd]->out);
	free(s->at[fd]);
	s->at[fd] = NULL;
	close(fd);
}

static void
take_connections(struct server *s, int listener)
{
	int fd;

	while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
		if (fd >= MAX_FDS)
			die("too many connections");
		s->at[fd] = mem_zalloc(1, sizeof(*s->at[fd]));
		s->highest = fd > s->highest ? fd : s->highest;
		watch(s, EPOLL_CTL_ADD, fd, EPOLLIN, 0);
	}
}

/* Read what came; a request that is whole is due after its latency. */
static void
read_request(struct server *s, int fd)
{
	struct connection *c = s->at[fd];
	char part[MAX_REQUEST];
	ssize_t n = read(fd, part, sizeof(part));
	int number, latency;

	if (n < 0 && errno == EAGAIN)
		return;
	if (n <= 0 || c->in.len + (size_t)n > MAX_REQUEST || c->due != 0) {
		hang_up(s, fd);
		return;
	}
	buf_add(&c->in, part, (size_t)n);
	if (strstr(buf_text(&c->in), "\r\n\r\n") == NULL)
		return;
	if (sscanf(c->in.data, "GET /%d/%d ", &number, &latency) != 2) {
		hang_up(s, fd);
		return;
	}
	answer(s, c, number);
	buf_reset(&c->in);
	c->due = now_ms() + latency;
}

static void
send_answer(struct server *s, int fd)
{
	struct connection *c = s->at[fd];
	ssize_t n = send(fd, c->out.data + c->sent, c->out.len - c->sent, MSG_NOSIGNAL);

	if (n < 0 && errno != EAGAIN) {
		hang_up(s, fd);
		return;
	}
	c->sent += n > 0 ? (size_t)n : 0;
	if (c->sent < c->out.len) {
		watch(s, EPOLL_CTL_MOD, fd, EPOLLOUT, 0);
		return;
	}
	buf_reset(&c->out);
	c->sent = 0;
	c->due = 0;
	watch(s, EPOLL_CTL_MOD, fd, EPOLLIN, 0);
}

/* Send what is due.  Milliseconds until the next is, -1 when nothing waits. */
static int
send_due(struct server *s)
{
	int64_t now = now_ms(), next = -1, left;
	int fd;

	for (fd = 0; fd <= s->highest; fd++) {
		if (s->at[fd] == NULL || s->at[fd]->due == 0 || s->at[fd]->sent > 0)
			continue;
		left = s->at[fd]->due - now;
		if (left <= 0)
			send_answer(s, fd);
		else if (next < 0 || left < next)
			next = left;
	}
	return (int)next;
}

static void
serve(struct server *s)
{
	struct epoll_event events[EVENTS];
	int count, i;

	for (;;) {
		count = epoll_wait(s->ready, events, EVENTS, send_due(s));
		for (i = 0; i < count; i++) {
			int fd = (int)(events[i].data.u32 & ~LISTENER);

			if (events[i].data.u32 & LISTENER)
				take_connections(s, fd);
			else if (events[i].events & EPOLLOUT)
				send_answer(s, fd);
			else
				read_request(s, fd);
		}
	}
}

int
main(int argc, char **argv)
{
	unsigned hosts = argc > 1 ? (unsigned)atoi(argv[1]) : 1, i;
	struct server *s = mem_zalloc(1, sizeof(*s));
	in_port_t port = 0;

	signal(SIGPIPE, SIG_IGN);
	s->ready = epoll_create1(EPOLL_CLOEXEC);
	s->compressor = libdeflate_alloc_compressor(LEVEL);
	for (i = 1; i <= hosts; i++)
		port = listen_at(s, i, port);
	printf("%d\n", ntohs(port));
	fflush(stdout);
	serve(s);
}
