/* Transfers from a server of ours on loopback that misbehaves as the path says. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "net/fetch.h"
#include "tap.h"

#define BODY	"<rss/>"
#define LARGE_COUNT	8

/* What client and server tell each other. */
static struct shared {
	atomic_size_t held_most;	/* by the client */
	atomic_size_t requests;		/* that the server got */
} *shared;

/*
 * The server
 */

static void
say(int fd, const char *s)
{
	size_t len = strlen(s);

	while (len > 0) {
		ssize_t n = send(fd, s, len, MSG_NOSIGNAL);

		if (n <= 0)
			_exit(0);
		s += n;
		len -= (size_t)n;
	}
}

static void
repeat(int fd, const char *line, int times)
{
	while (times-- > 0)
		say(fd, line);
}

static void
answer_headers(int fd)
{
	say(fd, "HTTP/1.1 200 OK\r\n");
	repeat(fd, "X-Filler: filler\r\n", 100000);
}

static void
answer_flood(int fd)
{
	repeat(fd, "HTTP/1.1 100 Continue\r\n\r\n", 10000);
	say(fd, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
}

static void
answer_endless(int fd)
{
	say(fd, "HTTP/1.1 200 OK\r\n\r\n");
	for (;;)
		say(fd, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
}

/* No body ends before all LARGE_COUNT of them together are more than is held. */
static void
answer_large(int fd)
{
	char piece[1025];
	int waited;

	memset(piece, 'x', 1024);
	piece[1024] = '\0';
	say(fd, "HTTP/1.1 200 OK\r\nContent-Length: 4194304\r\n\r\n");
	repeat(fd, piece, 1740);
	for (waited = 0; waited < 1000 && atomic_load(&shared->held_most) <= LIMIT_HELD_BYTES; waited++)
		usleep(10000);
	repeat(fd, piece, 4096 - 1740);
}

static void
answer_silence(int fd)
{
	(void)fd;
	pause();
}

static const struct {
	const char *path, *answer;	/* the whole answer, unless act gives it */
	void (*act)(int fd);
} pages[] = {
	{ "/good", "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Type: text/xml\r\nContent-Length: 6\r\n\r\n" BODY, NULL },
	{ "/eof", "HTTP/1.1 200 OK\r\n\r\n" BODY, NULL },
	{ "/short", "HTTP/1.1 200 OK\r\nETag: \"2\"\r\nContent-Length: 60\r\n\r\n" BODY, NULL },
	{ "/chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n" BODY "\r\n", NULL },
	{ "/badchunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n" BODY, NULL },
	{ "/coded", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 6\r\n\r\n" BODY, NULL },
	{ "/zero9", BODY, NULL },
	{ "/status", "HTTP/1.1 abc\r\n\r\n", NULL },
	{ "/negative", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n" BODY, NULL },
	{ "/nothing", "", NULL },
	{ "/404", "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnope", NULL },
	{ "/304", "HTTP/1.1 304 Not Modified\r\nETag: \"3\"\r\n\r\n", NULL },
	{ "/relative", "HTTP/1.1 302 Found\r\nLocation: good\r\nContent-Length: 0\r\n\r\n", NULL },
	{ "/moved", "HTTP/1.1 301 Moved\r\nLocation: /good\r\nContent-Length: 0\r\n\r\n", NULL },
	{ "/moved2", "HTTP/1.1 308 Moved\r\nLocation: /moved\r\nContent-Length: 0\r\n\r\n", NULL },
	{ "/mixed", "HTTP/1.1 302 Found\r\nLocation: /moved\r\nContent-Length: 0\r\n\r\n", NULL },
	{ "/nowhere", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", NULL },
	{ "/file", "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n", NULL },
	{ "/inside", "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:1/admin\r\nContent-Length: 0\r\n\r\n", NULL },
	{ "/away", "HTTP/1.1 302 Found\r\nLocation: http://other.example/good\r\nContent-Length: 0\r\n\r\n", NULL },
	{ "/loop", "HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\n\r\n", NULL },
	{ "/headers", NULL, answer_headers },
	{ "/flood", NULL, answer_flood },
	{ "/endless", NULL, answer_endless },
	{ "/large", NULL, answer_large },
	{ "/silence", NULL, answer_silence },
};

/* "/echo" answers with the request itself; "/auth" wants "me:secret"; a proxy is asked for whole addresses. */
static void
answer(int fd, const char *path, const char *request)
{
	char text[8192];
	size_t i;

	if (strncmp(path, "http://", 7) == 0)
		path = strchr(path + 7, '/');
	if (strcmp(path, "/echo") == 0) {
		snprintf(text, sizeof(text), "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n%s", strlen(request), request);
		say(fd, text);
	}
	if (strcmp(path, "/auth") == 0)
		say(fd, strstr(request, "Authorization: Basic bWU6c2VjcmV0") != NULL
		    ? "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n" BODY
		    : "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
	for (i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		if (strcmp(pages[i].path, path) != 0)
			continue;
		if (pages[i].act != NULL)
			pages[i].act(fd);
		else
			say(fd, pages[i].answer);
	}
}

_Noreturn static void
serve_connection(int fd)
{
	char request[4096], path[256];
	size_t len = 0;

	while (len < sizeof(request) - 1) {
		ssize_t n = read(fd, request + len, sizeof(request) - 1 - len);

		if (n <= 0)
			break;
		len += (size_t)n;
		request[len] = '\0';
		if (strstr(request, "\r\n\r\n") == NULL)
			continue;
		if (sscanf(request, "GET %255[^? ]", path) != 1)
			break;
		atomic_fetch_add(&shared->requests, 1);
		answer(fd, path, request);
		if (strcmp(path, "/good") != 0)
			break;
		len = 0;	/* the connection stays */
	}
	_exit(0);
}

_Noreturn static void
serve(int listener)
{
	signal(SIGCHLD, SIG_IGN);
	for (;;) {
		int fd = accept(listener, NULL, NULL);

		if (fd >= 0 && fork() == 0)
			serve_connection(fd);
		close(fd);
	}
}

static pid_t
start_server(int *port)
{
	struct sockaddr_in in = { .sin_family = AF_INET };
	socklen_t len = sizeof(in);
	int listener = socket(AF_INET, SOCK_STREAM, 0);
	pid_t pid;

	in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(listener, (struct sockaddr *)&in, sizeof(in)) < 0 || listen(listener, 64) < 0)
		exit(1);
	getsockname(listener, (struct sockaddr *)&in, &len);
	*port = ntohs(in.sin_port);
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		setpgid(0, 0);
		serve(listener);
	}
	setpgid(pid, pid);
	close(listener);
	return pid;
}

/*
 * The client
 */

struct seen {
	int begun, ended;
	struct error error;
	int status;
	char url[256], moved[256], body[4096], etag[64];
};

static void
on_begin(void *context, void *data, const char *url)
{
	struct seen *s = context;

	(void)data;
	(void)url;
	s->begun++;
}

static void
on_end(void *context, void *data, struct fetch_answer *a)
{
	struct seen *s = context;

	(void)data;
	s->ended++;
	s->error = a->error;
	s->status = a->status;
	snprintf(s->url, sizeof(s->url), "%s", a->url);
	snprintf(s->moved, sizeof(s->moved), "%s", a->moved);
	snprintf(s->body, sizeof(s->body), "%s", buf_text(a->body));
	snprintf(s->etag, sizeof(s->etag), "%s", buf_text(&a->headers->etag));
}

static struct fetcher *
open_fetcher(struct seen *s)
{
	struct fetch_options options = { .user_agent = "", .contact = "me@news.example", .proxy = "", .ca_file = "" };
	struct fetch_events events = { .begin = on_begin, .end = on_end, .context = s };

	return fetcher_open(&options, &events, NULL);
}

static void
run(struct fetcher *f)
{
	while (fetcher_pending(f) > 0) {
		fetcher_step(f, NULL);
		if (fetcher_pending(f) > 0)
			fetcher_wait(f, NULL, 0, 100, NULL);
	}
}

static struct fetch_request
blank_request(const char *url)
{
	return (struct fetch_request){ .url = url, .etag = "", .last_modified = "", .user_agent = "", .user = "", .password = "",
	    .proxy = "", .body_limit = 100000, .seconds = 20 };
}

static void
get(struct seen *s, int port, const char *path)
{
	struct fetcher *f = open_fetcher(s);
	struct fetch_request r;
	char url[256];

	memset(s, 0, sizeof(*s));
	snprintf(url, sizeof(url), "http://127.0.0.1:%d%s", port, path);
	r = blank_request(url);
	if (strcmp(path, "/silence") == 0)
		r.seconds = 1;
	fetcher_add(f, &r);
	run(f);
	fetcher_close(f);
}

static const struct {
	const char *path, *error;	/* "" all is well */
	int status;
	const char *url, *moved;	/* the ends of them */
} rows[] = {
	{ "/good", "", 200, "/good", "" },
	{ "/eof", "", 200, "/eof", "" },
	{ "/short", "the answer was cut off", 200, "/short", "" },
	{ "/chunks", "the answer was cut off", 200, "/chunks", "" },
	{ "/badchunk", NULL, 200, "/badchunk", "" },
	{ "/coded", "", 200, "/coded", "" },
	{ "/zero9", "the server does not speak HTTP", 0, "/zero9", "" },
	{ "/status", NULL, 0, "/status", "" },
	{ "/negative", NULL, 200, "/negative", "" },
	{ "/nothing", "the server closed the connection without an answer", 0, "/nothing", "" },
	{ "/404", "", 404, "/404", "" },
	{ "/304", "", 304, "/304", "" },
	{ "/relative", "", 200, "/good", "" },
	{ "/moved", "", 200, "/good", "/good" },
	{ "/moved2", "", 200, "/good", "/good" },
	{ "/mixed", "", 200, "/good", "" },
	{ "/nowhere", "a redirect that does not say where to", 302, "/nowhere", "" },
	{ "/file", "a redirect to what is neither http nor https", 302, "/file", "" },
	{ "/inside", "a redirect into a private network", 0, "/admin", "" },
	{ "/loop", "more than 5 redirects", 302, "/loop", "" },
	{ "/headers", "the answer's header is too large", 200, "/headers", "" },
	{ "/flood", "the answer's header is too large", 100, "/flood", "" },
	{ "/endless", NULL, 200, "/endless", "" },
	{ "/silence", "the server did not answer in time", 0, "/silence", "" },
};

static int
ends_with(const char *s, const char *end)
{
	size_t len = strlen(s), n = strlen(end);

	return n == 0 ? len == 0 : len >= n && strcmp(s + len - n, end) == 0;
}

/* P29 P30 P33 */
static void
test_rows(struct seen *s, int port)
{
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		get(s, port, rows[i].path);
		if (rows[i].error != NULL)
			is_text(s->error.text, rows[i].error, rows[i].path);
		else
			ok(s->error.kind != ERROR_NONE, "%s: %s", rows[i].path, s->error.text);
		is_number(s->status, rows[i].status, "its status");
		ok(ends_with(s->url, rows[i].url) && ends_with(s->moved, rows[i].moved), "where it ended, where it moved");
		ok(s->begun == 1 && s->ended == 1, "one begin, one end");
	}
}

/* P2 P3 P4 P13 P34 P35 P36 P37 P38 P39 */
static void
test_request(struct seen *s, int port)
{
	static const char *const lines[] = { "X-Mine: yes", "X-Bad: a\r\nX-Injected: yes" };
	struct fetcher *f = open_fetcher(s);
	struct fetch_request r;
	char url[256];

	snprintf(url, sizeof(url), "http://127.0.0.1:%d/echo", port);
	r = blank_request(url);
	r.etag = "W/\"\xe9\"";
	r.last_modified = "last tuesday";
	r.lines = lines;
	r.line_count = 2;
	fetcher_add(f, &r);
	run(f);
	ok(strstr(s->body, "If-None-Match: W/\"\xe9\"\r\n") != NULL, "the ETag goes back byte for byte");
	ok(strstr(s->body, "If-Modified-Since: last tuesday\r\n") != NULL, "so does Last-Modified");
	ok(strstr(s->body, "User-Agent: coranto/" VERSION " (+" FETCH_PAGE "; me@news.example)\r\n") != NULL, "we say who we are");
	ok(strstr(s->body, "Accept: application/atom+xml, application/rss+xml, application/feed+json,") != NULL, "what we take");
	ok(strstr(s->body, "Accept-Encoding: gzip, deflate, br, zstd\r\n") != NULL && strstr(s->body, "A-IM: feed\r\n") != NULL, "compressed, or what is new alone");
	ok(strncmp(s->body, "GET /echo HTTP/1.1\r\n", 20) == 0 && strstr(s->body, "Range") == NULL
	    && strstr(s->body, "Cache-Control") == NULL && strstr(s->body, "Pragma") == NULL, "by HTTP/1.1, past no cache");
	ok(strstr(s->body, "X-Mine: yes\r\n") != NULL && strstr(s->body, "Injected") == NULL, "header lines of the user, but no more than lines");
	ok(strstr(s->body, "Cookie") == NULL && strstr(s->body, "Referer") == NULL && strstr(s->body, "Authorization") == NULL, "nothing else of ours");
	fetcher_close(f);
	get(s, port, "/echo?q=\xc3\xbc b&x=%41");
	*strchr(s->body, '\r') = '\0';
	is_text(s->body, "GET /echo?q=%C3%BC%20b&x=%41 HTTP/1.1", "an address in other letters");
	snprintf(url, sizeof(url), "http://me:secret@127.0.0.1:%d/auth", port);
	f = open_fetcher(s);
	r = blank_request(url);
	fetcher_add(f, &r);
	run(f);
	is_number(s->status, 200, "the user's name and password");
	fetcher_close(f);
	get(s, port, "/auth");
	is_number(s->status, 401, "none without");
}

/* What the user sets goes before what is ours. */
static void
test_own_names(struct seen *s, int port)
{
	static const char *const lines[] = { "accept: text/plain", "A-IM: none" };
	struct fetch_options options = { .user_agent = "Mine/1", .contact = "", .ca_file = "" };
	struct fetch_events events = { .begin = on_begin, .end = on_end, .context = s };
	struct fetch_request r = blank_request("http://behind.example/echo");
	struct fetcher *f;
	char proxy[64];

	snprintf(proxy, sizeof(proxy), "http://127.0.0.1:%d", port);
	options.proxy = proxy;
	f = fetcher_open(&options, &events, NULL);
	r.lines = lines;
	r.line_count = 2;
	fetcher_add(f, &r);
	run(f);
	ok(strncmp(s->body, "GET http://behind.example/echo HTTP/1.1\r\n", 41) == 0, "the proxy of all");
	ok(strstr(s->body, "User-Agent: Mine/1\r\n") != NULL && strstr(s->body, "coranto") == NULL, "the name of all");
	ok(strstr(s->body, "accept: text/plain\r\n") != NULL && strstr(s->body, "application/rss") == NULL &&
	    strstr(s->body, "A-IM: none\r\n") != NULL && strstr(s->body, "A-IM: feed") == NULL, "lines that we would send, too");
	fetcher_close(f);
	snprintf(proxy, sizeof(proxy), "socks4://127.0.0.1:%d", port);
	f = fetcher_open(&options, &events, NULL);
	fetcher_add(f, &r);
	run(f);
	ok(s->error.kind == ERROR_NET && s->error.text[0] != '\0', "what is no proxy of this kind: %s", s->error.text);
	fetcher_close(f);
	fetcher_close(NULL);
}

/* A connection that is there already leads into the private network as a new one does. */
static void
test_used_again(struct seen *s, int port)
{
	struct fetcher *f = open_fetcher(s);
	struct fetch_request r;
	char url[256];

	memset(s, 0, sizeof(*s));
	snprintf(url, sizeof(url), "http://127.0.0.1:%d/good", port);
	r = blank_request(url);
	fetcher_add(f, &r);
	run(f);
	is_text(s->body, BODY, "the user may ask this machine");
	fetcher_add(f, &r);
	run(f);
	is_text(s->body, BODY, "and again");
	r.from = "http://news.example/feed";
	fetcher_add(f, &r);
	run(f);
	is_text(s->error.text, "a link of the feed into a private network", "a feed may not, by the same connection");
	is_number(s->ended, 3, "each has ended");
	fetcher_close(f);
}

/*
 * Through a proxy on this machine
 */

/* One request in the name of a feed (from) or of the user (NULL), by the proxy that is told or else by that of the environment. */
static void
get_by(struct seen *s, const char *proxy, const char *url, const char *from)
{
	struct fetcher *f = open_fetcher(s);
	struct fetch_request r = blank_request(url);

	memset(s, 0, sizeof(*s));
	r.proxy = proxy;
	r.from = from;
	fetcher_add(f, &r);
	run(f);
	fetcher_close(f);
}

static void
test_proxy(struct seen *s, const char *proxy)
{
	static const char *const inside[] = { "127.0.0.1", "10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]",
	    "[fe80::1%251]", "0x7f.1", "2130706433", "017700000001", "%31%32%37.0.0.1", "127.0.0.1.",
	    "127.0.0.08", "localhost", "LocalHost.", "news.localhost", "printer", "printer.local", "wiki.internal" };
	char url[256];
	size_t i;

	get_by(s, proxy, "http://pages.example/echo", "http://news.example/feed");
	ok(strncmp(s->body, "GET http://pages.example/echo ", 30) == 0, "a page through a proxy: %s", s->error.text);
	get_by(s, proxy, "http://news.example/away", NULL);
	ok(strcmp(s->body, BODY) == 0 && strcmp(s->url, "http://other.example/good") == 0, "a redirect through a proxy: %s", s->error.text);
	get_by(s, proxy, "http://8.8.8.8/good", "http://news.example/feed");
	is_text(s->body, BODY, "a public address through a proxy");
	get_by(s, proxy, "http://127.0.0.1/good", NULL);
	is_text(s->body, BODY, "what the user names through a proxy");
	get_by(s, proxy, "http://news.example/inside", NULL);
	is_text(s->error.text, "a redirect into a private network", "a redirect to a private address through a proxy");
	atomic_store(&shared->requests, 0);
	for (i = 0; i < sizeof(inside) / sizeof(inside[0]); i++) {
		snprintf(url, sizeof(url), "http://%s/good", inside[i]);
		get_by(s, proxy, url, "http://news.example/feed");
		is_text(s->error.text, "a link of the feed into a private network", url);
	}
	get_by(s, proxy, "http://%ef%bc%91%32%37.0.0.1/good", "http://news.example/feed");
	ok(s->error.kind == ERROR_NET, "in other letters: %s", s->error.text);
	is_number((long long)atomic_load(&shared->requests), 0, "of which the proxy was asked for none");
}

/* The connection to a proxy, which is there already, leads to what another request is refused. */
static void
test_proxy_used_again(struct seen *s, const char *proxy)
{
	struct fetcher *f = open_fetcher(s);
	struct fetch_request r = blank_request("http://127.0.0.1/good");

	memset(s, 0, sizeof(*s));
	atomic_store(&shared->requests, 0);
	r.proxy = proxy;
	fetcher_add(f, &r);
	run(f);
	is_text(s->body, BODY, "the user may ask a private address through a proxy");
	r.from = "http://news.example/feed";
	fetcher_add(f, &r);
	run(f);
	is_text(s->error.text, "a link of the feed into a private network", "a feed may not, by the same connection");
	r.url = "http://pages.example/good";
	fetcher_add(f, &r);
	run(f);
	is_text(s->body, BODY, "but another page");
	is_number((long long)atomic_load(&shared->requests), 2, "so two requests in all");
	fetcher_close(f);
}

/* Where a request of the user's goes: a proxy is asked for a whole address, the server for a path. */
static void
is_way(struct seen *s, const char *proxy, const char *url, bool direct, const char *name)
{
	get_by(s, proxy, url, NULL);
	ok(strncmp(s->body, direct ? "GET /echo " : "GET http://", 10) == 0, "%s: %s", name, s->error.text);
}

static void
test_environment(struct seen *s, const char *proxy, int port)
{
	char url[256];

	snprintf(url, sizeof(url), "http://news.localhost:%d/echo", port);
	is_way(s, "", url, true, "no proxy");
	is_way(s, proxy, url, false, "a proxy");
	setenv("http_proxy", proxy, 1);
	is_way(s, "", url, false, "the environment's");
	setenv("no_proxy", "localhost", 1);
	is_way(s, "", url, true, "unless no_proxy has the name");
	is_way(s, proxy, url, true, "which counts for each of them");
	get_by(s, proxy, url, "http://news.example/feed");
	is_text(s->error.text, "a link of the feed into a private network", "what goes past the proxy is guarded, also where the proxy itself is");
	unsetenv("http_proxy");
	unsetenv("no_proxy");
}

/* P40 */
static void
test_proxy_side_by_side(struct seen *s, const char *proxy)
{
	static const char *const urls[] = { "http://slow.example/silence", "http://slower.example/silence", "http://brisk.example/good" };
	struct fetcher *f = open_fetcher(s);
	struct fetch_request r;
	size_t i;

	memset(s, 0, sizeof(*s));
	for (i = 0; i < sizeof(urls) / sizeof(urls[0]); i++) {
		r = blank_request(urls[i]);
		r.proxy = proxy;
		if (strstr(urls[i], "brisk") != NULL)
			r.seconds = 3;
		fetcher_add(f, &r);
	}
	while (s->ended == 0) {
		fetcher_step(f, NULL);
		fetcher_wait(f, NULL, 0, 100, NULL);
	}
	is_text(s->body, BODY, "silent hosts do not hold up another one behind the same proxy");
	fetcher_close(f);
}

/* Bodies that together are larger than what may be held come one after the other. */
static void
test_memory(struct seen *s, int port)
{
	struct fetch_options options = { .user_agent = "", .contact = "", .proxy = "", .ca_file = "", .connections_per_host = LARGE_COUNT };
	struct fetch_events events = { .begin = on_begin, .end = on_end, .context = s };
	struct fetcher *f = fetcher_open(&options, &events, NULL);
	struct fetch_request r;
	char url[256];
	int i;

	memset(s, 0, sizeof(*s));
	snprintf(url, sizeof(url), "http://127.0.0.1:%d/large", port);
	r = blank_request(url);
	r.body_limit = 8u << 20;
	for (i = 0; i < LARGE_COUNT; i++)
		fetcher_add(f, &r);
	while (fetcher_pending(f) > 0) {
		fetcher_step(f, NULL);
		if (fetcher_held_bytes(f) > atomic_load(&shared->held_most))
			atomic_store(&shared->held_most, fetcher_held_bytes(f));
		if (fetcher_pending(f) > 0)
			fetcher_wait(f, NULL, 0, 100, NULL);
	}
	ok(s->ended == LARGE_COUNT && s->error.kind == ERROR_NONE, "large bodies come");
	ok(atomic_load(&shared->held_most) > LIMIT_HELD_BYTES && atomic_load(&shared->held_most) < LIMIT_HELD_BYTES + (5u << 20),
	    "and wait for each other when that is too much: %zu", atomic_load(&shared->held_most));
	is_number((long long)fetcher_held_bytes(f), 0, "and at the end none");
	fetcher_close(f);
}

/* P22 P40 */
static void
test_hold(struct seen *s, int port)
{
	struct fetcher *f = open_fetcher(s);
	struct fetch_request r;
	char url[256];
	int i;

	memset(s, 0, sizeof(*s));
	snprintf(url, sizeof(url), "http://127.0.0.1:%d/silence", port);
	r = blank_request(url);
	for (i = 0; i < 10; i++)
		fetcher_add(f, &r);
	fetcher_step(f, NULL);
	is_number((long long)fetcher_running(f), FETCH_PER_HOST, "few at once to one host");
	fetcher_hold_host(f, url);
	is_number(s->ended, 10 - FETCH_PER_HOST, "a host that is held: those that wait are over");
	is_number(s->error.kind, ERROR_BUSY, "not asked");
	fetcher_close(f);
	is_number(s->begun, FETCH_PER_HOST, "nor begun");
	memset(s, 0, sizeof(*s));
	f = open_fetcher(s);
	for (i = 0; i < 10; i++)
		fetcher_add(f, &r);
	fetcher_step(f, NULL);
	fetcher_hold_all(f);
	is_number(s->ended, 10 - FETCH_PER_HOST, "when time is up those that wait are over");
	fetcher_close(f);
}

/* P40 */
static void
test_side_by_side(struct seen *s, int port)
{
	static const char *const paths[] = { "silence", "good" };
	struct fetcher *f = open_fetcher(s);
	struct fetch_request r;
	char urls[2][256];
	int i;

	memset(s, 0, sizeof(*s));
	for (i = 0; i < 2; i++) {
		snprintf(urls[i], sizeof(urls[i]), "http://127.0.0.1:%d/%s", port, paths[i]);
		r = blank_request(urls[i]);
		r.seconds = 3;
		fetcher_add(f, &r);
	}
	while (s->ended == 0) {
		fetcher_step(f, NULL);
		fetcher_wait(f, NULL, 0, 100, NULL);
	}
	is_text(s->body, BODY, "a silent feed does not keep the next one of its host from being asked");
	fetcher_close(f);
}

int
main(void)
{
	struct seen s = { 0 };
	char proxy[64];
	int port;
	pid_t pid;

	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid = start_server(&port);
	unsetenv("SSL_CERT_FILE");
	test_rows(&s, port);
	test_request(&s, port);
	test_own_names(&s, port);
	test_used_again(&s, port);
	snprintf(proxy, sizeof(proxy), "http://127.0.0.1:%d", port);
	test_proxy(&s, proxy);
	test_proxy_used_again(&s, proxy);
	test_environment(&s, proxy, port);
	test_proxy_side_by_side(&s, proxy);
	test_memory(&s, port);
	test_hold(&s, port);
	test_side_by_side(&s, port);
	kill(-pid, SIGKILL);
	waitpid(pid, NULL, 0);
	return tap_end();
}
